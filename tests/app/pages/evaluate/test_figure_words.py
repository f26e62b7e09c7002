"""What the page says about a figure."""

from ganstudio.app.pages.evaluate.figure_words import class_words, number, sample_words, short_title, tooltip, value_words
from ganstudio.engine.text import Sentence
from tests.app.pages.evaluate.fakes import figure_of


def test_a_value_comes_with_its_interval_and_floor():
    figure = figure_of("fd", 0.9, value=4.3123, low=4.02, high=4.66, floor=1.2)
    assert value_words(figure) == "4.31 · 95 % interval: 4.02 to 4.66 · floor, real to real: 1.2"
    assert value_words(figure_of("fd", 0.9, value=4.3123, low=None, high=None, floor=None)) == "4.31"


def test_a_missing_value_says_why():
    reason = Sentence("{name} has no classes", {"name": "sevens"})
    assert value_words(figure_of("fd", 0.9, value=None, reason=reason)) == "sevens has no classes"
    assert number("fd", None) == number("fd", float("nan")) == "–"


def test_the_studio_features_are_named_and_the_distance_is_never_called_fid():
    assert short_title("fd", "studio") == "FD (studio features)"
    assert short_title("fd") == "FD"


def test_the_tooltip_has_everything():
    warning = Sentence("Only {count} images", {"count": 120})
    said = tooltip("sevens", figure_of("fd", 0.9, count=120, real_count=1000, warnings=(warning,))).split("\n")
    assert said[0] == "sevens: Frechet distance (FD), studio features"
    assert said[2:4] == ["120 judged, compared with 1,000 real pictures", "⚠ Only 120 images"]
    assert said[4].startswith("Lower is better. The distance between two Gaussians")


def test_a_figure_without_real_pictures_counts_its_own():
    assert sample_words(figure_of("fd", 0.9, count=2000, real_count=0)) == "2,000 pictures"
    assert sample_words(figure_of("fd", 0.9, count=0)) == ""


def test_classes_are_listed_with_their_values():
    rows = [{"class": "zero", "value": 3.21}, {"class": "one", "value": None}]
    assert class_words(figure_of("fd", 0.9, detail={"classes": rows})) == "By class: zero: 3.21 · one: –"
    assert class_words(figure_of("fd", 0.9)) == ""
