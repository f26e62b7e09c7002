"""Lists the pages of the window, in the order of the rail. A new page is a folder and a line here."""

from ganstudio.app.pages import data, evaluate, explore, inpaint, invert, train, upscale
from ganstudio.app.pages.page import Page

PAGES: tuple[Page, ...] = (
    data.PAGE,
    train.PAGE,
    explore.PAGE,
    invert.PAGE,
    inpaint.PAGE,
    upscale.PAGE,
    evaluate.PAGE,
)
