"""Colours that can be read, and a switch that reaches everything at once."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ganstudio.app.ui.theme import DARK, LIGHT, Colours, palette, theme
from ganstudio.engine.resources import resource


@pytest.fixture(autouse=True)
def system_theme_afterwards(qapp):
    yield
    qapp.setStyleSheet("")
    theme().mode = "system"


def luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_text_can_be_read(colours: Colours):
    for surface in (colours.window, colours.panel, colours.raised):
        assert contrast(colours.text, surface) >= 4.5
        assert contrast(colours.muted, surface) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5


@pytest.mark.parametrize(("mode", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_switching_repaints_what_is_there(qtbot, mode, colours):
    button = QPushButton()
    qtbot.addWidget(button)
    button.show()
    theme().set_mode("dark" if mode == "light" else "light")
    QApplication.processEvents()
    with qtbot.waitSignal(theme().changed):
        theme().set_mode(mode)
    assert theme().colours == colours
    assert button.palette().color(button.foregroundRole()).name() == colours.text
    assert QApplication.palette() == palette(colours)


def test_what_is_hidden_takes_the_theme_too(qtbot):
    theme().set_mode("dark")
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    labels = [QLabel("seen"), QLabel("hidden")]
    for label in labels:
        label.setProperty("role", "muted")
        page = QWidget()
        QVBoxLayout(page).addWidget(label)
        pages.addWidget(page)
    pages.show()
    for turn, (mode, colours) in enumerate([("light", LIGHT), ("dark", DARK), ("light", LIGHT)]):
        theme().set_mode(mode)
        pages.setCurrentIndex(turn % 2)
        qtbot.waitUntil(lambda: theme().is_complete)
        assert colours.window in painted(pages) and colours.muted in painted(pages)
        for label in labels:
            assert label.palette().color(label.foregroundRole()).name() == colours.muted


def painted(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    """The colour of an icon's most opaque pixel."""
    image = icon.pixmap(QSize(32, 32), mode=mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha()).name()


def test_an_icon_follows_the_theme_by_itself(qtbot):
    theme().set_mode("light")
    icon = QIcon(theme().icon("play"))
    assert ink(icon) == LIGHT.text
    theme().set_mode("dark")
    assert ink(icon) == DARK.text
    assert ink(icon, QIcon.Mode.Disabled) == DARK.line


def test_an_icon_survives_being_copied_and_changed(qtbot):
    theme().set_mode("dark")
    copies = []
    for _ in range(50):
        copy = QIcon(theme().icon("play"))
        copy.setIsMask(True)  # makes Qt clone the engine
        copies.append(copy)
    assert ink(copies[-1]) == DARK.text


def test_icons_are_sharp_on_dense_screens(qtbot):
    pixmap = theme().icon("play").pixmap(QSize(20, 20), 2.0)
    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_every_icon_file_is_an_icon(qtbot):
    for path in resource("icons").glob("*.svg"):
        assert not theme().icon(path.stem).pixmap(QSize(20, 20)).isNull()


def test_an_icon_without_room_is_painted_in_silence(qapp, qtlog):
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    theme().icon("play").paint(painter, QRect(0, 0, 8, 0))
    painter.end()
    assert theme().icon("play").pixmap(QSize(0, 8)).isNull()
    assert [record for record in qtlog.records if "QPainter" in record.message] == []
