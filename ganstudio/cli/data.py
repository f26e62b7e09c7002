"""Implements ``ganstudio data``, which checks and exports datasets and shows the cache."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.engine.config import Config, DataConfig, parse_settings, with_settings
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import counted

app = typer.Typer(name="data", help="Check pictures, export them prepared, clear the cache.", no_args_is_help=True)

Data = Annotated[
    list[str],
    typer.Argument(metavar="DATA...", help="Built-in sets, folders, image files, archives, arrays or films: one or several."),
]
Settings = Annotated[list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Any data setting: data.crop=fit.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object per line on standard output, nothing else.")]

SHOWN = 5  # files named for each cause


@app.command()
def check(
    data: Data,
    settings: Settings = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 if any file is left out.")] = False,
    as_json: Json = False,
) -> None:
    """Open every file once and show which are used, which are left out, and why."""
    config = _config(data, settings)

    from ganstudio.engine.recipes.check import check_data

    report = terminal.drive(check_data(config), as_json, "Checking", events=not as_json)
    if as_json:
        for problem in report.problems:
            terminal.print_json({"file": problem.file, "cause": problem.cause, "detail": problem.detail})
        terminal.print_json({"summary": _summary(report)})
    else:
        _show(report)
    if strict and report.problems:
        raise typer.Exit(2)


@app.command()
def export(
    data: Data,
    out: Annotated[Path, typer.Option(help="A new folder or file.")],
    format: Annotated[str, typer.Option(help="folder, stylegan-zip or npz.")] = "folder",
    size: Annotated[
        str | None, typer.Option(metavar="PIXELS", help="Size of the images: 64, or width x height as in 96x64 (data.size).")
    ] = None,
    settings: Settings = None,
    as_json: Json = False,
) -> None:
    """Write the images as prepared for the networks."""
    config = _config(data, settings, {} if size is None else {"data.size": size})

    from ganstudio.engine.recipes.export import export_dataset

    done = terminal.drive(export_dataset(config, out, format), as_json, "Exporting")
    terminal.tell_left_out(done.problems)
    if as_json:
        terminal.print_json({"event": "finished", "out": str(out), "images": done.count})
    else:
        typer.echo(f"{counted(done.count, 'image')}: {terminal.plain(str(out))}")


@app.command()
def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Delete the whole cache.")] = False,
    as_json: Json = False,
) -> None:
    """Show the folder and the size of the cache of prepared pictures."""
    from ganstudio.engine.data.cache import cache_size, clear_cache
    from ganstudio.engine.home import cache_folder

    if clear:
        clear_cache()
    if as_json:
        terminal.print_json({"path": str(cache_folder()), "bytes": cache_size()})
    else:
        typer.echo(f"{cache_folder()}: {cache_size() / 1e6:,.1f} MB")


def _config(names: list[str], settings: list[str] | None, more: dict[str, Any] | None = None) -> DataConfig:
    values = parse_settings(settings or []) | (more or {})
    if others := [key for key in values if not key.startswith("data.")]:
        text = "{name} is not a setting of the data. Those begin with data., for example data.crop=fit."
        raise ConfigError(text, name=others[0])
    return with_settings(Config(), {**values, "data.source": names}).data


def _summary(report: Any) -> dict[str, Any]:
    from ganstudio.engine.data.causes import ALIKE, WHOLLY_TRANSPARENT

    sizes = report.sizes
    return {
        "files": report.files,
        "used": report.used,
        "left_out": len(report.problems),
        "causes": dict(Counter(problem.cause for problem in report.problems)),
        "classes": report.classes,
        "verdict": [str(sentence) for sentence in report.verdict],
        "near_duplicates": [{"file": note.file, "detail": note.detail} for note in report.notes if note.cause == ALIKE],
        "wholly_transparent": [note.file for note in report.notes if note.cause == WHOLLY_TRANSPARENT],
        "sizes": {"least": sizes.min(axis=0).tolist(), "most": sizes.max(axis=0).tolist()} if len(sizes) else None,
        "modes": report.modes,
        "coloured": report.coloured,
        "frame": str(report.frame.size),
        "frames": [{"size": str(share.frame.size), "removed": share.removed} for share in report.shares],
        "transparent": report.transparent,
    }


def _show(report: Any) -> None:
    """Print each cause with up to five of its files, then the verdict."""
    if report.problems:
        rows = []
        for cause, count in Counter(problem.cause for problem in report.problems).most_common():
            some = [problem for problem in report.problems if problem.cause == cause][:SHOWN]
            rows += [
                (
                    "" if place else cause,
                    "" if place else f"{count:,}",
                    terminal.plain(problem.file),
                    terminal.plain(problem.detail),
                )
                for place, problem in enumerate(some)
            ]
            if count > SHOWN:
                rows.append(("", "", f"... and {count - SHOWN:,} more (--json lists all)", ""))
        terminal.print_table(("left out", "files", "file", "why"), rows)
        typer.echo()
    for sentence in report.verdict:
        typer.echo(terminal.plain(str(sentence)))
    if (report.sizes[:, :1] != report.sizes[:, 1:]).any():
        typer.echo()
        _show_frames(report)


def _show_frames(report: Any) -> None:
    """Print how much of the pictures each frame loses."""
    rows = [(share.frame.size, f"{share.removed:.0%}", "in use" * (share.frame == report.frame)) for share in report.shares]
    terminal.print_table(("data.size", "removed by the centre crop", ""), [tuple(map(str, row)) for row in rows])
