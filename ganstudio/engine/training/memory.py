"""Measures how much memory a training takes on its device.

What the process holds says little about it: the allocator keeps what an earlier training gave back, so that a second training would
seem to cost nothing. Tensors are counted instead: what the trainer keeps, and the most that one step needs besides.
"""

import weakref
from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from ganstudio.engine.training.trainer import Trainer


def training_memory(trainer: Trainer) -> int:
    """Return the bytes that networks, optimizers, averages and a step of ``trainer`` take; makes a step, not the first."""
    kept = sum(tensor.nbytes for tensor in trainer.state().tensors.values())
    watch = _Watch()
    with watch:
        trainer.step()
    return kept + watch.peak


class _Watch(TorchDispatchMode):  # type: ignore[no-untyped-call] # torch says nothing of its types
    """Follows the memory that operations in the block take and give back; ``peak`` is the most at one time, in bytes."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak: int = 0
        self._now: int = 0
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
        self._now += size
        self.peak = max(self.peak, self._now)
        weakref.finalize(storage, self._give_back, size)

    def _give_back(self, size: int) -> None:
        self._now -= size
