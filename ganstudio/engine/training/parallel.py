"""Trains a run on several devices: each process gets a part of every batch, gradients are averaged, the first process writes.

``torchrun`` starts the processes and gives each its rank through environment variables. Gradients are averaged by hand (see
``training/buckets.py``) rather than by DistributedDataParallel: its hooks support neither the second backward pass of gradient
penalties nor several passes of a network in a step (see docs/adr/0004-gradients-averaged-by-hand.md).
"""

import datetime
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor
from torch import distributed as dist

TIMEOUT = datetime.timedelta(minutes=30)  # the first process may prepare a large dataset while the others wait


class Transfer(Protocol):
    """A transfer between processes that runs by itself."""

    def wait(self) -> Any:
        """Return when the transfer is complete."""


class _Nothing:
    """A transfer of nothing."""

    def wait(self) -> None:
        return


NOTHING = _Nothing()


@dataclass(frozen=True)
class ProcessGroup:
    """The processes of a run: this process has ``rank`` of ``size``, and ``local_rank`` on its machine."""

    rank: int = 0
    size: int = 1
    local_rank: int = 0

    @property
    def is_first(self) -> bool:
        """Return whether this process writes the run folder and reports progress."""
        return self.rank == 0

    def part(self, batch: Tensor) -> Tensor:
        """Return this process's consecutive part of (N, ...), equal in all processes; N is a multiple of ``size``."""
        share = len(batch) // self.size
        return batch[self.rank * share : (self.rank + 1) * share]

    def average(self, tensors: list[Tensor]) -> None:
        """Replace the tensors by their means over all processes, in a single transfer."""
        if self.size == 1 or not tensors:
            return
        flat = torch.cat([tensor.flatten() for tensor in tensors])
        dist.all_reduce(flat)
        flat /= self.size
        for tensor, mean in zip(tensors, torch.split(flat, [tensor.numel() for tensor in tensors]), strict=True):
            tensor.copy_(mean.view_as(tensor))

    def start_sum(self, flat: Tensor) -> Transfer:
        """Begin to replace ``flat`` by its sum over all processes; it is complete after :meth:`Transfer.wait`."""
        if self.size == 1 or not flat.numel():
            return NOTHING
        work: Transfer = dist.all_reduce(flat, async_op=True)
        return work

    def agree(self, settings: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        """Return the first process's settings to change, {} for none, None to stop; all processes call it before each step."""
        if self.size == 1:
            return settings
        said = json.dumps(settings).encode() if self.is_first else b""
        size = torch.tensor([len(said)])
        dist.broadcast(size, 0, group=_control())
        words = torch.frombuffer(bytearray(said), dtype=torch.uint8) if self.is_first else torch.empty(int(size), dtype=torch.uint8)
        dist.broadcast(words, 0, group=_control())
        heard: Mapping[str, Any] | None = json.loads(words.numpy().tobytes())
        return heard

    def wait(self) -> None:
        """Wait until every process is here."""
        if self.size > 1:
            dist.barrier(group=_control())


ALONE = ProcessGroup()
_control_group: "dist.ProcessGroup | None" = None


def _control() -> "dist.ProcessGroup | None":
    """Return the group for control messages: gloo, whatever carries the gradients."""
    return _control_group


@contextmanager
def joined() -> Iterator[ProcessGroup]:
    """Join the group that ``torchrun`` started this process in, or this process alone; leave it at the end of the block."""
    global _control_group
    if int(os.environ.get("WORLD_SIZE", "1")) < 2:
        yield ALONE
        return
    group = ProcessGroup(int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"]), int(os.environ["LOCAL_RANK"]))
    if torch.cuda.is_available():
        torch.cuda.set_device(group.local_rank)
        dist.init_process_group("nccl", timeout=TIMEOUT)
        _control_group = dist.new_group(backend="gloo", timeout=TIMEOUT)
    else:
        dist.init_process_group("gloo", timeout=TIMEOUT)
    try:
        yield group
        group.wait()  # a process that left early would break connections that others still use
    finally:
        _control_group = None
        dist.destroy_process_group()
