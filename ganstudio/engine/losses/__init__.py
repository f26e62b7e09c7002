"""Adversarial objectives by name. A new one is a file here and an import line below."""

from ganstudio.engine.losses.minimax import MINIMAX
from ganstudio.engine.losses.non_saturating import NON_SATURATING
from ganstudio.engine.losses.objective import Objective
from ganstudio.engine.losses.penalties import gradient_penalty
from ganstudio.engine.registry import Registry

OBJECTIVES: Registry[Objective] = Registry("objective")
OBJECTIVES.register("non-saturating")(NON_SATURATING)
OBJECTIVES.register("minimax")(MINIMAX)

__all__ = ["OBJECTIVES", "Objective", "gradient_penalty"]
