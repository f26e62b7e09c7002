"""The process behind :mod:`ganstudio.engine.data.preparation.decoders`: it reads files and answers with facts and pixels."""

import os
import sys

import msgspec
from filelock import FileLock, Timeout

from ganstudio.engine.data.decoding.decode import share_lock
from ganstudio.engine.data.preparation.decoders import READY, DecodedPicture, DecoderEnded, Question, receive, send
from ganstudio.engine.data.preparation.examine import Examined, examine_content
from ganstudio.engine.data.preparation.prepare import Preparation
from ganstudio.engine.data.source import UnreadableImage
from ganstudio.engine.data.sources.walk import read_file

POLITENESS = 5  # Unix niceness: the window comes first


def main() -> None:
    """Serve standard input; the argument is a file to lock while a huge picture is decoded."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not corrupt the answers
    _share(FileLock(sys.argv[1]))
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    try:
        how = msgspec.msgpack.decode(receive(questions), type=Preparation | None)
        send(answers, READY)
        while True:
            asked = msgspec.msgpack.decode(receive(questions), type=list[Question])
            send(answers, msgspec.msgpack.encode([_answer(_examined(question, how)) for question in asked]))
    except (DecoderEnded, BrokenPipeError, KeyboardInterrupt):
        return


def _share(lock: FileLock) -> None:
    """Take turns with other processes if the disk has file locks; else each process decodes huge pictures at any time."""
    try:
        lock.acquire(timeout=0)
        lock.release()
    except Timeout:  # the disk has locks, and another process holds this
        pass
    except (OSError, NotImplementedError):
        return
    share_lock(lock)


def _examined(question: Question, how: Preparation | None) -> Examined:
    if not question.is_name:
        return examine_content(0, "", question.content, how)
    try:
        content = read_file(os.fsdecode(question.content), "")
    except UnreadableImage as error:
        return Examined(0, None, None, error.problem)
    return examine_content(0, "", content, how)


def _answer(examined: Examined) -> DecodedPicture:
    if examined.problem is not None:
        detail = examined.problem.detail.encode("utf-8", "replace").decode()
        return DecodedPicture(None, problem=(examined.problem.cause, detail))
    if examined.pixels is None:
        return DecodedPicture(examined.facts)
    return DecodedPicture(examined.facts, examined.pixels.shape, examined.pixels.tobytes())


if __name__ == "__main__":
    main()
