"""Averages the gradients of a network over several processes while its backward pass still runs.

The gradients go to the other processes in buckets, each as soon as all of its gradients are complete, the last layer's first: as
DistributedDataParallel does (Li et al. 2020, "PyTorch Distributed", section 3.2.3), but only in the pass that completes them, so
that penalties, microbatches and several passes of a network need no exceptions.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from ganstudio.engine.training.parallel import ProcessGroup, Transfer

BYTES = 25 * 2**20  # of a bucket, as in DistributedDataParallel


class GradientBuckets:
    """The gradients of ``parameters``, to be averaged over ``group``.

    ``bytes_each`` is the size from which a bucket takes no further gradients.
    """

    def __init__(self, parameters: Sequence[nn.Parameter], group: ProcessGroup, bytes_each: int = BYTES) -> None:
        self._group = group
        self._buckets = split_into_buckets(parameters, bytes_each)
        self._place = {id(parameter): place for place, bucket in enumerate(self._buckets) for parameter in bucket}
        self._missing: list[int] = []  # by bucket: gradients that are not complete
        self._sent: list[tuple[list[Tensor], Tensor, Transfer]] = []
        self._is_last = False
        for parameter in parameters:
            parameter.register_post_accumulate_grad_hook(self._complete)  # type: ignore[no-untyped-call] # torch has no types for it

    @contextmanager
    def last_pass(self) -> Iterator[None]:
        """Send gradients as they are complete: the backward pass in the block is the last before :meth:`finish`."""
        self._missing = [len(bucket) for bucket in self._buckets]
        self._is_last = True
        try:
            yield
        finally:
            self._is_last = False

    def finish(self) -> None:
        """Send what has not been sent, wait for the others, and replace all gradients by their means."""
        while len(self._sent) < len(self._buckets):
            self._send()
        for gradients, flat, transfer in self._sent:
            transfer.wait()
            flat /= self._group.size
            for gradient, mean in zip(gradients, torch.split(flat, [one.numel() for one in gradients]), strict=True):
                gradient.copy_(mean.view_as(gradient))
        self._sent.clear()

    def _complete(self, parameter: Tensor) -> None:
        if not self._is_last:
            return
        self._missing[self._place[id(parameter)]] -= 1
        # in the same order in every process, whichever bucket is complete first
        while len(self._sent) < len(self._buckets) and self._missing[len(self._sent)] == 0:
            self._send()

    def _send(self) -> None:
        gradients = [parameter.grad for parameter in self._buckets[len(self._sent)] if parameter.grad is not None]
        flat = torch.cat([gradient.flatten() for gradient in gradients]) if gradients else torch.zeros(0)
        self._sent.append((gradients, flat, self._group.start_sum(flat)))


def split_into_buckets(parameters: Sequence[nn.Parameter], bytes_each: int) -> list[list[nn.Parameter]]:
    """Return the parameters in buckets, the last layer's first, as a backward pass completes them."""
    buckets: list[list[nn.Parameter]] = []
    room = 0
    for parameter in reversed(parameters):
        if room <= 0:
            buckets.append([])
            room = bytes_each
        buckets[-1].append(parameter)
        room -= parameter.nbytes
    return buckets
