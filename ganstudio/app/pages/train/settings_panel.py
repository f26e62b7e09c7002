"""The left side of the Train page: preset, settings, estimate."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ganstudio.app.pages.train.augment_preview import AugmentPreview
from ganstudio.app.pages.train.controls import Controls
from ganstudio.app.pages.train.derived_values import DerivedValues
from ganstudio.app.pages.train.estimate import EstimateLine
from ganstudio.app.pages.train.picture_words import data_in_words, resolved
from ganstudio.app.pages.train.start_from import StartFrom
from ganstudio.app.pages.train.suggestion import SuggestionLine, images_of, preset_settings, suggestion_for
from ganstudio.app.state.session import Session
from ganstudio.app.ui.form import ConfigForm
from ganstudio.app.ui.form_editors import Choice
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.setting_words import setting_value
from ganstudio.engine.config import Config, fields, from_dict, get, to_dict, with_settings
from ganstudio.engine.config.derived import Derived, derive_from_run
from ganstudio.engine.config.presets import PRESETS, Preset
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.runs.folder import Run

REMEMBERED = "train/config"


class SettingsPanel(QFrame):
    """Shows preset, form (see :func:`settings_form`), estimate and buttons; emits ``changed`` when a person changes a setting.

    ``strength`` returns the current probability of each augmentation in the run shown, None if unknown.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        page: QWidget,
        strength: Callable[[], float | None],
        form: ConfigForm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._session = session
        self.pictures = QLabel()
        self.count = QLabel()
        self.change_pictures = QPushButton(self.tr("Change"))
        self.presets = QComboBox()
        self.preset_text = QLabel()
        self.suggestion = SuggestionLine()
        self._derived = DerivedValues(session)
        self._situation: object = None  # for which they were derived
        self._before = form.config()  # the settings before the next edit
        self._is_chosen = _remembered(session) is not None  # whether the person has settings of their own
        self.form = form
        self.preview = AugmentPreview(session, self.config, strength)
        self.form.add_beside("training.augment", self.preview)
        self.start_from = StartFrom(session)
        self.estimate = EstimateLine(session)
        self.controls = Controls(page)
        self._lay_out()
        self.presets.activated.connect(self._choose_preset)
        self.suggestion.taken.connect(self._take_preset)
        self.start_from.chosen.connect(self._fit_networks)
        self.form.changed.connect(self._on_form)
        self.form.derived_asked.connect(self._give_back)
        self.change_pictures.clicked.connect(lambda: session.page_requested.emit("data"))
        self._show_preset()

    def set_registries(self) -> None:
        """Offer the networks and objectives of the engine, which must be loaded."""
        from ganstudio.engine.networks import ARCHITECTURES, IMPORTED_ONLY
        from ganstudio.engine.objectives import OBJECTIVES

        architectures = [(key, ARCHITECTURES.get(key).title, ARCHITECTURES.get(key).is_offered) for key in ARCHITECTURES]
        architectures += [(key, IMPORTED_ONLY.get(key).title, False) for key in IMPORTED_ONLY]
        objectives = [(key, OBJECTIVES.get(key).title, True) for key in OBJECTIVES]
        for name, entries in (("arch", architectures), ("objective", objectives)):
            shown = [(key, QCoreApplication.translate("presets", title), is_offered) for key, title, is_offered in entries]
            self.form.set_choices(name, [Choice(*entry) for entry in shown])

    def show_run(self, config: Config | None) -> None:
        """Show the settings of the opened run; None begins a new run with the current settings."""
        if config is not None:
            self.form.set_config(config)
            self._derived.adopt(config)
            self._is_chosen = True
            self.start_from.choose(None)
        self._show_preset()

    def follow(self, settings: Mapping[str, Any]) -> None:
        """Show settings that the training uses now, whoever requested them."""
        config = with_settings(self.form.config(), settings)
        if config != self.form.config():  # text being typed stays if nothing else changed
            self.form.set_config(config)
            self._show_preset()

    def use(self, settings: Mapping[str, Any]) -> None:
        """Change settings, by dotted name, as if a person did."""
        if settings:
            self.form.set_config(with_settings(self.form.config(), settings))
            self._on_form()

    def set_editable(self, names: Collection[str] | None) -> None:
        """Enable only these settings; None enables all, with the preset and the pictures."""
        self.form.set_editable(names)
        self.presets.setEnabled(names is None)
        self.change_pictures.setEnabled(names is None)
        self.start_from.setVisible(names is None)

    def config(self) -> Config:
        """Return the settings shown, with the pictures' settings from the Data page."""
        return replace(self.form.config(), data=self._session.pictures.data)

    def show_pictures(self) -> None:
        """Show how many pictures there are and what the networks see: the run's own pictures if a run is open."""
        source, run = self._session.pictures.source, self._session.runs.current
        self.count.setVisible(source is not None)
        self.preview.setEnabled(source is not None and self._session.engine.is_loaded)
        self._follow_images()
        self._suggest()
        if run is not None:
            self.pictures.setText(run.dataset.name)
            no_pictures = self.tr("Imported network, without pictures")
            self.count.setText(data_in_words(run.config.data, run.dataset.count) if run.has_pictures else no_pictures)
            self.count.setVisible(True)
            return
        if source is None:
            self.pictures.setText(self.tr("No pictures are open"))
            return
        self.pictures.setText(source.name)
        findings = self._session.pictures.findings
        count = findings.report.used if findings else len(source)
        self.count.setText(data_in_words(resolved(source, self._session.pictures.data), count))

    def _lay_out(self) -> None:
        self.pictures.setProperty("role", "heading")
        self.pictures.setWordWrap(True)
        self.count.setProperty("role", "small")
        self.count.setWordWrap(True)
        self.change_pictures.setProperty("role", "flat")
        self.change_pictures.setToolTip(self.tr("Choose other pictures or prepare them differently, on the Data page"))
        self.change_pictures.setAccessibleName(self.tr("Choose other pictures"))
        self.presets.setToolTip(self.tr("A set of settings to start from"))
        self.presets.setAccessibleName(self.tr("Preset"))
        self.preset_text.setProperty("role", "small")
        self.preset_text.setWordWrap(True)
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        for label in (self.pictures, self.count):
            names.addWidget(label)
        top.addLayout(names, stretch=1)
        top.addWidget(self.change_pictures)
        inner = QWidget()
        scrolled = QVBoxLayout(inner)
        scrolled.setContentsMargins(0, 0, 6, 0)
        scrolled.addWidget(self.form)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        inner.setAutoFillBackground(False)  # setWidget turned it on; the panel's colour should show through
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        for widget in (self.presets, self.preset_text, self.suggestion):
            column.addWidget(widget)
        column.addWidget(area, stretch=1)
        for below in (self.start_from, self.estimate, self.controls):
            column.addWidget(below)

    def _show_preset(self) -> None:
        """Show which preset the settings match; other settings are "Your own"."""
        config = self.form.config()
        index = next((n for n, preset in enumerate(PRESETS) if _alike(self._settings_of(preset), config)), len(PRESETS))
        self.presets.clear()
        for preset in PRESETS:
            self.presets.addItem(QCoreApplication.translate("presets", preset.name))
        if index == len(PRESETS):
            self.presets.addItem(self.tr("Your own settings"))
        self.presets.setCurrentIndex(index)
        known = index < len(PRESETS)
        if known and PRESETS[index] is not self._derived.preset:
            self._derived.begin(PRESETS[index])
        self._before = config
        self._show_derived()
        self.preset_text.setText(QCoreApplication.translate("presets", PRESETS[index].description) if known else "")
        self.preset_text.setVisible(known)

    def _follow_images(self) -> None:
        """Derive the settings again, if other images are open now or the device is known."""
        before, self._situation = self._situation, self._derived.situation(self.form.config())
        if self._situation != before and self._session.runs.current is None:
            self._derive()
            self._show_preset()

    def _derive(self) -> None:
        """Let the derived settings follow the others."""
        changes = self._derived.changes(self.form.config())
        if changes:
            self.form.set_values(changes)

    def _show_derived(self) -> None:
        """Show the reason beside each derived value; offer the derived value where the person chose another."""
        config = self.form.config()
        reasons = {name: _reason(found) for name, found in self._derived.found(config).items() if found.value == get(config, name)}
        offers = {} if self._session.runs.current is not None else self._derived.offered(config)
        words = self.tr("Use the derived value: {value}")
        texts = {name: (words.format(value=setting_value(name, found.value)), _reason(found)) for name, found in offers.items()}
        self.form.show_derived(reasons, texts)

    def _give_back(self, name: str) -> None:
        """Take the derived value of a setting in place of the person's own."""
        self._derived.give_back(name)
        self._derive()
        self._before = self.form.config()  # the derived value is not the person's own
        self.form.editor(name).setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had it is gone
        self._on_form()

    def _suggest(self) -> None:
        """Show the suggested preset, and use it unless the person has chosen other settings."""
        suggestion = suggestion_for(self._session)
        is_shown = suggestion is not None and _alike(self._settings_of(suggestion[0]), self.form.config())
        if suggestion is not None and not self._is_chosen and not is_shown:
            self.form.set_config(self._settings_of(suggestion[0]))
            self._show_preset()
            is_shown = True
        self.suggestion.show_suggestion(suggestion, is_shown)

    def _choose_preset(self, index: int) -> None:
        if index < len(PRESETS):
            self._take_preset(PRESETS[index])

    def _take_preset(self, preset: Preset) -> None:
        self._derived.begin(preset)
        self._before = self._settings_of(preset)
        self.form.set_config(self._settings_of(preset))
        self._on_form()

    def _settings_of(self, preset: Preset) -> Config:
        return preset_settings(self._session, preset)

    def _fit_networks(self, origin: Run | None) -> None:
        """Build the networks like those of ``origin``, whose weights they start from, as wide at each resolution."""
        if origin is not None:
            config = replace(self.form.config(), model=origin.config.model, upscaler=origin.config.upscaler)
            images = images_of(self._session)
            derived = derive_from_run(origin.config, images[0], {}) if images is not None and origin.config.data.size else {}
            widths = {name: found.value for name, found in derived.items() if name.startswith("model.")}
            self.form.set_config(with_settings(config, widths))
            self._on_form()

    def _on_form(self) -> None:
        if self._session.runs.current is None:
            self._derived.note(self._before, self.form.config())
            self._derive()
        self._show_preset()
        if self._session.runs.current is None:
            self._is_chosen = True
            self._derived.remember()
            self._session.settings.set_value(REMEMBERED, json.dumps(to_dict(self.form.config())))
        self.changed.emit()


def _reason(found: Derived) -> str:
    """Return the reason for a derived value as a line of its own."""
    reason = translated(found.reason, "presets")
    return reason[:1].upper() + reason[1:]


def _alike(preset: Config, config: Config) -> bool:
    """Return whether two configs differ only in their pictures."""
    return config == replace(preset, data=config.data)


def settings_form(session: Session) -> ConfigForm:
    """Return a form for all settings but the pictures', with the values last chosen for a new run."""
    names = [info.name for info in fields() if not info.name.startswith("data.")]
    return ConfigForm(_remembered(session) or PRESETS[0].config, names)


def _remembered(session: Session) -> Config | None:
    """Return the settings last chosen for a new run; None if there are none or they cannot be read."""
    try:
        values = json.loads(session.settings.value(REMEMBERED))
        return from_dict(values) if isinstance(values, dict) else None
    except (ValueError, ConfigError):
        return None
