"""Detects the symptoms of a failing training in its numbers. The thresholds come from the benchmark ``doctor``."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean, median

from ganstudio.engine.metrics.typical import MUCH_NEARER
from ganstudio.engine.text import figure
from ganstudio.engine.training.readings import HealthReading, RunContext
from ganstudio.engine.training.remedies import LEAKING, leaking

FEW, VERY_FEW = 1_000, 100  # pictures: D memorises them eventually, and soon
SPEED = 0.035  # a network's change in a step, relative to its norm, as a random walk; healthy: at most 0.015
TURNED = 1.2  # change between two check-ups, relative to the norm: the old weights are lost
STILL = 1e-7  # change of the weights between two check-ups, relative to their norm: below it, a network does not learn
LEAST_GRADIENT = 1e-6  # smaller norms are reported as smaller than this
RUNAWAY, RUNAWAY_CRITIC = 40.0, 1e4  # absolute losses and logits above any sensible value
GROWN = 50.0  # times its usual norm, for a gradient
BETTER = 0.9  # of the quality before: it improves
GOOD = 4.0  # times the floor: there is little left to learn
LEAKED = 0.35  # of the generated images look transformed; early in a healthy training, up to 0.3 may
LEAKING_P = 0.5  # probability of the augmentation below which the generator can tell it from the pictures
FALLEN = 3.0  # times the best quality so far: far worse
AWAY = 3  # check-ups in a median, so that a single lucky or unlucky reading does not count

Evidence = Mapping[str, object]


def _recent(history: Sequence[HealthReading], name: str, count: int) -> list[float]:
    return [item[name] for item in history[-count:]]


def _improves(history: Sequence[HealthReading], count: int) -> bool:
    """Return whether the second half of the last ``count`` check-ups has a better quality than the first."""
    values = _recent(history, "quality", count)
    half = len(values) // 2
    return half == 0 or fmean(values[-half:]) < BETTER * fmean(values[:half])


def _is_good(history: Sequence[HealthReading]) -> bool:
    """Return whether the quality is about as good as can be measured: then it need not improve."""
    return history[-1]["quality"] < GOOD * history[-1]["floor"]


def flipped(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that D calls generated images real and real images generated."""
    latest = history[-1]
    if not context.has_zero or max(latest["right_real"], latest["right_fake"]) > 0.35:
        return None
    return {"real": f"{latest['right_real']:.0%}", "fake": f"{latest['right_fake']:.0%}"}


def frozen(network: str) -> Callable[[RunContext, Sequence[HealthReading]], Evidence | None]:
    """Detect that the weights of "g" or "d" do not change, though the learning rate is above 0."""

    def find(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
        latest = history[-1]
        if latest[f"moved_{network}"] > STILL or latest.steps < 2 or context.rate(network, latest["images"]) < 1e-9:
            return None
        return {"moved": f"<{STILL:.5%}", "steps": f"{latest.steps:,.0f}"}

    return find


def unstable(network: str) -> Callable[[RunContext, Sequence[HealthReading]], Evidence | None]:
    """Detect that the weights of "g" or "d" change too much in a step."""
    other = "d" if network == "g" else "g"

    def find(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
        latest = history[-1]
        speed, moved = latest.speed(network), latest[f"moved_{network}"]
        is_far = speed > SPEED or (moved > TURNED and latest.steps < 5_000)
        if not is_far or speed < latest.speed(other):
            return None
        rate = context.rate(network, latest["images"])
        return {"moved": f"{moved:.0%}", "steps": f"{latest.steps:,.0f}", "times": f"{speed / SPEED * 2:.1f}", "rate": figure(rate)}

    return find


def exploding(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect losses, logits or gradients above any sensible value."""
    latest = history[-1]
    limit = RUNAWAY if context.has_zero else RUNAWAY_CRITIC
    losses = max(abs(latest["loss_g"]), abs(latest["loss_d"]))
    logits = max(abs(latest["logit_train"]), abs(latest["logit_fake"]))
    grads = max(latest["grad_g"], latest["grad_d"])
    usual = median(max(item["grad_g"], item["grad_d"]) for item in history[:-1]) if len(history) > 4 else grads
    if losses < limit and logits < 1.25 * limit and grads < max(GROWN * usual, 100.0):
        return None
    return {"loss_g": figure(latest["loss_g"]), "loss_d": figure(latest["loss_d"]), "grad": figure(grads)}


def vanishing(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that G gets no useful gradient."""
    latest = history[-1]
    if latest["grad_g"] > 1e-5 or latest.steps < 2:
        return None
    return {"grad": figure(latest["grad_g"]) if latest["grad_g"] >= LEAST_GRADIENT else f"<{figure(LEAST_GRADIENT)}"}


def collapse(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that the generated images look alike or miss classes, without improving."""
    diversity, classes = _recent(history, "diversity", 3), _recent(history, "classes", 3)
    is_alike = diversity[-1] < 0.5 and diversity[-1] < diversity[0] + 0.03
    is_narrow = classes[-1] <= 0.5 and classes[-1] <= classes[0]
    is_one = max(diversity) < 0.02
    if len(diversity) < 3 or not (is_one or ((is_alike or is_narrow) and not _improves(history, 4))):
        return None
    return {"diversity": f"{diversity[-1]:.0%}", "classes": f"{classes[-1]:.0%}"}


def d_wins(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that D classifies all images correctly, and G does not improve."""
    latest = history[-1]
    is_sure = context.has_zero and min(latest["right_real"], latest["right_fake"]) >= 0.97
    if not is_sure or _is_good(history) or _improves(history, 6):
        return None
    return {"real": f"{latest['right_real']:.0%}", "fake": f"{latest['right_fake']:.0%}", "logit": f"{latest['logit_fake']:.1f}"}


def g_wins(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that D calls most generated images real, and they do not improve."""
    latest = history[-1]
    is_fooled = context.has_zero and latest["right_fake"] <= 0.2 and latest["right_real"] >= 0.5
    if not is_fooled or _is_good(history) or _improves(history, 6):
        return None
    return {"fake": f"{1 - latest['right_fake']:.0%}"}


def overfitting(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that D's logits are far higher for training than for held-out images."""
    latest, last = history[-1], history[-3:]
    held = int(context.count * context.config.training.held_out)
    gap = fmean(item["logit_train"] - item["logit_held"] for item in last)
    whole = fmean(item["logit_train"] - item["logit_fake"] for item in last)
    if held < 8 or whole < 1.0 or gap < 0.4 * whole:
        return None
    return {name: f"{latest[f'logit_{name}']:.1f}" for name in ("train", "held", "fake")}


def copying(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that generated images are closer to a training image than new pictures are."""
    copied = history[-1]["copied"]
    return {"copied": f"{copied:.0%}"} if copied < MUCH_NEARER and history[-1]["diversity"] > 0.3 else None


def leak(name: str) -> Callable[[RunContext, Sequence[HealthReading]], Evidence | None]:
    """Detect that G draws images as a transformation of D's inputs makes them: "flip", "turn" or "colour"."""

    def find(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
        shares = {key: history[-1].health.get(f"leak_{key}", 0.0) for key in LEAKING if leaking(context.config, key)}
        # inverted images look mirrored and turned as well, upside-down images look mirrored as well, but not the reverse
        found = [key for key in LEAKING if shares.get(key, 0.0) >= LEAKED and history[-1]["augment_p"] >= LEAKING_P]
        if not found or name != ("colour" if "colour" in found else max(found, key=shares.__getitem__)):
            return None
        return {"share": f"{shares[name]:.0%}"}

    return find


def saturated(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect far more pixels at the ends of the range than in the pictures."""
    shares = _recent(history, "saturated", 3)
    return {"share": f"{shares[-1]:.0%}"} if shares[-1] > 0.3 and shares[-1] > shares[0] - 0.02 else None


def oscillation(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that the quality goes up and down by more than it improves."""
    values = _recent(history, "quality", 12)
    floor = 4 * history[-1]["floor"]
    swings = [(b - a) / max(a, b) for a, b in pairwise(values)]
    turns = sum(a * b < 0 and min(abs(a), abs(b)) > 0.35 for a, b in pairwise(swings))
    if len(values) < 12 or turns < 5 or max(values) < floor or _improves(history, 12):
        return None
    return {"least": figure(min(values)), "most": figure(max(values))}


def stalled(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that the quality has not improved for half of the run, far from the floor."""
    latest = history[-1]
    half = [item for item in history if item["images"] > latest["images"] / 2]
    before = [item["quality"] for item in history if item["images"] <= latest["images"] / 2]
    if len(half) < 12 or len(before) < 4 or latest["quality"] < 8 * latest["floor"]:
        return None
    recent, earlier = (median(item["quality"] for item in part) for part in (half[-6:], half[:6]))
    if recent < 0.97 * max(min(before[-4:]), earlier):  # a single lucky reading weighs less than an ongoing improvement
        return None
    return {"quality": figure(latest["quality"]), "floor": figure(latest["floor"])}


def fallen(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect that the quality is far worse than before, by the median of several check-ups then and now."""
    if len(history) < 2 * AWAY:
        return None
    latest = median(_recent(history, "quality", AWAY))
    steady = [(median(item["quality"] for item in history[at : at + AWAY]), at) for at in range(len(history) - AWAY)]
    best, at = min(steady)
    if latest < FALLEN * best or latest < GOOD * history[-1]["floor"]:
        return None
    return {"now": figure(latest), "best": figure(best), "images": f"{history[at + AWAY // 2]['images']:,.0f}"}


def few(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect so few pictures that D memorises them, without augmentation against it."""
    return _counted(context, history[-1]) if context.count < VERY_FEW else None


def rather_few(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect few enough pictures that D may memorise them."""
    return _counted(context, history[-1]) if VERY_FEW <= context.count < FEW else None


def _counted(context: RunContext, latest: HealthReading) -> Evidence | None:
    if context.config.training.augment != "none":
        return None
    return {"count": f"{context.count:,}", "times": f"{latest['images'] / context.count:,.0f}"}


def normal(context: RunContext, history: Sequence[HealthReading]) -> Evidence | None:
    """Detect losses that look worse while the images get better."""
    if len(history) < 6 or not _improves(history, 6):
        return None
    latest, before = history[-1], history[-6]
    is_rising = latest["loss_g"] > 1.2 * before["loss_g"] > 0
    is_wobbling = latest.spreads["loss_g"] > 0.25 * abs(latest["loss_g"])
    if not (is_rising or is_wobbling):
        return None
    return {
        "before": f"{before['loss_g']:.2f}",
        "now": f"{latest['loss_g']:.2f}",
        "spread": f"{latest.spreads['loss_g']:.2f}",
        "worse": figure(before["quality"]),
        "better": figure(latest["quality"]),
    }
