"""The settings form: every setting shown, edited exactly, and never wrong in silence."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QColorDialog

from ganstudio.app.ui.colour_button import ColourButton
from ganstudio.app.ui.form import ConfigForm
from ganstudio.app.ui.form_editors import Choice, ChoiceBox, NumberBox, Switch
from ganstudio.app.ui.form_row import bounds_text
from ganstudio.app.ui.setting_words import number_text
from ganstudio.engine.config import Config, FieldInfo, fields, get, with_settings
from ganstudio.engine.config.presets import PRESETS

FIELDS = {info.name: info for info in fields() if not info.hidden}


def other_value(info: FieldInfo) -> object:
    """A valid value that is not the default."""
    if info.kind in ("choice", "frame"):
        return next(choice for choice in info.choices if choice != info.default)
    if info.kind == "bool":
        return not info.default
    if info.kind == "int":
        return int(info.maximum or 0) if info.default != info.maximum else int(info.minimum or 0)
    if info.registry == "colour":
        return "#123456"
    if info.kind == "list" and info.choices:
        return info.choices[-2:]
    return {"float": 0.123456789012, "text": "another", "list": ("one", "two")}[info.kind]


@pytest.fixture
def form(qtbot) -> ConfigForm:
    made = ConfigForm(Config(), FIELDS)
    qtbot.addWidget(made)
    return made


@pytest.fixture(scope="module")
def one_form(qapp) -> ConfigForm:
    """The same form for every case of a matrix."""
    return ConfigForm(Config(), FIELDS)


@pytest.fixture
def same_form(one_form: ConfigForm) -> ConfigForm:
    """That form, as if new."""
    one_form.set_config(Config())
    return one_form


def retype(form: ConfigForm, name: str, text: str) -> None:
    """What a person does: select all, and paste."""
    line = form.editor(name).lineEdit()
    QApplication.clipboard().setText(text)
    line.selectAll()
    line.paste() if text else line.del_()


def test_hidden_settings_never_appear(qtbot) -> None:
    form = ConfigForm(Config(), [info.name for info in fields()])
    qtbot.addWidget(form)
    assert set(form.names) == set(FIELDS) != {info.name for info in fields()}


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_shows_and_keeps_any_value(same_form: ConfigForm, name: str) -> None:
    form = same_form
    value = other_value(FIELDS[name])
    config = with_settings(Config(), {name: value})
    form.set_config(config)
    assert form.config() == config
    assert form.editor(name).value() == value
    assert type(form.editor(name).value()) is type(value)


@pytest.mark.parametrize("name", FIELDS)
def test_an_edit_reaches_the_config(same_form: ConfigForm, name: str) -> None:
    form = same_form
    value = other_value(FIELDS[name])
    form.editor(name).set_value(value)
    form.editor(name).edited.emit()
    assert form.is_valid
    assert get(form.config(), name) == value


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.slug)
def test_presets_round_trip(same_form: ConfigForm, preset) -> None:
    form = same_form
    form.set_config(preset.config)
    for name in FIELDS:
        form.editor(name).edited.emit()  # as if each had been confirmed as it stands
    assert form.config() == preset.config


@pytest.mark.parametrize("name", [name for name, info in FIELDS.items() if info.kind in ("int", "float")])
def test_a_number_out_of_bounds_is_told_and_not_taken(same_form: ConfigForm, name: str) -> None:
    form = same_form
    info = FIELDS[name]
    before = get(form.config(), name)
    for wrong in (info.maximum + 1, info.minimum - 1):
        retype(form, name, number_text(type(info.default)(wrong)))
        assert not form.is_valid
        assert info.title in form.problem(name)
        assert get(form.config(), name) == before
    form.set_config(Config())
    assert form.is_valid


@pytest.mark.parametrize("text", ["", "abc", "2e-", "nan", "inf", "-1", "1e999999999"])
def test_what_is_no_number_is_told(form: ConfigForm, text: str) -> None:
    for name in ("training.lr_g", "training.batch"):
        retype(form, name, text)
        assert form.problem(name)
    assert form.config() == Config()


def test_an_exclusive_bound_is_outside(form: ConfigForm) -> None:
    retype(form, "training.lr_g", "0")
    assert "above 0" in form.problem("training.lr_g")


def test_rates_are_written_as_people_write_them(form: ConfigForm) -> None:
    assert form.editor("training.lr_g").text() == "2e-4"
    retype(form, "training.lr_g", "5e-5")
    assert form.config().training.lr_g == 5e-5
    assert number_text(0.00025) == "2.5e-4"
    assert number_text(0.05) == "0.05"


def test_counts_have_separators_and_take_short_forms(form: ConfigForm) -> None:
    box = form.editor("run.images")
    assert box.text() == "1,000,000 images"
    for text, value in (("2e6", 2_000_000), ("3_000", 3000), ("12,345 images", 12_345), ("10000000000", 10**10)):
        retype(form, "run.images", text)
        assert form.config().run.images == value
    box.editingFinished.emit()
    assert box.text() == "10,000,000,000 images"
    retype(form, "run.images", "2.5")
    assert "whole number" in form.problem("run.images")


def test_steps_are_of_the_size_of_the_number(form: ConfigForm) -> None:
    rate: NumberBox = form.editor("training.lr_g")
    for steps, wanted in ((1, 3e-4), (7, 1e-3), (1, 2e-3), (-2, 9e-4)):
        rate.stepBy(steps)
        assert rate.value() == wanted
    rate.set_value(1.0)
    rate.stepBy(1)
    assert rate.value() == 1.0
    beta: NumberBox = form.editor("training.beta1")
    beta.stepBy(10)
    assert beta.value() < 1
    beta.stepBy(-20)
    assert beta.value() >= 0
    images: NumberBox = form.editor("run.images")
    images.set_value(400_000)
    images.stepBy(1)
    assert images.value() == 410_000
    assert form.config().run.images == 410_000
    assert form.is_valid


def test_the_wheel_changes_nothing(form: ConfigForm, qtbot) -> None:
    for name in ("training.batch", "data.size"):
        editor = form.editor(name)
        before = editor.value()
        at = QPointF(5, 5)
        none = Qt.MouseButton.NoButton
        wheel = QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(editor, wheel)
        assert editor.value() == before
        assert not wheel.isAccepted()


def test_registry_choices_arrive_later_and_keep_the_value(form: ConfigForm) -> None:
    form.set_config(with_settings(Config(), {"training.objective": "minimax"}))
    form.set_choices("objective", [Choice("non-saturating", "Non-saturating"), Choice("minimax", "Minimax (2014)")])
    box: ChoiceBox = form.editor("training.objective")
    assert box.count() == 2
    assert box.currentText() == "Minimax (2014)"
    assert form.config().training.objective == "minimax"


def test_what_is_no_longer_offered_shows_as_long_as_a_run_has_it(form: ConfigForm) -> None:
    choices = [Choice("dcgan", "DCGAN"), Choice("style", "Older styles", is_offered=False), Choice("odd", "Odd", is_offered=False)]
    form.set_choices("arch", choices)
    box: ChoiceBox = form.editor("model.arch")
    for arch, texts in (
        ("dcgan", ["DCGAN"]),
        ("style", ["DCGAN", "Older styles"]),
        ("odd", ["DCGAN", "Odd"]),
        ("dcgan", ["DCGAN"]),
    ):
        form.set_config(with_settings(form.config(), {"model.arch": arch}))
        assert [box.itemText(place) for place in range(box.count())] == texts
        assert box.currentText() == texts[-1]
        assert form.config().model.arch == arch


def test_a_setting_of_the_studio_itself_has_no_field(form: ConfigForm) -> None:
    assert "model.layout" not in form.names


def test_advanced_fields_are_folded_away(form: ConfigForm) -> None:
    form.show()
    for name, info in FIELDS.items():
        assert form.editor(name).isVisible() != info.advanced, name
    form.fold.button.click()
    assert all(form.editor(name).isVisible() for name in FIELDS)


def test_everything_is_named_and_explained(form: ConfigForm) -> None:
    for name, info in FIELDS.items():
        editor = form.editor(name)
        assert editor.accessibleName() == info.title
        assert info.description in editor.toolTip()
        assert (editor.focusProxy() or editor).focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert "1e-3" not in bounds_text(FIELDS["training.batch"])
    assert "4,096" in form.editor("training.batch").toolTip()


def test_what_does_not_matter_can_be_hidden(qtbot) -> None:
    names = [name for name in FIELDS if name.startswith("data.")]
    form = ConfigForm(Config(), names, folds=False)
    qtbot.addWidget(form)
    form.show()
    assert all(form.editor(name).isVisible() for name in names)
    form.show_only(["data.size", "data.crop"])
    assert [name for name in names if form.editor(name).isVisible()] == ["data.size", "data.crop"]


def test_a_colour_is_tried_out_beside_the_window(form: ConfigForm, qtbot) -> None:
    form.show()
    form.fold.button.click()
    button: ColourButton = form.editor("data.background")
    button.click()
    dialog = button.findChild(QColorDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.setCurrentColor(QColor("#205080"))
    assert form.config().data.background == button.text() == "#205080"
    dialog.close()


def test_choices_are_words(form: ConfigForm) -> None:
    channels: ChoiceBox = form.editor("data.channels")
    assert [channels.itemText(index) for index in range(channels.count())] == [
        "Automatic",
        "Grey",
        "Colour",
        "Colour, transparency",
    ]
    assert form.editor("data.size").menu.itemText(1) == "16 × 16 px"


def test_only_some_settings_can_be_left_open(form: ConfigForm) -> None:
    form.set_editable(("run.images",))
    assert [name for name in FIELDS if form.editor(name).isEnabled()] == ["run.images"]
    form.set_editable(None)
    assert all(form.editor(name).isEnabled() for name in FIELDS)


def test_hidden_settings_are_kept(qtbot) -> None:
    config = with_settings(Config(), {"data.source": ("sevens",)})
    form = ConfigForm(config, [name for name in FIELDS if name != "data.source"])
    qtbot.addWidget(form)
    switch: Switch = form.editor("model.conditional")
    switch.click()
    assert form.config() == dataclasses.replace(config, model=dataclasses.replace(config.model, conditional=True))
