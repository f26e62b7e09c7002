"""Candidate starts of a search from a run: its shelf and its encoder."""

from collections.abc import Sequence
from dataclasses import dataclass

from ganstudio.engine.errors import RunError
from ganstudio.engine.latent.favourites import load_favourites
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.networks import Generator
from ganstudio.engine.runs import Run
from ganstudio.engine.search.encoder import Encoder
from ganstudio.engine.search.kept_encoder import EncoderFacts, encoder_facts, load_encoder


@dataclass(frozen=True, eq=False)
class Hints:
    """The latents on the ``shelf``; ``facts`` of the saved encoder, and the ``encoder`` itself if it fits this generator."""

    shelf: Sequence[Latent]
    facts: EncoderFacts | None
    encoder: Encoder | None


def hints_of(run: Run, generator: Generator) -> Hints:
    """Collect the hints of ``run`` for a search with ``generator``. An unreadable shelf is ignored, as the search works without."""
    try:
        shelf = [favourite.latent for favourite in load_favourites(run, generator).readable]
    except RunError:
        shelf = []
    facts = encoder_facts(run)
    return Hints(shelf, facts, None if facts is None else load_encoder(run, generator))
