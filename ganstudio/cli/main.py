"""Registers the commands. Commands import ``app`` and torch when they need them."""

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
from ganstudio.cli.ending import open_window, run_and_exit
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
    """Run the command line and exit: see :func:`~ganstudio.cli.ending.run_and_exit`."""
    run_and_exit(_run)


def _run() -> object:
    try:
        return app(standalone_mode=False)
    except USAGE_ERROR as error:
        return terminal.complain(error.format_message())
    except typer.Abort:
        raise KeyboardInterrupt from None


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
        raise typer.Exit(open_window(demo=False))


@app.command()
def demo() -> None:
    """Open the window and train on sevens; without a display, train the same run headless."""
    from ganstudio.engine.config.presets import PRESETS
    from ganstudio.engine.runs import default_runs_folder
    from ganstudio.engine.runs.listing import new_run_path

    problem = terminal.display_problem()
    if not problem:
        raise typer.Exit(open_window(demo=True))
    path = new_run_path(default_runs_folder(), "sevens")
    typer.echo(f"{problem} Training without the window instead, in {path}. Ctrl+C stops it and saves.", err=True)
    train.start(path, ["sevens"], {}, as_json=False, preset=PRESETS[0].slug)
