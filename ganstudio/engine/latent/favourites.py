"""Saves the shelf of a run, a person's favourite latents, in ``shelf.json`` of its folder."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any

import msgspec

from ganstudio.engine.files import write_json
from ganstudio.engine.latent.kept_file import is_of, merged, read_kept
from ganstudio.engine.latent.latent import PRECISIONS, Latent
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.latent.sampling import LARGEST_SEED
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run

FILE = "shelf.json"
FORMAT = 1
MOST_TRUNCATION = 100.0


@dataclass(frozen=True)
class Appearance:
    """How a picture was drawn when it went on the shelf; its class belongs to its latent.

    Parameters
    ----------
    truncation
        The truncation towards the mean.
    images_seen
        Images that the generator had seen at its snapshot.
    noise
        The seed of the generator's noise; None for the noise of the training.
    precision
        The number format, one of :data:`~ganstudio.engine.latent.latent.PRECISIONS`.
    """

    truncation: Annotated[float, msgspec.Meta(ge=0, le=MOST_TRUNCATION)]
    images_seen: Annotated[int, msgspec.Meta(ge=0)]
    noise: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEED)] | None = None
    precision: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(PRECISIONS)})$")] = "fp32"


@dataclass(frozen=True, eq=False)
class Favourite:
    """A latent, its name ("" without), and its appearance (None if the studio that saved it did not record one)."""

    latent: Latent
    name: str = ""
    appearance: Appearance | None = None


@dataclass(frozen=True, eq=False)
class Favourites:
    """The items of a shelf's file in order: the ``readable`` ones, and the ``others`` unchanged."""

    readable: tuple[Favourite, ...] = ()
    others: tuple[Any, ...] = ()


def save_favourites(run: Run, favourites: Sequence[Favourite], others: Sequence[Any] = ()) -> None:
    """Save exactly these favourites with the run, in this order, then ``others`` unchanged; the file is replaced in one step.

    Raises
    ------
    RunError
        The disk refuses.
    """
    write_json(run.path / FILE, {"format": FORMAT, "favourites": [*map(_to_json, favourites), *others]})


def load_favourites(run: Run, generator: Generator | None = None) -> Favourites:
    """Read what :func:`save_favourites` wrote; nothing if there is no file.

    An item is readable if its latent has this run's size and ``generator`` (of any snapshot of the run) can draw it. Without a
    generator, the shape of edited latents is not checked.

    Raises
    ------
    RunError
        The file cannot be read, is damaged as a whole, or a newer studio wrote it. The file stays unchanged.
    """
    readable, others = [], []
    for item in read_kept(run.path / FILE, FORMAT, lambda values: list(values["favourites"])):
        try:
            favourite = _from_json(item)
            is_own = is_of(run, generator, favourite.latent)
        except (ValueError, TypeError, KeyError, AttributeError):
            is_own = False
        if is_own:
            readable.append(favourite)
        else:
            others.append(item)
    return Favourites(tuple(readable), tuple(others))


def merged_favourites(before: Sequence[Favourite], after: Sequence[Favourite], found: Sequence[Favourite]) -> tuple[Favourite, ...]:
    """Merge favourites; see :func:`~ganstudio.engine.latent.kept_file.merged`."""
    return merged(before, after, found, lambda favourite: json.dumps(_to_json(favourite)))


def _to_json(favourite: Favourite) -> dict[str, Any]:
    item = {"name": favourite.name, "point": json.loads(pack(favourite.latent))}
    if favourite.appearance is None:
        return item
    facts = asdict(favourite.appearance)
    return {**item, "appearance": {"images": facts.pop("images_seen"), **facts}}


def _from_json(item: Any) -> Favourite:
    """Raise ``ValueError``, ``TypeError``, ``KeyError`` or ``AttributeError`` if the entry is not a favourite."""
    latent = unpack(msgspec.json.encode(item["point"]))
    appearance = None
    if item.get("appearance") is not None:
        facts = dict(item["appearance"])
        appearance = msgspec.convert({"images_seen": facts.pop("images"), **facts}, Appearance)
    return Favourite(latent, str(item["name"]), appearance)
