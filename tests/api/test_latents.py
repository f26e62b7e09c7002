"""Latents made, drawn, moved and mixed: shapes, and what is refused in one sentence."""

from itertools import pairwise

import numpy as np
import pytest
import torch

import ganstudio
from ganstudio import StudioError


def same(one, other):
    """Two latents draw the same."""
    return np.array_equal(one.z, other.z) and one.label == other.label and np.array_equal(one.w, other.w)


def refused(error, match, call):
    """``call`` raises ``error`` with a single sentence for a person."""
    with pytest.raises(error, match=match) as caught:
        call()
    assert isinstance(caught.value, StudioError)
    assert "\n" not in str(caught.value)


class TestLatent:
    def test_of_a_seed_draws_what_sample_draws(self, model):
        seeds = [7, 0, 12]
        drawn = model.draw([model.latent(seed) for seed in seeds])
        assert (drawn.shape, drawn.dtype) == ((3, 16, 16, 3), np.uint8)
        assert np.array_equal(drawn, model.sample(seeds=seeds))
        assert np.array_equal(model.draw([model.latent(seed=7)]), model.sample(seeds=[7]))

    def test_of_a_class(self, model):
        assert model.latent(7, label="class 2").label == model.latent(np.int64(7), label=2).label == 2
        assert model.latent(7).label == 1  # 7 modulo 3
        assert np.array_equal(model.draw(model.latent(7, label=2), 0.5), model.sample([7], 0.5, labels=2))

    def test_of_numbers(self, plain):
        z = np.linspace(-1, 1, 8)
        latent = plain.latent(z=z)
        assert latent.z.dtype == np.float32 and latent.seed is None and latent.label is None
        assert np.array_equal(plain.draw(latent), plain.draw(plain.latent(z=list(z))))
        assert np.array_equal(plain.draw(plain.latent(z=plain.latent(7).z)), plain.sample([7]))
        latent.z[:] = 0
        assert z[0] == -1  # a copy

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {}, "Give seed= or z="),
            (TypeError, {"seed": 1, "z": np.zeros(8)}, "Give seed= or z="),
            (TypeError, {"seed": 1.5}, "whole number"),
            (TypeError, {"seed": True}, "whole number"),
            (TypeError, {"seed": "7"}, "whole number"),
            (ValueError, {"seed": -1}, "no seed -1"),
            (ValueError, {"seed": 2**63}, "no seed"),
            (ValueError, {"seed": 1, "label": 3}, "no class '3'"),
            (ValueError, {"seed": 1, "label": "class1"}, "Did you mean"),
            (ValueError, {"z": np.zeros(8)}, "Give label= beside z="),
            (ValueError, {"z": np.zeros(9), "label": 0}, r"shape \(8,\), not \(9,\)"),
            (ValueError, {"z": np.zeros((1, 8)), "label": 0}, r"not \(1, 8\)"),
            (ValueError, {"z": [1.0, [2.0]], "label": 0}, "different lengths"),
            (ValueError, {"z": np.full(8, np.nan), "label": 0}, "NaN"),
            (TypeError, {"z": np.zeros(8, complex), "label": 0}, "complex"),
            (TypeError, {"z": ["a"] * 8, "label": 0}, "array of 8 numbers"),
            (TypeError, {"z": torch.zeros(8), "label": 0}, "numpy array"),
        ],
    )
    def test_refuses(self, model, error, words, match):
        refused(error, match, lambda: model.latent(**words))

    def test_refuses_a_class_where_there_are_none(self, plain):
        refused(ValueError, "trained without classes", lambda: plain.latent(1, label=0))


class TestDraw:
    def test_none_and_many(self, plain):
        assert plain.draw([]).shape == (0, 16, 16, 1)
        assert plain.draw([plain.latent(seed) for seed in range(65)]).shape == (65, 16, 16, 1)

    def test_precision_and_truncation_do_something(self, style):
        latents = [style.latent(seed) for seed in range(3)]
        full = style.draw(latents)
        assert np.abs(style.draw(latents, precision="bf16").astype(int) - full).max() < 16
        assert not np.array_equal(style.draw(latents, truncation=0.5), full)

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {"latents": 7}, "list of latents"),
            (TypeError, {"latents": [7]}, r"latents\[0\] = 7: this must be a latent"),
            (TypeError, {"latents": "abc"}, "list of latents"),
            (TypeError, {"latents": np.zeros((2, 8))}, r"ndarray of shape \(8,\)"),
            (TypeError, {"truncation": "1"}, "number from 0 to 2"),
            (ValueError, {"truncation": -0.1}, "number from 0 to 2"),
            (ValueError, {"truncation": float("nan")}, "number from 0 to 2"),
            (ValueError, {"precision": "fp16"}, "Did you mean"),
            (TypeError, {"precision": 16}, "one of fp32, bf16"),
        ],
    )
    def test_refuses(self, plain, error, words, match):
        refused(error, match, lambda: plain.draw(**{"latents": [plain.latent(1)], **words}))

    def test_refuses_latents_of_another_model(self, plain, style):
        refused(ValueError, "belongs to another model", lambda: plain.draw(style.latent(1)))

    def test_on_another_device(self, untrained, pretend_device):
        run = untrained("style", classes=3).path
        here = ganstudio.load(run, device="cpu")
        pretend_device()
        there = ganstudio.load(run)
        assert there.device.type == "pretend"
        latents = [here.latent(seed) for seed in range(3)]
        direction = there.directions(count=1)[0]
        moved = there.move(there.mix(latents[0], latents[1]), direction, 2)
        assert np.abs(there.draw([*latents, moved]).astype(int) - here.draw([*latents, moved])).max() <= 1


class TestSample:
    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (TypeError, {"seeds": 7}, r"seeds=\[7\]|such as \[7\]"),
            (TypeError, {"seeds": "0-7"}, "as a list"),
            (TypeError, {"seeds": [0.5]}, "whole number"),
            (ValueError, {"seeds": [-1]}, "no seed -1"),
            (ValueError, {"labels": [0, 1]}, r"The number of classes \(2\) differs from the number of seeds \(1\)"),
            (ValueError, {"labels": "nine"}, "no class"),
            (ValueError, {"truncation": 3}, "from 0 to 2"),
        ],
    )
    def test_refuses(self, model, error, words, match):
        refused(error, match, lambda: model.sample(**{"seeds": [1], **words}))


class TestInterpolate:
    def test_begins_and_ends_where_it_should(self, model):
        ends = [model.latent(seed) for seed in (1, 2, 3)]
        path = model.interpolate(ends, frames=9)
        assert len(path) == 9
        assert same(path[0], ends[0]) and same(path[-1], ends[-1])
        assert model.draw(path).shape == (9, 16, 16, 3)

    def test_a_loop_does_not_show_its_first_picture_twice(self, plain):
        ends = [plain.latent(seed) for seed in (1, 2)]
        path = plain.interpolate(ends, frames=8, loop=True, method="lerp")
        assert same(path[0], ends[0]) and not same(path[-1], ends[0])

    def test_durations_say_how_long_each_part_takes(self, plain):
        a, b, c = (plain.latent(seed) for seed in (1, 2, 3))
        path = plain.interpolate([a, b, c], frames=5, durations=[3, 1])
        assert same(path[3], b)
        path = plain.interpolate([a, b, c], frames=5, easing="in-out")
        assert same(path[2], b)

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"frames": 1}, "frames = 1"),
            (TypeError, {"frames": 2.0}, "whole number"),
            (ValueError, {"method": "slurp"}, "Did you mean"),
            (ValueError, {"space": "x"}, "no space"),
            (ValueError, {"easing": "inout"}, "Did you mean"),
            (ValueError, {"durations": [1, 1]}, "2 durations, but 1 are needed"),
            (ValueError, {"durations": [0]}, "duration = 0"),
        ],
    )
    def test_refuses(self, plain, error, words, match):
        ends = [plain.latent(1), plain.latent(2)]
        refused(error, match, lambda: plain.interpolate(ends, **words))

    def test_refuses_a_single_latent(self, plain):
        refused(ValueError, "at least 2", lambda: plain.interpolate([plain.latent(1)]))


class TestWalk:
    def test_begins_at_the_start(self, model):
        start = model.latent(4)
        walk = model.walk(start, frames=5, seed=1)
        assert len(walk) == 5 and same(walk[0], start)
        assert not same(walk[1], model.walk(start, frames=5, seed=2)[1])
        steps = [np.linalg.norm(one.z - other.z) for one, other in pairwise(walk)]
        wider = model.walk(start, frames=5, seed=1, step=0.2)
        assert np.linalg.norm(wider[1].z - wider[0].z) > max(steps)

    def test_an_orbit_comes_back(self, plain):
        path = plain.walk(plain.latent(4), frames=40, kind="orbit")
        step = np.linalg.norm(path[1].z - path[0].z)
        assert np.linalg.norm(path[-1].z - path[0].z) == pytest.approx(step, rel=0.05)

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"kind": "orbital"}, "Did you mean"),
            (ValueError, {"frames": 0}, "frames = 0"),
            (ValueError, {"step": 0}, "step = 0"),
            (ValueError, {"stiffness": 1}, "stiffness = 1"),
            (TypeError, {"seed": None}, "seed = None"),
        ],
    )
    def test_refuses(self, plain, error, words, match):
        refused(error, match, lambda: plain.walk(plain.latent(1), **words))

    def test_refuses_a_seed_in_place_of_a_latent(self, plain):
        refused(TypeError, r"start = 7: this must be a latent, such as model.latent\(seed=7\)", lambda: plain.walk(7))


class TestDirections:
    def test_of_each_method(self, model):
        groups = {"group": [model.latent(seed) for seed in range(4)], "against": [model.latent(seed) for seed in range(4, 8)]}
        assert [one.name for one in model.directions(count=3)] == ["sefa 1", "sefa 2", "sefa 3"]
        assert len(model.directions("pca", count=2, progress=False)) == 2
        assert [one.name for one in model.directions("groups", **groups, name="smile")] == ["smile"]
        (between,) = model.directions("classes", group="class 1", against=0)
        assert between.name == "class 1 against 0"
        assert model.directions("saved") == []

    def test_move_goes_along_and_back(self, model):
        (direction,) = model.directions(count=1)
        start = model.latent(5)
        there = model.move(start, direction, 2.5)
        assert not np.array_equal(model.draw(there), model.draw(start))
        assert np.abs(model.draw(model.move(there, direction, -2.5)).astype(int) - model.draw(start)).max() <= 1
        assert model.move(start, direction, 0) is start

    def test_saved_ones_are_found_by_name(self, untrained):
        plain = ganstudio.load(untrained().path)
        plain.directions(count=2, save=True)
        start = plain.latent(1)
        assert same(plain.move(start, "sefa 2", 1), plain.move(start, plain.directions("saved")[1], 1))
        refused(ValueError, "Did you mean", lambda: plain.move(start, "sefa 3", 1))

    def test_layers(self, style, plain):
        (direction,) = style.directions(count=1, layers=(0, 1))
        assert direction.layers == (0, 1)
        refused(ValueError, "no layers 0-9", lambda: style.directions(layers=(0, 9)))
        refused(TypeError, "pair of whole numbers", lambda: style.directions(layers=2))
        refused(ValueError, "one latent for all", lambda: plain.directions(layers=(0, 1)))

    @pytest.mark.parametrize(
        ("error", "words", "match"),
        [
            (ValueError, {"method": "seffa"}, "Did you mean"),
            (ValueError, {"count": 0}, "count = 0"),
            (ValueError, {"method": "groups"}, "need both"),
            (ValueError, {"group": 1}, "need both"),
            (ValueError, {"method": "classes", "group": "class 7", "against": 0}, "no class"),
            (ValueError, {"method": "classes", "group": 1, "against": 1}, "two of them"),
            (ValueError, {"method": "classes", "group": "all", "against": 1}, "single class"),
            (ValueError, {"method": "classes", "group": 2, "against": 1, "layers": (0, 0)}, "does not take layers"),
            (TypeError, {"method": "groups", "group": [1, 2], "against": [3, "4"]}, r"against\[1\] = '4': this must be a latent"),
            (TypeError, {"method": "groups", "group": 1, "against": 2}, "group = 1: this must be a list of latents"),
            (ValueError, {"method": "groups", "group": [1, -2], "against": [3, 4]}, "no seed -2"),
            (ValueError, {"without": ["age"]}, "no saved directions"),
            (ValueError, {"method": "groups", "group": [], "against": []}, "at least 2"),
        ],
    )
    def test_refuses(self, style, error, words, match):
        refused(error, match, lambda: style.directions(**words))

    def test_move_refuses(self, plain, style):
        (foreign,) = style.directions(count=1)
        (own,) = plain.directions(count=1)
        refused(TypeError, "direction = 1", lambda: plain.move(plain.latent(1), 1, 1))
        refused(ValueError, "belongs to another model", lambda: plain.move(plain.latent(1), foreign, 1))
        refused(ValueError, "amount = 1000", lambda: plain.move(plain.latent(1), own, 1000))
        refused(TypeError, "this must be a latent", lambda: plain.move(1, own, 1))


class TestMix:
    def test_shares(self, model):
        a, b = model.latent(1), model.latent(2)
        assert model.mix(a, b, 0) is a and model.mix(a, b, 1) is b
        between = model.mix(a, b)
        assert model.draw(between).shape == (1, 16, 16, 3)
        assert not same(between, a) and not same(between, b)

    def test_layers_come_from_the_other(self, style):
        a, b = style.latent(1), style.latent(2)
        mixed = style.mix(a, b, 1, layers=(2, 3))
        w = style.mix(a, b, 0, layers=(0, 0))
        assert same(w, a)
        assert mixed.w.shape == (style.generator.latent_space.layers, 8)
        assert np.array_equal(mixed.w[0], mixed.w[1]) and not np.array_equal(mixed.w[0], mixed.w[2])

    def test_refuses(self, style, plain):
        a, b = style.latent(1), style.latent(2)
        refused(ValueError, "share = 2", lambda: style.mix(a, b, 2))
        refused(ValueError, "no layers", lambda: style.mix(a, b, layers=(3, 1)))
        refused(TypeError, "b = 3: this must be a latent", lambda: style.mix(a, 3))
        refused(ValueError, "one latent for all", lambda: plain.mix(plain.latent(1), plain.latent(2), layers=(0, 1)))

    def test_sums_and_children(self, model):
        a, b, c = (model.latent(seed) for seed in (1, 2, 3))
        assert model.draw(model.arithmetic(a, b, c)).shape == (1, 16, 16, 3)
        children = model.breed([a, b], count=3, mutation=0.2, seed=1)
        assert len(children) == 3 and same(children[0], model.breed([a, b], count=1, mutation=0.2, seed=1)[0])
        refused(ValueError, "mutation = 2", lambda: model.breed([a, b], mutation=2))
        refused(ValueError, "at least 1", lambda: model.breed([]))
        refused(TypeError, "c = 5", lambda: model.arithmetic(a, b, 5))
