"""``ganstudio interpolate``: films through the latent space."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ganstudio import terminal
from ganstudio.cli_model import Folder, Json, Snapshot, parse_snapshot
from ganstudio.engine.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np

app = typer.Typer()


@app.command()
def interpolate(
    run: Folder,
    out: Annotated[Path, typer.Option(help="A film (.gif, .webp or .mp4) or a folder for one picture a frame.")],
    seeds: Annotated[str, typer.Option(help="Seeds to pass through, for example 1,5,9 or 0-7.")],
    frames: Annotated[int, typer.Option(min=2, max=100_000, help="How many frames in all.")] = 60,
    fps: Annotated[float, typer.Option(min=1, max=60, help="Frames a second.")] = 25.0,
    scale: Annotated[int, typer.Option(min=1, max=8, help="So many times larger, without blurring.")] = 1,
    loop: Annotated[bool, typer.Option("--loop", help="Lead back to the first; the last frame equals the first.")] = False,
    method: Annotated[str, typer.Option(help="slerp (arcs), lerp (lines) or spline (no corners).")] = "slerp",
    space: Annotated[str, typer.Option(help="z, or w: behind the mapping network.")] = "z",
    label: Annotated[
        str | None, typer.Option(help="Class to draw: its name or number, or all: each seed its own, one turning into the next.")
    ] = None,
    truncation: Annotated[
        float, typer.Option(min=0, max=2, help="1 draws from all that was learned; below, more typical and less varied.")
    ] = 1.0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Film the way from picture to picture through the latent space."""
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.film import write_film
    from ganstudio.engine.export.samples import parse_seeds
    from ganstudio.engine.latent.model import Model, find_label
    from ganstudio.engine.latent.paths import METHODS, SPACES, Key, along
    from ganstudio.engine.latent.point import render
    from ganstudio.engine.registry import unknown_name
    from ganstudio.engine.runs import Run

    wanted = parse_seeds(seeds)
    if len(wanted) < 2:
        raise ConfigError("A way has two ends: give at least two seeds.")
    for kind, name, known in (("method", method, list(METHODS)), ("space", space, list(SPACES))):
        if name not in known:
            raise unknown_name(kind, name, known)
    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)
    model = Model(opened, seen)
    points = along(model.generator, [Key(point) for point in model.points(wanted, asked)], frames, method, space, loop)

    def drawn() -> "Iterator[np.ndarray]":
        for point in points:
            yield render(model.generator, [point], truncation)[0]

    terminal.drive(write_film(drawn(), frames, out, fps, scale), as_json, "Filming")
    if as_json:
        terminal.print_json({"event": "finished", "out": str(out), "frames": frames, "snapshot": model.images})
    else:
        typer.echo(f"{frames:,} frames of the generator at {model.images:,} images: {terminal.plain(str(out))}")
