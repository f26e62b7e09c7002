"""Registers the commands and sets exit codes. Commands import ``app`` and torch when they need them."""

import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer

from ganstudio.cli import (
    baseline,
    data,
    directions,
    encoder,
    evaluate,
    features,
    import_network,
    inpaint,
    invert,
    latent,
    model,
    runs,
    terminal,
    train,
    upscale,
)
from ganstudio.engine.errors import ConfigError, StudioError
from ganstudio.version import __version__

app = typer.Typer(
    name="ganstudio",
    help="Train a generative adversarial network on your own pictures and explore what it learned.",
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(data.app)  # the others have no name: their commands are top-level
for family in (
    train,
    baseline,
    import_network,
    runs,
    model,
    latent,
    directions,
    invert,
    inpaint,
    upscale,
    encoder,
    features,
    evaluate,
):
    app.add_typer(family.app)

# some versions of typer contain a copy of click, others use the package; this is the UsageError of either
USAGE_ERROR: Any = typer.BadParameter.__mro__[1]


def main() -> None:
    """Run the command line and exit: 0; 2 with a line on standard error for a user's mistake; 130 when interrupted."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # "?" for characters outside the terminal's encoding
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
    except BrokenPipeError:  # "ganstudio info DIR --json | head" closes the pipe early
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


@app.callback()
def studio(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Open the window if there is no command."""
    if version:
        typer.echo(f"GAN Studio {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(_window(demo=False))


@app.command()
def demo() -> None:
    """Open the window and train on sevens; without a display, train the same run headless."""
    from ganstudio.engine.config.presets import PRESETS
    from ganstudio.engine.runs import default_runs_folder
    from ganstudio.engine.runs.listing import new_run_path

    problem = terminal.display_problem()
    if not problem:
        raise typer.Exit(_window(demo=True))
    path = new_run_path(default_runs_folder(), "sevens")
    typer.echo(f"{problem} Training without the window instead, in {path}. Ctrl+C stops it and saves.", err=True)
    train.start(path, ["sevens"], {}, as_json=False, preset=PRESETS[0].slug)


def _window(demo: bool) -> int:
    if problem := terminal.display_problem():
        raise ConfigError("{problem} Train without the window: ganstudio train DATA --run DIR", problem=problem)
    from ganstudio.app.shell.application import run_window

    return run_window(demo=demo)
