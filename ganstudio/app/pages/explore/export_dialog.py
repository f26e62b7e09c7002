"""The export dialog: asks what to export, how and where to, and estimates the size."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ganstudio.app.pages.explore.export_forms import ExportForm
from ganstudio.app.rendering.renderer import Channel, Renderer
from ganstudio.app.ui.cache_box import bytes_in_words
from ganstudio.app.ui.controls import named
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.saving import with_ending
from ganstudio.engine.errors import StudioError
from ganstudio.engine.networks import Generator

SETTLE_MS = 250  # from the last change to the estimate
WIDTH = 460


@dataclass
class ExportChoices:
    """The last choices: :meth:`ExportForm.settings` by the name of the form."""

    by_form: dict[str, dict[int, object]] = field(default_factory=dict)


class ExportDialog(QDialog):
    """Shows a form of ``forms``, first that at ``place``; emits ``asked(order)`` once the person has chosen a file.

    ``folder`` is proposed; ``kept`` holds the last choices, and gets the new ones.
    """

    asked = Signal(object)

    def __init__(
        self,
        forms: Sequence[ExportForm],
        place: int,
        folder: Path,
        kept: ExportChoices,
        renderer: Renderer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.forms = list(forms)
        self._folder = folder
        self._kept = kept
        self._serial = 0  # number of the latest change
        self.setWindowTitle(self.tr("Export"))
        self.what = named(QComboBox(), self.tr("Content"), self.tr("What to export"))
        self.what.addItems([form.title for form in self.forms])
        self.what.setCurrentIndex(place)
        self.facts, self.bytes = QLabel(), QLabel()
        for label in (self.facts, self.bytes):
            label.setWordWrap(True)
            label.setFixedWidth(WIDTH)
        self.bytes.setProperty("role", "muted")
        self.write = QPushButton(self.tr("Choose file..."))
        named(self.write, self.write.text(), self.tr("Choose a file name and start the export; the status bar shows its progress"))
        self._lay_out()
        self._channel = Channel(renderer, self, rank=2)
        self._channel.done.connect(self._show_size)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self._estimate)
        self.what.currentIndexChanged.connect(self._show)
        for form in self.forms:
            form.setParent(self)
            form.restore(kept.by_form.get(type(form).__name__, {}))
            form.changed.connect(self._show)
        self.write.clicked.connect(self._ask)
        self._show()

    @property
    def form(self) -> ExportForm:
        """Return the form shown."""
        return self.forms[self.what.currentIndex()]

    def save_to(self, out: Path) -> None:
        """Emit ``asked`` for ``out`` with the chosen format's suffix, and close."""
        ending = self.form.ending
        self._kept.by_form[type(self.form).__name__] = self.form.settings()
        self.asked.emit(self.form.order(with_ending(out, ending) if ending else out))
        self.accept()

    def _lay_out(self) -> None:
        self._rows = QFormLayout()
        self._rows.addRow(self.tr("Content"), self.what)
        for form in self.forms:
            for label, widget in form.rows:
                self._rows.addRow(label, widget)
        titles = [self._rows.labelForField(widget) for form in self.forms for _, widget in form.rows]
        for title in titles:  # so that the column keeps its width with other forms
            title.setMinimumWidth(max(other.sizeHint().width() for other in titles))
        self.write.setProperty("role", "primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.ActionRole)
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        named(cancel, cancel.text(), self.tr("Close without exporting"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addLayout(self._rows)
        column.addWidget(self.facts)
        column.addWidget(self.bytes)
        column.addWidget(buttons)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # the size of the form shown

    def _show(self) -> None:
        self._serial += 1
        for form in self.forms:
            for _, widget in form.rows:
                self._rows.setRowVisible(widget, form is self.form)
        self.form.update_rows()
        self.facts.setText(self.form.facts())
        self.bytes.setText(self.tr("Estimating the size..."))
        self.write.setEnabled(True)
        self._timer.start()

    def _estimate(self) -> None:
        order = self.form.order()

        def work(generator: Generator) -> tuple[int, StudioError | None]:
            try:
                return order.estimate(generator), None
            except StudioError as error:
                return 0, error

        self._channel.ask(self.form.origin, work, self._serial)

    def _show_size(self, serial: int, found: tuple[int, StudioError | None]) -> None:
        if serial != self._serial:
            return  # the estimate belongs to earlier choices
        size, error = found
        self.write.setEnabled(error is None)
        about = self.tr("About {size} (estimate)").format(size=bytes_in_words(size))
        self.bytes.setText(about if error is None else translated(error))

    def _ask(self) -> None:
        ending, box = self.form.ending, QFileDialog(self, self.tr("Export to"), str(self._folder))
        box.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if ending:
            box.setDefaultSuffix(ending[1:])
            box.setNameFilter(f"*{ending}")
        box.selectFile(self.form.order().out.name)
        box.fileSelected.connect(lambda name: self.save_to(Path(name)))
        box.open()
