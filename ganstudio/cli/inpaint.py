"""Implements ``ganstudio inpaint``, which fills the holes in the user's pictures."""

from pathlib import Path
from typing import Annotated

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
)
from ganstudio.cli.results import about, check_results, drive, notes, save_all, tell, tell_trust

app = typer.Typer()


@app.command()
def inpaint(
    run: Folder,
    images: Images,
    out: ResultsFolder,
    mask: Annotated[
        Path | None,
        typer.Option(help="A picture of the same size, white where to fill (default: the transparent parts of each picture)."),
    ] = None,
    count: Count = 4,
    feather: Annotated[
        int, typer.Option(min=0, help="Fade the filling over this many pixels around the hole (default: Poisson blending).")
    ] = 0,
    effort: Effort = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
    preset: OldPreset = None,
) -> None:
    """Fill the holes in pictures in several plausible ways.

    Each result has the picture's own size, mode, depth, alpha and colour profile; only the filled pixels change.
    """
    check_results(images, out)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.recipes.inpaint import inpaint as recipe
    from ganstudio.engine.recipes.trust import measure_trust
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    task = recipe(opened, images, mask, count=count, feather=feather, snapshot=seen, effort=effort, label=label, seed=seed)
    result, seconds = drive(task, as_json, "Filling")
    parts = [picture.visible for picture in result.pictures]
    reports, _ = drive(measure_trust(opened, parts, snapshot=seen, label=label), as_json, "Measuring")
    for picture, report in zip(result.pictures, reports, strict=True):
        path, first = picture.target.path, picture.candidates[0]
        files = save_all(picture.candidates, path, "inpaint", out)
        values = {"psnr": first.psnr, "ssim": None, "windows": picture.windows}
        extra = notes(picture.caveats) | about(result.run, first.latent, report)
        tell(path, values, seconds / len(images), files, as_json, extra)
        tell_trust(report, as_json)
