"""How many threads the renderer computes with: measured, and given up where they hinder."""

from types import SimpleNamespace

import pytest
import torch

from ganstudio.app.rendering import generators
from ganstudio.app.rendering.generators import Generators
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.engine.latent.frozen import is_frozen


@pytest.fixture
def made(untrained, monkeypatch):
    """Generators on a machine of 4 threads, on which a picture takes ``costs[threads]`` seconds; ``set`` are the threads used."""
    costs, now, clock = {1: 1.0, 4: 0.3}, [1], [0.0]
    monkeypatch.setattr(generators, "choose_device", lambda _: SimpleNamespace(threads=4))
    monkeypatch.setattr(torch, "set_num_threads", lambda threads: now.append(threads))
    monkeypatch.setattr(generators, "render", lambda *_: clock.__setitem__(0, clock[0] + costs[now[-1]]))
    monkeypatch.setattr(generators, "time", SimpleNamespace(perf_counter=lambda: clock[0]))
    return SimpleNamespace(generators=Generators(2), costs=costs, now=now, origin=ModelVersion(untrained(), 64))


def test_several_threads_are_taken_where_they_are_really_faster(made):
    made.generators.get(made.origin, alone=True)
    assert made.now[-1] == 4


def test_one_thread_where_they_are_not(made):
    made.costs[4] = 0.8
    made.generators.get(made.origin, alone=True)
    assert made.now[-1] == 1


def test_one_thread_beside_a_training(made):
    made.generators.get(made.origin, alone=False)
    assert set(made.now) == {1}
    made.generators.get(made.origin, alone=True)
    assert made.now[-1] == 4
    made.generators.get(made.origin, alone=False)
    assert made.now[-1] == 1


def test_threads_that_hinder_later_are_given_up(made):
    made.generators.get(made.origin, alone=True)
    made.generators.note(made.origin, 0.5)
    made.generators.get(made.origin, alone=True)
    assert made.now[-1] == 4
    made.generators.note(made.origin, 5.0)
    made.generators.get(made.origin, alone=True)
    assert made.now[-1] == 1


def test_only_so_many_are_kept(made, untrained):
    kept = made.generators
    first = kept.get(made.origin, alone=False)
    assert kept.get(made.origin, alone=False) is first
    for size in (32, 64):
        kept.get(ModelVersion(untrained(size=size), 64), alone=False)
    assert kept.get(made.origin, alone=False) is not first


def test_while_nothing_is_asked_for_it_becomes_quicker(made):
    kept = made.generators
    assert not kept.settle()
    generator = kept.get(made.origin, alone=False)
    assert not kept.settle()
    assert is_frozen(generator, 2)


@pytest.mark.parametrize(("arch", "axes"), [("dcgan", (2,)), ("stylegan2", (2, 3))])
def test_with_classes_too(made, untrained, arch, axes):
    kept = made.generators
    generator = kept.get(ModelVersion(untrained(arch, classes=3), 64), alone=False)
    assert [kept.settle() for _ in axes] == [True] * (len(axes) - 1) + [False]
    assert all(is_frozen(generator, number) for number in axes)
