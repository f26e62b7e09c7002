"""``ganstudio sample`` and ``export``: pictures and files of a trained generator."""

from pathlib import Path
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder as Folder
from ganstudio.cli.options import Json as Json
from ganstudio.cli.options import Noise as Noise
from ganstudio.cli.options import Scale as Scale
from ganstudio.cli.options import Snapshot as Snapshot
from ganstudio.cli.options import Truncation as Truncation
from ganstudio.cli.options import parse_snapshot as parse_snapshot
from ganstudio.cli.options import refuse as refuse
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.files import FILES

app = typer.Typer()


@app.command()
def sample(
    run: Folder,
    out: Annotated[Path, typer.Option(help="A folder, a grid (.png) or an archive (.npz: images, seeds, labels).")],
    snapshot: Snapshot = "latest",
    count: Annotated[int | None, typer.Option(min=1, max=10_000_000, help="How many images, seeds from 0.")] = None,
    seeds: Annotated[str | None, typer.Option(help="Seeds, for example 0-63 or 1,5,9.")] = None,
    label: Annotated[
        str | None, typer.Option(help="Class to draw: its name or number, or all, one after the other (with classes the default).")
    ] = None,
    truncation: Truncation = 1.0,
    noise: Noise = None,
    scale: Scale = 1,
    as_json: Json = False,
) -> None:
    """Draw pictures with a trained generator."""
    if (count is None) == (seeds is None):
        raise ConfigError("Give --count N or --seeds 0-63, one of them.")
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.samples import parse_seeds, write_samples
    from ganstudio.engine.latent.model import Model, check_noise, find_label
    from ganstudio.engine.runs import Run

    wanted = parse_seeds(seeds) if seeds is not None else range(count or 0)
    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)
    if noise is not None:
        check_noise(Model(opened, seen, noise=noise), noise)
    task = write_samples(opened, wanted, out, seen, asked, truncation, noise, scale)
    images = terminal.drive(task, as_json, "Sampling")
    if as_json:
        terminal.print_json({"out": str(out), "count": len(wanted), "snapshot": images})
    else:
        typer.echo(f"{len(wanted):,} pictures of the generator at {images:,} images: {out}")


@app.command()
def export(
    run: Folder,
    out: Annotated[Path, typer.Option(help="The file to write.")],
    format: Annotated[
        str | None,
        typer.Option(
            help="onnx, torchscript or safetensors with a .json beside it (default: by the ending of the name, else onnx)."
        ),
    ] = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Write a trained generator as a file for other programs, compared with the original on 64 pictures."""
    format = _format_of(out, format)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    from ganstudio.engine.export.models import export_model
    from ganstudio.engine.latent.model import Model

    result = terminal.drive(export_model(Model(opened, seen), format, out), as_json, "Exporting")
    if as_json:
        values = {"format": result.format, "files": [str(file) for file in result.files], "snapshot": result.images_seen}
        compared = {"inputs": list(result.inputs), "compared": result.samples, "largest_difference": result.difference}
        terminal.print_json({"event": "finished", **values, **compared})
    else:
        typer.echo(
            f"The generator at {result.images_seen:,} images: {', '.join(terminal.plain(str(file)) for file in result.files)}"
        )
        typer.echo(
            f"Takes {', '.join(result.inputs)}. On {result.samples} pictures no pixel differs by more than {result.difference:.1e}."
        )


# by the name of the format
ENDINGS = {"onnx": ".onnx", "torchscript": ".pt", "safetensors": ".safetensors"}


def _format_of(out: Path, format: str | None) -> str:
    """Return the format asked for, or the format of the file's ending; they must not contradict each other."""
    ending = out.suffix.lower()
    told = next((name for name, its in ENDINGS.items() if its == ending), None)
    if format is None:
        if told is None and ending in FILES:
            raise ConfigError("{out}: give --out a name that ends in {endings}.", out=out.name, endings=", ".join(ENDINGS.values()))
        return told or "onnx"
    if ending in FILES and format in ENDINGS and told != format:
        text = "{out}: --format {format} is written to a file that ends in {ending}."
        raise ConfigError(text, out=terminal.plain(out.name), format=format, ending=ENDINGS[format])
    return format
