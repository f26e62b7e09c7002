"""The shelf of a run: latents found worth keeping, in ``shelf.json`` of its folder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from ganstudio.engine.errors import RunError
from ganstudio.engine.files import write_json
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.latent.point import Point
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.folder import check_format
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FILE = "shelf.json"
FORMAT = 1


@dataclass(frozen=True, eq=False)
class Favourite:
    """A point and what it is called; "" for nothing in particular."""

    point: Point
    name: str = ""


def save_favourites(run: Run, favourites: Sequence[Favourite]) -> None:
    """Keep exactly these with the run, in this order; the file is replaced in one step.

    Raises
    ------
    RunError
        The disk refuses.
    """
    items = [{"name": favourite.name, "point": json.loads(pack(favourite.point))} for favourite in favourites]
    write_json(run.path / FILE, {"format": FORMAT, "favourites": items})


def load_favourites(run: Run) -> list[Favourite]:
    """Those that :func:`save_favourites` has kept; none if there is no file.

    Raises
    ------
    RunError
        The file is damaged, holds latents of another size, or a newer studio wrote it. It is left as it is.
    """
    path = run.path / FILE
    try:
        values = json.loads(path.read_bytes())
        check_format(values.get("format"), path, FORMAT)
        found = [Favourite(unpack(msgspec.json.encode(item["point"])), str(item["name"])) for item in values["favourites"]]
        size = run.config.model.latent_dim
        if any(len(favourite.point.z) != size for favourite in found):
            raise ValueError(f"latents of this run have {size} numbers")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise RunError(mark("engine", "{path} cannot be read: {reason}."), path=path, reason=error.strerror) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RunError(mark("engine", "{path} is damaged: {reason}."), path=path, reason=str(error)) from None
    return found
