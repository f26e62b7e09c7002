"""The Inpaint page: paints a hole into a picture, and fills it with plausible candidates."""

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.inpaint.view import InpaintPage

    return InpaintPage


PAGE = Page(
    key="inpaint",
    title=mark("pages", "Inpaint"),
    icon="brush",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
    drop=PictureDrop(mark("pages", "Fill an area of {name}")),
)

__all__ = ["PAGE"]
