"""Implements ``ganstudio invert``, which finds the user's pictures in the latent space."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Folder, Images, Json, Label, OldPreset, ResultsFolder, Seed, Snapshot, parse_snapshot
from ganstudio.cli.results import about, check_results, drive, figures, result_path, tell, tell_trust

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.recipes.invert import InversionResult

app = typer.Typer()


@app.command()
def invert(
    run: Folder,
    images: Images,
    out: ResultsFolder,
    effort: Annotated[
        str, typer.Option(help="fast, careful, or tune (also trains a copy of the model to draw the pictures).")
    ] = "fast",
    label: Label = None,
    seed: Seed = 0,
    snapshot: Snapshot = "latest",
    as_json: Json = False,
    preset: OldPreset = None,
) -> None:
    """Find pictures in the latent space; write the model's picture and the latent of each.

    The search starts from the best of random latents, the latents on the run's shelf, and the latents of its encoder,
    if 'ganstudio encoder' has trained an encoder for this snapshot.

    "tune" also tunes a copy of the model to the pictures, and keeps it in the run's folder "tuned" as a run to explore.
    """
    check_results(images, out)
    seen = parse_snapshot(snapshot)
    from ganstudio.engine.recipes.invert import TUNE
    from ganstudio.engine.recipes.invert import invert as recipe
    from ganstudio.engine.recipes.trust import measure_trust
    from ganstudio.engine.runs import Run

    opened = Run.open(run)
    task = recipe(opened, images, snapshot=seen, effort=effort, label=label, seed=seed)
    result, seconds = drive(task, as_json, "Searching")
    parts = [picture.visible for picture in result.pictures]
    reports, _ = drive(measure_trust(opened, parts, compares=True, snapshot=seen, label=label), as_json, "Measuring")
    if not as_json:
        _tell_model(result, effort == TUNE)
    for picture, report in zip(result.pictures, reports, strict=True):
        best, path = picture.best, picture.target.path
        files = [result_path(out, path, ending) for ending in (".invert.png", ".latent.npz")]
        best.save(files[0])
        best.save_latent(files[1])
        values = figures("", best.likeness) | figures("own_", picture.own) | figures("nearest_", report.nearest)
        extra: dict[str, Any] = {"encoder": result.used_encoder} | ({"model": str(result.run.path)} if effort == TUNE else {})
        tell(path, values, seconds / len(images), files, as_json, extra | about(result.run, best.latent, report))
        tell_trust(report, as_json)


def _tell_model(result: "InversionResult", is_tuned: bool) -> None:
    """Print where the search started, and the folder of the tuned copy."""
    if result.encoder is not None:
        at = f"the generator at {result.encoder.images_seen:,} images"
        if result.used_encoder:
            typer.echo(f"The encoder of {at} says where to begin.")
        else:
            typer.echo(f"The encoder is of {at} and is not used here; 'ganstudio encoder' trains another one.")
    if is_tuned:
        typer.echo(f"The tuned copy: {terminal.plain(str(result.run.path))}")
