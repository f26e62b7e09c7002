"""Finds the latent of another run that corresponds to a latent of this run, to compare two runs side by side."""

from collections.abc import Sequence

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.sampling import z_from_seeds
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark
from ganstudio.engine.text import Sentence


def counterpart(generator: Generator, latent: Latent, classes: Sequence[str], own: Sequence[str]) -> Latent | None:
    """Return the latent that ``generator``, of another run, draws beside ``latent``.

    It has the same z if z has as many numbers, else the z of the same seed; and the class of the same name, else the class that
    the seed gives. Edits behind the mapping are left out: each network has its own space there.

    Parameters
    ----------
    generator
        The generator of the other run.
    latent
        The latent of the run to compare with.
    classes, own
        Class names of ``generator`` and of the run; empty if trained without classes.

    Returns
    -------
    Latent
        None if z has another size and ``latent`` has no seed.
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
    """Return the class names of the run's generator; empty if it was trained without classes."""
    return run.dataset.classes if run.config.model.conditional else ()


def differences(other: Run, run: Run) -> list[Sentence]:
    """Return what to know when comparing pictures of ``other`` with those of ``run``, the most important first."""
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
        found.append(Sentence(text, {"there": there.data.frame.label, "here": here.data.frame.label}))
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
