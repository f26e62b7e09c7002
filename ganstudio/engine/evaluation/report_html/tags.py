"""Builds HTML and inline SVG as a tree of elements, which escapes every text by itself."""

from collections.abc import Iterable
from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

Child: TypeAlias = "Element | str | Iterable[Child] | None"
# a line break after these keeps the file readable and changes nothing on the screen
BLOCKS = frozenset(
    (
        *(
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "head",
            "header",
            "li",
            "main",
            "meta",
            "nav",
        ),
        *("ol", "p", "section", "style", "svg", "table", "tbody", "thead", "title", "tr", "ul"),
    )
)


def tag(name: str, /, *children: Child, **attributes: object) -> Element:
    """Return an element.

    Parameters
    ----------
    name
        Its name: "td".
    children
        Elements, texts, and iterables of these; None adds nothing.
    attributes
        An underscore becomes a hyphen and one at the end is dropped: ``class_="wide"``, ``aria_label="Grid"``. Attributes that
        are None are left out; floats get at most two decimals.
    """
    element = Element(name)
    for key, value in attributes.items():
        if value is not None:
            element.set(key.rstrip("_").replace("_", "-"), _attribute(value))
    _append(element, children)
    if name in BLOCKS:
        element.tail = "\n"
    return element


def _attribute(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _append(element: Element, children: Iterable[Child]) -> None:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Element):
            element.append(child)
        elif not isinstance(child, str):
            _append(element, child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + child
        else:
            element.text = (element.text or "") + child


def document(root: Element) -> bytes:
    """Return a whole HTML file in UTF-8; what UTF-8 has no bytes for, in the name of a file that is not UTF-8, becomes "?"."""
    return b"<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html").replace("\0", "").encode("utf-8", "replace")
