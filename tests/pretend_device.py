"""An accelerator for machines without one: tensors on the device ``pretend`` refuse to mix with the CPU's, as on a graphics card.

Each of them stands for a CPU tensor that computes in its place. Code that forgets to move a tensor, calls ``.numpy()`` on the
device, or mixes number formats under autocast fails here as it fails on CUDA, and float64 fails as it fails on MPS. Memory,
streams, fused kernels and memory formats are not imitated (``module.to(memory_format=...)`` changes what a tensor says, not the
tensor behind it), random number generators are the CPU's, and indexing with CPU tensors passes, as CUDA lets it.

The module rests on ``torch.utils.backend_registration``, an experimental part of torch, as it is in torch 2.13: tests skip where
torch lacks it. A process cannot undo the registration, and must do it before the first backward pass, which counts the devices: so
pytest does it where it has collected a test with the fixture ``pretend_device``. Nothing chooses the device unless that fixture
lists it.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import torch
from torch.utils import backend_registration

NAME = "pretend"
# the operators that move values between devices see both; indices may come from the CPU
MIXING = {"_to_copy", "copy_", "copy", "_copy_from", "_copy_from_and_resize", "index", "index_put_", "_index_put_impl_"}
# what CUDA's autocast computes in bf16: the operator and its overload
LOWERED = (
    ("conv1d", "default"),
    ("conv2d", "default"),
    ("conv_transpose2d", "input"),
    ("linear", "default"),
    ("matmul", "default"),
    ("mm", "default"),
    ("bmm", "default"),
    ("addmm", "default"),
    ("baddbmm", "default"),
    ("convolution", "default"),
    ("_convolution", "default"),
)
# what CUDA's autocast computes in float32, of what the networks and losses use
RAISED = (
    ("softplus", "default"),
    ("pow", "Tensor_Scalar"),
    ("rsqrt", "default"),
    ("softmax", "int"),
    ("cdist", "default"),
    ("sum", "default"),
    ("sum", "dim_IntList"),
)


class Pretend(torch.Tensor):
    """A tensor that says it is on the device; ``raw`` is the CPU tensor that it stands for."""

    raw: torch.Tensor
    __torch_function__ = torch._C._disabled_torch_function_impl  # type: ignore[assignment]

    @staticmethod
    def __new__(cls, raw: torch.Tensor) -> "Pretend":
        made = torch.Tensor._make_wrapper_subclass(
            cls, raw.size(), strides=raw.stride(), dtype=raw.dtype, device=f"{NAME}:0", storage_offset=raw.storage_offset()
        )
        made.raw = raw
        return made

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return compute(func, args, kwargs or {})

    def tolist(self) -> Any:
        """As torch does: a copy to the CPU."""
        return self.raw.tolist()

    def numpy(self, **_: Any) -> Any:
        """Raises, as torch does for every device but the CPU."""
        raise TypeError(f"can't convert {NAME}:0 device type tensor to numpy. Use Tensor.cpu() first.")


def compute(func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Run an operator on the CPU tensors behind its arguments; its results are where a real device would put them."""
    leaves = list(_leaves((args, kwargs)))
    known = {id(leaf.raw): leaf for leaf in leaves if isinstance(leaf, Pretend)}
    is_foreign = any(isinstance(leaf, torch.Tensor) and not isinstance(leaf, Pretend) and leaf.dim() for leaf in leaves)
    if known and is_foreign and func.overloadpacket.__name__ not in MIXING:
        raise RuntimeError(f"Expected all tensors to be on the same device, but found {NAME} and cpu in {func}")
    devices = [leaf for leaf in leaves if isinstance(leaf, torch.device)]
    if isinstance(kwargs.get("device"), str):
        devices.append(torch.device(kwargs["device"]))
    is_here = any(device.type == NAME for device in devices) if devices else bool(known)
    if kwargs.get("pin_memory"):
        kwargs = {**kwargs, "pin_memory": False}
    found = func(*_mapped(_unwrapped, args), **_mapped(_unwrapped, kwargs))

    def wrapped(leaf: Any) -> Any:
        if not isinstance(leaf, torch.Tensor) or isinstance(leaf, Pretend):
            return leaf
        if id(leaf) in known:  # an operator in place gives back what it was given
            return known[id(leaf)]
        if is_here and leaf.dtype == torch.float64:
            raise TypeError(f"{NAME} doesn't support float64: move the tensor to the CPU first")
        return Pretend(leaf) if is_here else leaf

    return _mapped(wrapped, found)


def _unwrapped(leaf: Any) -> Any:
    if isinstance(leaf, Pretend):
        return leaf.raw
    return torch.device("cpu") if isinstance(leaf, torch.device) and leaf.type == NAME else leaf


def _leaves(tree: Any) -> Iterator[Any]:
    """What operators take, out of its lists, tuples and dictionaries; torch's own function for this is five times as slow."""
    if isinstance(tree, tuple | list):
        for part in tree:
            yield from _leaves(part)
    elif isinstance(tree, dict):
        for part in tree.values():
            yield from _leaves(part)
    else:
        yield tree


def _mapped(change: Callable[[Any], Any], tree: Any) -> Any:
    """The same tree with its leaves changed."""
    if isinstance(tree, tuple | list):
        return type(tree)([_mapped(change, part) for part in tree])
    if isinstance(tree, dict):
        return {name: _mapped(change, part) for name, part in tree.items()}
    return change(tree)


@cache
def register() -> tuple[torch.library.Library, ...] | None:
    """Make torch know the device; None where torch cannot. The libraries that do it must stay alive, hence the cache."""
    set_up = getattr(backend_registration, "_setup_privateuseone_for_python_backend", None)
    if set_up is None:
        return None

    class Module(backend_registration._DummyBackendModule):
        def get_amp_supported_dtype(self) -> list[torch.dtype]:
            return [torch.bfloat16, torch.float16]

    set_up(NAME, backend_module=Module())
    everything, autocast = torch.library.Library("_", "IMPL"), torch.library.Library("aten", "IMPL")
    everything.fallback(lambda op, *args, **kwargs: compute(op, args, kwargs), "PrivateUse1")
    everything.fallback(torch.library.fallthrough_kernel, "AutocastPrivateUse1")
    for names, chosen in ((LOWERED, lambda: torch.get_autocast_dtype(NAME)), (RAISED, lambda: torch.float32)):
        for name, overload in names:
            operator = getattr(getattr(torch.ops.aten, name), overload)
            autocast.impl(operator, _cast(operator, chosen), "AutocastPrivateUse1")
    return everything, autocast


def _cast(operator: Any, chosen: Callable[[], torch.dtype]) -> Callable[..., Any]:
    """The operator, its floating arguments in the number format that autocast wants."""

    def call(*args: Any, **kwargs: Any) -> Any:
        with torch._C._ExcludeDispatchKeyGuard(torch._C.DispatchKeySet(torch._C.DispatchKey.AutocastPrivateUse1)):
            wanted = chosen()
            others = {torch.float32, torch.bfloat16} - {wanted}

            def cast(leaf: Any) -> Any:
                return leaf.to(wanted) if isinstance(leaf, torch.Tensor) and leaf.dtype in others else leaf

            return operator(*_mapped(cast, args), **_mapped(cast, kwargs))

    return call


class CPUGenerator(torch.Generator):
    """What ``torch.Generator`` is while the device is in use: on it, one of the CPU's."""

    def __new__(cls, device: Any = "cpu") -> torch.Generator:  # type: ignore[misc] # deliberately the plain class
        return _Generator("cpu" if torch.device(device).type == NAME else device)


def tensor(data: Any, *, device: Any = None, **kwargs: Any) -> torch.Tensor:
    """What ``torch.tensor`` is while the device is in use: torch's own stops at an assertion there."""
    made = _tensor(data, **kwargs)
    return made if device is None else made.to(device)


_Generator, _tensor = torch.Generator, torch.tensor
