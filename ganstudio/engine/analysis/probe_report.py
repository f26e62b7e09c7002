"""Reports how well a linear classifier on features finds the classes of pictures, beside chance and the pixels themselves."""

from collections.abc import Generator as Task
from dataclasses import dataclass

import numpy as np

from ganstudio.engine.analysis.components import pixel_components
from ganstudio.engine.analysis.probe import LinearProbe, likelihood_of_chance, probe, probed, why_not
from ganstudio.engine.events import Event
from ganstudio.engine.metrics.image_set import Read
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence

UNLIKELY = 0.05  # a difference that chance makes less often than this counts as real
FINE = 200  # pictures; with at least this many, report tenths of a percent


@dataclass(frozen=True, eq=False)
class ProbeReport:
    """Two linear probes of the same pictures.

    Attributes
    ----------
    features
        The probe of the given features.
    pixels
        The probe of as many principal components of the pixels, ``components``, computed over all the pictures without their
        classes.
    skipped
        Number of pictures not probed: without a class, or alone in it.
    by_chance
        Probability of such a difference between the probes by chance, 0 to 1.
    """

    features: LinearProbe
    pixels: LinearProbe
    components: int
    skipped: int
    by_chance: float

    @property
    def words(self) -> tuple[Sentence, ...]:
        """Return the conclusions, the most important first."""
        count = len(self.features.right)
        text = mark(
            "engine",
            "A linear classifier on the codes gets {codes} of {count} pictures right; on {components} principal "
            "components of their pixels, {pixels}. The largest class holds {chance}.",
        )
        accuracies = {
            "codes": _share(self.features),
            "pixels": _share(self.pixels),
            "chance": _percent(self.features.chance, count),
        }
        said = [Sentence(text, {**accuracies, "count": f"{count:,}", "components": self.components}), self._difference()]
        if self.skipped:
            text = mark("engine", "{count} pictures are not counted: they have no class, or are the only picture of their class.")
            said.append(Sentence(text, {"count": f"{self.skipped:,}"}))
        return tuple(said)

    def _difference(self) -> Sentence:
        if self.by_chance >= UNLIKELY:
            return Sentence(mark("engine", "There is no clear difference between codes and pixels."))
        if self.features.accuracy > self.pixels.accuracy:
            return Sentence(mark("engine", "The codes separate the classes better than the pixels."))
        return Sentence(mark("engine", "The codes separate the classes less well than the pixels."))


def linear_probe(
    features: np.ndarray, read: Read, labels: np.ndarray | None, seed: int = 0
) -> Task[Event, None, "ProbeReport | Sentence"]:
    """Probe features of pictures, and the pictures themselves. A generator of events; the same seed gives the same result.

    Parameters
    ----------
    features
        float32 (N, D).
    read
        Maps indices (n,) to images uint8 (n, C, H, W).
    labels
        int (N,), -1 for a picture without a class; None: no picture has a class.

    Returns
    -------
    ProbeReport or Sentence
        The sentence says why there is no report.
    """
    reason = why_not(labels)
    if reason is not None or labels is None:
        assert reason is not None
        return reason
    places = probed(labels)
    own = features[places]
    parts = yield from pixel_components(lambda rows: read(places[rows]), len(places), own.shape[1], seed)
    first = yield from probe(own, labels[places], seed)
    second = yield from probe(parts, labels[places], seed)
    return ProbeReport(first, second, parts.shape[1], len(labels) - len(places), likelihood_of_chance(first, second))


def _share(found: LinearProbe) -> str:
    """Format an accuracy with its 95 % interval: "91.2 % (89.3–92.8)"."""
    low, high = found.interval
    count = len(found.right)
    return f"{_percent(found.accuracy, count)} ({_percent(low, count)[:-2]}–{_percent(high, count)[:-2]})"


def _percent(share: float, count: int) -> str:
    return f"{100 * share:.{int(count >= FINE)}f} %"
