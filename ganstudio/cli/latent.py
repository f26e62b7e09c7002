"""``ganstudio interpolate`` and ``walk``: films through the latent space."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.model import Folder, Json, Noise, Scale, Snapshot, Truncation, parse_snapshot, refuse
from ganstudio.engine.errors import ConfigError

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.export.film import Shot
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.latent.model import Model

app = typer.Typer()

Out = Annotated[Path, typer.Option(help="A film (.gif, .webp or .mp4) or a folder for one picture a frame.")]
Frames = Annotated[int, typer.Option(min=2, max=100_000, help="How many frames in all.")]
RATE_OF_FOLDER = "goes with a film (.gif, .webp or .mp4); pictures in a folder have no rate."
Rate = Annotated[float, typer.Option(min=1, max=60, help="Frames a second.")]


@app.command()
def interpolate(
    context: typer.Context,
    run: Folder,
    out: Out,
    seeds: Annotated[str, typer.Option(help="Seeds to pass through, for example 1,5,9 or 0-7.")],
    frames: Frames = 60,
    fps: Rate = 25.0,
    scale: Scale = 1,
    loop: Annotated[
        bool, typer.Option("--loop", help="Return to the first seed, so that the film repeats without a jump.")
    ] = False,
    method: Annotated[str, typer.Option(help="slerp (arcs), lerp (lines) or spline (no corners).")] = "slerp",
    space: Annotated[str, typer.Option(help="z, or w: behind the mapping network.")] = "z",
    easing: Annotated[
        str | None,
        typer.Option(
            help="From seed to seed in the same time, by linear, in, out or in-out (default: at the same speed all along)."
        ),
    ] = None,
    label: Annotated[
        str | None, typer.Option(help="Class to draw: its name or number, or all: each seed its own, one turning into the next.")
    ] = None,
    truncation: Truncation = 1.0,
    noise: Noise = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Film the way from picture to picture through the latent space."""
    if not out.suffix:
        refuse(context, ["fps"], RATE_OF_FOLDER)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.samples import parse_seeds
    from ganstudio.engine.latent.paths import EASINGS, METHODS, SPACES, Keyframe, interpolate
    from ganstudio.engine.registry import unknown_name

    wanted = parse_seeds(seeds)
    if len(wanted) < 2:
        raise ConfigError("A way has two ends: give at least two seeds.")
    for kind, name, known in (("method", method, METHODS), ("space", space, SPACES), ("easing", easing, EASINGS)):
        if name is not None and name not in known:
            raise unknown_name(kind, name, list(known))
    model, asked = _open(run, seen, noise, label)
    points = model.points(wanted, asked)
    keys = [Keyframe(point) if easing is None else Keyframe(point, 1.0, easing) for point in points]
    way = interpolate(model.generator, keys, frames, method, space, loop)
    _film(model, way, frames, out, fps, scale, truncation, as_json)


@app.command()
def walk(
    context: typer.Context,
    run: Folder,
    out: Out,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The picture to begin with, and where it goes.")] = 0,
    frames: Frames = 250,
    fps: Rate = 25.0,
    scale: Scale = 1,
    speed: Annotated[
        float | None, typer.Option(min=0.01, max=10, help="Of a random walk: pictures a second that have nothing in common (0.5).")
    ] = None,
    stiffness: Annotated[float, typer.Option(min=0, max=0.95, help="How much everything resembles the first picture.")] = 0.3,
    orbit: Annotated[
        bool, typer.Option("--orbit", help="Walk once around a circle, so that the film repeats without a jump.")
    ] = False,
    loop: Annotated[
        bool, typer.Option("--loop", help="Walk a winding path back to the start, so that the film repeats without a jump.")
    ] = False,
    label: Annotated[str | None, typer.Option(help="Class to draw: its name or number.")] = None,
    truncation: Truncation = 1.0,
    noise: Noise = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Film a picture that changes by itself: at random, in a circle, or in a loop."""
    if orbit and loop:
        raise ConfigError("Give --orbit or --loop, not both.")
    if speed is not None and (orbit or loop):
        raise ConfigError("--speed goes with a random walk: --orbit and --loop go once around in the whole film.")
    if (orbit or loop) and not out.suffix:
        refuse(context, ["fps"], RATE_OF_FOLDER)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.latent.walks import LatentWalk

    model, asked = _open(run, seen, noise, label)
    (start,) = model.points([seed], asked)
    way = LatentWalk("orbit" if orbit else "loop" if loop else "random", start, seed, stiffness)
    step = (0.5 if speed is None else speed) / fps
    _film(model, way.film(model.generator, frames, step), frames, out, fps, scale, truncation, as_json)


def _open(run: Path, snapshot: int | None, noise: int | None, label: str | None) -> "tuple[Model, int | None]":
    """The generator, and the number of the class asked for."""
    from ganstudio.engine.device import fastest_device
    from ganstudio.engine.latent.model import Model, check_noise, find_label
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)
    model = Model(opened, snapshot, fastest_device(opened.config).kind, noise)
    check_noise(model, noise)
    return model, asked


def _film(
    model: "Model",
    points: "Iterable[Latent]",
    frames: int,
    out: Path,
    fps: float,
    scale: int,
    truncation: float,
    as_json: bool,
) -> None:
    from ganstudio.engine.export.film import write_film
    from ganstudio.engine.export.provenance import Provenance, fingerprint, texts_of
    from ganstudio.engine.latent.latent import render

    network = fingerprint(model.generator)

    def drawn() -> "Iterator[Shot]":
        for point in points:
            facts = Provenance(point, truncation, model.noise, model.run.name, model.images_seen, network)
            yield render(model.generator, [point], truncation)[0], texts_of(facts)

    terminal.drive(write_film(drawn(), frames, out, fps, scale), as_json, "Filming")
    if as_json:
        terminal.print_json({"event": "finished", "out": str(out), "frames": frames, "snapshot": model.images_seen})
    else:
        typer.echo(f"{frames:,} frames of the generator at {model.images_seen:,} images: {terminal.plain(str(out))}")
