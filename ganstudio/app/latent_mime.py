"""A point of the latent space as something to drag: between the parts of a page, onto other pages, into other programs."""

import base64
import json
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDrag, QImage, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ganstudio.engine.latent.point import Point

LATENT = "application/x-ganstudio-latent"
DRAGGED = 64  # px, of the picture under the pointer


def to_mime(point: "Point", image: QImage) -> QMimeData:
    """``point`` for the studio, its picture for everything else."""
    values = {"z": _packed(point.z), "label": point.label, "seed": point.seed, "latent": _packed(point.latent)}
    mime = QMimeData()
    mime.setData(LATENT, QByteArray(json.dumps(values).encode()))
    mime.setImageData(image)
    return mime


def from_mime(mime: QMimeData) -> "Point | None":
    """The point that is dragged; None if it is something else, or damaged."""
    from ganstudio.engine.latent.point import Point

    if not mime.hasFormat(LATENT):
        return None
    try:
        values = json.loads(bytes(mime.data(LATENT).data()))
        z, latent = _unpacked(values["z"]), _unpacked(values["latent"])
        label, seed = (None if values[name] is None else int(values[name]) for name in ("label", "seed"))
    except (ValueError, TypeError, KeyError):
        return None
    return None if z is None else Point(z, label, seed, latent)


def make_drag(source: QWidget, point: "Point | None", image: QImage | None) -> QDrag | None:
    """A drag of a point with its picture under the pointer; None while there is no picture."""
    if point is None or image is None:
        return None
    drag = QDrag(source)
    drag.setMimeData(to_mime(point, image))
    kind = Qt.TransformationMode.FastTransformation if image.width() < DRAGGED else Qt.TransformationMode.SmoothTransformation
    drag.setPixmap(QPixmap.fromImage(image.scaled(DRAGGED, DRAGGED, Qt.AspectRatioMode.KeepAspectRatio, kind)))
    return drag


def _packed(numbers: np.ndarray | None) -> Any:
    if numbers is None:
        return None
    return {"shape": numbers.shape, "float32": base64.b64encode(numbers.astype("<f4").tobytes()).decode()}


def _unpacked(values: Any) -> np.ndarray | None:
    if values is None:
        return None
    flat = np.frombuffer(base64.b64decode(values["float32"]), "<f4")
    return flat.reshape([int(length) for length in values["shape"]]).astype(np.float32)
