"""Writes the figures of an evaluation as tables: CSV, JSON, Markdown."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ganstudio.engine.evaluation.best import best_by
from ganstudio.engine.evaluation.result import Evaluation, Figure, Judged
from ganstudio.engine.evaluation.store import plain
from ganstudio.engine.files import disk_errors, write_atomic
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import figure as in_words

COLUMNS = ("model", "metric", "value", "low", "high", "floor", "n", "features", "better")  # scripts read these names
MORE = ("snapshot", "floor_n", "real_n", "reason", "warnings")


def rows(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return a row for each judged set and metric, as plain values with the keys ``COLUMNS`` and ``MORE``.

    ``better`` says whether a "lower" or a "higher" value is better; ``n`` is the number of judged images, ``floor_n`` that of each
    half for the floor, ``real_n`` that of the real images. Without a value, ``reason`` says why.
    """
    return [_row(judged, figure) for judged in evaluation.judged for figure in judged.figures.values()]


def _row(judged: Judged, figure: Figure) -> dict[str, Any]:
    return {
        "model": judged.name,
        "metric": figure.metric,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "floor": figure.floor,
        "n": figure.count,
        "features": figure.features,
        "better": METRICS.get(figure.metric).better,
        "snapshot": judged.snapshot,
        "floor_n": figure.floor_count,
        "real_n": figure.real_count,
        "reason": None if figure.reason is None else str(figure.reason),
        "warnings": [str(warning) for warning in figure.warnings],
    }


def value_text(figure: Figure) -> str:
    """Return the value with its interval and floor for a person: "12.3 (11.8 to 12.9; floor 3.1)"; "-" without a value."""
    if figure.value is None:
        return "-"
    unit = METRICS.get(figure.metric).unit
    more = [] if figure.low is None or figure.high is None else [f"{in_words(figure.low)} to {in_words(figure.high)}"]
    more += [] if figure.floor is None else [f"floor {in_words(figure.floor)}"]
    value = f"{in_words(figure.value)} {unit}".strip()
    return f"{value} ({'; '.join(more)})" if more else value


def cells_of(evaluation: Evaluation) -> list[list[tuple[str, str, str, str, str]]]:
    """Return, for each judged set, a row for each metric: its name, value, interval, floor, and "best" where it is."""
    best = {name: best_by(evaluation, name)[0] for name in metrics_of(evaluation)}
    return [
        [_cells(name, figure, best[name] == number) for name, figure in judged.figures.items()]
        for number, judged in enumerate(evaluation.judged)
    ]


def _cells(name: str, figure: Figure, is_best: bool) -> tuple[str, str, str, str, str]:
    metric = METRICS.get(name)
    value = "-" if figure.value is None else f"{in_words(figure.value)} {metric.unit}".strip()
    interval = "" if figure.low is None or figure.high is None else f"{in_words(figure.low)} to {in_words(figure.high)}"
    return name, value, interval, "" if figure.floor is None else in_words(figure.floor), "best" if is_best else ""


def metrics_of(evaluation: Evaluation) -> list[str]:
    """Return the names of the metrics of an evaluation, in order."""
    return list(dict.fromkeys(name for judged in evaluation.judged for name in judged.figures))


def to_csv(evaluation: Evaluation) -> str:
    """Return the rows as CSV with a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*COLUMNS, *MORE], lineterminator="\n")
    writer.writeheader()
    for row in rows(evaluation):
        writer.writerow({**row, "warnings": " ".join(row["warnings"])})
    return out.getvalue()


def to_json(evaluation: Evaluation) -> str:
    """Return the data, the conditions, the rows with their details, and the differences as JSON."""
    details = [plain(figure.detail) for judged in evaluation.judged for figure in judged.figures.values()]
    differences = [
        {
            "metric": one.metric,
            "a": one.a,
            "b": one.b,
            "difference": one.value,
            "low": one.low,
            "high": one.high,
            "better": one.better or None,
            "sentence": str(one.sentence),
        }
        for one in evaluation.differences
    ]
    values = {
        "data": evaluation.data,
        "conditions": dict(evaluation.conditions),
        "figures": [{**row, "detail": detail} for row, detail in zip(rows(evaluation), details, strict=True)],
        "differences": differences,
    }
    return json.dumps(_finite(values), indent=2) + "\n"


def _finite(value: Any) -> Any:
    """Return a value with None in place of NaN and infinity, which JSON lacks."""
    if isinstance(value, Mapping):
        return {name: _finite(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_finite(inner) for inner in value]
    return None if isinstance(value, float) and value - value != 0 else value


def to_markdown(evaluation: Evaluation) -> str:
    """Return a table of all sets and metrics, the best values in bold, with the differences and the conditions below."""
    names = metrics_of(evaluation)
    heads = [f"{METRICS.get(name).short} {'↓' if METRICS.get(name).better == 'lower' else '↑'}" for name in names]
    lines = [_line(["", *heads]), _line(["---"] * (len(names) + 1))]
    best = {name: best_by(evaluation, name)[0] for name in names}
    for number, judged in enumerate(evaluation.judged):
        texts = {name: value_text(judged.figures[name]) if name in judged.figures else "-" for name in names}
        cells = [f"**{text}**" if best[name] == number else text for name, text in texts.items()]
        lines.append(_line([judged.name, *cells]))
    notes = [str(difference.sentence) for difference in evaluation.differences]
    notes += [f"{judged.name}: {text}" for judged in evaluation.judged for text in notes_of(judged)]
    conditions = [f"{name}: {value}" for name, value in evaluation.conditions.items()]
    lists = ["\n".join(f"- {_escaped(text)}" for text in texts) for texts in (notes, conditions) if texts]
    return "\n\n".join([f"# Evaluation against {_escaped(evaluation.data)}", "\n".join(lines), *lists]) + "\n"


def notes_of(judged: Judged) -> list[str]:
    """Return the reasons why figures are missing, and the warnings, each once."""
    found: list[str] = []
    for figure in judged.figures.values():
        found += [f"{METRICS.get(figure.metric).short}: {figure.reason}"] if figure.reason is not None else []
        found += map(str, figure.warnings)
    return list(dict.fromkeys(found))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is: a folder may be called a|b."""
    return text.replace("|", "\\|")


WRITERS: Mapping[str, Callable[[Evaluation], str]] = {".csv": to_csv, ".json": to_json, ".md": to_markdown}


def write_table(evaluation: Evaluation, path: Path) -> None:
    """Write an evaluation as the file's ending says, one of ``WRITERS``.

    Raises
    ------
    RunError
        The disk is full or not writable.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, WRITERS[path.suffix.lower()](evaluation).encode())
