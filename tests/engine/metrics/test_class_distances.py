"""The table of the classes behind FD."""

import numpy as np
import pytest

from tests.engine.metrics.comparing import compare, described, measure

CLASSES = ("cat", "dog", "owl")


def draw(rng, count, *, dropped=None, worse=None, width=40):
    """Return features and labels of three classes; ``worse`` names a class that lies elsewhere."""
    labels = rng.integers(0, 3, count)
    labels[labels == dropped] = 0
    features = rng.normal(size=(count, width)) + 5 * labels[:, None] * np.eye(width)[0]
    return features + 2 * (labels == worse)[:, None] * np.eye(width)[0], labels


def rows(real, fake, **options):
    found = measure("fd", compare(real, fake, **options)).detail["classes"]
    return {row["class"]: row for row in found}


def test_the_class_that_lies_elsewhere_has_the_largest_distance():
    rng = np.random.default_rng(0)
    (real, labels), (fake, asked) = draw(rng, 900), draw(rng, 600, worse=1)
    # the model numbers the classes in another order
    order = ("owl", "dog", "cat")
    found = rows(described(real, labels=labels, classes=CLASSES), described(fake, labels=2 - asked, classes=order))
    assert found["dog"]["value"] == pytest.approx(4, rel=0.3)
    assert max(found["cat"]["value"], found["owl"]["value"]) < 0.5 * found["dog"]["value"]
    assert [found[name]["count"] for name in CLASSES] == np.bincount(asked).tolist()
    assert [found[name]["real_count"] for name in CLASSES] == np.bincount(labels).tolist()
    assert all(row["asked"] for row in found.values())


def test_a_dropped_class_is_seen_in_what_the_classifier_reads():
    rng = np.random.default_rng(1)
    (real, labels), (fake, drawn) = draw(rng, 900), draw(rng, 600, dropped=2)
    logits = [np.eye(3, dtype=np.float32)[each] for each in (labels, drawn)]
    found = rows(described(real, logits[0]), described(fake, logits[1]), classes=CLASSES)
    assert (found["owl"]["count"], found["owl"]["value"]) == (0, None)
    assert found["owl"]["real_count"] == (labels == 2).sum()
    assert found["cat"]["value"] is not None
    assert not any(row["asked"] for row in found.values())


def test_there_is_no_table_without_classes():
    rng = np.random.default_rng(1)
    assert "classes" not in measure("fd", compare(*(draw(rng, 300)[0] for _ in range(2)))).detail
