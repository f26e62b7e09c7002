"""Keyframes and their timing in seconds, and the keyframes of a run in its ``keyframes.json``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import msgspec

from ganstudio.engine.files import write_json
from ganstudio.engine.latent.kept_file import is_of, merged, read_kept
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.packed import pack, unpack
from ganstudio.engine.latent.paths import EASINGS, METHODS, SPACES, Keyframe, interpolate
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run

FILE = "keyframes.json"
FORMAT = 1
FRAMES = 60  # a second: as finely as one can drag
SECONDS = 1.0  # from a new keyframe to the next
LONGEST = 3600.0  # seconds
EASING = "in-out"
FACTS = ("loop", "method", "space")  # of a sequel, besides its keys


@dataclass(frozen=True, eq=False)
class Sequel:
    """Keyframes in order, each with its duration in seconds; :func:`~ganstudio.engine.latent.paths.interpolate` joins them."""

    keys: tuple[Keyframe, ...] = ()
    loop: bool = False
    method: str = "slerp"
    space: str = "z"

    @property
    def seconds(self) -> float:
        """How long it all takes."""
        return sum(key.duration or 0.0 for key in (self.keys if self.loop else self.keys[:-1]))

    def begin_of(self, index: int) -> float:
        """When the key of this index is shown."""
        return sum(key.duration or 0.0 for key in self.keys[:index])

    def at(self, generator: Generator, time: float) -> Latent:
        """What is shown at a time, from 0 to ``seconds``. There must be a key."""
        if len(self.keys) == 1:
            return self.keys[0].latent
        frames = _frames(self, generator)
        steps = len(frames) if self.loop else len(frames) - 1  # a loop ends with the frame that it begins with
        return frames[min(max(round(time / self.seconds * steps), 0), steps) % len(frames)]


@lru_cache(maxsize=2)
def _frames(sequel: Sequel, generator: Generator) -> list[Latent]:
    count = max(2, round(sequel.seconds * FRAMES) + (not sequel.loop))
    return interpolate(generator, sequel.keys, count, sequel.method, sequel.space, sequel.loop)


def moved(keys: Sequence[Keyframe], index: int, place: int) -> tuple[Keyframe, ...]:
    """``keys`` with the one of ``index`` before the one that was at ``place``."""
    rest = [key for number, key in enumerate(keys) if number != index]
    rest.insert(place - (index < place), keys[index])
    return tuple(rest)


# -- the file -------------------------------------------------------------------------------------------------------------


def save_keyframes(run: Run, sequel: Sequel, others: Sequence[Any] = ()) -> None:
    """Save exactly these keyframes with the run, and ``others`` (entries that do not belong to it) unchanged; the file is replaced
    in one step.

    Raises
    ------
    RunError
        The disk refuses.
    """
    facts = {name: getattr(sequel, name) for name in FACTS}
    write_json(run.path / FILE, {"format": FORMAT, **facts, "keys": [*map(_to_json, sequel.keys), *others]})


def load_keyframes(run: Run, generator: Generator | None = None) -> tuple[Sequel, tuple[Any, ...]]:
    """Read what :func:`save_keyframes` wrote, nothing without a file; and the entries that do not belong to this run.

    ``generator`` is any snapshot's of the run. Without it the shape of edited latents is not checked.

    Raises
    ------
    RunError
        The file cannot be read, is damaged as a whole, or a newer studio wrote it. It is left as it is.
    """
    others: list[Any] = []

    def parse(values: dict[str, Any]) -> list[Sequel]:
        sequel = Sequel((), bool(values["loop"]), str(values["method"]), str(values["space"]))
        if sequel.method not in METHODS or sequel.space not in SPACES:
            raise ValueError(f"no keyframes are joined by {sequel.method} in {sequel.space}")
        keys = []
        for item in values["keys"]:
            key = _key_from(item)
            if key is not None and is_of(run, generator, key.latent):
                keys.append(key)
            else:
                others.append(item)
        return [replace(sequel, keys=tuple(keys))]

    return next(iter(read_kept(run.path / FILE, FORMAT, parse)), Sequel()), tuple(others)


def merged_keyframes(before: Sequel, after: Sequel, found: Sequel) -> Sequel:
    """Merge like :func:`~ganstudio.engine.latent.kept_file.merged`; other fields change if ``before`` and ``after`` differ."""
    keys = merged(before.keys, after.keys, found.keys, lambda key: json.dumps(_to_json(key)))
    facts = {name: getattr(after, name) for name in FACTS if getattr(after, name) != getattr(before, name)}
    return replace(found, keys=keys, **facts)


def _to_json(key: Keyframe) -> dict[str, Any]:
    return {"point": json.loads(pack(key.latent)), "seconds": key.duration, "easing": key.easing}


def _key_from(item: Any) -> Keyframe | None:
    try:
        key = Keyframe(unpack(msgspec.json.encode(item["point"])), float(item["seconds"]), str(item["easing"]))
    except (ValueError, TypeError, KeyError):
        return None
    return key if key.easing in EASINGS and 0 < (key.duration or 0.0) <= LONGEST else None
