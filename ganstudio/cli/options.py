"""Defines and checks arguments and options that several commands share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from ganstudio.engine.errors import ConfigError

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A run folder.")]
Snapshot = Annotated[str, typer.Option(help="Images seen of the snapshot to use, or latest.")]
Truncation = Annotated[
    float, typer.Option(min=0, max=2, help="1 draws from everything learned; lower values draw more typical, less varied pictures.")
]
Noise = Annotated[
    int | None, typer.Option(min=0, max=2**63 - 1, help="Seed of the noise (style-based only; default: as it was trained with).")
]
Scale = Annotated[int, typer.Option(min=1, max=8, help="Enlarge this many times, without blurring.")]
Precision = Annotated[str, typer.Option(help="Number format to draw in: fp32, or bf16 (faster on some devices, less exact).")]
Shelf = Annotated[bool, typer.Option("--shelf", help="The pictures on the run's shelf.")]
Saved = Annotated[list[Path] | None, typer.Option(help="A PNG file that the studio saved, with its latent in it; may be repeated.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object per line on standard output, nothing else.")]

# for the commands that search the latent space
Images = Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Pictures, one or several.")]
ResultsFolder = Annotated[Path, typer.Option("--out", help="A folder for the results.")]
Effort = Annotated[str, typer.Option(help="fast or careful.")]
Count = Annotated[int, typer.Option(min=1, max=16, help="Number of results per picture.")]
Label = Annotated[str | None, typer.Option(help="Class of the pictures: its name or number (default: detect it).")]
Seed = Annotated[int, typer.Option(min=0, max=2**63 - 1, help="Seed of the search; the same seed gives the same results.")]


def _refuse_preset(value: str | None) -> None:
    if value is not None:
        raise ConfigError("--preset is now called --effort: a preset is a recipe for training.")


# the earlier name of --effort; accepted only for a helpful error
OldPreset = Annotated[str | None, typer.Option("--preset", hidden=True, callback=_refuse_preset)]


def refuse(context: typer.Context, options: Iterable[str], why: str) -> None:
    """Raise ``ConfigError`` for the first given option that has no effect here."""
    for option in options:
        source = context.get_parameter_source(option)
        if source is not None and source.name == "COMMANDLINE":
            raise ConfigError("--{option} {why}", option=option.replace("_", "-"), why=why)


def parse_snapshot(text: str) -> int | None:
    """Return ``--snapshot`` as images seen; None for the latest."""
    if text == "latest":
        return None
    if not text.isdecimal():
        message = "--snapshot {text}: give the images seen, as 'ganstudio info' lists them, or latest."
        raise ConfigError(message, text=text)
    return int(text)
