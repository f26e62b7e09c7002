"""Implements ``ganstudio features``, which writes the codes of many pictures as features for any classifier."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, OldPreset, Seed, Snapshot, parse_snapshot
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import counted

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.recipes.features import FeaturesResult, LinearProbe

app = typer.Typer()


@app.command()
def features(
    run: Folder,
    data: Annotated[
        list[str], typer.Argument(metavar="DATA...", help="Folders, image files, archives, arrays, a built-in set: one or several.")
    ],
    out: Annotated[Path, typer.Option(help="The file to write (.npz): z, codes, labels, classes, psnr, names.")],
    effort: Annotated[str, typer.Option(help="encoder (one pass, if the run has one), fast or careful.")] = "fast",
    label: Annotated[
        str | None, typer.Option(help="Class of all pictures: its name or number (default: detect the class of each).")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=2, help="Use at most this many pictures; --seed chooses them.")] = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
    preset: OldPreset = None,
) -> None:
    """Find every picture of DATA in the latent space, and measure how well a linear classifier on the codes separates the classes.

    The same command resumes a stopped search.
    """
    if out.suffix.lower() != ".npz":
        raise ConfigError("{out}: give --out a name that ends in .npz.", out=terminal.plain(str(out)))
    seen, begin = parse_snapshot(snapshot), time.perf_counter()
    from ganstudio.engine.recipes.features import features as recipe
    from ganstudio.engine.runs import Run

    task = recipe(Run.open(run), data, snapshot=seen, effort=effort, label=label, limit=limit, seed=seed)
    result = terminal.drive(task, as_json, "Finding the codes", events=not as_json)
    result.save(out)
    values = _values(out, result) | {"seconds": round(time.perf_counter() - begin, 2)}
    if as_json:
        terminal.print_json(values)
        return
    terminal.tell_left_out(result.collection.problems)
    _say(values, result)


def _say(values: dict[str, Any], result: "FeaturesResult") -> None:
    psnr = "exact" if values["psnr"] is None else f"{values['psnr']:.1f} dB"
    said = f"{values['used']:,} of {counted(values['files'], 'picture')}, median likeness {psnr}, {values['seconds']:,.0f} s"
    typer.echo(f"{terminal.plain(values['out'])}: {said}")
    for sentence in result.sentences:
        typer.echo(f"  {sentence}")
    if result.collection.is_own:
        typer.echo("  The model has learned from these very pictures: others would say more.")


def _values(out: Path, result: "FeaturesResult") -> dict[str, Any]:
    from ganstudio.engine.recipes.features import ProbeReport

    probe, codes = result.probe, result.codes
    values: dict[str, Any] = {
        "event": "finished",
        "out": str(out),
        "files": result.collection.files,
        "used": len(result),
        "left_out": dict(result.left_out),
        "own": result.collection.is_own,
        "snapshot": codes.images_seen,
        "numbers": codes.features.shape[1],
        "psnr": result.psnr,
    }
    if not isinstance(probe, ProbeReport):
        return values | {"probe": None, "pixels": None, "reason": str(probe)}
    both = {"probe": _probe(probe.features), "pixels": _probe(probe.pixels) | {"components": probe.components}}
    return values | both | {"chance": round(probe.features.chance, 4), "by_chance": float(f"{probe.by_chance:.3g}")}


def _probe(found: "LinearProbe") -> dict[str, Any]:
    low, high = found.interval
    shares = {"accuracy": found.accuracy, "low": low, "high": high}
    return {name: round(share, 4) for name, share in shares.items()} | {"count": len(found.right), "classes": found.classes}
