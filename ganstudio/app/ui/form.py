"""A form for the settings of a run, built from :func:`ganstudio.engine.config.fields`.

A new setting of the schema appears here by itself: with its title, its description as a tooltip, its unit, and an editor for
its kind. The engine validates the input, and its error shows under the field.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ganstudio.app.ui.form_editors import Choice, ChoiceBox, NumberBox
from ganstudio.app.ui.form_row import SettingRow
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.theme import theme
from ganstudio.engine.config import Config, FieldInfo, fields, get, with_settings
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

SECTIONS = {
    "data": mark("config", "Pictures"),
    "model": mark("config", "Networks"),
    "upscaler": mark("config", "Upscaler"),
    "training": mark("config", "Training"),
    "run": mark("config", "Run"),
}
GAP = 8


class ConfigForm(QWidget):
    """Edits chosen settings of a :class:`Config`.

    ``changed()`` comes with every edit, ``derived_asked(name)`` from the button that offers a derived value.

    Parameters
    ----------
    config
        The settings shown first.
    names
        Dotted names of the settings it edits; the others stay unchanged.
    folds
        Whether advanced settings are folded away under the others; else all are shown in the order of declaration.
    """

    changed = Signal()
    derived_asked = Signal(str)

    def __init__(self, config: Config, names: Collection[str], folds: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config = config
        self._rows: dict[str, SettingRow] = {}
        shown = [info for info in fields() if info.name in names and not info.hidden]
        self.fold = Fold(self.tr("Advanced settings"), self.tr("Show or hide advanced settings"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(self._grid([info for info in shown if not (folds and info.advanced)]))
        layout.addWidget(self.fold)
        self.fold.set_content(self._grid([info for info in shown if folds and info.advanced]))
        self.fold.setVisible(folds)
        layout.addStretch()
        self.set_config(config)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the dotted names of the settings it edits."""
        return tuple(self._rows)

    @property
    def is_valid(self) -> bool:
        """Return whether every field holds a valid value."""
        return not any(row.problem for row in self._rows.values())

    def config(self) -> Config:
        """Return the settings; an invalid field counts with its last valid value."""
        return self._config

    def set_config(self, config: Config) -> None:
        """Show other settings, without emitting ``changed``."""
        self._config = config
        for name, row in self._rows.items():
            row.editor.set_value(get(config, name))
            row.tell("")

    def set_values(self, settings: Mapping[str, Any]) -> None:
        """Show other values of these settings, without emitting ``changed``; what is typed into other fields stays."""
        self._config = with_settings(self._config, settings)
        for name, row in self._rows.items():
            if name in settings:
                row.editor.set_value(get(self._config, name))
                row.tell("")

    def show_derived(self, reasons: Mapping[str, str], offers: Mapping[str, tuple[str, str]]) -> None:
        """Show the reasons of derived values, and offer derived values (text, reason) in place of a person's own."""
        for name, row in self._rows.items():
            offer, reason = offers.get(name, ("", reasons.get(name, "")))
            row.explain(reason, offer)

    def set_choices(self, registry: str, choices: Sequence[Choice]) -> None:
        """Offer ``choices`` for the settings that choose from a registry."""
        for row in self._rows.values():
            if row.info.registry == registry and isinstance(row.editor, ChoiceBox):
                row.editor.set_choices(choices)
                row.editor.set_value(get(self._config, row.info.name))

    def set_editable(self, names: Collection[str] | None) -> None:
        """Enable only the editors of these settings; None enables all."""
        for name, row in self._rows.items():
            row.editor.setEnabled(names is None or name in names)

    def show_only(self, names: Collection[str]) -> None:
        """Show only these settings."""
        for name, row in self._rows.items():
            row.set_visible(name in names)

    def editor(self, name: str) -> Any:
        """Return the editor of a setting, by its dotted name."""
        return self._rows[name].editor

    def row(self, name: str) -> SettingRow:
        """Return the row of a setting, by its dotted name."""
        return self._rows[name]

    def add_beside(self, name: str, widget: QWidget) -> None:
        """Put a small widget before the editor of a setting."""
        self._rows[name].add_beside(widget)

    def problem(self, name: str) -> str:
        """Return the error of a field; "" if it is valid."""
        return self._rows[name].problem

    def _grid(self, infos: Sequence[FieldInfo]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        sections = [info.name.partition(".")[0] for info in infos]
        shown = sections[0] if len(set(sections)) == 1 else ""  # a single section needs no heading
        for info, section in zip(infos, sections, strict=True):
            if section != shown:
                shown = section
                heading = QLabel(QCoreApplication.translate("config", SECTIONS.get(section, section)))
                heading.setProperty("role", "small")
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            row = self._rows[info.name] = SettingRow(info, self)
            row.editor.edited.connect(lambda name=info.name: self._take(name))
            row.derived_asked.connect(lambda name=info.name: self.derived_asked.emit(name))
            row.add_to(grid)
        return grid

    def _take(self, name: str) -> None:
        row = self._rows[name]
        value = row.editor.value()
        if value is None and isinstance(row.editor, NumberBox):
            value = row.editor.text()  # the error quotes it
        try:
            self._config = with_settings(self._config, {name: value})
            row.tell("")
        except ConfigError as error:
            row.tell(translated(error))
        self.changed.emit()


class Fold(QWidget):
    """A heading that shows and hides the content under it; ``is_open`` shows it from the start."""

    def __init__(
        self, title: str, tip: str, icon: str = "sliders-horizontal", is_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setToolTip(tip)
        self.button.setAccessibleName(title)
        self.button.setCheckable(True)
        self.button.setChecked(is_open)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIcon(theme().icon(icon))
        self.button.setIconSize(QSize(16, 16))
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.content = QWidget()
        if not is_open:
            self.content.hide()
        self.button.toggled.connect(self._show_content)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._scroll_into_view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.button)
        layout.addWidget(self.content)

    def _show_content(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        if is_open:
            self._soon.start()  # once it has been laid out

    def _scroll_into_view(self) -> None:
        """Scroll until the content is visible, or as much of it as fits under the heading."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.content, 0, 0)
            area.ensureWidgetVisible(self.button, 0, 0)

    def set_content(self, layout: QLayout) -> None:
        """Set the layout that the heading shows and hides."""
        layout.setContentsMargins(0, 0, 0, 0)
        self.content.setLayout(layout)
