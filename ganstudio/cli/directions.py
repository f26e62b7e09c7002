"""Implements ``ganstudio directions``, which finds directions that change a single attribute of pictures."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Snapshot, parse_snapshot, refuse
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.registry import unknown_name
from ganstudio.engine.text import figure

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.latent.directions import Direction

app = typer.Typer()

METHODS = ("sefa", "pca", "groups", "classes", "saved")
SCORES = {"sefa": "of the gain", "pca": "of the variance", "groups": "told apart"}


@app.command()
def directions(
    context: typer.Context,
    run: Folder,
    method: Annotated[
        str,
        typer.Option(help="sefa or pca (no labels needed), groups (of seeds), classes (two of them), or saved (those of the run)."),
    ] = "sefa",
    layers: Annotated[
        str | None, typer.Option(metavar="A-B", help="Act on these layers only (of a generator with a mapping network).")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=1000, help="Number of directions, for sefa and pca.")] = 10,
    group: Annotated[
        str | None, typer.Option(help="Seeds of pictures with the attribute (1,5,9); with --method classes, a class.")
    ] = None,
    against: Annotated[str | None, typer.Option(help="Seeds of pictures without the attribute, or the other class.")] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Keep the attribute of this saved direction fixed; may be repeated.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="Name of the direction between groups or classes.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep them with the run.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Where to write strips of what they do: one picture (.png), or a folder with one per direction."),
    ] = None,
    seeds: Annotated[str, typer.Option(help="Seeds of the strips' pictures.")] = "0-3",
    reach: Annotated[
        float, typer.Option(min=0.1, max=20, help="How far the strips go in both directions, in standard deviations.")
    ] = 3.0,
    truncation: Annotated[float, typer.Option(min=0, max=2, help="Truncation of the strips, as for sample.")] = 1.0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Find directions that change pictures, list them with their variance or accuracy, and draw strips of their effect."""
    if method not in METHODS:
        raise unknown_name("method", method, list(METHODS))
    if [bool(group), bool(against)] != [method in ("groups", "classes")] * 2:
        raise ConfigError("--method groups and --method classes need both --group and --against; the others take neither.")
    if name is not None and not group:
        raise ConfigError("--name goes with --method groups or classes; saved and found ones have names.")
    if method not in ("sefa", "pca"):
        refuse(context, ["count"], "goes with --method sefa or pca.")
    chosen = _layers(layers)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.samples import parse_seeds
    from ganstudio.engine.runs import Run

    shown = parse_seeds(seeds)
    if out is None:
        refuse(context, ["seeds", "reach", "truncation"], "goes with --out: it is about the strips.")
    if method not in ("sefa", "pca", "groups") and layers is not None:
        raise ConfigError("--layers does not go with --method {method}.", method=method)
    members = [text if text is None or method == "classes" else parse_seeds(text) for text in (group, against)]
    from ganstudio.engine.latent.model import open_model
    from ganstudio.engine.recipes.directions import directions

    task = directions(
        open_model(Run.open(run), seen),
        method,
        layers=chosen,
        count=count,
        group=members[0],
        against=members[1],
        name=name or f"{group} against {against}",
        without=without or (),
        save=save,
        strips=out,
        seeds=shown,
        reach=reach,
        truncation=truncation,
    )
    result = terminal.drive(task, as_json, "Directions")
    _tell(result.directions, result.files, as_json)


def _tell(found: "Sequence[Direction]", files: Sequence[Path], as_json: bool) -> None:
    if as_json:
        for item in found:
            facts = {"name": item.name, "kind": item.kind, "layers": item.layers, "spread": item.std, "score": item.score}
            terminal.print_json({"event": "direction", **facts})
        terminal.print_json({"event": "finished", "count": len(found), "files": [str(file) for file in files]})
        return
    if not found:
        typer.echo("The run has no saved directions yet. Find some: ganstudio directions RUN --method sefa --save")
        return
    rows = []
    for item in found:
        score = "" if item.score is None else f"{item.score:.1%} {SCORES[item.kind]}"
        rows.append((terminal.plain(item.name), f"{item.layers[0]}-{item.layers[1]}", figure(item.std), score))
    terminal.print_table(("direction", "layers", "1 sd", "score"), rows)
    for file in files:
        typer.echo(terminal.plain(str(file)))


def _layers(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    if not (match := re.fullmatch(r"(\d+)(?:-(\d+))?", text)):
        raise ConfigError("--layers {text}: write it as 0-3, or 2 for one.", text=text)
    return int(match[1]), int(match[2] or match[1])
