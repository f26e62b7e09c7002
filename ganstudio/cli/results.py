"""Checks the arguments and prints the results of the commands that search the latent space."""

import time
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ganstudio.cli import terminal
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import figure

if TYPE_CHECKING:  # torch is imported when a command needs it
    from ganstudio.engine.latent.latent import Latent
    from ganstudio.engine.recipes.trust import Likeness, TrustReport
    from ganstudio.engine.runs import Run
    from ganstudio.engine.text import Sentence


def check_results(images: Sequence[Path], out: Path) -> None:
    """Check, before the long search, that the results can be written to ``out`` under different names."""
    from ganstudio.engine.files import check_folder

    check_folder(out)
    stems = [path.stem for path in images]
    if twice := {stem for stem in stems if stems.count(stem) > 1}:
        raise ConfigError(
            "Two pictures are called {name}, so their results would have the same names. Rename a picture.", name=min(twice)
        )


def drive(task: Generator[Any, None, Any], as_json: bool, title: str) -> tuple[Any, float]:
    """Run a task to its end under a progress bar, or silently for JSON; return its result and duration in seconds."""
    begin = time.perf_counter()
    found = terminal.drive(task, as_json, title, events=not as_json)
    return found, time.perf_counter() - begin


def result_path(out: Path, picture: Path, ending: str) -> Path:
    """Return the path of a result for ``picture``, and create its folder if missing."""
    from ganstudio.engine.files import disk_errors, fitting_name

    with disk_errors(out):
        out.mkdir(parents=True, exist_ok=True)
    return out / fitting_name(picture.stem, ending)


def save_all(candidates: Sequence[Any], picture: Path, command: str, out: Path) -> list[Path]:
    """Save candidates for ``picture`` as numbered files, and return their paths."""
    files = []
    for number, candidate in enumerate(candidates):
        files.append(result_path(out, picture, f".{command}-{number}{candidate.suffix}"))
        candidate.save(files[-1])
    return files


def figures(prefix: str, found: "Likeness | None") -> dict[str, float | None]:
    """Return a likeness for JSON."""
    values = (None, None, None) if found is None else (found.psnr, found.ssim, found.features)
    return {f"{prefix}{name}": value for name, value in zip(("psnr", "ssim", "feature_distance"), values, strict=True)}


def about(run: "Run", latent: "Latent", report: "TrustReport") -> dict[str, Any]:
    """Return the class found for a picture and how far to trust the result, for JSON; null if unknown."""
    found = None if latent.label is None else run.dataset.classes[latent.label]
    return {"class": found, "trust": None if report.trust is None else report.trust.to_dict()}


def notes(caveats: "Sequence[Sentence]") -> dict[str, list[str]]:
    """Return the notes on a result, for JSON."""
    return {"notes": [str(sentence) for sentence in caveats]}


def tell(
    picture: Path, values: dict[str, float | None], seconds: float, files: list[Path], as_json: bool, extra: dict[str, Any]
) -> None:
    """Print the result for a picture: a line in words, or a JSON object with ``extra``."""
    if as_json:
        row = {"image": str(picture), **values, "seconds": round(seconds, 3), "files": [str(path) for path in files]}
        terminal.print_json(row | extra)
        return
    said = ", ".join(f"{name.replace('_', ' ')} {figure(value)}" for name, value in values.items() if value is not None)
    typer.echo(f"{terminal.plain(str(picture))}: {said}; {', '.join(terminal.plain(path.name) for path in files)}")


def tell_trust(report: "TrustReport", as_json: bool) -> None:
    """Print how far to trust a result, in words."""
    if report.sentence is not None and not as_json:
        typer.echo(f"  {report.sentence}")
