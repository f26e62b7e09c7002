"""The shelf of a run: latents found worth keeping, in ``shelf.json`` of its folder."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from ganstudio.engine.files import write_json
from ganstudio.engine.latent.kept_file import read_kept
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.latent.point import Point
from ganstudio.engine.runs import Run

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
    size = run.config.model.latent_dim

    def parse(values: dict[str, Any]) -> list[Favourite]:
        found = [Favourite(unpack(msgspec.json.encode(item["point"])), str(item["name"])) for item in values["favourites"]]
        if any(len(favourite.point.z) != size for favourite in found):
            raise ValueError(f"latents of this run have {size} numbers")
        return found

    return read_kept(run.path / FILE, FORMAT, parse)
