"""Names are the terms of the field: the private words of earlier versions do not come back."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ganstudio

ROOT = Path(ganstudio.__file__).parent

# an earlier name, and the packages or files in which it must not come back ("": nowhere)
EARLIER = {
    "Asked": "",
    "Coded": "",
    "Counted": "",
    "Drawn": "",
    "Feed": "",
    "Filled": "",
    "Frame": "",
    "Game": "",
    "Given": "",
    "Judge": "",
    "Key": "engine",
    "Known": "",
    "KnownImages": "",
    "Look": "",
    "Modulated": "",
    "Now": "",
    "PLACE": "",
    "Patient": "",
    "Point": "",
    "Reading": "",
    "SAFE": "",
    "Slow": "",
    "Sought": "",
    "Way": "",
    "_Way": "",
    "along": "engine/latent",
    "apart": "engine/latent",
    "archs": "",
    "checksum": "",
    "doubles": "",
    "double": "engine/networks",
    "faded": "engine",
    "first_weights": "",
    "fresh": "engine/training",
    "game": "engine/training engine/upscaling",
    "halve": "",
    "heed": "",
    "know": "",
    "look": "engine/data engine/search",
    "looked": "",
    "now": "engine/training/step.py engine/upscaling",
    "on_card": "engine",
    "parts": "engine/training/batch.py engine/training/step.py",
    "patient": "engine/training",
    "point": "",
    "points": "engine/latent engine/search engine/export engine/recipes engine/analysis api cli",
    "points_from_seeds": "",
    "reach": "engine/networks engine/upscaling",
    "read_linearly": "",
    "rebuild": "",
    "recall": "",
    "share": "engine/training/step.py engine/upscaling",
    "signs": "engine/data",
    "spread": "engine/latent engine/metrics engine/recipes api",
    "vitals": "",
    "way": "engine/latent engine/search",
}
# goals of a training in images, keys of files on the disk, and counts of pictures that are there rather than seen
GOALS = ("api/training.py", "cli/baseline.py", "cli/train.py", "engine/recipes/resume.py")
COUNTED_IMAGES = {("engine/config/run.py", "RunConfig"), ("engine/data/report/preflight.py", "Report"), ("", "_Text")}


@cache
def trees() -> dict[str, ast.Module]:
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in sorted(ROOT.rglob("*.py"))}


def identifiers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.arg | ast.keyword) and node.arg is not None:
            yield node.arg, node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.alias):
            yield from ((part, node.lineno) for part in node.name.split("."))


def is_banned(name: str, file: str) -> bool:
    places = EARLIER.get(name)
    return places is not None and (not places or any(file.startswith(place) for place in places.split()))


def test_no_earlier_name_is_left():
    named = ((file, name, line) for file, tree in trees().items() for name, line in identifiers(tree))
    found = [f"{file}:{line}: {name}" for file, name, line in named if is_banned(name, file)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name, file, banned", [("Point", "app/ui/icons.py", True), ("way", "app/ui/plot.py", False)])
def test_a_name_is_banned_where_the_list_says(name, file, banned):
    assert is_banned(name, file) == banned


def test_images_seen_are_called_so():
    found = []
    for file, tree in ((file, tree) for file, tree in trees().items() if file not in GOALS):
        for owner in ast.walk(tree):
            for node in ast.iter_child_nodes(owner):
                target = node.target if isinstance(node, ast.AnnAssign) else node
                name = target.id if isinstance(target, ast.Name) else target.arg if isinstance(target, ast.arg) else ""
                annotation = getattr(node, "annotation", None)
                is_count = annotation is not None and ast.unparse(annotation).startswith(("int", "Annotated[int"))
                title = owner.name if isinstance(owner, ast.ClassDef) else ""
                if name == "images" and is_count and (file, title) not in COUNTED_IMAGES and ("", title) not in COUNTED_IMAGES:
                    found.append(f"{file}:{node.lineno}")  # type: ignore[attr-defined] # both kinds of node have it
    assert not found, "\n".join(found)


def test_no_class_name_occurs_twice():
    places = defaultdict(list)
    for file, tree in trees().items():
        if file.startswith(("engine", "app")):
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(file)
    assert not {name: files for name, files in places.items() if len(files) > 1}


def described(docstring: str) -> list[str]:
    """Return the names listed under Attributes and Parameters in a docstring."""
    names, section = [], ""
    for line in docstring.splitlines():
        if line.istitle() and " " not in line:
            section = line
        elif section in ("Attributes", "Parameters") and re.fullmatch(r"\w+(, \w+)*", line):
            names += line.split(", ")
    return names


def test_a_docstring_describes_names_that_exist():
    found = []
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                names = set(described(ast.get_docstring(node) or ""))
                if names and (file, node.name) != ("api/model.py", "TrainedModel"):  # it inherits some of its attributes
                    missing = names - {name for name, _ in identifiers(ast.Module([node], []))}
                    found += [f"{file}:{node.lineno}: {node.name} has no {name}" for name in sorted(missing)]
    assert not found, "\n".join(found)


def test_the_names_in_a_docstring_are_found():
    text = "A picture.\n\nAttributes\n----------\nwidth, height\n    Pixels.\n\nRaises\n------\nStudioError\n    Never."
    assert described(text) == ["width", "height"]
