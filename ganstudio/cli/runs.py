"""Implements ``ganstudio runs``, ``info`` and ``devices``, which list runs, a run's facts, and devices."""

from pathlib import Path
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Json
from ganstudio.engine.errors import ConfigError

app = typer.Typer()


@app.command()
def runs(
    folder: Annotated[Path | None, typer.Argument(help="Folder to list (default: the window's own).")] = None,
    as_json: Json = False,
) -> None:
    """List the runs in a folder, newest first."""
    from ganstudio.engine.runs import default_runs_folder, list_runs

    where = folder or default_runs_folder()
    if folder is not None and not folder.is_dir():
        raise ConfigError("There is no folder {folder}.", folder=folder)
    found = list_runs(where)
    if as_json:
        for item in found:
            row = {"path": str(item.path), "name": item.name, "kind": item.kind, "images": item.images_seen, "total": item.total}
            terminal.print_json({**row, "source": item.source})
    elif found:
        terminal.print_table(
            ("run", "kind", "images seen", "pictures"),
            [(i.name, i.kind, f"{i.images_seen:,}", ", ".join(i.source)) for i in found],
        )
    else:
        typer.echo(f"There are no runs in {where} yet. Try: ganstudio demo")


@app.command()
def info(run: Annotated[Path, typer.Argument(metavar="DIR", help="A run folder.")], as_json: Json = False) -> None:
    """Show the facts of a run: progress, pictures, files, statistics and settings."""
    from ganstudio.engine.runs.describe import describe_run

    values = describe_run(run)
    if as_json:
        terminal.print_json(values)
    else:
        terminal.print_table(("", run.resolve().name), [(key, terminal.shown(value)) for key, value in values.items()])


@app.command()
def devices(as_json: Json = False) -> None:
    """List the devices to train on, with their precision and threads."""
    from ganstudio.engine.device import list_devices

    found = [device.to_dict() for device in list_devices()]
    if as_json:
        for device in found:
            terminal.print_json(device)
    else:
        terminal.print_table(tuple(found[0]), [tuple(terminal.shown(value) for value in device.values()) for device in found])
