"""Measures how far to trust a result: whether the model can draw that kind of picture at all."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from ganstudio.engine.events import Event
from ganstudio.engine.latent.model import Model
from ganstudio.engine.recipes.opening import class_number, with_model
from ganstudio.engine.runs.checkpoint import load_discriminator
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.search.invert import Likeness as Likeness
from ganstudio.engine.search.nearest import nearest_trained
from ganstudio.engine.search.target import Target
from ganstudio.engine.search.trust import Trust as Trust
from ganstudio.engine.search.trust import trust_of
from ganstudio.engine.text import Sentence


@dataclass(frozen=True, eq=False)
class VisiblePart:
    """The known pixels of a picture at the model's resolution.

    Attributes
    ----------
    target
        The picture; its ``pixels`` have the model's size, or are ``factor`` times smaller.
    observed_mask
        Mask (1, 1, H, W), 1 where the picture is known; None: everywhere.
    """

    target: Target
    observed_mask: Tensor | None = None
    factor: int = 1


@dataclass(frozen=True, eq=False)
class TrustReport:
    """How far to trust a result.

    Attributes
    ----------
    trust
        The measurement; None if the training pictures are missing or too few.
    nearest
        Likeness of the closest training picture; None if not compared or if the training pictures are missing.
    """

    trust: Trust | None
    nearest: Likeness | None = None

    @property
    def sentence(self) -> Sentence | None:
        """Return the verdict in words."""
        is_trained = self.nearest is not None and self.nearest.psnr is None
        return None if self.trust is None else self.trust.sentence(is_trained)

    @property
    def warns(self) -> bool:
        """Return whether :attr:`sentence` is a warning."""
        return self.trust is not None and self.trust.warns


def measure_trust(
    model: Run | Model,
    parts: Sequence[VisiblePart],
    *,
    compares: bool = False,
    snapshot: int | None = None,
    label: int | str | None = None,
) -> Generator[Event, None, list[TrustReport]]:
    """Measure whether the model can draw the visible parts of pictures, with :func:`~ganstudio.engine.search.trust.judge`.

    Parameters
    ----------
    parts
        The ``visible`` parts of results of ``invert``, ``inpaint`` and ``upscale``; all with the same ``factor``.
    compares
        Also find the closest training picture.
    snapshot, label
        As in the search.
    """
    return (yield from with_model(model, snapshot, lambda opened: _measure(opened, parts, label, compares)))


def _measure(
    model: Model, parts: Sequence[VisiblePart], label: int | str | None, compares: bool
) -> Generator[Event, None, list[TrustReport]]:
    targets = [part.target for part in parts]
    masks = [part.observed_mask for part in parts if part.observed_mask is not None]
    observed_mask = torch.cat(masks) if masks else None
    found = yield from trust_of(model, targets, observed_mask, parts[0].factor, class_number(model.run, label))
    trusts: Sequence[Trust | None] = found or [None] * len(parts)
    if not compares:
        return [TrustReport(trust) for trust in trusts]
    critic = load_discriminator(model.run, model.images_seen, model.device)
    nearest = yield from nearest_trained(model.run, targets, critic)
    likenesses: Sequence[Likeness | None] = nearest or [None] * len(parts)
    return [TrustReport(trust, near) for trust, near in zip(trusts, likenesses, strict=True)]
