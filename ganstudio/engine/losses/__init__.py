"""Adversarial objectives by name. A new one is a file here and an import line below."""

from ganstudio.engine.losses.hinge import HINGE
from ganstudio.engine.losses.least_squares import LEAST_SQUARES
from ganstudio.engine.losses.minimax import MINIMAX
from ganstudio.engine.losses.non_saturating import NON_SATURATING
from ganstudio.engine.losses.objective import Objective
from ganstudio.engine.losses.penalties import gradient_penalty, interpolate_penalty
from ganstudio.engine.losses.relativistic import RELATIVISTIC
from ganstudio.engine.losses.wasserstein import WASSERSTEIN
from ganstudio.engine.registry import Registry

OBJECTIVES: Registry[Objective] = Registry("objective")
OBJECTIVES.register("non-saturating")(NON_SATURATING)
OBJECTIVES.register("minimax")(MINIMAX)
OBJECTIVES.register("relativistic")(RELATIVISTIC)
OBJECTIVES.register("hinge")(HINGE)
OBJECTIVES.register("least-squares")(LEAST_SQUARES)
OBJECTIVES.register("wgan-gp")(WASSERSTEIN)

__all__ = ["OBJECTIVES", "Objective", "gradient_penalty", "interpolate_penalty"]
