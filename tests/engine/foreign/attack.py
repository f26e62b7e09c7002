"""Reads mutants and malicious pickles in a process of its own, where an audit hook watches for anything that they execute.

Prints a JSON object: how many files were read, how many refused, and the messages of the malicious ones by name.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path

import torch

from ganstudio.engine.errors import NetworkFileError
from ganstudio.engine.foreign.opening import read_networks
from tests.engine.foreign.malicious import malicious

EVENTS = ("os.", "subprocess.", "exec", "compile", "socket.", "ctypes.", "import", "shutil.", "pty.", "webbrowser.", "open")
SLOWEST = 20.0  # seconds of a core for a file


def mutant(content: bytes, rng: random.Random) -> bytes:
    """Return ``content`` with bytes flipped, a part cut off, or parts repeated, removed or moved."""
    kind, size = rng.randrange(4), len(content)
    places = sorted(rng.randrange(size) for _ in range(3))
    if kind == 0:
        changed = bytearray(content)
        for _ in range(rng.choice((1, 2, 8, 64))):
            changed[rng.randrange(size)] = rng.randrange(256)
        return bytes(changed)
    if kind == 1:
        return content[: places[0]]
    if kind == 2:
        first, middle, last = places
        return content[:first] + content[middle:last] + content[first:middle] + content[last:]
    return content[: places[0]] + content[places[1] :]


class Watch:
    """An audit hook that ends the process as soon as a file executes something while it is ``on``."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.on = str(folder), False
        sys.addaudithook(self.see)

    def see(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event.startswith(EVENTS) and not (event == "open" and str(arguments[0]).startswith(self.folder)):
            self.on = False
            raise SystemExit(f"{event} {arguments!r} happened")


def attack(files: list[Path], count: int) -> dict[str, object]:
    read = refused = 0
    messages = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in files:
            read_networks(file)  # loads what torch imports at the first use
        watch = Watch(folder)
        contents = [file.read_bytes() for file in files]
        seeds = [(f"mutant {seed}", None) for seed in range(count)]
        for label, content in [*malicious().items(), *seeds]:
            rng = random.Random(label)
            (path := folder / "file.pkl").write_bytes(mutant(rng.choice(contents), rng) if content is None else content)
            watch.on, begin = True, time.process_time()
            try:
                read_networks(path)
                read += 1
                assert content is None, f"{label} was read"
            except NetworkFileError as error:
                messages |= {} if content is None else {label: str(error)}
                refused += "\n" not in str(error)
            watch.on = False
            assert time.process_time() - begin < SLOWEST, f"{label} took too long"
    return {"read": read, "refused": refused, "messages": messages}


if __name__ == "__main__":
    torch.set_num_threads(1)
    sys.stdout.write(json.dumps(attack([Path(name) for name in sys.argv[2:]], int(sys.argv[1]))))
