"""The known facts about a source's pictures, kept between openings: only changed pictures are examined again."""

import contextlib
import json
import time
import zipfile
from collections.abc import Callable, Generator

import numpy as np

from ganstudio.engine.data.cache import key_of
from ganstudio.engine.data.causes import NO_ACCESS
from ganstudio.engine.data.preparation.examine import Examined
from ganstudio.engine.data.preparation.examine_all import examine_all
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.source import Problem, Source
from ganstudio.engine.errors import RunError
from ganstudio.engine.events import Event
from ganstudio.engine.files import beside
from ganstudio.engine.home import cache_folder

VERSION = 3  # of the facts; a change examines every picture again
SAVE_SECONDS = 10.0  # between two saves of a long examination
COLOURED, TRANSPARENT, STACK, INVISIBLE = 1, 2, 4, 8

# a picture is good if its width is not 0, bad if its problem is not -1, else not examined yet
FACTS = np.dtype(
    [
        ("stamp", "u8", 2),
        ("digest", "u8", 2),
        ("look", "u8", 2),  # the difference hash, under its name in existing files
        ("width", "i4"),
        ("height", "i4"),
        ("problem", "i4"),
        ("mode", "u1"),
        ("flags", "u1"),
    ]
)


class Index:
    """Facts of the pictures of ``source``, (N,) of ``FACTS`` in its order; its numbers index ``modes`` and ``problems``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.path = cache_folder() / "index" / f"{key_of(source.names)}.npz"
        self.facts = np.zeros(len(source), FACTS)
        self.facts["problem"] = -1
        self.facts["stamp"] = source.stamps().view("u8").reshape(-1, 2)
        self.modes: list[str] = []
        self.problems: list[tuple[str, str]] = []  # cause and detail
        self._changed = False
        self._recall()

    @property
    def good(self) -> np.ndarray:
        """Return bool (N,): the readable pictures."""
        return np.asarray(self.facts["width"] > 0)

    @property
    def bad(self) -> np.ndarray:
        """Return bool (N,): the unreadable pictures."""
        return np.asarray(self.facts["problem"] >= 0)

    def problem(self, index: int) -> Problem:
        """Return why the picture cannot be read."""
        return Problem(self.source.title(index), *self.problems[self.facts["problem"][index]])

    def examine(
        self, indices: np.ndarray, how: Preparation | None, take: Callable[[Examined], None] | None = None
    ) -> Generator[Event, None, None]:
        """Examine these pictures (again) and keep the results, also when the generator is closed early."""
        saved = time.monotonic()

        def put(examined: Examined) -> None:
            if take is not None:
                take(examined)
            self._put(examined)

        try:
            for event in examine_all(self.source, indices, how, put):
                yield event
                if time.monotonic() - saved > SAVE_SECONDS:
                    self.save()
                    saved = time.monotonic()
        finally:
            self.save()

    def save(self) -> None:
        """Save the facts; ignore a cache that cannot be written."""
        if not self._changed:
            return
        facts = self.facts.copy()
        # a file that could not be opened may open next time without having changed
        passing = np.array([cause == NO_ACCESS for cause, _ in self.problems], bool)
        if passing.any():
            bad = self.bad
            facts["problem"][bad] = np.where(passing[facts["problem"][bad]], -1, facts["problem"][bad])
        texts = json.dumps({"version": VERSION, "modes": self.modes, "problems": self.problems}).encode()
        with contextlib.suppress(RunError, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with beside(self.path) as temporary, open(temporary, "wb") as file:
                np.savez(file, facts=facts, texts=np.frombuffer(texts, np.uint8))
            self._changed = False

    def _put(self, examined: Examined) -> None:
        self._changed = True
        row = self.facts[examined.index]
        facts = examined.facts
        if facts is None:
            assert examined.problem is not None
            row["width"] = 0
            row["problem"] = len(self.problems)
            self.problems.append((examined.problem.cause, examined.problem.detail))
            return
        if facts.mode not in self.modes:
            self.modes.append(facts.mode)
        row["digest"] = np.frombuffer(facts.digest, "u8")
        row["look"] = np.frombuffer(facts.dhash, "u8")
        row["width"], row["height"], row["problem"] = facts.width, facts.height, -1
        row["mode"] = self.modes.index(facts.mode)
        flags = {COLOURED: facts.coloured, TRANSPARENT: facts.transparent, STACK: facts.is_stack, INVISIBLE: facts.invisible}
        row["flags"] = sum(flag for flag, is_set in flags.items() if is_set)

    def _recall(self) -> None:
        """Load the facts of unchanged pictures; a damaged file counts as missing."""
        try:
            with open(self.path, "rb") as file, np.load(file, allow_pickle=False) as arrays:
                facts, texts = arrays["facts"], json.loads(arrays["texts"].tobytes())
            if facts.dtype != FACTS or texts["version"] != VERSION:
                return
            modes = [str(mode) for mode in texts["modes"]]
            problems = [(str(cause), str(detail)) for cause, detail in texts["problems"]]
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
            return
        if len(facts) and (facts["mode"].max() >= max(len(modes), 1) or facts["problem"].max() >= len(problems)):
            return
        now, then = find(facts["stamp"], self.facts["stamp"])
        self.facts[now] = facts[then]
        self.modes, self.problems = modes, problems


def find(known: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Find the 16-byte keys ``wanted``, u8 (n, 2), among ``known``, u8 (m, 2).

    Returns
    -------
    tuple
        int64 positions in ``wanted`` that were found, and their positions in ``known``, the last where a key occurs repeatedly.
    """
    if known.shape == wanted.shape and np.array_equal(known, wanted):
        return np.arange(len(known)), np.arange(len(known))
    order = np.argsort(known[:, 0], kind="stable")
    place = np.searchsorted(known[order, 0], wanted[:, 0], side="right") - 1
    inside = np.flatnonzero(place >= 0)
    candidates = order[place[inside]]
    same = (known[candidates] == wanted[inside]).all(axis=1)
    return inside[same], candidates[same]
