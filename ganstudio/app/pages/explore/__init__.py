"""The Explore page: an endless grid of samples, and tools to explore the latent space."""

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.explore.view import ExplorePage

    return ExplorePage


PAGE = Page(
    key="explore",
    title=mark("pages", "Explore"),
    icon="compass",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
    drop=PictureDrop(
        mark("pages", "Restore how {name} was drawn"),
        ".png",
        several=mark("pages", "Add {name} to the shelf"),
        only_files=True,
    ),
    starts_group=True,
)

__all__ = ["PAGE"]
