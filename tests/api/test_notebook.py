"""The notebook in docs/ runs from its first cell to its last."""

import ast
import json
import tempfile
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def run_cell(source, names):
    """Run a cell; return the value of its last line, as a notebook shows it."""
    *body, last = ast.parse(source).body
    if not isinstance(last, ast.Expr):
        body, last = [*body, last], None
    exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)
    return last and eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)


def cells():
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def test_it_has_twenty_cells_without_outputs():
    assert len(cells()) == 20
    assert all(not cell["outputs"] for cell in cells() if cell["cell_type"] == "code")


@pytest.mark.slow
def test_it_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    names = {}
    shown = [run_cell("".join(cell["source"]), names) for cell in cells() if cell["cell_type"] == "code"]
    pictures = [value._repr_png_() for value in shown if hasattr(value, "_repr_png_")]
    assert len(pictures) == 10 and all(png.startswith(b"\x89PNG") for png in pictures)
    assert names["same"] is True
    assert names["found"].psnr > 12
    assert [favourite.name for favourite in names["model"].shelf] == ["my seven"]
