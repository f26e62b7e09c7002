"""On the same features, the metrics agree with torch-fidelity and prdc within 1e-4."""

import numpy as np
import pytest
import torch

from ganstudio.engine.metrics.features.torchvision_import import import_torchvision
from tests.engine.metrics.comparing import compare, described, measure

import_torchvision()  # torch-fidelity imports it


@pytest.fixture(scope="module", params=["alike", "shifted", "few modes", "off centre"])
def sets(request):
    rng = np.random.default_rng(3)
    centres = 2 * rng.normal(size=(10, 24))
    real = centres[rng.integers(0, 10, 700)] + rng.normal(size=(700, 24))
    count = 700 if request.param == "alike" else 500
    fake = centres[rng.integers(0, 3 if request.param == "few modes" else 10, count)] + rng.normal(size=(count, 24))
    if request.param == "shifted":
        fake = 0.9 * fake + 0.3
    offset = 3 if request.param == "off centre" else 0  # as behind a ReLU
    return real + offset, fake + offset


def tensors(sets):
    return [torch.from_numpy(each).float() for each in sets]


def test_fd_is_torch_fidelity_s(sets):
    from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric

    statistics = [fid_features_to_statistics(each.double()) for each in tensors(sets)]
    expected = fid_statistics_to_metric(*statistics, verbose=False)["frechet_inception_distance"]
    assert measure("fd", compare(*sets)).value == pytest.approx(expected, rel=1e-4)


def test_kid_is_torch_fidelity_s(sets):
    from torch_fidelity.metric_kid import kid_features_to_metric

    real, fake = (each[:500] for each in sets)  # its subsets have one size
    found = kid_features_to_metric(
        *(torch.from_numpy(each) for each in (fake, real)), kid_subsets=1, kid_subset_size=500, verbose=False, rng_seed=0
    )
    assert measure("kid", compare(real, fake)).value == pytest.approx(found["kernel_inception_distance_mean"], rel=1e-4)


def test_precision_and_recall_are_torch_fidelity_s(sets):
    from torch_fidelity.metric_prc import prc_features_to_metric

    real, fake = tensors(sets)
    expected = prc_features_to_metric(fake, real, prc_neighborhood=3, prc_batch_size=10_000, save_cpu_ram=False, verbose=False)
    for name in ("precision", "recall"):
        assert measure(name, compare(*sets)).value == pytest.approx(expected[name], rel=1e-4)


@pytest.mark.parametrize("k, names", [(3, ("precision", "recall")), (5, ("density", "coverage"))])
def test_precision_recall_density_and_coverage_are_prdc_s(sets, k, names):
    from prdc import compute_prdc

    expected = compute_prdc(*(each.astype(np.float32) for each in sets), nearest_k=k)
    comparison = compare(*sets)
    for name in names:
        assert measure(name, comparison).value == pytest.approx(expected[name], rel=1e-4)


@pytest.mark.parametrize("count, classes, scale", [(1003, 10, 3.0), (400, 100, 0.3), (20, 2, 30.0)])
def test_the_inception_score_is_torch_fidelity_s(count, classes, scale):
    from torch_fidelity.metric_isc import isc_features_to_metric

    logits = (scale * np.random.default_rng(0).normal(size=(count, classes))).astype(np.float32)
    expected = isc_features_to_metric(torch.from_numpy(logits))[
        "inception_score_mean"
    ]  # with the splits and the seed it has itself
    fake = described(np.zeros((count, 4)), logits)
    assert measure("inception_score", compare(np.zeros((count, 4)), fake)).value == pytest.approx(expected, rel=1e-4)
