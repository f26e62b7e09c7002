"""Measures how much memory a training takes on its device.

The memory of the process says little: the allocator keeps what an earlier training freed, so a second training would seem to cost
nothing. So this counts tensors: those that the trainer keeps, plus the peak of a step.
"""

import weakref
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from ganstudio.engine.training.trainer import Trainer


def training_memory(trainer: Trainer) -> int:
    """Return the bytes that networks, optimizers, averages and the largest step of ``trainer`` take; trains a step, not the first.

    The largest is a step in which every penalty is due, with a discriminator, which an upscaler trains without at first.
    """
    kept = sum(tensor.nbytes for tensor in trainer.state().tensors.values())
    steps, images_seen = trainer.steps, trainer.images_seen
    trainer.steps, trainer.images_seen = 0, max(images_seen, trainer.config.upscaler.pixel_images)
    watch = MemoryWatch()
    try:
        with watch:
            trainer.step()
    finally:
        trainer.steps, trainer.images_seen = steps + 1, images_seen + trainer.config.training.batch
    return kept + watch.peak


class MemoryWatch(TorchDispatchMode):  # type: ignore[no-untyped-call] # torch has no types for it
    """Tracks the memory that operations in the block allocate and free; ``peak`` is in bytes."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak: int = 0
        self.now: int = 0
        self._known: weakref.WeakSet[Any] = weakref.WeakSet()

    def __torch_dispatch__(self, operation: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = operation(*args, **(kwargs or {}))
        before = {leaf.untyped_storage()._cdata for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)}
        for leaf in tree_leaves(made):
            if isinstance(leaf, Tensor):
                storage = leaf.untyped_storage()
                if storage._cdata not in before and storage not in self._known:
                    self._take(storage)
        return made

    def _take(self, storage: torch.UntypedStorage) -> None:
        size = storage.nbytes()
        self._known.add(storage)
        self.now += size
        self.peak = max(self.peak, self.now)
        weakref.finalize(storage, self._give_back, size)

    def _give_back(self, size: int) -> None:
        self.now -= size
