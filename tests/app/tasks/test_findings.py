"""What the preflight found, arranged for the window."""

import numpy as np
import pytest

from ganstudio.app.pages.data.statistics import MOST_BARS, most, shapes
from ganstudio.app.tasks.findings import POINTS, different


@pytest.mark.parametrize("count", [0, 1, 5])
def test_sizes_are_counted(count):
    sizes = np.array([[640, 480]] * count + [[10, 20]] * (count > 1), np.int32).reshape(-1, 2)
    found, counts = different(sizes)
    assert counts.sum() == len(sizes)
    assert sorted(map(tuple, found.tolist())) == ([(10, 20), (640, 480)] if count > 1 else [(640, 480)] * count)


def test_very_many_sizes_are_rounded():
    sizes = np.random.default_rng(0).integers(1, 5000, (50_000, 2)).astype(np.int32)
    found, counts = different(sizes)
    assert len(found) <= POINTS
    assert counts.sum() == len(sizes)
    assert found.max() <= 5200


def test_shapes_stand_where_the_axis_says():
    sizes = np.array([[100, 100], [200, 100], [100, 200], [5000, 1]])
    edges, counts = shapes(sizes, np.array([5, 2, 3, 1]))
    assert counts.sum() == 11
    for ratio, wanted in ((0.0, 5), (1.0, 2), (-1.0, 3)):
        bar = int(np.searchsorted(edges, ratio, side="right")) - 1
        assert counts[bar] == wanted
    assert counts[-1] == 1  # wider than the axis


def test_many_classes_share_a_bar():
    counts = {f"class {number}": number for number in range(1, 101)}
    shown = most(counts.items(), "others")
    assert len(shown) == MOST_BARS
    assert shown[0] == ("class 100", 100)
    assert shown[-1] == ("others", sum(range(1, 101)) - sum(count for _, count in shown[:-1]))
    assert most({"a": 1}.items(), "others") == [("a", 1)]
