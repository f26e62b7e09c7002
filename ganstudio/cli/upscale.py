"""Implements ``ganstudio upscale``, which enlarges the user's pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli.options import (
    Count,
    Effort,
    Folder,
    Images,
    Json,
    Label,
    OldPreset,
    ResultsFolder,
    Seed,
    Snapshot,
    parse_snapshot,
    refuse,
)
from ganstudio.cli.results import about, check_results, drive, notes, save_all, tell, tell_trust

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.recipes.upscale import UpscaledPicture
    from ganstudio.engine.runs import Run

app = typer.Typer()


@app.command()
def upscale(
    context: typer.Context,
    run: Folder,
    images: Images,
    out: ResultsFolder,
    factor: Annotated[int | None, typer.Option(help="2, 4 or 8 (default: 4, or what an upscaler was trained for).")] = None,
    count: Count = 4,
    effort: Effort = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
    preset: OldPreset = None,
) -> None:
    """Enlarge small pictures in several equally likely ways. The detail is invented.

    A run of the preset Upscaler enlarges pictures of any size, and gives a single answer.
    """
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    check_results(images, out)
    seen = parse_snapshot(snapshot)
    if opened.config.upscaler.factor:
        refuse(context, ["count", "effort", "label", "seed"], "means nothing to an upscaler: it gives one answer.")
        _enlarge(opened, images, out, factor, seen, as_json)
        return
    from ganstudio.engine.recipes.trust import measure_trust
    from ganstudio.engine.recipes.upscale import upscale as recipe

    task = recipe(opened, images, factor=factor, count=count, snapshot=seen, effort=effort, label=label, seed=seed)
    result, seconds = drive(task, as_json, "Upscaling")
    parts = [picture.visible for picture in result.pictures]
    reports, _ = drive(measure_trust(opened, parts, snapshot=seen, label=label), as_json, "Measuring")
    for picture, report in zip(result.pictures, reports, strict=True):
        values = {"psnr": picture.psnr, "ssim": None, "spread": picture.std}
        extra = about(result.run, picture.candidates[0].latent, report)
        _write(picture, out, values, seconds / len(images), as_json, extra)
        tell_trust(report, as_json)


def _enlarge(run: "Run", images: Sequence[Path], out: Path, factor: int | None, snapshot: int | None, as_json: bool) -> None:
    """Enlarge each picture at its own size, and write it before the next, so that memory holds a single result."""
    from ganstudio.engine.recipes.opening import open_targets
    from ganstudio.engine.recipes.upscale import upscale as recipe

    for target in open_targets(images, run.config.data):  # opened first, so that an unreadable picture fails at once
        result, seconds = drive(recipe(run, [target], factor=factor, snapshot=snapshot), as_json, "Upscaling")
        (picture,) = result.pictures
        height, width = picture.candidates[0].pixels.shape[:2]
        _write(picture, out, {"factor": picture.factor, "width": width, "height": height}, seconds, as_json, {})


def _write(
    picture: "UpscaledPicture", out: Path, values: dict[str, float | None], seconds: float, as_json: bool, extra: dict[str, Any]
) -> None:
    files = save_all(picture.candidates, picture.target.path, "upscale", out)
    tell(picture.target.path, values, seconds, files, as_json, notes(picture.caveats) | extra)
