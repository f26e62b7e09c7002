"""The picture of a report shows its table and its plots, drawn from the same elements as the page."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageFont

from ganstudio.engine.errors import RunError
from ganstudio.engine.evaluation.report_html.axes import Axis
from ganstudio.engine.evaluation.report_html.chart import Chart, interval_bar
from ganstudio.engine.evaluation.report_html.tags import tag
from ganstudio.engine.evaluation.report_picture import fonts, write_picture
from ganstudio.engine.evaluation.report_picture.fonts import font_for
from ganstudio.engine.evaluation.report_picture.picture import SHEET, elided
from ganstudio.engine.evaluation.report_picture.raster import SCALE, rasterize
from tests.engine.evaluation.made_up import made_up_evaluation

METRICS = ("fd", "precision", "recall")
BLUE, GREEN = (0, 114, 178), (0, 158, 115)


def picture_of(path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGB"))


def has(image: np.ndarray, colour: tuple[int, int, int]) -> bool:
    return bool((np.abs(image.astype(int) - colour).max(axis=2) < 8).any())


def test_it_shows_every_set_by_every_metric_and_the_plots(tmp_path):
    evaluation = made_up_evaluation(METRICS)
    write_picture(evaluation, tmp_path / "new folder" / "a.png")
    everything = picture_of(tmp_path / "new folder" / "a.png")
    assert everything.shape[1] == SHEET * SCALE
    assert has(everything, BLUE) and has(everything, GREEN)
    assert Image.open(tmp_path / "new folder" / "a.png").text["ganstudio:data"] == "digits (held out)"
    write_picture(made_up_evaluation(("fd", "precision")), tmp_path / "b.png")
    assert len(picture_of(tmp_path / "b.png")) < len(everything) - 300 * SCALE  # a group and a plot less


def test_names_in_any_script_and_of_any_length_fit(tmp_path):
    evaluation = made_up_evaluation(("fd",))
    judged = [replace(evaluation.judged[0], name="人脸" * 200), replace(evaluation.judged[1], name="")]
    write_picture(replace(evaluation, judged=judged, differences=[]), tmp_path / "a.png")
    assert elided("short", 300) == "short"
    short = elided(f"{'long' * 50} at 12,800 images", 200)
    assert short.startswith("long") and "…" in short and short.endswith("12,800 images")


def test_letters_that_pillow_lacks_come_from_a_font_of_the_system_or_not_at_all(monkeypatch):
    assert font_for("FD ≈ 1.2", 12).getname() == ImageFont.load_default(12).getname()
    monkeypatch.setattr(fonts, "CHINESE", ("no such font.ttf",))
    assert font_for("人脸", 13).getname() == ImageFont.load_default(13).getname()


def test_a_bar_spans_its_interval():
    bar = interval_bar(0, Axis(0.0, 100.0, ""), 50.0, 25.0, 75.0, 90.0)
    image = np.asarray(rasterize(bar, 100, 18)).astype(int)
    middle = image[9 * SCALE]
    is_bar = (np.abs(middle - 255).max(axis=1) > 60).nonzero()[0] / SCALE
    assert is_bar.min() == pytest.approx(2 + 96 * 0.25, abs=1)
    assert is_bar[is_bar < 85].max() == pytest.approx(2 + 96 * 0.75, abs=1)
    assert has(image[:, (87 * SCALE) : (90 * SCALE)], GREEN)  # the floor


def test_a_curve_lies_where_its_values_are_and_dashes_leave_gaps():
    chart = Chart(Axis(0.0, 1.0, "x"), Axis(0.0, 1.0, "y"), "")
    blank = np.asarray(rasterize(chart.element, 460, 320))
    chart.curve([0.0, 1.0], [0.5, 0.5], "#0072B2", "7 3")
    drawn = np.asarray(rasterize(chart.element, 460, 320))
    rows, columns = (blank != drawn).any(axis=2).nonzero()
    assert rows.mean() / SCALE == pytest.approx(14 + (320 - 14 - 46) / 2, abs=1)
    covered = len(np.unique(columns)) / (columns.max() - columns.min())
    assert 0.6 < covered < 0.8


def test_an_empty_drawing_is_white():
    assert (np.asarray(rasterize(tag("svg"), 10, 10)) == 255).all()


def test_a_disk_that_cannot_be_written_is_an_error_of_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="Can't write"):
        write_picture(made_up_evaluation(("fd",)), tmp_path / "file" / "a.png")
