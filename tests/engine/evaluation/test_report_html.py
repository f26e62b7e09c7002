"""A report is one file that says everything, is safe whatever a run is called, and is readable without sight or network."""

import base64
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ganstudio.engine.errors import RunError
from ganstudio.engine.evaluation.report_html import write_report
from ganstudio.engine.evaluation.report_html.axes import Axis, axis_around
from ganstudio.engine.evaluation.report_html.chart import Chart
from ganstudio.engine.evaluation.report_html.content import columns_for, sheet
from ganstudio.engine.evaluation.report_html.galleries import suspicious_section
from ganstudio.engine.evaluation.report_html.tags import document, tag
from ganstudio.engine.evaluation.report_html.wording import Wording
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.metrics import METRICS
from ganstudio.engine.text import Sentence, figure
from tests.engine.evaluation.made_up import CLASSES, NAME, made_up_evaluation

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, its text, and whether every element is closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for element, attributes in self.elements if element == name]


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return made_up_evaluation()


@pytest.fixture(scope="module")
def source(evaluation, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "new folder" / "report.html"
    write_report(evaluation, path)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(source) -> Reader:
    return Reader(source)


def test_the_file_needs_no_other(page, source):
    addresses = [value or "" for _, attributes in page.elements for key, value in attributes.items() if key in ("src", "href")]
    assert len(addresses) > 20
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in addresses)
    assert not re.search(r"https?://|@import|url\(", source)
    assert not {"script", "link", "iframe", "object"} & {element for element, _ in page.elements}
    policy = [attributes["content"] for attributes in page.all("meta") if "http-equiv" in attributes]
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


def test_links_within_the_page_lead_somewhere(page):
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {attributes["href"] for attributes in page.all("a")} <= {f"#{name}" for name in ids}


def test_names_are_text_and_nothing_else(page):
    assert NAME in page.text
    assert CLASSES[1] in page.text
    assert any(NAME in (attributes.get("alt") or "") for attributes in page.all("img"))


@pytest.mark.parametrize("metric", METRICS.names())
def test_every_figure_comes_with_its_interval_its_floor_and_what_it_means(page, evaluation, metric):
    entry = METRICS.get(metric)
    for judged in evaluation.judged:
        one = judged.figures[metric]
        if one.value is not None:
            unit = f" {entry.unit}" if entry.unit else ""
            assert re.search(rf"{re.escape(figure(one.value) + unit)} .{{0,20}}{figure(one.low)} to {figure(one.high)}", page.text)
    assert entry.title in page.text
    assert entry.meaning in page.text
    assert f"floor {figure(one.floor)} (500 pictures against as many)" in page.text


def test_a_missing_value_has_its_reason_and_a_warning_its_note(page):
    assert re.search(r"no value 1 1,000", page.text)
    assert "9 pictures are too few." in page.text
    assert page.text.count("Fewer than 2,000 pictures.") == 1  # one note, however many figures refer to it
    assert sum(attributes["href"] == "#note-2" for attributes in page.all("a")) == 2 * len(METRICS.names())


def test_the_best_value_is_marked(page, evaluation):
    assert page.text.count(" best ") >= len(METRICS.names())
    assert " ≈ best " not in page.text.replace("“≈ best”", "")


def test_what_cannot_be_told_apart_from_the_best_is_marked_too(evaluation, tmp_path):
    last, before = evaluation.judged[-1].name, evaluation.judged[-2].name
    undecided = [replace(pair, better="") if {pair.a, pair.b} == {last, before} else pair for pair in evaluation.differences]
    write_report(replace(evaluation, differences=undecided), tmp_path / "report.html")
    text = Reader((tmp_path / "report.html").read_text(encoding="utf-8")).text
    assert text.count(" ≈ best ") == len(METRICS.names())


def test_differences_are_said_in_words_to_the_best_where_there_are_many(page, evaluation, tmp_path):
    names = [judged.name for judged in evaluation.judged]
    pair = next(pair for pair in evaluation.differences if (pair.metric, pair.a, pair.b) == ("kid", names[0], names[4]))
    assert f"{pair.better} is better. 5 minus 1 {figure(pair.value)} {figure(pair.low)} to {figure(pair.high)}" in page.text
    assert "2 minus 1" not in page.text
    few = [pair for pair in evaluation.differences if {pair.a, pair.b} <= set(names[:3])]
    few = replace(evaluation, judged=evaluation.judged[:3], differences=few)
    write_report(few, tmp_path / "report.html")
    assert "2 minus 1" in Reader((tmp_path / "report.html").read_text(encoding="utf-8")).text


def test_those_who_cannot_see_hear_what_there_is(page):
    assert page.all("html") == [{"lang": "en"}]
    assert all(attributes["alt"] for attributes in page.all("img"))
    assert all(attributes["scope"] in ("col", "row", "rowgroup") for attributes in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    drawn = [attributes for attributes in page.all("svg") if attributes.get("aria-hidden") != "true"]
    assert drawn
    assert all(attributes["role"] == "img" and attributes["aria-label"] for attributes in drawn)


def test_snapshots_of_a_run_become_curves_with_labelled_axes(page):
    assert page.text.count("Images seen") >= 1 + len(METRICS.names())
    curves = [attributes for attributes in page.all("polyline") if attributes["class"] == "curve"]
    assert len(curves) >= len(METRICS.names())
    assert "FD (studio features)" in page.text


def chart(source: str, label: str) -> str:
    """Return the source of the plot of that name."""
    return re.search(rf'<svg [^>]*aria-label="{label}".*?</svg>', source, re.DOTALL).group()


@pytest.mark.parametrize("up, across", [("Precision", "Recall"), ("Density", "Coverage")])
def test_quality_is_plotted_against_diversity(source, evaluation, up, across):
    drawn = chart(source, f"{up} against {across}")
    assert f">{across} (studio features)<" in drawn and f">{up} (studio features)<" in drawn
    assert drawn.count('class="marker"') == 5
    assert drawn.count('class="interval"') == 10
    assert drawn.count('class="real"') == 2  # both strokes of the cross
    first, last = (evaluation.judged[number].figures[up.lower()] for number in (0, 4))
    heights = [float(place) for place in re.findall(r'class="marker" cx="[\d.]+" cy="([\d.]+)"', drawn)]
    assert (heights[0] - heights[-1]) / 260 == pytest.approx((last.value - first.value) / 1.04, abs=0.01)


def test_labels_of_sets_at_the_same_place_do_not_cover_each_other():
    chart = Chart(Axis(0.0, 1.0, "x"), Axis(0.0, 1.0, "y"), "")
    for number, label in enumerate("abcd"):
        chart.place_marker(number, 0.5, 0.5, "", label)
    places = [(float(text.get("x")), float(text.get("y"))) for text in chart.element.iter("text") if text.text in "abcd"]
    assert len(places) == 4
    apart = [abs(x - a) >= 16 or abs(y - b) >= 13 for number, (x, y) in enumerate(places) for a, b in places[:number]]
    assert all(apart)


def test_spectra_are_curves_beside_that_of_the_real_pictures(source):
    drawn = chart(source, "Power by spatial frequency")
    assert drawn.count("<polyline") == 6
    assert "Power (dB)" in drawn


def test_classes_have_their_share_and_say_what_they_are_mistaken_for(page):
    assert f"{CLASSES[0]} 50 % 42 99 %" in page.text
    assert f"{CLASSES[1]} 50 % too few 1 %" in page.text
    assert f"errors mostly read as {CLASSES[1]}" in page.text


def test_explicit_models_stand_beside_the_implicit_ones_with_their_likelihood(page, evaluation, tmp_path):
    fd, coverage = (figure(evaluation.judged[4].figures[name].value) for name in ("fd", "coverage"))
    assert f"5 gmm on digits explicit, tractable 1.61 1.58 to 1.64 {fd} {coverage}" in page.text
    assert page.text.index("explicit, tractable") < page.text.index("implicit states no likelihood")
    assert "gmm on digits Gaussian mixture" in page.text
    write_report(replace(evaluation, judged=evaluation.judged[:4], differences=[]), tmp_path / "report.html")
    assert "likelihood" not in Reader((tmp_path / "report.html").read_text(encoding="utf-8")).text


def test_copies_are_counted_beside_what_they_copy(evaluation):
    verdicts = ["same", "copy", *["similar"] * 6]
    detail = {"suspicious": [{"verdict": verdict} for verdict in verdicts], "held_out": 0.004}
    one = evaluation.judged[0]
    judged = replace(one, figures={**one.figures, "copies": replace(one.figures["fd"], metric="copies", detail=detail)})
    section = suspicious_section(replace(evaluation, judged=[judged]), Wording())
    assert "Copies among these: 2 of 8. Of the held-out real pictures, 0.4 % look like copies." in "".join(section.itertext())


def test_it_says_how_to_repeat_it(page, evaluation):
    assert "digits (held out)" in page.text
    assert "runs/" + NAME in page.text
    assert "Features studio features (3f9a0c)" in page.text


def test_pictures_are_the_pictures(evaluation):
    images = evaluation.judged[0].grid[:6]
    address = sheet(images, 3, "six").get("src", "")
    found = np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))))
    assert found.shape == (34, 52, 2)
    assert (found[:16, 18:34, 0] == images[1, ..., 0]).all()
    assert (found[:16, 18:34, 1] == 255).all()
    assert (found[:, 16:18, 1] == 0).all()  # the gap shows the page


def test_colour_pictures_keep_their_colours_and_large_ones_get_fewer_columns():
    images = np.random.default_rng(0).integers(0, 256, (9, 256, 256, 3), np.uint8)
    assert columns_for(images) == 2
    address = sheet(images[:2], 2, "two").get("src", "")
    found = np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))))
    assert (found[:, :256, :3] == images[0]).all()


def test_every_text_can_be_translated(evaluation, tmp_path):
    contexts = set()

    def shout(sentence: Sentence, context: str) -> str:
        contexts.add(context)
        return str(sentence).upper()

    write_report(evaluation, tmp_path / "report.html", shout, "zh-CN")
    page = Reader((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert contexts == {"report", "engine", "metrics", "baselines"}
    assert page.all("html") == [{"lang": "zh-CN"}]
    kept = [*evaluation.conditions.values(), *(judged.name for judged in evaluation.judged), *CLASSES, evaluation.data, NAME]
    kept += [judged.path for judged in evaluation.judged]
    text = page.text
    for name in sorted(kept, key=len, reverse=True):
        text = text.replace(name, "")
    assert not re.findall(r"[a-z]{2,}", text)


def test_an_evaluation_without_pictures_differences_or_intervals_is_reported_too(evaluation, tmp_path):
    empty = np.empty((0, 16, 16, 1), np.uint8)
    pairs = np.empty((0, 2, 16, 16, 1), np.uint8)
    one = evaluation.judged[0]
    bare = {name: replace(of, low=None, high=None, floor=None) for name, of in one.figures.items()}
    judged = replace(one, figures=bare, grid=empty, best=empty, worst=empty, suspicious=pairs)
    write_report(replace(evaluation, judged=[judged], differences=[]), tmp_path / "report.html")
    page = Reader((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert figure(bare["fd"].value) in page.text
    assert not page.all("img")
    assert "nan" not in page.text


def test_what_utf_8_does_not_know_is_replaced():
    text = document(tag("html", tag("p", "a\udcffb\0c"))).decode()
    assert "a?bc" in text


def test_a_disk_that_is_full_is_an_error_of_one_line(evaluation, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(RunError, match="Can't write"):
        write_report(evaluation, Path(blocked, "report.html"))


@pytest.mark.parametrize(
    "values, ticks",
    [
        ((0.0, 1.0), [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ((3.0, 3.0), [2.7, 2.8, 2.9, 3, 3.1, 3.2, 3.3]),
        ((0.0, 64_000.0), [0, 20_000, 40_000, 60_000]),
    ],
)
def test_axes_have_round_ticks_within_their_range(values, ticks):
    axis = axis_around(values, "", zero=False)
    assert [round(tick, 9) for tick in axis.ticks][: len(ticks)] == ticks
    assert all(axis.low - 1e-9 <= tick <= axis.high + 1e-9 for tick in axis.ticks)
