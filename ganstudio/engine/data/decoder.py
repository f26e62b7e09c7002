"""The process at the other end of :mod:`ganstudio.engine.data.decoders`: files' bytes in, facts and pixels out, until the end."""

import os
import sys

import msgspec
from filelock import FileLock

from ganstudio.engine.data.decode import share_lock
from ganstudio.engine.data.decoders import READY, Answer, DecoderEnded, receive, send
from ganstudio.engine.data.examine import Examined, examine_content
from ganstudio.engine.data.prepare import Preparation

POLITENESS = 5  # Unix: the window comes first


def main() -> None:
    """Serve standard input; the argument is a file to lock while a huge picture is decoded."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not speak in between
    share_lock(FileLock(sys.argv[1]))
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    try:
        how = msgspec.msgpack.decode(receive(questions), type=Preparation | None)
        send(answers, READY)
        while True:
            contents = msgspec.msgpack.decode(receive(questions), type=list[bytes])
            found = [_answer(examine_content(0, "", content, how)) for content in contents]
            send(answers, msgspec.msgpack.encode(found))
    except (DecoderEnded, BrokenPipeError, KeyboardInterrupt):
        return


def _answer(examined: Examined) -> Answer:
    if examined.problem is not None:
        detail = examined.problem.detail.encode("utf-8", "replace").decode()
        return Answer(None, problem=(examined.problem.cause, detail))
    if examined.pixels is None:
        return Answer(examined.facts)
    return Answer(examined.facts, examined.pixels.shape, examined.pixels.tobytes())


if __name__ == "__main__":
    main()
