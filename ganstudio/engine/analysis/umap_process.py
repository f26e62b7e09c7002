"""The process at the other end of :mod:`ganstudio.engine.analysis.umap_layout`: features in, places on a map out, until the end.

The first features are laid out, all others are put onto that map. Before the places it says what went wrong, in which case there
are none, or "". This is no part of ``metrics`` because that package imports torch, which nothing here needs.
"""

import importlib
import os
import sys
from typing import IO, Any

import msgspec
import numpy as np

from ganstudio.engine.data.preparation.decoders import DecoderEnded, receive, send

POLITENESS = 5  # Unix: the window comes first
NEIGHBOURS = 15


def send_array(stream: IO[bytes], array: np.ndarray) -> None:
    """Write (N, D), which is not empty, as float32."""
    whole = np.ascontiguousarray(array, np.float32)
    send(stream, msgspec.msgpack.encode(whole.shape))
    send(stream, whole.data.cast("B"))  # as it lies there: 100 MB are not copied


def receive_array(stream: IO[bytes]) -> np.ndarray:
    """Read what :func:`send_array` has written: float32 (N, D), which can be written to.

    Raises
    ------
    DecoderEnded
        The stream ends before it does.
    """
    shape = msgspec.msgpack.decode(receive(stream), type=tuple[int, int])
    array: np.ndarray = np.frombuffer(receive(stream), np.float32).reshape(shape).copy()
    return array


def main() -> None:
    """Serve standard input."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not speak in between
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    reducer = None
    try:
        while True:
            features = receive_array(questions)
            try:
                if reducer is None:
                    reducer = _reducer(len(features))
                    places = reducer.fit_transform(features)
                else:
                    places = reducer.transform(features)
            except Exception as error:
                send(answers, msgspec.msgpack.encode(f"{type(error).__name__}: {error}"))
                continue
            send(answers, msgspec.msgpack.encode(""))
            send_array(answers, places)
    except (DecoderEnded, BrokenPipeError, KeyboardInterrupt):
        return


def _reducer(count: int) -> Any:
    umap = importlib.import_module("umap")
    return umap.UMAP(n_neighbors=min(NEIGHBOURS, count - 1), random_state=0)


if __name__ == "__main__":
    main()
