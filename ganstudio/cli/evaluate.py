"""Implements ``ganstudio evaluate``, which measures how good generated images are."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ganstudio.cli import terminal
from ganstudio.cli.options import Json
from ganstudio.engine.events import Event, FigureMeasured

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.recipes.evaluate import Evaluation

FEATURES = (
    "Network whose features are compared: studio; inception=FILE, dinov2=FILE or torchvision:NETWORK=FILE with a local file; or "
    "FILE alone (TorchScript, ONNX). FILE@224,imagenet says the size and the values that a network takes (signed, unit, imagenet, "
    "levels)."
)

app = typer.Typer()


@app.command()
def evaluate(
    what: Annotated[
        list[str], typer.Argument(metavar="A [B ...]", help="What to evaluate: runs, folders, archives or arrays of images.")
    ],
    data: Annotated[
        list[str] | None,
        typer.Option(
            help="The real pictures: a built-in set, a folder, an archive (default: those of the first run); may be repeated."
        ),
    ] = None,
    metrics: Annotated[str | None, typer.Option(help="Metrics with commas between: fd,kid (default: all that apply).")] = None,
    features: Annotated[str, typer.Option(help=FEATURES)] = "studio",
    count: Annotated[int | None, typer.Option(min=1, help="Images of each set (default: 5,000, or the smallest set).")] = None,
    snapshots: Annotated[str, typer.Option(help="Snapshots of each run: latest, best, all, or images seen.")] = "latest",
    part: Annotated[str, typer.Option(help="Real images to compare with: training, held-out or all.")] = "training",
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same figures.")] = 0,
    save_reference: Annotated[
        bool, typer.Option("--save-reference", help="Keep the features and floors of the real pictures for good.")
    ] = False,
    report: Annotated[
        list[Path] | None, typer.Option(help="A file to write: .html, .png, .md, .csv or .json; may be repeated.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure how good and how varied images are, against real pictures: each figure with its 95 % interval and its floor."""
    from ganstudio.engine.recipes.evaluate import check_report, write_report
    from ganstudio.engine.recipes.evaluate import evaluate as recipe

    for path in report or []:
        check_report(path)
    names = None if metrics is None else [name.strip() for name in metrics.split(",") if name.strip()]
    task = recipe(
        list(what),
        data or (),
        metrics=names,
        features=features,
        count=count,
        snapshots=snapshots,
        part=part,
        seed=seed,
        save_reference=save_reference,
    )
    evaluation = terminal.drive(_printed(task) if as_json else task, as_json, "Evaluating", events=not as_json)
    for path in report or []:
        write_report(evaluation, path)
    if not as_json:
        _show(evaluation, report or [])


def _printed(task: Generator[Event, None, "Evaluation"]) -> Generator[Event, None, "Evaluation"]:
    """Run an evaluation and print its rows as JSON, in order and as soon as they are measured."""
    from ganstudio.engine.evaluation.tables import rows

    printed = 0
    while True:
        try:
            event = next(task)
        except StopIteration as end:
            evaluation: Evaluation = end.value
            for row in rows(evaluation)[printed:]:
                terminal.print_json(row)
            return evaluation
        if isinstance(event, FigureMeasured):
            found = rows(event.result)
            for row in found[printed:]:
                terminal.print_json(row)
            printed = max(printed, len(found))
        yield event


def _show(evaluation: "Evaluation", written: Sequence[Path]) -> None:
    """Print the figures as a table, then in words what differs and what to beware of."""
    from ganstudio.engine.evaluation.tables import cells_of, notes_of

    lines = []
    for judged, rows in zip(evaluation.judged, cells_of(evaluation), strict=True):
        lines += [("" if place else terminal.plain(judged.name), *row) for place, row in enumerate(rows)]
    terminal.print_table(("model", "metric", "value", "95 % interval", "floor", ""), lines)
    typer.echo(f"\nReal images: {terminal.plain(evaluation.conditions['real images'])}.")
    typer.echo(f"Features: {terminal.plain(evaluation.conditions['features'])}.")
    for difference in evaluation.differences:
        typer.echo(f"  {terminal.plain(str(difference.sentence))}")
    for note in dict.fromkeys(note for judged in evaluation.judged for note in notes_of(judged)):
        typer.echo(f"Note: {terminal.plain(note)}", err=True)
    for path in written:
        typer.echo(f"Written: {terminal.plain(str(path))}")
