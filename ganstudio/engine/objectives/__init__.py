"""Registers the adversarial objectives by name. To add an objective, add a file here and an import line below."""

from ganstudio.engine.objectives.hinge import HINGE
from ganstudio.engine.objectives.least_squares import LEAST_SQUARES
from ganstudio.engine.objectives.minimax import MINIMAX
from ganstudio.engine.objectives.non_saturating import NON_SATURATING
from ganstudio.engine.objectives.objective import Objective
from ganstudio.engine.objectives.penalties import gradient_penalty, interpolate_penalty
from ganstudio.engine.objectives.relativistic import RELATIVISTIC
from ganstudio.engine.objectives.wasserstein import WASSERSTEIN
from ganstudio.engine.registry import Registry

OBJECTIVES: Registry[Objective] = Registry("objective")
OBJECTIVES.register("non-saturating")(NON_SATURATING)
OBJECTIVES.register("minimax")(MINIMAX)
OBJECTIVES.register("relativistic")(RELATIVISTIC)
OBJECTIVES.register("hinge")(HINGE)
OBJECTIVES.register("least-squares")(LEAST_SQUARES)
OBJECTIVES.register("wgan-gp")(WASSERSTEIN)

__all__ = ["OBJECTIVES", "Objective", "gradient_penalty", "interpolate_penalty"]
