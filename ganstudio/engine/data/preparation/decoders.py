"""Processes that decode for this process, one for each calling thread: threads alone would wait for each other half of the time,
and a crash in a decoder ends only its own process.

They start as ``python -m ganstudio.engine.data.preparation.decoder`` and not through :mod:`multiprocessing`, which would run
the main script of every program that uses the studio as a library again in each process.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec
import numpy as np

from ganstudio.engine.data.causes import DAMAGED
from ganstudio.engine.data.preparation.examine import Examined, Facts
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.source import Problem

LENGTH = 8  # bytes before every message
READY = b"ready"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # per process; more would only spin
PIPE = 2**20  # bytes, where the system lets a program choose
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows

Content = tuple[int, str, bytes | Path]  # index, title, and the file or its bytes


class Question(msgspec.Struct, array_like=True):
    """A file in a message: its bytes, or its name in the file system's own encoding."""

    content: bytes
    is_name: bool


class DecodedPicture(msgspec.Struct, array_like=True):
    """The result of decoding a picture in a message: ``problem`` is cause and detail, ``pixels`` uint8 of ``shape``."""

    facts: Facts | None
    shape: tuple[int, ...] | None = None
    pixels: bytes = b""
    problem: tuple[str, str] | None = None


class DecoderEnded(Exception):
    """A process has ended."""


def send(stream: IO[bytes], message: bytes | memoryview) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(LENGTH, "little"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Read a message.

    Raises
    ------
    DecoderEnded
        The stream ends within the message.
    """
    head = stream.read(LENGTH)
    size = int.from_bytes(head, "little")
    message = stream.read(size)
    if len(head) < LENGTH or len(message) < size:
        raise DecoderEnded
    return message


class Decoders:
    """Decodes with ``how``, in as many processes as threads call :meth:`examine`. :meth:`close` ends them, at any time."""

    def __init__(self, how: Preparation | None) -> None:
        self._how = msgspec.msgpack.encode(how)
        self._own = threading.local()
        self._lock = threading.Lock()
        self.running: set[subprocess.Popen[bytes]] = set()
        self.is_closed = False
        self._folder = tempfile.TemporaryDirectory(prefix="ganstudio-decoders-", ignore_cleanup_errors=True)

    def examine(self, contents: Sequence[Content]) -> list[Examined]:
        """Return :func:`~ganstudio.engine.data.preparation.examine.examine_content` of each, reading files first.

        Raises
        ------
        DecoderEnded
            No process could be started, or :meth:`close` was called.
        """
        try:
            return self._ask(contents)
        except DecoderEnded:
            return [self._alone(content) for content in contents]

    def close(self) -> None:
        """End the processes at once."""
        with self._lock:
            self.is_closed = True
            for process in self.running:
                process.kill()
        for process in self.running:
            process.wait()
            for stream in (process.stdin, process.stdout):
                assert stream is not None
                stream.close()
        self._folder.cleanup()

    def _alone(self, content: Content) -> Examined:
        """Decode a single picture of a group that ended the process; if the process ends again, this picture is the cause."""
        self._process()
        try:
            return self._ask([content])[0]
        except DecoderEnded:
            if self.is_closed:
                raise
            return Examined(content[0], None, None, Problem(content[1], DAMAGED, "its decoder came to a sudden end"))

    def _ask(self, contents: Sequence[Content]) -> list[Examined]:
        process = self._process()
        assert process.stdin is not None and process.stdout is not None
        try:
            send(process.stdin, msgspec.msgpack.encode([_question(content) for _, _, content in contents]))
            answers = msgspec.msgpack.decode(receive(process.stdout), type=list[DecodedPicture])
        except (OSError, ValueError, DecoderEnded) as error:  # ValueError: closed meanwhile
            self._own.process = None
            process.kill()
            raise DecoderEnded from error
        return [_examined(index, title, answer) for (index, title, _), answer in zip(contents, answers, strict=True)]

    def _process(self) -> "subprocess.Popen[bytes]":
        """Return the process of this thread; start it if necessary."""
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is not None:
            return process
        # passes on entries that a program added to sys.path
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **ONE_THREAD}
        command = [sys.executable, "-m", "ganstudio.engine.data.preparation.decoder", str(Path(self._folder.name, "huge.lock"))]
        with self._lock:
            if self.is_closed:
                raise DecoderEnded
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                    creationflags=NO_WINDOW,
                    pipesize=PIPE,
                )
            except OSError as error:
                raise DecoderEnded from error
            self.running.add(process)
        assert process.stdin is not None and process.stdout is not None
        try:
            send(process.stdin, self._how)
            if receive(process.stdout) != READY:
                raise DecoderEnded
        except (OSError, ValueError) as error:
            raise DecoderEnded from error
        self._own.process = process
        return process


def _question(content: bytes | Path) -> Question:
    return Question(os.fsencode(content), True) if isinstance(content, Path) else Question(content, False)


def _examined(index: int, title: str, answer: DecodedPicture) -> Examined:
    if answer.problem is not None:
        return Examined(index, None, None, Problem(title, *answer.problem))
    pixels = None if answer.shape is None else np.frombuffer(answer.pixels, np.uint8).reshape(answer.shape)
    return Examined(index, answer.facts, pixels)
