"""Gradients go to the other processes while the backward pass runs."""

import pytest
import torch
from torch import nn

from ganstudio.engine.training.buckets import GradientBuckets, split_into_buckets
from ganstudio.engine.training.parallel import ProcessGroup


class Others(ProcessGroup):
    """A process of two, of which the other has no gradients; keeps what is sent, and how far the pass was."""

    def start_sum(self, flat):
        log.append(("sent", flat.numel()))
        return Transfer()


class Transfer:
    def wait(self):
        log.append("waited")


log = []


@pytest.fixture(autouse=True)
def empty_log():
    log.clear()


def make(bytes_each):
    layers = nn.Sequential(*(nn.Linear(4, 4, bias=False) for _ in range(3)))
    for layer in layers:
        layer.register_full_backward_pre_hook(lambda *_: log.append("layer"))
    return layers, GradientBuckets(list(layers.parameters()), Others(0, 2), bytes_each)


def test_buckets_take_the_last_layers_first():
    parameters = [nn.Parameter(torch.zeros(size)) for size in (10, 10, 10, 100)]
    assert [[len(one) for one in bucket] for bucket in split_into_buckets(parameters, 60)] == [[100], [10, 10], [10]]


def test_gradients_are_sent_before_the_pass_has_ended_and_averaged_after_it():
    layers, buckets = make(1)
    x = torch.ones(2, 4, requires_grad=True)
    with buckets.last_pass():
        layers(x).sum().backward()
    assert log == ["layer", ("sent", 16), "layer", ("sent", 16), "layer", ("sent", 16)]
    before = [parameter.grad.clone() for parameter in layers.parameters()]
    buckets.finish()
    assert log[6:] == ["waited"] * 3
    assert all(torch.equal(parameter.grad, half / 2) for parameter, half in zip(layers.parameters(), before, strict=True))


def test_earlier_passes_send_nothing_and_a_step_without_a_last_pass_is_averaged_as_well():
    layers, buckets = make(10**6)
    layers(torch.ones(2, 4, requires_grad=True)).sum().backward()
    assert ("sent", 48) not in log
    buckets.finish()
    assert log[-2:] == [("sent", 48), "waited"]


def test_buckets_go_in_the_same_order_whichever_is_complete_first():
    layers, buckets = make(1)
    with buckets.last_pass():
        layers[0](torch.ones(2, 4, requires_grad=True)).sum().backward()  # the last bucket alone
    assert not any(isinstance(entry, tuple) for entry in log)
    buckets.finish()
    assert [entry for entry in log if isinstance(entry, tuple)] == [("sent", 0), ("sent", 0), ("sent", 16)]
