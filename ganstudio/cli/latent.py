"""Implements ``ganstudio interpolate``, ``walk`` and ``timelapse``, which film the latent space and the training."""

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Noise, Precision, Saved, Scale, Shelf, Snapshot, Truncation, parse_snapshot, refuse
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import counted

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.events import Event
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.recipes.film import FilmSource

app = typer.Typer()

Out = Annotated[Path, typer.Option(help="A film (.gif, .webp or .mp4), or a folder for one picture per frame.")]
Frames = Annotated[int, typer.Option(min=2, max=100_000, help="Number of frames.")]
RATE_OF_FOLDER = "goes with a film (.gif, .webp or .mp4); pictures in a folder have no rate."
Rate = Annotated[float, typer.Option(min=1, max=60, help="Frames per second.")]


@app.command()
def interpolate(
    context: typer.Context,
    run: Folder,
    out: Out,
    seeds: Annotated[str | None, typer.Option(help="Seeds to pass through, for example 1,5,9 or 0-7.")] = None,
    shelf: Shelf = False,
    keyframes: Annotated[
        bool, typer.Option("--keyframes", help="Follow the keyframes kept with the run, with their durations.")
    ] = False,
    picture: Saved = None,
    frames: Annotated[
        int | None,
        typer.Option(min=2, max=100_000, help="Number of frames (default: 60; with --keyframes, what their durations give)."),
    ] = None,
    fps: Rate = 25.0,
    scale: Scale = 1,
    loop: Annotated[
        bool, typer.Option("--loop", help="Return to the first seed, so that the film repeats without a jump.")
    ] = False,
    method: Annotated[str, typer.Option(help="slerp (arcs), lerp (lines) or spline (no corners).")] = "slerp",
    space: Annotated[str, typer.Option(help="Space to interpolate in: z, or w (after the mapping network).")] = "z",
    easing: Annotated[
        str | None,
        typer.Option(help="Give each segment the same time, with easing linear, in, out or in-out (default: constant speed)."),
    ] = None,
    label: Annotated[
        str | None, typer.Option(help="Class to draw: its name or number, or all: each seed its own, blending into the next.")
    ] = None,
    truncation: Truncation = 1.0,
    precision: Precision = "fp32",
    noise: Noise = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Film the path from picture to picture through the latent space."""
    if [seeds is not None, shelf, keyframes, bool(picture)].count(True) != 1:
        raise ConfigError("Give --seeds 1,5,9, --shelf, --keyframes or --picture FILE, one of them.")
    if keyframes:
        refuse(context, ["loop", "method", "space", "easing"], "does not go with --keyframes: they have their own.")
    if not out.suffix and not (keyframes and frames is None):
        refuse(context, ["fps"], RATE_OF_FOLDER)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.samples import parse_seeds
    from ganstudio.engine.latent.paths import EASINGS, METHODS, SPACES, Keyframe
    from ganstudio.engine.recipes.film import PathFilm
    from ganstudio.engine.registry import unknown_name

    wanted = parse_seeds(seeds) if seeds is not None else []
    if seeds is not None and len(wanted) < 2:
        raise ConfigError("A path needs at least two seeds.")
    for kind, name, known in (("method", method, METHODS), ("space", space, SPACES), ("easing", easing, EASINGS)):
        if name is not None and name not in known:
            raise unknown_name(kind, name, list(known))
    model, asked = _open(run, seen, noise, label)

    def task() -> Any:
        from ganstudio.engine.export.kept import keyframes_of
        from ganstudio.engine.recipes.film import film

        if keyframes:
            source = PathFilm.of(keyframes_of(model), asked)
        else:
            latents = yield from _latents(model, wanted, asked, shelf, picture or [])
            keys = [Keyframe(latent) if easing is None else Keyframe(latent, 1.0, easing) for latent in latents]
            source = PathFilm(keys, method, space, loop)
        count = frames or (max(2, round(source.seconds * fps)) if keyframes else 60)
        return (
            yield from film(model, source, out, frames=count, rate=fps, scale=scale, truncation=truncation, precision=precision)
        )

    _tell(terminal.drive(task(), as_json, "Filming").frames, model, out, as_json)


@app.command()
def walk(
    context: typer.Context,
    run: Folder,
    out: Out,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Seed of the first picture and of the walk.")] = 0,
    frames: Frames = 250,
    fps: Rate = 25.0,
    scale: Scale = 1,
    speed: Annotated[
        float | None,
        typer.Option(min=0.01, max=10, help="Speed of a random walk, in unrelated pictures per second (default: 0.5)."),
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
    precision: Precision = "fp32",
    noise: Noise = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Film a walk through the latent space: at random, in a circle, or in a loop."""
    if orbit and loop:
        raise ConfigError("Give --orbit or --loop, not both.")
    if speed is not None and (orbit or loop):
        raise ConfigError("--speed goes with a random walk: --orbit and --loop go once around in the whole film.")
    if (orbit or loop) and not out.suffix:
        refuse(context, ["fps"], RATE_OF_FOLDER)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.latent.walks import LatentWalk
    from ganstudio.engine.recipes.film import WalkFilm

    model, asked = _open(run, seen, noise, label)
    (start,) = model.latents([seed], asked)
    path = LatentWalk("orbit" if orbit else "loop" if loop else "random", start, seed, stiffness)
    source = WalkFilm(path, 0.5 if speed is None else speed)
    _film(model, source, frames, out, fps, scale, truncation, precision, as_json)


@app.command()
def timelapse(
    context: typer.Context,
    run: Folder,
    out: Out,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The picture to follow.")] = 0,
    frames: Annotated[
        int | None, typer.Option(min=2, max=100_000, help="Number of frames (default: 0.12 seconds per snapshot).")
    ] = None,
    fps: Rate = 25.0,
    scale: Scale = 1,
    label: Annotated[str | None, typer.Option(help="Class to draw: its name or number.")] = None,
    truncation: Truncation = 1.0,
    precision: Precision = "fp32",
    as_json: Json = False,
) -> None:
    """Film a picture through the training: the same latent, drawn by each snapshot."""
    if not out.suffix and frames is not None:
        refuse(context, ["fps"], RATE_OF_FOLDER)
    model, asked = _open(run, None, None, label)
    from ganstudio.engine.recipes.film import TrainingFilm

    (latent,) = model.latents([seed], asked)
    source = TrainingFilm(model.run, latent)
    count = frames or max(2, round(source.seconds * fps))
    _film(model, source, count, out, fps, scale, truncation, precision, as_json)


def _open(run: Path, snapshot: int | None, noise: int | None, label: str | None) -> "tuple[Model, int | None]":
    """Return the generator, and the number of the class ``label``."""
    from ganstudio.engine.latent.model import find_label, open_model
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)
    return open_model(opened, snapshot, noise), asked


def _latents(
    model: "Model", seeds: list[int], label: int | None, shelf: bool, pictures: list[Path]
) -> "Generator[Event, None, list[Latent]]":
    """Return the latents to pass through: those of the seeds, of the shelf, or of saved pictures."""
    from ganstudio.engine.export.kept import latents_of_pictures, shelf_of
    from ganstudio.engine.latent.latent import with_label

    if shelf:
        return [with_label(favourite.latent, label) for favourite in shelf_of(model)]
    if pictures:
        return [with_label(latent, label) for latent in (yield from latents_of_pictures(model.run, pictures))]
    return model.latents(seeds, label)


def _film(
    model: "Model",
    source: "FilmSource",
    frames: int,
    out: Path,
    fps: float,
    scale: int,
    truncation: float,
    precision: str,
    as_json: bool,
) -> None:
    from ganstudio.engine.recipes.film import film

    task = film(model, source, out, frames=frames, rate=fps, scale=scale, truncation=truncation, precision=precision)
    terminal.drive(task, as_json, "Filming")
    _tell(frames, model, out, as_json)


def _tell(frames: int, model: "Model", out: Path, as_json: bool) -> None:
    if as_json:
        terminal.print_json({"event": "finished", "out": str(out), "frames": frames, "snapshot": model.images_seen})
    else:
        typer.echo(f"{counted(frames, 'frame')} of the generator at {model.images_seen:,} images: {terminal.plain(str(out))}")
