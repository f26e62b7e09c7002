"""Finds a direction from examples: from marked pictures, or between two classes."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ganstudio.app.pages.explore.direction_row import LONGEST_NAME, score_words
from ganstudio.app.pages.explore.layer_box import LayerBox
from ganstudio.app.pages.explore.marked_groups import ICONS, WITH, WITHOUT, Groups, MarkedGroups
from ganstudio.app.rendering.renderer import Channel
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.app.ui.actions import ACTIONS, WINDOW, make_action
from ganstudio.app.ui.controls import Hint, named
from ganstudio.app.ui.language import translated
from ganstudio.app.ui.theme import theme
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.latent.directions import Direction
from ganstudio.engine.latent.groups import between_classes, between_groups
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Generator

MARKED = "marked"  # the key of its state
FEWEST = 5  # in each group: fewer pictures mostly share chance features
MARK = ("explore.mark-with", "explore.mark-without")


@dataclass(frozen=True, eq=False)
class GroupsState:
    """The marked pictures, and the name for the direction between them."""

    groups: Groups = ((), ())
    name: str = ""


class GroupsPanel(QWidget):
    """Emits ``found(direction)`` with a new direction and ``changed()`` when the marked pictures change.

    The strips of the marked pictures are :attr:`marked`, for another place in the window.
    """

    found = Signal(object)
    changed = Signal()

    def __init__(self, model: ActiveModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.moments.undone.add(MARKED)
        model.restored.connect(self._restore)
        self._is_active = False
        self.marked = MarkedGroups(model)
        self.way = named(
            QComboBox(), self.tr("Examples"), self.tr("What defines the direction: pictures that you mark, or two classes")
        )
        self.way.addItems([self.tr("From marked pictures"), self.tr("From one class to another")])
        self.markers = [self._marker(group) for group in (WITH, WITHOUT)]
        tips = (self.tr("The class at which the direction starts"), self.tr("The class at which the direction ends"))
        self.classes = [named(QComboBox(), tip, tip) for tip in tips]
        self.layers = LayerBox()
        self.name = named(
            QLineEdit(), self.tr("Name of the new direction"), self.tr("A name for what changes along the direction; optional")
        )
        self.name.setPlaceholderText(self.tr("Name, e.g. thicker"))
        self.name.setMaxLength(LONGEST_NAME)
        self.start = QPushButton(self.tr("Find direction"))
        self.start.setProperty("role", "primary")
        tip = self.tr("Find the direction from the pictures without the attribute to those with it, and save it")
        named(self.start, self.tr("Find direction"), tip)
        self.hint = Hint()
        self._lay_out()
        self._channel = Channel(model.renderer, self, rank=1)
        self._channel.done.connect(self._on_found)
        self._connect()
        self._show_way()

    def _marker(self, group: int) -> QPushButton:
        button = QPushButton(theme().icon(ICONS[group]), (self.tr("Mark with"), self.tr("Mark without"))[group])
        tip = (
            self.tr(
                "While this is on, click pictures in the grid or on the shelf that have the attribute. {key} marks "
                "the picture shown."
            ),
            self.tr(
                "While this is on, click pictures in the grid or on the shelf that lack the attribute. {key} marks "
                "the picture shown."
            ),
        )[group]
        named(button, self.marked.names[group], tip.format(key=ACTIONS[MARK[group]].keys)).setCheckable(True)
        button.toggled.connect(lambda is_on: self.markers[1 - group].setChecked(False) if is_on else None)
        make_action(MARK[group], self, lambda: self._mark_shown(group), WINDOW)
        return button

    def _lay_out(self) -> None:
        marking = QHBoxLayout()
        marking.setSpacing(4)
        for marker in self.markers:
            marking.addWidget(marker, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        title = QLabel(self.tr("New direction"))
        title.setProperty("role", "heading")
        column.addWidget(title)
        column.addWidget(self.way)
        column.addLayout(marking)
        last = QHBoxLayout()
        last.setSpacing(4)
        last.addWidget(self.name, stretch=1)
        last.addWidget(self.start)
        for widget in (*self.classes, self.layers, self.hint):
            column.addWidget(widget)
        column.addLayout(last)

    def _connect(self) -> None:
        self.way.activated.connect(self._show_way)
        self.marked.changed.connect(self._on_marked)
        self.name.editingFinished.connect(self._keep)
        self.start.clicked.connect(self._find)
        for box in self.classes:
            box.activated.connect(self._show_count)

    # -- state ------------------------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Return whether a direction is being computed."""
        return self._channel.is_busy

    @property
    def kept(self) -> GroupsState:
        """Return the state that the panel kept when it was last open."""
        return self._model.kept.get(MARKED, GroupsState) or GroupsState()

    def _keep(self) -> None:
        self._model.kept.put(MARKED, GroupsState(self.marked.groups, self.name.text()))

    def _on_marked(self) -> None:
        self._show_count()
        self._keep()
        self._model.moments.step(self.tr("Mark pictures"))
        self.changed.emit()

    def _restore(self) -> None:
        """Show the marked pictures of the restored state; the name stays."""
        if self._is_active:
            self.marked.show_groups(self.kept.groups)
            self._show_count()
            self._keep()
            self.changed.emit()

    def begin(self) -> None:
        """Show the kept state for the current generator."""
        generator, run, state = self._model.generator, self._model.run, self.kept
        assert generator is not None and run is not None
        self._is_active = True
        self.marked.show_groups(state.groups)
        self.name.setText(state.name)
        self.layers.show_layers(generator.latent_space.layers, self.layers.layers)
        names = run.dataset.classes if generator.classes else ()
        for place, box in enumerate(self.classes):
            if [box.itemText(index) for index in range(box.count())] != list(names):
                box.clear()
                box.addItems(names)
                box.setCurrentIndex(min(place, len(names) - 1))
        if not names:
            with QSignalBlocker(self.way):
                self.way.setCurrentIndex(0)
        self._show_way()
        self._keep()

    def end(self) -> None:
        """Stop searching and marking, as the panel is hidden."""
        self._is_active = False
        self._channel.drop()
        for marker in self.markers:
            marker.setChecked(False)

    @property
    def is_by_class(self) -> bool:
        """Return whether the direction comes from two classes."""
        return self.way.currentIndex() == 1

    def show_panel(self, is_shown: bool) -> None:
        """Show or hide the panel with its strips."""
        self.setVisible(is_shown)
        self._show_way()

    def _show_way(self) -> None:
        generator, by_class = self._model.generator, self.is_by_class
        has_classes = generator is not None and generator.classes > 1
        self.way.setVisible(has_classes)
        for marker in self.markers:
            marker.setVisible(not by_class)
        self.marked.setVisible(not by_class and not self.isHidden())
        for box in self.classes:
            box.setVisible(by_class and has_classes)
        self.layers.setVisible(not by_class and self.layers.count() > 1)
        self._show_count()

    def _show_count(self) -> None:
        if self.is_by_class:
            self.start.setEnabled(self.classes[0].currentIndex() != self.classes[1].currentIndex())
            self.hint.say("" if self.start.isEnabled() else self.tr("Choose two different classes."))
        else:
            missing = [max(0, FEWEST - len(latents)) for latents in self.marked.groups]
            self.start.setEnabled(not any(missing))
            self.hint.say(self._missing(*missing))

    def _missing(self, these: int, others: int) -> str:
        if these or others:
            parts = [
                self.tr("{count} more with it").format(count=these) if these else "",
                self.tr("{count} more without it").format(count=others) if others else "",
            ]
            return self.tr("Still needed: {parts}.").format(parts=", ".join(part for part in parts if part))
        return self.tr(
            "Enough to start. More pictures make the direction more reliable: on digits, 10 per group changed 72 "
            "% of the pictures, 200 per group 93 %."
        )

    # -- marking ----------------------------------------------------------------------------------------------------------

    def take(self, latent: Latent) -> None:
        """Put a clicked picture into a group while marking is on."""
        for group, marker in enumerate(self.markers):
            if marker.isChecked() and self.isVisible():
                self.marked.put(self._model.look.dressed(latent), group)

    def _mark_shown(self, group: int) -> None:
        frame = self._model.frame
        if frame is not None and not self.is_by_class:
            self.marked.put(frame.look.dressed(frame.latent), group)

    # -- finding ----------------------------------------------------------------------------------------------------------

    def _find(self) -> None:
        origin = self._model.origin
        if origin is None:
            return
        name, layers, (with_it, without) = self.name.text().strip(), self.layers.layers, self.marked.groups
        one, other = (box.currentIndex() for box in self.classes)
        if self.is_by_class:
            name = name or self.tr("{one} to {other}").format(
                one=self.classes[0].currentText(), other=self.classes[1].currentText()
            )
        name = name or self.tr("My direction")
        is_by_class = self.is_by_class

        def work(generator: Generator) -> Direction | ConfigError:
            try:
                if is_by_class:
                    return between_classes(generator, name, one, other)
                return between_groups(generator, name, without, with_it, layers)
            except ConfigError as error:
                return error

        self.start.setEnabled(False)
        self.hint.say(self.tr("Computing the direction..."))
        self._channel.ask(origin, work)

    def _on_found(self, _tag: object, found: Direction | ConfigError) -> None:
        self._show_count()
        if isinstance(found, ConfigError):
            self.hint.say(translated(found))
        else:
            self.hint.say(self._verdict(found))
            self.name.clear()
            self.found.emit(found)

    def _verdict(self, direction: Direction) -> str:
        words = score_words(direction)
        if not words:
            return self.tr("Found and saved. Two standard deviations turn one class into the other.")
        return self.tr("Found and saved. {verdict}, tested on pictures that were not used to find it.").format(verdict=words)
