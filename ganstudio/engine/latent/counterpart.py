"""What another run draws where this one draws a point: to see two runs side by side."""

from collections.abc import Sequence

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.sampling import z_from_seeds
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def counterpart(generator: Generator, latent: Latent, classes: Sequence[str], own: Sequence[str]) -> Latent | None:
    """Where ``generator``, of another run, is to draw what a run shows at ``point``.

    That is the same z where z has as many numbers, else what the same seed gives; and the class of the same name, else the one
    that the seed comes to in turn. What was edited behind the mapping stays out: each network has its own space there.

    Parameters
    ----------
    generator
        Of the other run.
    point
        Of the run that it is compared with.
    classes, own
        Names of the classes that ``generator`` and the run can be asked for; empty if they were trained without.

    Returns
    -------
    Point
        None where z has another size and ``point`` comes from no seed.
    """
    z = latent.z
    if len(z) != generator.latent_dim:
        if latent.seed is None:
            return None
        z = z_from_seeds(generator, [latent.seed])[0].numpy()
    label: int | None = None
    if generator.classes:
        name = own[latent.label] if latent.label is not None and latent.label < len(own) else ""
        label = classes.index(name) if name in classes else (latent.seed or 0) % generator.classes
    return Latent(z, label, latent.seed)


def classes_of(run: Run) -> tuple[str, ...]:
    """Names of the classes that the run's generator can be asked for; empty if it was trained without."""
    return run.dataset.classes if run.config.model.conditional else ()


def differences(other: Run, run: Run) -> list[Sentence]:
    """What one has to know to compare pictures of ``other`` with those of ``run``, the most important first."""
    found = []
    there, here = other.config, run.config
    if there.model.latent_dim != here.model.latent_dim:
        text = mark(
            "engine", "Its latents have {there} components, these have {here}: the same seeds are drawn, but not the same latents."
        )
        found.append(Sentence(text, {"there": there.model.latent_dim, "here": here.model.latent_dim}))
    else:
        found.append(Sentence(mark("engine", "Both draw the same latents.")))
    if there.model.arch != here.model.arch:
        text = mark("engine", "It has another architecture: {there} instead of {here}.")
        found.append(Sentence(text, {"there": there.model.arch, "here": here.model.arch}))
    if there.data.size != here.data.size:
        text = mark("engine", "Its pictures have {there} px, these have {here} px.")
        found.append(Sentence(text, {"there": there.data.size, "here": here.data.size}))
    if there.data.channels != here.data.channels:
        found.append(Sentence(mark("engine", "Its pictures have another number of colour channels.")))
    classes, own = classes_of(other), classes_of(run)
    if set(classes) != set(own):
        if not classes:
            found.append(Sentence(mark("engine", "It was trained without classes.")))
        elif missing := [name for name in own if name not in classes]:
            text = mark("engine", "It has no class {names}: seeds of that class are drawn with its own classes in turn.")
            found.append(Sentence(text, {"names": ", ".join(f"'{name}'" for name in missing)}))
        else:
            found.append(Sentence(mark("engine", "It has other classes: the seeds are drawn with them in turn.")))
    return found
