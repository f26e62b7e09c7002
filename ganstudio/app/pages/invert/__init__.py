"""The Invert page: finds the latent of a person's own picture."""

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.invert.view import InvertPage

    return InvertPage


PAGE = Page(
    key="invert",
    title=mark("pages", "Invert"),
    icon="scan-search",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
    drop=PictureDrop(mark("pages", "Find {name} in the model"), several=mark("pages", "Find all pictures in {name} in the model")),
)

__all__ = ["PAGE"]
