"""Errors that a person can fix, in one line: what happened, where and what to do."""

from ganstudio.engine.text import SettingWord


class StudioError(Exception):
    """A failure with a message for the person.

    Parameters
    ----------
    text
        English template with ``{named}`` fields, marked with :func:`~ganstudio.engine.text.QT_TRANSLATE_NOOP` so that the window
        can translate it before the values go in.
    values
        The values of the fields.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text, values)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text.format(**self.values)


class ConfigError(StudioError):
    """A setting is unknown, out of its bounds, or does not fit another setting."""

    @property
    def remedy(self) -> dict[str, object]:
        """Return the settings that the message advises, as values by dotted name; the window offers to set them."""
        words = [word for word in self.values.values() if isinstance(word, SettingWord)]
        return {word.name: word.value for word in words if word.value is not None and word.is_advice}


class DatasetError(StudioError):
    """The data named or dropped cannot be used."""


class NetworkFileError(StudioError):
    """A file of another program's networks cannot be imported."""


class RunError(StudioError):
    """A run folder is missing, damaged, read-only, full, or of a newer version."""


class PicturesLost(DatasetError, RunError):
    """The pictures of a run have moved or changed."""


class RunLocked(RunError):
    """Another process writes to the run. ``can_take_over``: it is on another machine, so only a person can tell if it has ended."""

    def __init__(self, text: str, /, *, can_take_over: bool, **values: object) -> None:
        super().__init__(text, **values)
        self.can_take_over = can_take_over


class TrainingGoesOn(RunError):
    """The request has to wait until the training has stopped."""


class DiskFull(RunError):
    """The disk, or the person's quota, is too full to write a file."""


class NoCheckpoint(RunError):
    """A run has no checkpoint, only records that starting over would delete. ``snapshot``: images seen at its newest snapshot."""

    def __init__(self, text: str, /, *, snapshot: int | None, **values: object) -> None:
        super().__init__(text, **values, snapshot=snapshot)
        self.snapshot = snapshot


class PlateauReached(RunError):
    """The quality of a run no longer improves, and its settings end the training then."""


class TrainingError(StudioError):
    """Training cannot go on (for example a loss that is no longer finite)."""
