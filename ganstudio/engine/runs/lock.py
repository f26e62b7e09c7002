"""Locks a run for a single writer: ``lock.json`` in the run folder names the process that writes there.

The file holds the process id, the machine and when the process started, so that a lock whose process has ended (killed, or the
machine restarted and the id belongs to another process now) is recognized and taken over. Only its own machine can check that: a
lock of another machine stays until the user confirms that its process has ended. It is a file rather than an operating system lock
because network file systems lack those, or hide them from other machines. See docs/adr/0016-one-writer-by-a-file.md.
"""

import contextlib
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from ganstudio.engine.errors import RunLocked
from ganstudio.engine.files import disk_errors
from ganstudio.engine.runs.folder import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

LOCK = "lock.json"
GUARD = ".lock.guard"  # held while a small file of the run is read and replaced
GUARD_SECONDS = 5.0


@dataclass(frozen=True)
class Writer:
    """A process that writes to a run folder.

    ``born`` identifies the process even if another process gets its id later; ``since`` is when it took the lock,
    in words.
    """

    process: int
    machine: str
    born: str
    since: str

    @property
    def is_elsewhere(self) -> bool:
        """Return whether the process is on another machine, so that this machine cannot check if it still runs."""
        return self.machine != platform.node()

    @property
    def has_ended(self) -> bool:
        """Return whether the process is known to have ended."""
        return not self.is_elsewhere and birth_of(self.process) not in (self.born, None)


@contextmanager
def only_writer(run: Run, *, take_over: bool = False) -> Iterator[None]:
    """Hold the run's lock for the block.

    Parameters
    ----------
    take_over
        Take the lock even from a process on another machine, because the user confirms that it has ended.

    Raises
    ------
    RunLocked
        Another process writes to the run.
    RunError
        The disk is full or not writable.
    """
    with guarded(run.path):
        _take(run, take_over)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            if _is_mine(read_lock(run)):
                (run.path / LOCK).unlink()


def confirm_lock(run: Run) -> None:
    """Make sure that this process still holds the run's lock; write the lock again if it was deleted.

    Raises
    ------
    RunLocked
        Another process took the run over.
    RunError
        The run folder has vanished, or the disk is full or not writable.
    """
    writer = read_lock(run)
    if writer is None:
        _take(run, take_over=False)
    elif not _is_mine(writer):
        raise _refusal(run, writer)


def read_lock(run: Run) -> Writer | None:
    """Return the process that holds the run's lock; None without a lock, or if a crash left the file incomplete."""
    try:
        values = json.loads((run.path / LOCK).read_bytes())
        return Writer(int(values["process"]), str(values["machine"]), str(values["born"]), str(values["since"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _is_mine(writer: Writer | None) -> bool:
    return writer is not None and (writer.process, writer.machine, writer.born) == _identity()


def _take(run: Run, take_over: bool) -> None:
    path, writer = run.path / LOCK, read_lock(run)
    if writer is not None and not writer.has_ended and not (take_over and writer.is_elsewhere):
        raise _refusal(run, writer)
    mine = Writer(*_identity(), time.strftime("%Y-%m-%d %H:%M"))
    with disk_errors(path):
        path.unlink(missing_ok=True)
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:  # without a working guard, another process was quicker
            raise _refusal(run, read_lock(run) or mine) from None
        try:
            os.write(file, json.dumps(asdict(mine)).encode())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        finally:
            os.close(file)


def _refusal(run: Run, writer: Writer) -> RunLocked:
    values = {"name": run.name, "process": writer.process, "machine": writer.machine, "since": writer.since}
    if not writer.is_elsewhere:
        text = mark(
            "engine", "{name} has been in use by another training (process {process}) since {since}. Stop that training first."
        )
        return RunLocked(text, can_take_over=False, **values)
    text = mark(
        "engine",
        "{name} has been in use by process {process} on the computer {machine} since {since}. Stop it there first. "
        "If it has ended already, take the run over.",
    )
    return RunLocked(text, can_take_over=True, **values)


def _identity() -> tuple[int, str, str]:
    return os.getpid(), platform.node(), birth_of(os.getpid()) or ""


def birth_of(process: int) -> str | None:
    """Return when a process of this machine started, as a unique text; "" if it has ended, None if it is hidden."""
    try:
        # unlike psutil's time of creation, this stays the same when the clock is set
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return "" if fields[0] in "ZX" else f"{boot} {fields[19]}"
    except OSError:
        pass  # no such process, or no /proc
    try:
        found = psutil.Process(process)
        return "" if found.status() == psutil.STATUS_ZOMBIE else f"{found.create_time():.3f}"
    except psutil.Error:
        return None if psutil.pid_exists(process) else ""


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Let only a single process at a time read and replace a small file in ``folder``, if the file system supports it."""
    guard: AbstractContextManager[object] = nullcontext()
    with contextlib.suppress(OSError, NotImplementedError, Timeout):  # ENOLCK, ENOSYS: exclusive creation must suffice
        guard = FileLock(folder / GUARD, timeout=GUARD_SECONDS).acquire()
    with guard:
        yield
