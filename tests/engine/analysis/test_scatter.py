"""Images as points of a plane, and the nearest training images."""

import numpy as np
import pytest
import torch

from ganstudio.engine.analysis import neighbours
from ganstudio.engine.analysis.neighbours import nearest_features, nearest_pixels
from ganstudio.engine.analysis.scatter import CELLS, Density, Projection, describe
from ganstudio.engine.metrics.features.random_features import RandomFeatures
from tests.pulling import finished


@pytest.mark.parametrize("count", [1, 300])
def test_features_are_those_of_each_image(blobs, count):
    data = blobs(count=count, channels=3)
    task = describe(data.batch, len(data), 3)
    event = next(task)
    assert (event.done, event.total, event.unit) == (min(count, 256), count, "images")
    found = finished(task)
    for place in {0, count - 1}:
        image = torch.from_numpy(data.batch(np.array([place]))).float() / 127.5 - 1
        assert np.allclose(found[place], RandomFeatures(3)(image)[0].numpy(), atol=1e-5)


def test_the_plane_shows_most_of_the_variance():
    rng = np.random.default_rng(0)
    data = (rng.normal(size=(400, 20)) * 0.7 ** np.arange(20) + 5).astype(np.float32)
    plane = Projection.of(data)
    _, sizes, axes = np.linalg.svd(data - data.mean(axis=0, dtype=np.float64), full_matrices=False)
    assert np.abs(np.diag(axes[:2] @ plane.axes)) == pytest.approx([1, 1], abs=1e-6)
    assert plane.shares == pytest.approx(tuple(sizes[:2] ** 2 / (sizes**2).sum()), rel=1e-5)
    placed = plane.place(data)
    assert (placed.shape, placed.dtype) == ((400, 2), np.float32)
    assert placed.mean(axis=0) == pytest.approx([0, 0], abs=1e-4)
    assert placed.std(axis=0) == pytest.approx(sizes[:2] / 20, rel=1e-4)
    assert (plane.axes[np.abs(plane.axes).argmax(axis=0), [0, 1]] > 0).all()


def test_the_plane_of_one_point_is_finite():
    plane = Projection.of(np.ones((1, 5), np.float32))
    assert np.isfinite(plane.place(np.ones((1, 5)))).all()
    assert plane.shares == (0, 0)


def test_the_plane_of_a_single_number_is_a_line():
    features = np.array([[3.0], [5.0], [10.0]], np.float32)
    plane = Projection.of(features)
    assert plane.place(features)[:, 0] == pytest.approx([-3, -1, 4])
    assert not plane.place(features)[:, 1].any()
    assert plane.shares == (1, 0)


def test_density_is_that_of_a_kernel_estimate():
    rng = np.random.default_rng(0)
    places = np.concatenate([rng.normal(0, 1, (900, 2)), rng.normal((8, 5), 1, (100, 2))])
    density = Density.of(places)
    width = places.std(axis=0) * 1000 ** (-1 / 6)
    apart = (places[:, None] - places[None]) / width
    exact = np.exp(-0.5 * (apart**2).sum(axis=2)).sum(axis=1)
    found = density.at(places)
    assert np.corrcoef(found, exact)[0, 1] > 0.99
    assert np.abs(found - exact / exact.max()).max() < 0.1
    assert found.max() > 0.9
    assert density.grid.shape == (CELLS, CELLS)
    assert density.at(np.array([[100.0, 0.0], [0.0, -100.0]])).tolist() == [0, 0]
    # x comes first: the smaller heap lies at (8, 5), where there is nothing at (5, 8)
    heap, nothing = density.at(np.array([[8.0, 5.0], [5.0, 8.0]]))
    assert heap > 5 * nothing


def test_density_of_one_point():
    assert Density.of(np.zeros((1, 2))).at(np.zeros((1, 2))) == pytest.approx([1])


@pytest.mark.parametrize("chunk", [1, 7, 4096])
def test_neighbours_are_those_of_a_search_one_by_one(monkeypatch, chunk):
    monkeypatch.setattr(neighbours, "LARGEST_CHUNK", chunk)
    rng = np.random.default_rng(0)
    known, queries = rng.normal(size=(50, 6)).astype(np.float32), rng.normal(size=(4, 6)).astype(np.float32)
    exact = np.linalg.norm(queries[:, None].astype(float) - known[None], axis=2)
    found = finished(nearest_features(queries, known, k=5))
    assert np.array_equal(found.indices, exact.argsort(axis=1)[:, :5])
    assert np.allclose(found.distances, np.sort(exact, axis=1)[:, :5], rtol=1e-5)
    everything = finished(nearest_features(queries, known, k=99))
    assert everything.indices.shape == (4, 50)


def test_copies_are_at_distance_zero(blobs):
    data = blobs(count=40, size=32, channels=3)
    images = data.batch(np.array([7, 31])).copy()
    found = finished(nearest_pixels(images, data.batch, len(data), k=3))
    assert found.indices[:, 0].tolist() == [7, 31]
    assert found.distances[:, 0].tolist() == [0, 0]
    assert (found.distances[:, 1] > 0).all()
    dimmer = images // 255 * 245  # everything that is lit is 10 steps darker
    lit = (images == 255).mean(axis=(1, 2, 3))
    found = finished(nearest_pixels(dimmer, data.batch, len(data), k=1))
    assert found.distances[:, 0] == pytest.approx(10 * np.sqrt(lit), rel=1e-5)


def test_a_search_can_be_stopped(monkeypatch):
    monkeypatch.setattr(neighbours, "LARGEST_CHUNK", 10)
    read = []

    def look(rows):
        read.extend(rows)
        return np.zeros((len(rows), 1, 2, 2), np.uint8)

    task = nearest_pixels(np.zeros((1, 1, 2, 2), np.uint8), look, 1000)
    next(task)
    event = next(task)
    task.close()
    assert (event.done, event.total, len(read)) == (20, 1000, 20)
