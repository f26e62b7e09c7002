"""The command line: one subcommand per engine task. ``app`` and torch are imported when a command needs them."""

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import data as cli_data
from ganstudio.cli import directions as cli_directions
from ganstudio.cli import encoder as cli_encoder
from ganstudio.cli import features as cli_features
from ganstudio.cli import inpaint as cli_inpaint
from ganstudio.cli import invert as cli_invert
from ganstudio.cli import latent as cli_latent
from ganstudio.cli import model as cli_model
from ganstudio.cli import terminal
from ganstudio.cli import upscale as cli_upscale
from ganstudio.cli.options import parse_snapshot
from ganstudio.engine.config import Config, DataConfig, parse_settings, with_settings
from ganstudio.engine.errors import ConfigError, NoCheckpoint, PicturesLost, PlateauReached, RunLocked, StudioError
from ganstudio.version import __version__

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.data import Dataset
    from ganstudio.engine.runs import Run
    from ganstudio.engine.training.parallel import ProcessGroup

app = typer.Typer(
    name="ganstudio",
    help="Train a generative adversarial network on your own pictures and explore what it learned.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(cli_data.app)
app.add_typer(cli_model.app)  # without a name: its commands stand beside these
app.add_typer(cli_directions.app)
app.add_typer(cli_latent.app)
app.add_typer(cli_invert.app)
app.add_typer(cli_inpaint.app)
app.add_typer(cli_upscale.app)
app.add_typer(cli_encoder.app)
app.add_typer(cli_features.app)

# typer brings a copy of click in some versions and uses the package in others; this is the right one's UsageError
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]

Json = Annotated[bool, typer.Option("--json", help="One JSON object per line on standard output, nothing else.")]


def main() -> None:
    """Run the command line and exit: 0; 2 with one line on standard error for a user's mistake; 130 when interrupted."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that knows no letter for a sign shows "?"
    try:
        code = app(standalone_mode=False)
    except USAGE_ERROR as error:
        code = terminal.complain(error.format_message())
    except StudioError as error:
        code = terminal.complain(str(error))
    except RuntimeError as error:
        if type(error).__name__ != "OutOfMemoryError":  # torch's, which may not be imported
            raise
        code = terminal.complain("The graphics card's memory is full. Close other programs that use it, such as a training.")
    except (KeyboardInterrupt, typer.Abort, terminal.Interrupted):
        code = 130
    except BrokenPipeError:  # "ganstudio info DIR --json | head": whoever read has had enough
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


@app.callback()
def studio(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Without a command, the window opens."""
    if version:
        typer.echo(f"GAN Studio {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(_window(demo=False))


@app.command()
def demo() -> None:
    """Open the window and start to learn to draw sevens; where no display can be had, train the same run headless."""
    from ganstudio.engine.config.presets import PRESETS
    from ganstudio.engine.runs import default_runs_folder
    from ganstudio.engine.runs.listing import new_run_path

    problem = terminal.display_problem()
    if not problem:
        raise typer.Exit(_window(demo=True))
    path = new_run_path(default_runs_folder(), "sevens")
    typer.echo(f"{problem} Training without the window instead, in {path}. Ctrl+C stops it and saves.", err=True)
    _train_new(lambda dataset: PRESETS[0].config, {"data.source": ["sevens"]}, path, as_json=False)


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
        typer.Option("--from", metavar="RUN", help="Begin with what this run has learned; its settings are the default."),
    ] = None,
    snapshot: Annotated[str, typer.Option(help="With --from: images seen of the snapshot to begin with, or latest.")] = "latest",
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
    """Train on DATA in a new run folder, or go on with one."""
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
        values.setdefault("run.images", terminal.UNLIMITED_IMAGES)
    if begin_with is None and snapshot != "latest":
        raise ConfigError("--snapshot goes with --from: the run to begin with.")
    if begin_with is not None and preset is not None:
        raise ConfigError("Give --from or --preset, not both: with --from the settings are those of that run.")
    values["data.source"] = data
    if begin_with is None:
        _train_new(lambda dataset: _preset_config(preset, dataset, device), values, run, as_json)
        return
    from ganstudio.engine.runs import Run

    origin = Run.open(begin_with)
    seen = parse_snapshot(snapshot)
    _train_new(lambda dataset: origin.config, values, run, as_json, begin=(origin, seen))


@app.command()
def runs(
    folder: Annotated[Path | None, typer.Argument(help="Where to look (default: the window's own folder).")] = None,
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
            terminal.print_json(
                {"path": str(item.path), "name": item.name, "images": item.images_seen, "total": item.total, "source": item.source}
            )
    elif found:
        terminal.print_table(
            ("run", "images seen", "pictures"), [(i.name, f"{i.images_seen:,}", ", ".join(i.source)) for i in found]
        )
    else:
        typer.echo(f"There are no runs in {where} yet. Try: ganstudio demo")


@app.command()
def info(run: Annotated[Path, typer.Argument(metavar="DIR", help="A run folder.")], as_json: Json = False) -> None:
    """Show what is in a run."""
    from ganstudio.engine.runs.describe import describe_run

    values = describe_run(run)
    if as_json:
        terminal.print_json(values)
    else:
        terminal.print_table(("", run.resolve().name), [(key, terminal.shown(value)) for key, value in values.items()])


@app.command()
def devices(as_json: Json = False) -> None:
    """List the devices to train on, the precision chosen for each, and the threads."""
    from ganstudio.engine.device import list_devices

    found = [device.to_dict() for device in list_devices()]
    if as_json:
        for device in found:
            terminal.print_json(device)
    else:
        terminal.print_table(tuple(found[0]), [tuple(terminal.shown(value) for value in device.values()) for device in found])


def _window(demo: bool) -> int:
    if problem := terminal.display_problem():
        raise ConfigError("{problem} Train without the window: ganstudio train DATA --run DIR", problem=problem)
    from ganstudio.app.shell.application import run_window

    return run_window(demo=demo)


def _preset_config(name: str | None, dataset: "Dataset", device: str | None) -> Config:
    """The recipe of that name, or the one that suits the pictures; which and why is told on standard error."""
    from ganstudio.engine.config.presets import find_preset, suggest
    from ganstudio.engine.device import choose_device

    kind = choose_device(with_settings(Config(), {"run.device": device or "auto"})).kind
    if name is not None:
        return find_preset(name).settings(kind)
    preset, reason = suggest(len(dataset.rows), dataset.pixels.shape[-1], kind)
    typer.echo(f"{preset.name}: {reason}", err=True)
    return preset.settings(kind)


def _train_new(
    base: "Callable[[Dataset], Config]",
    values: dict[str, Any],
    path: Path,
    as_json: bool,
    begin: "tuple[Run, int | None] | None" = None,
) -> None:
    """Train a new run with the settings ``base`` has for the pictures and ``values`` above them."""
    from ganstudio.engine.runs.manifest import CONFIG

    if (path / CONFIG).exists():
        raise ConfigError("{path} already holds a run. Go on with it: ganstudio train --resume {path}", path=path)
    data = with_settings(Config(), {name: value for name, value in values.items() if name.startswith("data.")}).data

    def task(group: "ProcessGroup") -> Any:
        source, dataset = yield from _load(data, group)
        from ganstudio.engine.recipes.branch import branch
        from ganstudio.engine.recipes.train import create_run, train
        from ganstudio.engine.runs import Run

        if group.is_first:
            # the source's own names: absolute, so that the run can be resumed from any folder
            config = with_settings(base(dataset), {**values, "data.source": source.names})
            if begin is None:
                create_run(path, config, dataset, group.size)
            else:
                branch(path, config, dataset, *begin)
        group.wait()
        run = Run.open(path)
        yield from train(run, dataset, resume=begin is not None, group=group)
        return run

    _finished(path, task, as_json)


def _resume(path: Path, data: list[str], values: dict[str, Any], as_json: bool, *, start_over: bool, take_over: bool) -> None:
    """Resume a run, with its pictures from ``data`` if they were moved there."""
    from ganstudio.engine.runs import Run

    run = Run.open(path)
    if "run.minutes" in values:  # so many more than it has had
        rows = run.stats()
        values["run.minutes"] += rows[-1]["seconds"] / 60 if rows else 0
        values.setdefault("run.images", terminal.UNLIMITED_IMAGES)
    elif "run.images" in values:
        values["run.minutes"] = 0.0

    def task(group: "ProcessGroup") -> Any:
        from ganstudio.engine.runs.pictures import move_pictures, open_pictures

        if not group.is_first:
            group.wait()
        moved = group.is_first and data
        _, dataset = yield from (move_pictures(run, data, take_over=take_over) if moved else open_pictures(run, data))
        if group.is_first:
            group.wait()
        from ganstudio.engine.recipes.train import change_run, train

        if group.is_first and values:
            change_run(run, values, take_over=take_over)
        group.wait()
        yield from train(Run.open(path), dataset, resume=True, start_over=start_over, take_over=take_over, group=group)
        return run

    try:
        _finished(path, task, as_json)
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


def _load(data: DataConfig, group: "ProcessGroup") -> Any:
    """Open and prepare the pictures; what had to be left out is told on standard error. Of several processes one prepares."""
    from ganstudio.engine.data import load_dataset, open_source

    if not group.is_first:
        group.wait()
    source = yield from open_source(data.source, data)
    dataset = yield from load_dataset(source, data)
    if group.is_first:
        group.wait()
        terminal.tell_left_out(dataset.problems)
    return source, dataset


def _finished(path: Path, make: "Callable[[ProcessGroup], Any]", as_json: bool) -> None:
    """Run the task to its end, in every process that ``torchrun`` started; an interruption leaves a line that says how to go on."""
    from ganstudio.engine.training.parallel import joined

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
        typer.echo(f"Finished at {run.images_seen:,} images. See it: ganstudio sample {path} --count 64 --out grid.png")
