"""Recomputes the activations of a network's stages in the backward pass instead of keeping them (activation checkpointing).

Chen, Xu, Zhang and Guestrin 2016, "Training Deep Nets with Sublinear Memory Cost", section 3. ``torch.utils.checkpoint`` does
this for the first derivative only: the graph of a gradient penalty would keep all activations again. So both derivatives have a
function here that keeps nothing but a stage's inputs; docs/adr/0026 says more.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.parametrizations import _SpectralNorm
from torch.utils._pytree import TreeSpec, tree_flatten, tree_unflatten

from ganstudio.engine.device import full_float32, is_full_float32

Maybe = Tensor | None
_Generator = torch.Generator
_TENSOR = object()  # the place of a tensor among the inputs


class Recomputing(nn.Module):
    """Base class of the networks whose stages can be recomputed; ``recompute`` turns it on for passes with a graph."""

    recompute = False

    def run(self, stage: nn.Module, *inputs: Any, **named: Any) -> Any:
        """Return ``stage(*inputs, **named)``, a tensor or a tuple of tensors."""
        if self.recompute and torch.is_grad_enabled():
            return recomputed(stage, *inputs, **named)
        return stage(*inputs, **named)

    def run_each(self, layers: nn.Module, x: Tensor) -> Tensor:
        """Return ``layers(x)``, a sequence, each layer of which is a stage."""
        assert isinstance(layers, nn.Sequential)
        for layer in layers:
            x = self.run(layer, x)
        return x


def set_recompute(network: nn.Module, *, is_on: bool) -> None:
    """Turn recomputation on or off in all parts of ``network`` that know it."""
    for module in network.modules():
        if isinstance(module, Recomputing):
            module.recompute = is_on


def recomputed(stage: nn.Module, *inputs: Any, **named: Any) -> Any:
    """Return ``stage(*inputs, **named)``; the backward pass computes it again, up to the second derivative.

    Random numbers from a ``torch.Generator`` among ``inputs`` are the same again; running statistics of BatchNorm and the vectors
    of spectral normalisation move only once. The stage must not change its inputs in place.
    """
    parameters = [parameter for parameter in stage.parameters() if parameter.requires_grad]
    values, structure = tree_flatten((inputs, named))
    tensors = [value for value in values if isinstance(value, Tensor)]
    call = _Call(stage, values, structure, len(tensors))
    outputs = _Output.apply(call, *tensors, *parameters)  # type: ignore[no-untyped-call] # torch has no types for it
    return outputs if call.is_tuple else outputs[0]


@dataclass(eq=False)
class _Call:
    """A call of a stage, and what it takes to repeat it: arithmetic, random state, vectors of spectral normalisation."""

    stage: nn.Module
    inputs: Sequence[Any]
    structure: TreeSpec  # by which the inputs become arguments
    count: int  # tensors among the inputs
    is_tuple: bool = False
    kind: str = ""
    dtype: torch.dtype = torch.float32
    is_lowered: bool = False
    is_exact: bool = False
    states: list[tuple[torch.Generator, Tensor]] = field(default_factory=list)
    vectors: list[tuple[_SpectralNorm, Tensor, Tensor]] = field(default_factory=list)

    def first(self, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """Call the stage for the first time, without a graph."""
        self.kind = tensors[0].device.type
        self.is_lowered, self.dtype = torch.is_autocast_enabled(self.kind), torch.get_autocast_dtype(self.kind)
        self.is_exact = is_full_float32()
        generators = [value for value in self.inputs if isinstance(value, _Generator)]
        self.states = [(generator, generator.get_state()) for generator in generators]
        self.inputs = [_TENSOR if isinstance(value, Tensor) else value for value in self.inputs]  # the function saves the tensors
        outputs = self._outputs(tensors)
        norms = [module for module in self.stage.modules() if isinstance(module, _SpectralNorm)]
        self.vectors = [(norm, norm._u.clone(), norm._v.clone()) for norm in norms if hasattr(norm, "_u")]
        return outputs

    def again(self, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]:
        """Repeat the call with other tensors of the same values, with a graph."""
        with ExitStack() as stack:
            stack.enter_context(torch.enable_grad())
            if self.is_exact:
                stack.enter_context(full_float32())
            stack.enter_context(_same_state(self))
            return self._outputs(tensors)

    def _outputs(self, tensors: Sequence[Tensor]) -> tuple[Tensor, ...]:
        rest = iter(tensors)
        inputs, named = tree_unflatten([next(rest) if value is _TENSOR else value for value in self.inputs], self.structure)
        # without the cache: a cast made without a graph would be used again in a pass with a graph
        with torch.autocast(self.kind, self.dtype, enabled=self.is_lowered, cache_enabled=False):
            outputs = self.stage(*inputs, **named)
        self.is_tuple = isinstance(outputs, tuple)
        return outputs if self.is_tuple else (outputs,)


@contextmanager
def _same_state(call: _Call) -> Iterator[None]:
    """Draw the same numbers in the block, and change neither running statistics nor spectral vectors by it."""
    norms = [module for module in call.stage.modules() if isinstance(module, nn.modules.batchnorm._BatchNorm)]
    before = [(norm, norm.momentum, norm.num_batches_tracked) for norm in norms]
    now = [(generator, generator.get_state()) for generator, _ in call.states]
    moved = [(norm, norm._u, norm._v, norm.n_power_iterations) for norm, _, _ in call.vectors]
    try:
        for norm in norms:
            norm.momentum, norm.num_batches_tracked = 0.0, None
        for generator, state in call.states:
            generator.set_state(state)
        for spectral, u, v in call.vectors:
            spectral._u, spectral._v, spectral.n_power_iterations = u, v, 0
        yield
    finally:
        for norm, momentum, count in before:
            norm.momentum, norm.num_batches_tracked = momentum, count
        for generator, state in now:
            generator.set_state(state)
        for spectral, u, v, iterations in moved:
            spectral._u, spectral._v, spectral.n_power_iterations = u, v, iterations


class _Output(torch.autograd.Function):
    """The outputs of a call; keeps its inputs alone."""

    @staticmethod
    def forward(ctx: Any, call: _Call, *tensors: Tensor) -> tuple[Tensor, ...]:
        ctx.set_materialize_grads(False)
        ctx.call = call
        ctx.save_for_backward(*tensors)
        return call.first(tensors[: call.count])

    @staticmethod
    def backward(ctx: Any, *grads: Maybe) -> tuple[Any, ...]:
        used = [place for place, grad in enumerate(grads) if grad is not None]
        given = [grad for grad in grads if grad is not None]
        found = _Gradient.apply(ctx.call, _wanted(ctx), used, *given, *ctx.saved_tensors)  # type: ignore[no-untyped-call]
        return None, *found


class _Gradient(torch.autograd.Function):
    """The gradients of a call with respect to its ``wanted`` tensors; keeps its inputs and the gradients of its outputs alone.

    ``used`` are the places of the outputs that have a gradient.
    """

    @staticmethod
    def forward(ctx: Any, call: _Call, wanted: Sequence[bool], used: Sequence[int], *tensors: Tensor) -> tuple[Maybe, ...]:
        ctx.set_materialize_grads(False)
        ctx.call, ctx.wanted, ctx.used = call, wanted, used
        ctx.save_for_backward(*tensors)
        leaves = _leaves(call, wanted, tensors[len(used) :])
        return _differentiated(call, wanted, used, leaves, tensors[: len(used)], create_graph=False)

    @staticmethod
    def backward(ctx: Any, *second: Maybe) -> tuple[Any, ...]:
        needed, count = _wanted(ctx), len(ctx.used)
        grads = [grad.detach().requires_grad_() for grad in ctx.saved_tensors[:count]]
        both = [first or later for first, later in zip(ctx.wanted, needed[count:], strict=True)]
        leaves = _leaves(ctx.call, both, ctx.saved_tensors[count:])
        found = _differentiated(ctx.call, ctx.wanted, ctx.used, leaves, grads, create_graph=True)
        pairs = [(one, other) for one, other in zip(found, second, strict=True) if one is not None and other is not None]
        pairs = [(one, other) for one, other in pairs if one.requires_grad]  # a linear stage has gradients that depend on nothing
        result = _grad([one for one, _ in pairs], [other for _, other in pairs], [*grads, *leaves], needed)
        return None, None, None, *result


def _leaves(call: _Call, wanted: Sequence[bool], tensors: Sequence[Tensor]) -> list[Tensor]:
    """Return the inputs cut off their graph, followed by the parameters."""
    inputs = zip(tensors[: call.count], wanted[: call.count], strict=True)
    return [*(tensor.detach().requires_grad_(need) for tensor, need in inputs), *tensors[call.count :]]


def _differentiated(
    call: _Call,
    wanted: Sequence[bool],
    used: Sequence[int],
    leaves: Sequence[Tensor],
    grads: Sequence[Tensor],
    *,
    create_graph: bool,
) -> tuple[Maybe, ...]:
    """Repeat the call and return the gradients with respect to the ``wanted`` leaves; None for the others."""
    outputs = call.again(leaves[: call.count])
    pairs = [(outputs[place], grad) for place, grad in zip(used, grads, strict=True) if outputs[place].requires_grad]
    return _grad([output for output, _ in pairs], [grad for _, grad in pairs], leaves, wanted, create_graph=create_graph)


def _grad(
    outputs: Sequence[Tensor],
    grads: Sequence[Tensor],
    leaves: Sequence[Tensor],
    wanted: Sequence[bool],
    *,
    create_graph: bool = False,
) -> tuple[Maybe, ...]:
    """Return the gradients with respect to the ``wanted`` leaves; None for the others."""
    chosen = [leaf for leaf, is_wanted in zip(leaves, wanted, strict=True) if is_wanted]
    if not outputs or not chosen:
        return (None,) * len(leaves)
    with torch.enable_grad():
        found = iter(torch.autograd.grad(outputs, chosen, grads, create_graph=create_graph, allow_unused=True))
    return tuple(next(found) if is_wanted else None for is_wanted in wanted)


def _wanted(ctx: Any) -> list[bool]:
    """Return which tensors given to a function the backward pass that is running needs the gradient of.

    ``needs_input_grad`` alone knows nothing of ``inputs=``: the generator's update would compute the gradients of D's weights.
    """
    nodes = [node for node, _ in ctx.next_functions]
    needs = ctx.needs_input_grad[-len(nodes) :]
    return [need and _runs(node) for need, node in zip(needs, nodes, strict=True)]


def _runs(node: Any) -> bool:
    try:
        return bool(torch._C._will_engine_execute_node(node))
    except RuntimeError:  # a leaf that ``torch.autograd.grad`` was asked about
        return True
