"""Covers the window during a drag: says what a drop would do, and takes the drop."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ganstudio.app.ui.latent_mime import accept_copy

HOLDERS = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".npy", ".npz", ".gif", ".mp4", ".mov", ".mkv", ".avi", ".webm")
NETWORKS = (".pkl", ".pickle", ".pt", ".pth")
LOOKED_AT = 100  # dragged files examined while the pointer moves


@dataclass(frozen=True)
class Drop:
    """A drop: a run folder or pictures."""

    paths: tuple[Path, ...]
    is_run: bool

    @property
    def is_network(self) -> bool:
        """Return whether this is a single file that may hold another program's networks."""
        return len(self.paths) == 1 and self.paths[0].name.lower().endswith(NETWORKS) and self.paths[0].is_file()

    def is_picture(self, ending: str = "") -> bool:
        """Return whether this is a single picture file whose name ends with ``ending``."""
        return not self.is_run and is_picture(self.paths, ending)

    def are_pictures(self, ending: str = "") -> bool:
        """Return whether everything dropped is a picture file whose name ends with ``ending``."""
        return not self.is_run and are_pictures(self.paths, ending)


def is_picture(paths: Sequence[Path], ending: str = "") -> bool:
    """Return whether ``paths`` is a single picture file ending with ``ending``, not a folder, an archive or a film."""
    return len(paths) == 1 and are_pictures(paths, ending)


def are_pictures(paths: Sequence[Path], ending: str = "") -> bool:
    """Return whether all ``paths`` are picture files whose names end with ``ending``."""
    names = [path.name.lower() for path in paths]
    are_named = all(name.endswith(ending) and not name.endswith(HOLDERS) for name in names)
    return are_named and not any(path.is_dir() for path in paths[:LOOKED_AT])


def read_drop(mime: QMimeData | None) -> Drop | None:
    """Return what the dragged files are; None without local files. ``mime`` may be None for an empty clipboard."""
    if mime is None:
        return None
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if not paths:
        return None
    return Drop(paths, is_run=len(paths) == 1 and (paths[0] / "config.json").is_file())


class DropOverlay(QFrame):
    """Covers ``window`` during a drag; emits ``entered()`` when the drag begins, ``dropped(Drop)`` on release.

    ``picture`` says what the page does with a picture, and how such files end; None: the studio trains on it. ``several`` says
    what it does with everything else but runs, or with several such files if ``only_files``; "": the studio trains on them.
    """

    entered = Signal()
    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dropOverlay")
        self.setAcceptDrops(True)
        self.label = QLabel()
        self.label.setProperty("role", "title")
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        card = QFrame()
        card.setObjectName("dropCard")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(48, 48, 48, 48)
        inner.addWidget(self.label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(96, 96, 96, 96)
        layout.addWidget(card)
        self.picture: tuple[str, str] | None = None
        self.several = ""
        self.only_files = False
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            self._begin(event)
            return True
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())

    def _begin(self, event: QDragEnterEvent) -> None:
        is_own = event.source() is not None  # dragged from another part of the studio
        drop = None if is_own else read_drop(event.mimeData())
        if drop is None:
            return
        self.entered.emit()
        self.label.setText(self._would_do(drop))
        self._cover()
        self.raise_()
        self.show()
        accept_copy(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._begin(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        drop = read_drop(event.mimeData())
        if drop is not None:
            accept_copy(event)
            self.dropped.emit(drop)

    def _would_do(self, drop: Drop) -> str:
        name = drop.paths[0].name
        if drop.is_network:
            return self.tr("Import the network in {name}").format(name=name)
        if self.picture is not None and drop.is_picture(self.picture[1]):
            return self.picture[0].format(name=name)
        if drop.is_run:
            return self.tr("Open run {name}").format(name=name)
        if self.several and (not self.only_files or (self.picture is not None and drop.are_pictures(self.picture[1]))):
            more = self.tr("{name} and {count} more").format(name=name, count=f"{len(drop.paths) - 1:,}")
            return self.several.format(name=name if len(drop.paths) == 1 else more)
        if len(drop.paths) > 1:
            return self._several(drop.paths)
        if drop.paths[0].is_dir():
            return self.tr("Learn from the pictures in {name}").format(name=name)
        if name.lower().endswith(HOLDERS):
            return self.tr("Learn from the contents of {name}").format(name=name)
        return self.tr("Learn from {name}").format(name=name)

    def _several(self, paths: tuple[Path, ...]) -> str:
        folders = sum(path.is_dir() for path in paths[:LOOKED_AT])
        if folders == len(paths):
            return self.tr("Learn from the pictures in these {count} folders").format(count=f"{folders:,}")
        return self.tr("Learn from these {count} files and folders").format(count=f"{len(paths):,}")
