"""``ganstudio features``: the codes of many pictures, as features for whatever one wants to learn of them."""

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Json, Snapshot, parse_snapshot
from ganstudio.engine.errors import ConfigError

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.analysis.probe import LinearProbe
    from ganstudio.engine.analysis.probe_report import ProbeReport
    from ganstudio.engine.search.collection import Collection
    from ganstudio.engine.search.latent_set import LatentSet
    from ganstudio.engine.text import Sentence

app = typer.Typer()


@app.command()
def features(
    run: Folder,
    data: Annotated[
        list[str], typer.Argument(metavar="DATA...", help="Folders, image files, archives, arrays, a built-in set: one or several.")
    ],
    out: Annotated[Path, typer.Option(help="The file to write (.npz): z, codes, labels, classes, psnr, names.")],
    preset: Annotated[str, typer.Option(help="encoder (one pass, if the run has one), fast or careful.")] = "fast",
    label: Annotated[
        str | None, typer.Option(help="Class of all pictures, name or number (default: that of each is found as well).")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=2, help="At most so many pictures, chosen by --seed.")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="The same seed finds the same.")] = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
) -> None:
    """Find every picture of DATA in the latent space, and tell how much a linear reading of the codes says of their classes.

    A search that was stopped goes on where it was when the same is asked for again.
    """
    if out.suffix.lower() != ".npz":
        raise ConfigError("{out}: give --out a name that ends in .npz.", out=terminal.plain(str(out)))
    seen, begin = parse_snapshot(snapshot), time.perf_counter()
    from ganstudio.engine.latent.model import find_label
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    asked = None if label is None else find_label(opened, label)

    def task() -> Any:
        from ganstudio.engine.analysis.probe_report import linear_probe
        from ganstudio.engine.search.batch import find_codes, load_model
        from ganstudio.engine.search.collection import gather

        model = load_model(opened, preset, seen)  # what is wrong with it is told before anything long begins
        collection = yield from gather(opened, data, limit, seed)
        coded = yield from find_codes(model, collection, preset, asked, seed)
        coded.save(out, collection)
        reading = yield from linear_probe(coded.features, collection.read, collection.labels, seed)
        return coded, collection, reading

    coded, collection, reading = terminal.drive(task(), as_json, "Finding the codes", events=not as_json)
    values = _values(out, coded, collection, reading) | {"seconds": round(time.perf_counter() - begin, 2)}
    if as_json:
        terminal.print_json(values)
        return
    terminal.tell_left_out(collection.problems)
    _say(values, collection, reading)


def _say(values: dict[str, Any], collection: "Collection", reading: "ProbeReport | Sentence") -> None:
    from ganstudio.engine.analysis.probe_report import ProbeReport

    psnr = "exact" if values["psnr"] is None else f"{values['psnr']:.1f} dB"
    said = f"{values['used']:,} of {values['files']:,} pictures, median likeness {psnr}, {values['seconds']:,.0f} s"
    typer.echo(f"{terminal.plain(values['out'])}: {said}")
    for sentence in reading.words if isinstance(reading, ProbeReport) else (reading,):
        typer.echo(f"  {sentence}")
    if collection.is_own:
        typer.echo("  The model has learned from these very pictures: others would say more.")


def _values(out: Path, coded: "LatentSet", collection: "Collection", reading: "ProbeReport | Sentence") -> dict[str, Any]:
    import numpy as np

    from ganstudio.engine.analysis.probe_report import ProbeReport
    from ganstudio.engine.search.distance import finite

    values: dict[str, Any] = {
        "event": "finished",
        "out": str(out),
        "files": collection.files,
        "used": len(coded),
        "left_out": dict(Counter(problem.cause for problem in collection.problems)),
        "own": collection.is_own,
        "snapshot": coded.images_seen,
        "numbers": coded.features.shape[1],
        "psnr": finite(float(np.median(coded.psnr))),
    }
    if not isinstance(reading, ProbeReport):
        return values | {"probe": None, "pixels": None, "reason": str(reading)}
    both = {"probe": _probe(reading.features), "pixels": _probe(reading.pixels) | {"components": reading.components}}
    return values | both | {"chance": round(reading.features.chance, 4), "by_chance": float(f"{reading.by_chance:.3g}")}


def _probe(found: "LinearProbe") -> dict[str, Any]:
    low, high = found.interval
    shares = {"accuracy": found.accuracy, "low": low, "high": high}
    return {name: round(share, 4) for name, share in shares.items()} | {"count": len(found.right), "classes": found.classes}
