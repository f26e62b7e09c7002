"""Implements ``ganstudio import``, which makes a run of another program's networks."""

from pathlib import Path
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Json

app = typer.Typer()


@app.command("import")
def import_networks(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A .pkl of StyleGAN2-ADA or StyleGAN3, or a .pt of rosinality's stylegan2-pytorch."),
    ],
    run: Annotated[Path, typer.Option(help="Folder for the new run.")],
    licence: Annotated[str, typer.Option(help="The licence of the network, kept with the run.")] = "",
    origin: Annotated[str, typer.Option(help="Who made the network or where it is from, kept with the run.")] = "",
    as_json: Json = False,
) -> None:
    """Make a run of another program's networks. Nothing in FILE is executed."""
    from ganstudio.engine.recipes.import_network import import_network

    made = terminal.drive(import_network(run, file, licence=licence, origin=origin), as_json, "Importing")
    imported, data = made.imported, made.config.data
    assert imported is not None
    if as_json:
        facts = {"run": str(run), "images": made.images_seen, "arch": made.config.model.arch, "size": data.size}
        terminal.print_json({"event": "finished", **facts, "classes": len(made.dataset.classes), "imported": imported.to_dict()})
        return
    typer.echo(f"A network of {imported.program}, {data.frame} px: {terminal.plain(str(run))}")
    if not imported.licence:
        typer.echo("Its licence is not known. Note it with --licence, and who made it with --origin, when you import it.")
    typer.echo(f"See it: ganstudio sample {run} --count 16 --out grid.png")
