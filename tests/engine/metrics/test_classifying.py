"""The inception-type score and the share drawn as asked, from a classifier's logits."""

import numpy as np
import pytest

from ganstudio.engine.metrics import MetricUnavailable
from tests.engine.metrics.comparing import compare, described, measure

CLASSES = ("zero", "one", "two")
REAL = np.zeros((60, 2))


def certain(answers, scale=50.0):
    return np.float32(scale) * np.eye(3, dtype=np.float32)[answers]


def test_the_score_is_the_number_of_classes_for_certain_and_equal_answers():
    answers = np.arange(3000) % 3
    assert measure("inception_score", compare(REAL, described(np.zeros((3000, 2)), certain(answers)))).value == pytest.approx(
        3, rel=0.01
    )


@pytest.mark.parametrize("answers, scale", [(np.zeros(300, int), 50.0), (np.arange(300) % 3, 0.0)])
def test_the_score_is_one_for_a_single_class_and_for_a_classifier_without_an_opinion(answers, scale):
    assert measure("inception_score", compare(REAL, described(np.zeros((300, 2)), certain(answers, scale)))).value == pytest.approx(
        1
    )


def test_a_resample_of_the_score_counts_images_as_often_as_they_occur():
    rng = np.random.default_rng(0)
    logits = rng.normal(size=(40, 3)).astype(np.float32)
    comparison = compare(REAL, described(np.zeros((40, 2)), logits), resamples=1)
    order = np.random.RandomState(2020).permutation(40)
    scores = []
    for split in order.reshape(10, 4):
        kept = np.repeat(split, comparison.fake_weights[0][split].astype(int))
        p = np.exp(logits[kept].astype(float))
        p /= p.sum(axis=1, keepdims=True)
        scores.append(np.exp((p * np.log(p / p.mean(axis=0))).sum(axis=1).mean()))
    assert measure("inception_score", comparison).replicates[0] == pytest.approx(np.mean(scores), rel=1e-6)


def asked(labels, answers, classes=CLASSES):
    return described(np.zeros((len(labels), 2)), certain(answers), np.array(labels), classes)


def test_the_share_drawn_as_asked_comes_with_each_class():
    found = measure("as_asked", compare(REAL, asked([0, 0, 0, 1, 1], np.array([0, 0, 2, 1, 1])), classes=CLASSES, resamples=30))
    assert found.value == pytest.approx(0.8)
    zero, one = found.detail["classes"]
    assert (zero["class"], zero["count"], zero["mistaken_for"]) == ("zero", 3, "two")
    assert zero["value"] == pytest.approx(2 / 3)
    assert (one["class"], one["value"], one["mistaken_for"]) == ("one", 1.0, None)
    low, high = found.interval
    assert 0 <= low < 0.8 < high <= 1


def test_classes_in_another_order_are_the_same_classes():
    fake = asked([0, 0, 1], np.array([2, 2, 1]), ("two", "one"))
    assert measure("as_asked", compare(REAL, fake, classes=CLASSES)).value == 1


@pytest.mark.parametrize(
    "name, fake, reason",
    [
        ("inception_score", described(REAL), "test features does not classify"),
        (
            "inception_score",
            described(REAL[:9], certain(np.zeros(9, int))),
            "9 images, too few for this score: use at least 10",
        ),
        ("as_asked", described(REAL, certain(np.zeros(60, int))), "some images has no classes to ask for"),
        ("as_asked", described(REAL, None, np.zeros(60, int), CLASSES), "test features does not classify"),
        ("as_asked", asked([0, 1], np.array([0, 1]), ("cat", "dog", "cow")), "names other classes than those of some images"),
    ],
)
def test_what_is_missing_is_said(name, fake, reason):
    with pytest.raises(MetricUnavailable, match=reason):
        measure(name, compare(REAL, fake, classes=CLASSES))
