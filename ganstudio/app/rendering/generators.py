"""Holds the generators that the renderer's thread has loaded, and the number of CPU threads for each."""

import time
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from ganstudio.engine.config import Config
from ganstudio.engine.device import choose_device, fastest_device
from ganstudio.engine.latent.frozen import freeze, is_frozen
from ganstudio.engine.latent.latent import latents_from_seeds, map_latents, render
from ganstudio.engine.latent.noise import set_noise
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs.checkpoint import load_generator

if TYPE_CHECKING:
    from ganstudio.app.rendering.renderer import ModelVersion

TRIES = 3
MUCH_FASTER = 0.75  # more threads must take less than this share of the time: other work needs the cores
MUCH_SLOWER = 4.0  # times the measured time: something else runs now, and OpenMP's threads wait for each other


class Generators:
    """Holds at most ``kept`` generators and drops the least recently used first. Use it in a single thread only."""

    def __init__(self, kept: int) -> None:
        self._kept = kept
        self._loaded: OrderedDict[tuple[Path, int], Generator] = OrderedDict()
        self._noise: dict[tuple[Path, int], int | None] = {}
        self._threads: dict[Path, int] = {}
        self._expected: dict[Path, float] = {}  # seconds per picture
        self._most = choose_device(Config()).threads
        self._now = 0

    def get(self, origin: "ModelVersion", alone: bool) -> Generator:
        """Return the generator of ``origin``, in eval mode on the fastest device.

        On the CPU, torch computes with the threads that suit it, or with a single thread if not ``alone``.

        Raises
        ------
        RunError
            The generator cannot be loaded.
        """
        key = (origin.run.path, origin.images_seen)
        if key not in self._loaded:
            # channels_last: 1.3 x as fast for an image on an AVX512 core (style, 64 px: 14 ms instead of 18)
            generator = load_generator(origin.run, origin.images_seen)[1]
            generator.to(memory_format=torch.channels_last)  # type: ignore[call-overload] # it exists, torch's stubs lack it
            self._loaded[key] = _placed(generator, fastest_device(origin.run.config).kind)
            self._noise[key] = None
            while len(self._loaded) > self._kept:
                gone, _ = self._loaded.popitem(last=False)
                del self._noise[gone]
        self._loaded.move_to_end(key)
        generator = self._loaded[key]
        if self._noise[key] != origin.noise:
            if origin.noise is None:  # the noise from training
                generator.load_state_dict(load_generator(origin.run, origin.images_seen)[1].state_dict())
            else:
                set_noise(generator, origin.noise)
            self._noise[key] = origin.noise
        self._use(self._best(origin.run.path, generator) if alone and not _is_on_card(generator) else 1)
        return generator

    def leave_card(self) -> bool:
        """Move all generators to the CPU, as the GPU's memory is full; return False if they are there already."""
        on_card = [generator for generator in self._loaded.values() if _is_on_card(generator)]
        for generator in on_card:
            generator.cpu()  # in place, as the window holds references too
        return bool(on_card)

    def settle(self) -> bool:
        """Speed up the generator used last by a step, while nothing is requested; return False if no step is left."""
        if not self._loaded:
            return False
        generator = next(reversed(self._loaded.values()))
        if _is_on_card(generator):
            return False
        w = map_latents(generator, latents_from_seeds(generator, [0]))  # with its class, where that is a part of it
        layered = w[:, None].repeat(1, generator.latent_space.layers, 1)
        kinds = [w, layered][: 2 if generator.has_mapping else 1]
        todo = [kind for kind in kinds if not is_frozen(generator, kind.ndim)]
        for kind in todo[:1]:
            freeze(generator, kind)
        return len(todo) > 1

    def _best(self, path: Path, generator: Generator) -> int:
        """Return 1, or the number of CPU threads if a measurement, made once per run, shows that they are much faster."""
        if self._most == 1:
            return 1
        if path not in self._threads:
            latents = latents_from_seeds(generator, [0])
            times = {}
            for threads in (1, self._most):
                self._use(threads)
                spent = []
                for _ in range(TRIES):
                    begin = time.perf_counter()
                    render(generator, latents)
                    spent.append(time.perf_counter() - begin)
                times[threads] = sorted(spent)[TRIES // 2]
            self._threads[path] = best = self._most if times[self._most] < MUCH_FASTER * times[1] else 1
            self._expected[path] = times[best]
        return self._threads[path]

    def note(self, origin: "ModelVersion", seconds: float) -> None:
        """Note the time of a picture; if several threads are far slower than measured, draw this run with a single thread."""
        path = origin.run.path
        if self._threads.get(path, 1) > 1 and seconds > MUCH_SLOWER * self._expected[path]:
            self._threads[path] = 1

    def _use(self, threads: int) -> None:
        if threads != self._now:
            torch.set_num_threads(threads)  # OpenMP keeps this number per calling thread
            self._now = threads


def _placed(generator: Generator, device: str) -> Generator:
    """Return the generator on ``device`` if its memory, which a training may need too, has room; else on the CPU."""
    try:
        return generator.to(device)
    except torch.OutOfMemoryError:
        return generator.cpu()


def _is_on_card(generator: Generator) -> bool:
    return next(generator.parameters()).device.type != "cpu"
