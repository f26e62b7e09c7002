"""The Upscale page: shows what a small picture may have looked like at a larger size."""

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.upscale.view import UpscalePage

    return UpscalePage


PAGE = Page(
    key="upscale",
    title=mark("pages", "Upscale"),
    icon="scaling",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
    drop=PictureDrop(mark("pages", "Upscale {name}"), several=mark("pages", "Upscale {name}"), only_files=True, by_upscalers=True),
)

__all__ = ["PAGE"]
