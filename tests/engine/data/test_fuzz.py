"""Mutated files of every kind: whatever the bytes, only a DatasetError may come of them, and soon."""

import os
import random
import time
from pathlib import Path

import pytest

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import load_dataset, open_source, thumbnail
from ganstudio.engine.data.cache import clear_cache
from ganstudio.engine.data.report.preflight import preflight
from ganstudio.engine.errors import DatasetError
from tests.engine.data.fuzz_seeds import KINDS, Seed
from tests.pulling import finished

SLOWEST = 5.0  # seconds of the processor for one mutated file
LONGEST = 60.0  # seconds by the clock: the machine may be busy with other things
FAST, ALL = 240, 20_000  # files
CLEARED = 200  # files, after which the cache begins anew
SHARES = {"pictures": 0.45, "archives": 0.3, "arrays": 0.23, "films": 0.02}  # each film starts a program: they take long
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 60_000)
HEADER = 64  # bytes that most formats keep their sizes and types in

# decoders warn of what they find; in the studio that stops nothing, so it must not here
pytestmark = pytest.mark.filterwarnings("ignore")


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Some changes at some places, as often as not near the beginning."""
    made = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        if not made:
            break
        place = rng.randrange(min(len(made), HEADER) if rng.random() < 0.5 else len(made))
        other, length = rng.randrange(len(made)), rng.randint(1, max(1, len(made) // 4))
        match rng.randrange(8):
            case 0 | 1:
                made[place] ^= 1 << rng.randrange(8)
            case 2:
                made[place] = rng.randrange(256)
            case 3 | 4:
                number, order = rng.choice(NUMBERS), rng.choice(("little", "big"))
                size = rng.choice((2, 4)) if number <= 0xFFFF else 4
                made[place : place + size] = number.to_bytes(size, order)  # type: ignore[arg-type]
            case 5:
                del made[place if rng.random() < 0.5 else other :]
            case 6:
                made[place:place] = made[other : other + length]
            case 7:
                del made[place : place + length]
    return bytes(made)


def opened_and_read(name: str) -> None:
    """All that the studio does with what was dropped: examine it, show it, prepare it."""
    data = DataConfig(size=16)
    source = finished(open_source([name], data))
    source.stamps()
    for index in range(len(source)):
        try:
            thumbnail(source.read(index), source.title(index), 32)
        except DatasetError:
            continue
    report = finished(preflight(source, data))
    assert report.files == report.used + len(report.problems)
    assert all(problem.file and problem.cause for problem in report.problems)
    finished(load_dataset(source, data))


def attack(seeds: list[Seed], count: int, folder: Path, first: int = 0) -> None:
    """Open ``count`` files: each seed unharmed, then mutated; now and then one seed's content under another's name.

    What is opened follows from its number alone.
    """
    for number in range(first, first + count):
        if number % CLEARED == 0:
            clear_cache()  # it is looked through each time that something is opened: with thousands of sets that is all there is
        seed, rng = seeds[number % len(seeds)], random.Random(number)
        here = folder / f"{number}"
        target = here / seed.file
        for name, content in seed.others:
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            (here / name).write_bytes(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        content = seed.content
        if number >= len(seeds):
            content = mutated(content if rng.random() < 0.95 else rng.choice(seeds).content, rng)
        target.write_bytes(seed.wrap(content))
        start, used = time.monotonic(), processor_seconds()
        try:
            opened_and_read(str(here / (seed.file if seed.named is None else seed.named)))
        except DatasetError as error:
            assert number >= len(seeds), f"{seed.file}, unharmed: {error}"  # noqa: PT017
            assert str(error)  # noqa: PT017
        except Exception as error:
            raise AssertionError(f"number {number}, {seed.file} opened as {seed.named!r}: {error!r}") from error
        assert processor_seconds() - used < SLOWEST, f"number {number}, {seed.file}, took too long"
        assert time.monotonic() - start < LONGEST, f"number {number}, {seed.file}, was waited for"


def processor_seconds() -> float:
    """What this process and those that it started and has seen end have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_a_few(kind, tmp_path):
    attack(KINDS[kind](), round(FAST * SHARES[kind]), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_mutated_files_all(kind, tmp_path):
    attack(KINDS[kind](), round(ALL * SHARES[kind]), tmp_path)
