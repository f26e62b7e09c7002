"""Lists every action of the window with its text, icon and keys in a single table.

Menus, buttons, tooltips and the list of shortcuts come from it. A new action is an entry in :data:`ACTIONS` and a call of
:func:`make_action` where it does its work.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ganstudio.app.ui.behaviour import behave
from ganstudio.app.ui.theme import theme
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

EVERYWHERE = "window"  # the scope of actions on every page
RESULT = "result"  # the scope of actions on the pages that search
WINDOW = Qt.ShortcutContext.WindowShortcut
PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut


@dataclass(frozen=True)
class Action:
    """An action that a person triggers by menu, button or key.

    Parameters
    ----------
    key
        Its name in the code, "scope.verb"; the scope is a page, :data:`EVERYWHERE` or :data:`RESULT`.
    text
        A verb and its object, marked with ``mark("actions", ...)``.
    icon
        Name of a file in resources/icons, without suffix; "" for no icon.
    shortcut
        Its keys, separated by commas; menus show the first.
    tip
        The tooltip if it differs from ``text``, marked likewise.
    """

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    tip: str = ""

    @property
    def scope(self) -> str:
        """Return the part of ``key`` that says where the action works."""
        return self.key.partition(".")[0]

    @property
    def sequences(self) -> list[QKeySequence]:
        """Return its keys for Qt."""
        return [QKeySequence(keys) for keys in self.shortcut.split(", ") if keys]

    @property
    def keys(self) -> str:
        """Return its first keys as this desktop writes them; "" without keys."""
        return keys_text(self.sequences[0]) if self.shortcut else ""

    @property
    def tooltip(self) -> str:
        """Return the tooltip in the window's language, with the keys."""
        return with_keys(_translated(self.tip or self.text), self)


TABLE = (
    Action("window.open-run", mark("actions", "Open run folder"), "folder-open", "Ctrl+Shift+O"),
    Action("window.import-network", mark("actions", "Import a network of another program"), "download", "Ctrl+Shift+I"),
    Action("window.log", mark("actions", "Show or hide log"), "scroll-text", "Ctrl+L"),
    Action("window.paste", mark("actions", "Paste pictures or files"), "", "Ctrl+V"),
    Action("window.help", mark("actions", "Help for this page"), "", "F1"),
    Action("window.shortcuts", mark("actions", "Show shortcuts"), "", "?"),
    Action("window.quit", mark("actions", "Quit"), "", "Ctrl+Q"),
    Action("data.open", mark("actions", "Choose a folder of pictures"), "folder-open", "Ctrl+O"),
    Action("data.undo", mark("actions", "Undo"), "undo-2", "Ctrl+Z"),
    Action(
        *("data.leave-out", mark("actions", "Leave out"), "ban", "Del"),
        tip=mark("actions", "Leave the selected pictures out of the next run; an open run and your files do not change"),
    ),
    Action(
        *("data.bring-back", mark("actions", "Restore"), "undo-2", "Ins"),
        tip=mark("actions", "Use the selected pictures in the next run again"),
    ),
    Action(
        *("data.merge", mark("actions", "Merge classes"), "merge", "Ctrl+M"),
        tip=mark("actions", "Merge the selected classes under the name of the first"),
    ),
    Action("train.start", mark("actions", "Start or resume the training"), "play", "Ctrl+Return"),
    Action("train.pause", mark("actions", "Pause or resume the training"), "pause", "Space"),
    Action("train.stop", mark("actions", "Stop the training"), "circle-stop", "Ctrl+Shift+Return"),
    Action("train.save-grid", mark("actions", "Save grid as PNG..."), "download", "Ctrl+S"),
    Action("train.copy-grid", mark("actions", "Copy grid"), "copy", "Ctrl+Shift+C"),
    Action("explore.undo", mark("actions", "Undo"), "undo-2", "Ctrl+Z"),
    Action("explore.redo", mark("actions", "Redo"), "redo-2", "Ctrl+Shift+Z, Ctrl+Y"),
    Action("explore.favour", mark("actions", "Add to the shelf, or remove from it"), "heart", "F"),
    Action("explore.copy", mark("actions", "Copy image"), "copy", "C"),
    Action("explore.copy-seed", mark("actions", "Copy seed"), "hash", "Shift+C"),
    Action("explore.save", mark("actions", "Save image as PNG..."), "download", "Ctrl+S"),
    Action("explore.export", mark("actions", "Export pictures, film or model..."), "file-output", "Ctrl+Shift+S"),
    Action("explore.play", mark("actions", "Play or pause"), "play", "Space"),
    Action("explore.mark-with", mark("actions", "Mark the picture shown as having the attribute"), "", "+"),
    Action("explore.mark-without", mark("actions", "Mark the picture shown as lacking the attribute"), "", "-"),
    Action("inpaint.brush", mark("actions", "Brush"), "brush", "B"),
    Action("inpaint.eraser", mark("actions", "Eraser"), "eraser", "E"),
    Action("inpaint.rectangle", mark("actions", "Rectangle"), "square-dashed", "R"),
    Action("inpaint.lasso", mark("actions", "Lasso"), "lasso", "L"),
    Action("inpaint.narrower", mark("actions", "Decrease brush width"), "", "["),
    Action("inpaint.wider", mark("actions", "Increase brush width"), "", "]"),
    Action("inpaint.undo", mark("actions", "Undo"), "undo-2", "Ctrl+Z"),
    Action("inpaint.redo", mark("actions", "Redo"), "redo-2", "Ctrl+Shift+Z, Ctrl+Y"),
    Action("inpaint.fit", mark("actions", "Show whole picture"), "maximize", "0"),
    Action("inpaint.invert", mark("actions", "Invert mask"), "contrast", "Ctrl+I"),
    Action("inpaint.clear", mark("actions", "Clear mask"), "trash-2", "Ctrl+Backspace"),
    Action("inpaint.from-alpha", mark("actions", "Mask transparent areas"), "blend"),
    Action("inpaint.import-mask", mark("actions", "Import mask..."), "folder-open"),
    Action("inpaint.export-mask", mark("actions", "Export mask as PNG..."), "download"),
    Action(
        *("inpaint.compare", mark("actions", "Compare"), "columns-2", "X"),
        tip=mark("actions", "Switch between comparing before and after and painting the mask"),
    ),
    Action("evaluate.start", mark("actions", "Evaluate"), "gauge", "Ctrl+Return"),
    Action("evaluate.export", mark("actions", "Export figures"), "download", "Ctrl+S"),
    Action("result.save", mark("actions", "Save..."), "download", "Ctrl+S", mark("actions", "Save the result as a PNG file")),
    Action("result.copy", mark("actions", "Copy"), "copy", "Ctrl+C", mark("actions", "Copy the result to the clipboard")),
)
ACTIONS = {action.key: action for action in TABLE}


def make_action(
    action: Action | str,
    owner: QWidget,
    slot: Callable[[], object] | None,
    context: Qt.ShortcutContext = PAGE,
) -> QAction:
    """Return a QAction that calls ``slot`` and whose keys work within ``owner``.

    Parameters
    ----------
    action
        An entry of :data:`ACTIONS` or its key; an :class:`Action` outside the table if its text varies.
    slot
        Called when the action is triggered; None for a switch, whose ``toggled`` the caller connects.
    owner
        The widget that has the keys. The list of shortcuts shows them while it is visible.
    context
        :data:`PAGE`: while ``owner`` or a part of it has the focus. :data:`WINDOW`: while ``owner`` is visible.
    """
    what = ACTIONS[action] if isinstance(action, str) else action
    made = QAction(theme().icon(what.icon) if what.icon else QIcon(), _translated(what.text), owner)
    made.setObjectName(what.key)
    made.setShortcuts(what.sequences)
    made.setShortcutContext(context)
    made.setToolTip(what.tooltip)
    made.setWhatsThis(_translated(what.tip or what.text))  # the list of shortcuts shows this
    if slot is not None:
        made.triggered.connect(lambda: slot())
    owner.addAction(made)
    return made


def tool_button_for(action: QAction) -> QToolButton:
    """Return a tool button that triggers ``action`` and shows its icon and text."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button


def push_button_for(action: QAction) -> QPushButton:
    """Return a push button that triggers ``action``, shows its icon and text, and is enabled with it."""
    button = QPushButton(action.icon(), action.text())
    behave(button)
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button


def with_keys(tip: str, action: Action | str) -> str:
    """Return the tooltip ``tip`` with the keys of an action, for a control that does the same."""
    what = ACTIONS[action] if isinstance(action, str) else action
    return f"{tip} ({what.keys})" if what.keys else tip


def keys_text(sequence: QKeySequence) -> str:
    """Return keys as this desktop writes them."""
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def _translated(text: str) -> str:
    return QCoreApplication.translate("actions", text)
