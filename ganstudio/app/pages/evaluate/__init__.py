"""The Evaluate page: figures for generators and for sets of pictures, with their uncertainty."""

from ganstudio.app.pages.page import Page, PictureDrop
from ganstudio.app.ui.engine_entry import EngineEntry, EnginePage
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark


def _load() -> type[EnginePage]:
    from ganstudio.app.pages.evaluate.view import EvaluatePage

    return EvaluatePage


PAGE = Page(
    key="evaluate",
    title=mark("pages", "Evaluate"),
    icon="gauge",
    factory=lambda session: EngineEntry(session, _load),
    load=_load,
    drop=PictureDrop(
        mark("pages", "Evaluate the pictures in {name}"),
        several=mark("pages", "Evaluate the pictures in {name}"),
        by_upscalers=True,
        without_model=True,
    ),
    starts_group=True,
)

__all__ = ["PAGE"]
