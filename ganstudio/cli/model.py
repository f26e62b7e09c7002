"""Implements ``ganstudio sample`` and ``export``, which write pictures and files of a trained generator."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Noise, Precision, Saved, Scale, Shelf, Snapshot, Truncation, parse_snapshot, refuse
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.files import FILES
from ganstudio.engine.text import counted

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.runs import Run

app = typer.Typer()
WITH_LATENTS = ("snapshot", "shelf", "picture", "label", "truncation", "precision", "noise", "direction", "amount")


@app.command()
def sample(
    context: typer.Context,
    run: Folder,
    out: Annotated[Path, typer.Option(help="A folder, a sheet (.png) or an archive (.npz: images, seeds, labels, latents).")],
    snapshot: Snapshot = "latest",
    count: Annotated[int | None, typer.Option(min=1, max=10_000_000, help="Number of images, with seeds from 0.")] = None,
    seeds: Annotated[str | None, typer.Option(help="Seeds, for example 0-63 or 1,5,9.")] = None,
    shelf: Shelf = False,
    picture: Saved = None,
    label: Annotated[
        str | None, typer.Option(help="Class to draw: its name or number, or all, in turn (default with classes).")
    ] = None,
    truncation: Truncation = 1.0,
    precision: Precision = "fp32",
    noise: Noise = None,
    direction: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Move each picture along this saved direction; repeat it with one --amount each."),
    ] = None,
    amount: Annotated[
        list[float] | None, typer.Option(min=-20, max=20, help="Distance along --direction, in standard deviations.")
    ] = None,
    columns: Annotated[int | None, typer.Option(min=1, help="Pictures per row of a sheet (default: about square).")] = None,
    scale: Scale = 1,
    as_json: Json = False,
) -> None:
    """Draw pictures with a trained generator."""
    if [count is not None, seeds is not None, shelf, bool(picture)].count(True) != 1:
        raise ConfigError("Give --count N, --seeds 0-63, --shelf or --picture FILE, one of them.")
    if len(direction or []) != len(amount or []):
        raise ConfigError("Give one --amount for each --direction.")
    if shelf:
        options = ["label", "truncation", "precision", "noise", "snapshot", "direction"]
        refuse(context, options, "does not go with --shelf: each picture is drawn as it was kept.")
    if out.suffix.lower() != ".png":
        refuse(context, ["columns"], "goes with a sheet: --out with a name that ends in .png.")
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.export.kept import latents_of_pictures, shelf_of
    from ganstudio.engine.export.samples import parse_seeds
    from ganstudio.engine.latent.latent import with_label
    from ganstudio.engine.latent.model import find_label, open_model
    from ganstudio.engine.recipes.directions import steps_along
    from ganstudio.engine.recipes.sample import sample, sample_shelf
    from ganstudio.engine.runs import Run

    wanted = parse_seeds(seeds) if seeds is not None else range(count or 0)
    opened = Run.open(run)
    if opened.kind in ("gmm", "kde"):
        refuse(context, WITH_LATENTS, "means nothing to a mixture or a kernel density: it draws from seeds alone.")
        _sample_density(opened, wanted, out, scale, columns, as_json)
        return
    asked = None if label is None else find_label(opened, label)
    model = open_model(opened, seen, noise)
    steps = steps_along(model, dict(zip(direction or [], amount or [], strict=True)))

    def task() -> Any:
        if shelf:
            return (yield from sample_shelf(opened, shelf_of(model), out, scale=scale, columns=columns))
        latents: Sequence[Latent] = model.lazy_latents(wanted, asked)
        if picture:
            latents = [with_label(latent, asked) for latent in (yield from latents_of_pictures(opened, picture))]
        look: Any = {"truncation": truncation, "precision": precision, "steps": steps}
        return (yield from sample(model, latents, out, **look, scale=scale, columns=columns))

    drawn = terminal.drive(task(), as_json, "Sampling").count
    if as_json:
        terminal.print_json({"out": str(out), "count": drawn, "snapshot": model.images_seen})
    else:
        typer.echo(f"{counted(drawn, 'picture')} of the generator at {model.images_seen:,} images: {out}")


def _sample_density(run: "Run", seeds: Sequence[int], out: Path, scale: int, columns: int | None, as_json: bool) -> None:
    from ganstudio.engine.recipes.sample import DensityModel, sample_density

    task = sample_density(DensityModel(run), seeds, out, scale=scale, columns=columns)
    drawn = terminal.drive(task, as_json, "Sampling").count
    if as_json:
        terminal.print_json({"out": str(out), "count": drawn})
    else:
        typer.echo(f"{drawn:,} pictures: {out}")


@app.command()
def export(
    run: Folder,
    out: Annotated[Path, typer.Option(help="The file to write.")],
    format: Annotated[
        str | None,
        typer.Option(
            help="onnx, torchscript, or with a .json beside it safetensors or stylegan2-ada, which that program loads "
            "(default: by the ending of the name, else onnx)."
        ),
    ] = None,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Write a trained generator as a file for other programs, compared with the original on 64 pictures."""
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.runs import Run

    format = _format_of(out, format)
    opened = Run.open(run)
    from ganstudio.engine.latent.model import Model
    from ganstudio.engine.recipes.export import export_model

    result = terminal.drive(export_model(Model(opened, seen), format, out), as_json, "Exporting")
    if as_json:
        values = {"format": result.format, "files": [str(file) for file in result.files], "snapshot": result.images_seen}
        compared = {"inputs": list(result.inputs), "compared": result.samples, "largest_difference": result.difference}
        terminal.print_json({"event": "finished", **values, **compared})
    else:
        typer.echo(
            f"The generator at {result.images_seen:,} images: {', '.join(terminal.plain(str(file)) for file in result.files)}"
        )
        typer.echo(f"Takes {', '.join(result.inputs)}. {result.comparison}.")


def _format_of(out: Path, format: str | None) -> str:
    """Return ``format``, or the format of the file's ending; they must not contradict each other."""
    from ganstudio.engine.export.models import ENDINGS

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
