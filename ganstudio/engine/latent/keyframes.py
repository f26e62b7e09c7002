"""Keyframes and their timing in seconds, saved with a run in its ``keyframes.json``."""

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
FRAMES = 60  # per second: finer than a mouse can drag
SECONDS = 1.0  # from a new keyframe to the next
LONGEST = 3600.0  # seconds
EASING = "in-out"
FACTS = ("loop", "method", "space")  # fields of a sequel besides its keyframes


@dataclass(frozen=True, eq=False)
class Sequel:
    """Keyframes in order, each with its duration in seconds; :func:`~ganstudio.engine.latent.paths.interpolate` joins them."""

    keyframes: tuple[Keyframe, ...] = ()
    loop: bool = False
    method: str = "slerp"
    space: str = "z"

    @property
    def seconds(self) -> float:
        """Return the total duration."""
        return sum(keyframe.duration or 0.0 for keyframe in (self.keyframes if self.loop else self.keyframes[:-1]))

    def begin_of(self, index: int) -> float:
        """Return the start time of a keyframe in seconds."""
        return sum(keyframe.duration or 0.0 for keyframe in self.keyframes[:index])

    def at(self, generator: Generator, time: float) -> Latent:
        """Return the latent shown at a time, from 0 to ``seconds``. Needs at least one keyframe."""
        if len(self.keyframes) == 1:
            return self.keyframes[0].latent
        frames = _frames(self, generator)
        steps = len(frames) if self.loop else len(frames) - 1  # a loop ends with the frame that it begins with
        return frames[min(max(round(time / self.seconds * steps), 0), steps) % len(frames)]


@lru_cache(maxsize=2)
def _frames(sequel: Sequel, generator: Generator) -> list[Latent]:
    count = max(2, round(sequel.seconds * FRAMES) + (not sequel.loop))
    return interpolate(generator, sequel.keyframes, count, sequel.method, sequel.space, sequel.loop)


def moved(keyframes: Sequence[Keyframe], index: int, place: int) -> tuple[Keyframe, ...]:
    """Return the keyframes with number ``index`` moved before the keyframe at ``place``."""
    rest = [keyframe for number, keyframe in enumerate(keyframes) if number != index]
    rest.insert(place - (index < place), keyframes[index])
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
    write_json(run.path / FILE, {"format": FORMAT, **facts, "keys": [*map(_to_json, sequel.keyframes), *others]})


def load_keyframes(run: Run, generator: Generator | None = None) -> tuple[Sequel, tuple[Any, ...]]:
    """Read what :func:`save_keyframes` wrote, nothing without a file; and the entries that do not belong to this run.

    ``generator`` is that of any snapshot of the run. Without it, the shape of edited latents is not checked.

    Raises
    ------
    RunError
        The file cannot be read, is damaged as a whole, or a newer studio wrote it. The file stays unchanged.
    """
    others: list[Any] = []

    def parse(values: dict[str, Any]) -> list[Sequel]:
        sequel = Sequel((), bool(values["loop"]), str(values["method"]), str(values["space"]))
        if sequel.method not in METHODS or sequel.space not in SPACES:
            raise ValueError(f"no keyframes are joined by {sequel.method} in {sequel.space}")
        keyframes = []
        for item in values["keys"]:
            keyframe = _keyframe_from(item)
            if keyframe is not None and is_of(run, generator, keyframe.latent):
                keyframes.append(keyframe)
            else:
                others.append(item)
        return [replace(sequel, keyframes=tuple(keyframes))]

    return next(iter(read_kept(run.path / FILE, FORMAT, parse)), Sequel()), tuple(others)


def merged_keyframes(before: Sequel, after: Sequel, found: Sequel) -> Sequel:
    """Merge like :func:`~ganstudio.engine.latent.kept_file.merged`; other fields change if ``before`` and ``after`` differ."""
    keyframes = merged(before.keyframes, after.keyframes, found.keyframes, lambda keyframe: json.dumps(_to_json(keyframe)))
    facts = {name: getattr(after, name) for name in FACTS if getattr(after, name) != getattr(before, name)}
    return replace(found, keyframes=keyframes, **facts)


def _to_json(keyframe: Keyframe) -> dict[str, Any]:
    return {"point": json.loads(pack(keyframe.latent)), "seconds": keyframe.duration, "easing": keyframe.easing}


def _keyframe_from(item: Any) -> Keyframe | None:
    try:
        keyframe = Keyframe(unpack(msgspec.json.encode(item["point"])), float(item["seconds"]), str(item["easing"]))
    except (ValueError, TypeError, KeyError):
        return None
    return keyframe if keyframe.easing in EASINGS and 0 < (keyframe.duration or 0.0) <= LONGEST else None
