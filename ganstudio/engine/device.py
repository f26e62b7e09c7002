"""Where and how to compute: device, precision, memory format and threads, from what the hardware reports."""

import os
import platform
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import psutil
import torch

from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.cores import usable_cores
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import SettingWord

# Networks up to this filters x size train on one thread: a second one made 16 filters at 32 px only 1.2 x as fast on an idle 2-core
# Xeon, and 10 x slower as soon as anything else ran there (OpenMP's threads wait for each other hundreds of times a step).
SMALL = 24 * 32


@dataclass(frozen=True)
class Device:
    """A device and the way it computes fastest.

    Attributes
    ----------
    kind
        ``"cpu"``, ``"cuda"`` or ``"mps"``; also what ``torch.device`` takes.
    name
        The maker's name for it.
    precision
        ``"bf16"`` (autocast) or ``"fp32"``.
    memory_format
        ``"channels_last"`` or ``"contiguous"``.
    threads
        CPU threads for torch.
    memory
        Total memory in bytes.
    """

    kind: str
    name: str
    precision: str
    memory_format: str
    threads: int
    memory: int

    @property
    def torch_format(self) -> torch.memory_format:
        """Return the memory format as torch's constant."""
        return torch.channels_last if self.memory_format == "channels_last" else torch.contiguous_format

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes as plain values for JSON."""
        return asdict(self)


def list_devices() -> list[Device]:
    """Return every device of this machine, the fastest first and the CPU last."""
    devices = []
    if torch.cuda.is_available():
        devices.append(_cuda())
    if torch.backends.mps.is_available():
        devices.append(Device("mps", "Apple GPU", "fp32", "contiguous", _threads(), psutil.virtual_memory().total))
    devices.append(_cpu())
    return devices


def fastest_device(config: Config) -> Device:
    """Return the device that ``auto`` chooses for drawing and searching; a run's own device may belong to another machine."""
    return choose_device(with_settings(config, {"run.device": "auto"}))


def choose_device(config: Config) -> Device:
    """Return the device a config asks for, with its overrides of precision and memory format.

    Raises
    ------
    ConfigError
        The device asked for is not on this machine.
    """
    devices = list_devices()
    if config.run.device != "auto":
        devices = [device for device in devices if device.kind == config.run.device]
    if not devices:
        raise ConfigError(
            mark("engine", "This machine has no {device} device that torch can use. Set {setting} to {wanted}."),
            device=config.run.device,
            setting=SettingWord("run.device"),
            wanted=SettingWord("run.device", "auto"),
        )
    chosen = asdict(devices[0])
    if config.training.precision != "auto":
        chosen["precision"] = config.training.precision
    if config.training.memory_format != "auto":
        chosen["memory_format"] = config.training.memory_format
    if config.training.threads:
        chosen["threads"] = config.training.threads
    elif chosen["kind"] == "cpu" and config.data.size and config.model.filters * config.data.frame.mean_side <= SMALL:
        chosen["threads"] = 1
    return Device(**chosen)


def use_threads(device: Device) -> None:
    """Set torch's threads to those of ``device``, process-wide."""
    if torch.get_num_threads() != device.threads:
        torch.set_num_threads(device.threads)


# settings that let torch compute with fewer than float32's 23 bits: TF32 on Nvidia's cards, TF32 and bf16 in oneDNN on CPUs
_FLAGS: tuple[Any, ...] = (
    torch.backends.cudnn.conv,  # type: ignore[attr-defined] # they exist, torch's stubs lack them
    torch.backends.cudnn.rnn,  # torch complains where its flag differs from that of the convolutions
    torch.backends.cuda.matmul,
    torch.backends.mkldnn.conv,  # type: ignore[attr-defined]
    torch.backends.mkldnn.matmul,  # type: ignore[attr-defined]
)
_exact_lock = threading.Lock()
_exact_users = 0
_usual: list[str] = []


@contextmanager
def full_float32() -> Iterator[None]:
    """Compute float32 with all its bits inside the block, whatever was allowed before; see ADR 12.

    The flags are the process's, not the thread's: they come back when the last of several threads leaves its block.
    """
    global _exact_users, _usual
    with _exact_lock:
        if not _exact_users:
            _usual = [flag.fp32_precision for flag in _FLAGS]
            for flag in _FLAGS:
                flag.fp32_precision = "ieee"
        _exact_users += 1
    try:
        yield
    finally:
        with _exact_lock:
            _exact_users -= 1
            if not _exact_users:
                for flag, precision in zip(_FLAGS, _usual, strict=True):
                    flag.fp32_precision = precision


def is_full_float32() -> bool:
    """Return whether a thread is inside a block of :func:`full_float32`."""
    return _exact_users > 0


def available_memory(device: Device) -> int:
    """Return the free bytes on the device now."""
    if device.kind == "cuda":
        return int(torch.cuda.mem_get_info()[0])
    return int(psutil.virtual_memory().available)


def used_memory(device: Device) -> int:
    """Return the bytes this process holds on the device (on the CPU its resident set)."""
    if device.kind == "cuda":
        return int(torch.cuda.memory_allocated())
    return int(psutil.Process().memory_info().rss)


def _cuda() -> Device:
    properties = torch.cuda.get_device_properties(0)
    # bf16 in hardware came with compute capability 8.0; older cards emulate it, slower than float32
    precision = "bf16" if properties.major >= 8 else "fp32"
    return Device("cuda", properties.name, precision, "channels_last", _threads(), properties.total_memory)


def _cpu() -> Device:
    # channels_last: 1.1 x the images/s of contiguous in float32 on an AVX512 Xeon, and the format that oneDNN's bf16 kernels need
    precision = "bf16" if _cpu_has_bf16() else "fp32"
    return Device("cpu", _cpu_name(), precision, "channels_last", _threads(), psutil.virtual_memory().total)


def _cpu_has_bf16() -> bool:
    """Return whether the CPU computes bf16 in hardware (AVX512-BF16 or AMX); emulated bf16 is slower than float32."""
    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, check, lambda: False)() for check in checks)


def _cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _threads() -> int:
    """Return OMP_NUM_THREADS if set, else the physical cores this process may use.

    From 4 cores on, this leaves a core to the window; on fewer, training needs them all.
    """
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    usable = usable_cores()
    cores = max(1, min(usable, psutil.cpu_count(logical=False) or usable))
    return cores if cores < 4 else cores - 1
