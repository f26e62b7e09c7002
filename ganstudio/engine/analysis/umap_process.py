"""The process behind :mod:`ganstudio.engine.analysis.umap_layout`: it reads features and answers with places on a map.

It lays out the first features and places all others on that map. Before the places it sends the error, without places,
or "". It is not part of ``metrics`` because that package imports torch, which is not needed here.
"""

import importlib
import os
import sys
from typing import IO, Any

import msgspec
import numpy as np

from ganstudio.engine.data.preparation.decoders import DecoderEnded, receive, send

POLITENESS = 5  # Unix niceness: the window comes first
NEIGHBOURS = 15


def send_array(stream: IO[bytes], array: np.ndarray) -> None:
    """Write (N, D), which must not be empty, as float32."""
    whole = np.ascontiguousarray(array, np.float32)
    send(stream, msgspec.msgpack.encode(whole.shape))
    send(stream, whole.data.cast("B"))  # without a copy of up to 100 MB


def receive_array(stream: IO[bytes]) -> np.ndarray:
    """Read what :func:`send_array` wrote: a writable float32 (N, D).

    Raises
    ------
    DecoderEnded
        The stream ends within the message.
    """
    shape = msgspec.msgpack.decode(receive(stream), type=tuple[int, int])
    array: np.ndarray = np.frombuffer(receive(stream), np.float32).reshape(shape).copy()
    return array


def main() -> None:
    """Serve standard input."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not corrupt the answers
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
