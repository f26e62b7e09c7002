"""Implements ``ganstudio baseline``, which fits an explicit model to compare a GAN with."""

from pathlib import Path
from typing import Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Json
from ganstudio.engine.config import parse_settings, unlimited_images
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import figure

app = typer.Typer()


@app.command()
def baseline(
    data: Annotated[
        list[str],
        typer.Argument(help="A built-in set (sevens, digits, fashion), folders, image files, archives, arrays or films."),
    ],
    kind: Annotated[str, typer.Option(help="gmm (Gaussian mixture), kde (kernel density) or vae (variational autoencoder).")],
    run: Annotated[Path, typer.Option(help="Folder for the new run.")],
    images: Annotated[int | None, typer.Option(help="With vae: stop after this many images (default: 200,000).")] = None,
    minutes: Annotated[float | None, typer.Option(help="With vae: stop after this many minutes of training.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Any setting by its dotted name, such as data.size=32.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same model.")] = None,
    device: Annotated[str | None, typer.Option(help="With vae: auto, cpu, cuda or mps.")] = None,
    as_json: Json = False,
) -> None:
    """Fit a model with an explicit density to DATA, to compare a GAN with: its likelihood and its pictures."""
    if images is not None and minutes is not None:
        raise ConfigError("Give --images or --minutes, not both.")
    given = [name for name, value in (("--images", images), ("--minutes", minutes), ("--device", device)) if value is not None]
    if given and kind in ("gmm", "kde"):
        raise ConfigError("{options} goes with --kind vae: a mixture or a kernel density is fitted in one go.", options=given[0])
    options = {"run.images": images, "run.minutes": minutes, "run.seed": seed, "run.device": device}
    values = parse_settings(settings or []) | {key: value for key, value in options.items() if value is not None}
    if minutes is not None:
        values.setdefault("run.images", unlimited_images())
    from ganstudio.engine.recipes.baseline import TITLES, fit_baseline

    made = terminal.drive(fit_baseline(run, data, kind, settings=values), as_json, "Fitting")
    found, model = made.likelihood, made.baseline
    if as_json:
        facts = {"run": str(run), "kind": model.kind, "images": model.images_seen, "chosen": dict(model.chosen)}
        terminal.print_json({"event": "finished", **facts, "likelihood": found.to_dict()})
        return
    at_most = "at most " if found.density == "approximate" else ""
    figures = f"{at_most}{figure(found.bits)} bits per dimension ({figure(found.low)} to {figure(found.high)})"
    typer.echo(f"{TITLES[model.kind]}: {figures} on {found.count:,} held-out pictures.")
    typer.echo(f"See it: ganstudio sample {run} --count 64 --out grid.png")
