"""Implements ``ganstudio train``, which trains a new run or resumes a run."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Json, parse_snapshot
from ganstudio.engine.config import parse_settings, unlimited_images
from ganstudio.engine.errors import ConfigError, NoCheckpoint, PicturesLost, PlateauReached, RunLocked

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.recipes.train import ProcessGroup
    from ganstudio.engine.runs import Run

app = typer.Typer()


@app.command()
def train(
    data: Annotated[
        list[str] | None,
        typer.Argument(
            help="A built-in set (sevens, digits, fashion), folders, image files, archives, arrays or films: one or several."
        ),
    ] = None,
    run: Annotated[Path | None, typer.Option(help="Folder for the new run.")] = None,
    resume: Annotated[
        Path | None,
        typer.Option(help="Resume the run in this folder, exactly. DATA: where its pictures are now, if you moved them."),
    ] = None,
    begin_with: Annotated[
        Path | None,
        typer.Option("--from", metavar="RUN", help="Start from what this run has learned; its settings are the default."),
    ] = None,
    snapshot: Annotated[str, typer.Option(help="With --from: images seen of the snapshot to start from, or latest.")] = "latest",
    preset: Annotated[
        str | None, typer.Option(help="Recipe to start from, by name (default: one that suits the pictures).")
    ] = None,
    images: Annotated[int | None, typer.Option(help="Stop after this many images.")] = None,
    minutes: Annotated[float | None, typer.Option(help="Stop after this many minutes of training.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Any setting by its dotted name.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same run.")] = None,
    device: Annotated[str | None, typer.Option(help="auto, cpu, cuda or mps.")] = None,
    start_over: Annotated[
        bool,
        typer.Option(
            "--start-over", help="With --resume: start over a run without a checkpoint; deletes its samples and snapshots."
        ),
    ] = False,
    take_over: Annotated[
        bool,
        typer.Option("--take-over", help="With --resume: take the run over from a process on another computer that has ended."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Train on DATA in a new run folder, or resume a run."""
    if images is not None and minutes is not None:
        raise ConfigError("Give --images or --minutes, not both.")
    options = {"run.images": images, "run.minutes": minutes, "run.seed": seed, "run.device": device}
    values = parse_settings(settings or []) | {key: value for key, value in options.items() if value is not None}
    if resume is not None:
        given = (("--run", run), ("--from", begin_with), ("--preset", preset), ("--seed", seed))
        if fixed := [name for name, value in given if value]:
            text = "{options} cannot go with --resume: a run goes on with the settings it has."
            raise ConfigError(text, options=", ".join(fixed))
        _resume(resume, data or [], values, as_json, start_over=start_over, take_over=take_over)
        return
    if start_over or take_over:
        raise ConfigError("--start-over and --take-over go with --resume.")
    if not data or run is None:
        raise ConfigError("Say what to train on and where: ganstudio train DATA --run DIR (or --resume DIR).")
    if minutes is not None:
        values.setdefault("run.images", unlimited_images())
    if begin_with is None and snapshot != "latest":
        raise ConfigError("--snapshot goes with --from: the run to begin with.")
    if begin_with is not None and preset is not None:
        raise ConfigError("Give --from or --preset, not both: with --from the settings are those of that run.")
    origin, seen = None, parse_snapshot(snapshot)
    if begin_with is not None:
        from ganstudio.engine.runs import Run

        origin = Run.open(begin_with)
    start(run, data, values, as_json, preset=preset, origin=origin, snapshot=seen)


def start(
    path: Path,
    data: list[str],
    settings: dict[str, Any],
    as_json: bool,
    *,
    preset: str | None = None,
    origin: "Run | None" = None,
    snapshot: int | None = None,
) -> None:
    """Train a new run."""
    from ganstudio.engine.runs.manifest import CONFIG

    if (path / CONFIG).exists():
        raise ConfigError("{path} already holds a run. Go on with it: ganstudio train --resume {path}", path=path)

    def task(group: "ProcessGroup") -> Any:
        from ganstudio.engine.recipes.start import start_training

        return start_training(path, data, preset=preset, settings=settings, origin=origin, snapshot=snapshot, group=group)

    _finish(path, task, as_json)


def _resume(path: Path, data: list[str], values: dict[str, Any], as_json: bool, *, start_over: bool, take_over: bool) -> None:
    """Resume a run, with its pictures from ``data`` if they were moved there."""
    from ganstudio.engine.runs import Run

    run = Run.open(path)
    if not run.has_pictures:
        text = "{name} was imported and has no pictures of its own. Use: ganstudio train DATA --from {path} --run DIR"
        raise ConfigError(text, name=run.name, path=path)
    images, minutes = values.pop("run.images", None), values.pop("run.minutes", None)

    def task(group: "ProcessGroup") -> Any:
        from ganstudio.engine.recipes.resume import resume_training

        options = {"images": images, "minutes": minutes, "start_over": start_over, "take_over": take_over}
        return resume_training(run, data, settings=values, group=group, **options)

    try:
        _finish(path, task, as_json)
    except NoCheckpoint as error:
        branch = "" if error.snapshot is None else f"ganstudio train DATA --from {path} --run DIR, or "
        raise ConfigError("{error} Use: {command}", error=error, command=f"{branch}--resume {path} --start-over") from None
    except PicturesLost as error:
        text = "{error} Use: ganstudio train DATA --resume {path}"
        raise ConfigError(text, error=error, path=path) from None
    except PlateauReached as error:
        raise ConfigError("{error} Use: --resume {path} --set run.stop_when_flat=false", error=error, path=path) from None
    except RunLocked as error:
        if not error.can_take_over:
            raise
        raise ConfigError("{error} Use: --resume {path} --take-over", error=error, path=path) from None


def _finish(path: Path, make: "Callable[[ProcessGroup], Any]", as_json: bool) -> None:
    """Run the task to its end, in every process that ``torchrun`` started; after an interruption, print how to resume."""
    from ganstudio.engine.recipes.train import joined

    with joined() as group:
        try:
            run = terminal.drive(make(group), as_json, "Training", events=group.is_first, patient=group.size > 1)
        except terminal.Interrupted:
            if group.is_first and (path / "config.json").exists():
                typer.echo(f"Stopped and saved. Go on with: ganstudio train --resume {path}", err=True)
            raise
    if not group.is_first:
        return
    if as_json:
        terminal.print_json({"event": "finished", "run": str(path), "images": run.images_seen})
    else:
        use = f"Use it: ganstudio upscale {path} IMAGE --out FOLDER"
        see = f"See it: ganstudio sample {path} --count 64 --out grid.png"
        typer.echo(f"Finished at {run.images_seen:,} images. {use if run.config.upscaler.factor else see}")
