"""The Explore page over a real session, and runs of untrained networks to open in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.app.pages.explore.export_dialog import ExportDialog
from ganstudio.app.pages.explore.view import ExplorePage
from ganstudio.app.state.session import Session
from ganstudio.engine.config import Config, with_settings
from ganstudio.engine.data import load_dataset, open_source
from ganstudio.engine.runs import Run
from ganstudio.engine.runs.checkpoint import build_networks, save_snapshot
from ganstudio.engine.runs.manifest import DatasetInfo
from tests.pulling import finished


@pytest.fixture
def page(session: Session, qtbot) -> ExplorePage:
    session.engine.is_loaded = True
    made = ExplorePage(session)
    qtbot.addWidget(made)
    made.resize(900, 500)  # as small as it may be: half as many samples are to be drawn
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def settle(qtbot) -> Callable[[ExplorePage], None]:
    """Wait until everything asked for is drawn."""

    def wait(page: ExplorePage) -> None:
        model = page.model
        qtbot.waitUntil(lambda: model.frame is not None and not model.is_drawing and page.grid.is_complete)

    return wait


@pytest.fixture
def opened(page: ExplorePage, untrained, settle) -> Callable[..., ExplorePage]:
    """The page with a run that has one snapshot."""

    def make(*arguments: object, **named: object) -> ExplorePage:
        run: Run = untrained(*arguments, **named)
        page.session.runs.show(run)
        settle(page)
        return page

    return make


@pytest.fixture
def dialog(opened, settle, monkeypatch) -> Callable[..., tuple[ExplorePage, ExportDialog]]:
    """A page that walks, and the export dialog over it, with the title ``what`` chosen."""
    monkeypatch.setattr("ganstudio.app.pages.explore.export_dialog.SETTLE_MS", 0)

    def make(*arguments: object, what: str = "The picture shown", **named: object) -> tuple[ExplorePage, ExportDialog]:
        page = opened(*arguments, **named)
        page.panel.choose("walk")
        settle(page)
        page.acts.ask_and_export()
        made = page.findChildren(ExportDialog)[-1]
        made.what.setCurrentText(what)
        return page, made

    return make


def add_snapshots(run: Run, *images: int) -> Run:
    """Let it have further snapshots, of other networks as they begin."""
    for count in images:
        generator, _ = build_networks(run.config, run.dataset.classes, torch.Generator().manual_seed(count))
        save_snapshot(run, count, generator.state_dict(), {})
    return run


@pytest.fixture
def trained_on(tmp_path: Path) -> Callable[..., Run]:
    """Runs of a folder of pictures of noise in two classes, dark and light, with one snapshot of networks as they begin."""

    def make(name: str = "first", count: int = 12, conditional: bool = False) -> Run:
        rng = np.random.default_rng(0)
        for kind in ("dark", "light"):
            (tmp_path / name / kind).mkdir(parents=True)
            for number in range(count):
                pixels = rng.integers(0, 128, (16, 16, 3), np.uint8) + np.uint8(127 * (kind == "light"))
                Image.fromarray(pixels).save(tmp_path / name / kind / f"{number:02d}.png")
        values = {"data.source": [str(tmp_path / name)], "data.size": 16, "data.channels": 3}
        values |= {"model.arch": "resnet", "model.filters": 4, "model.latent_dim": 8, "model.conditional": conditional}
        config = with_settings(Config(), values)
        dataset = finished(load_dataset(finished(open_source(config.data.source, config.data)), config.data))
        info = DatasetInfo(dataset.name, len(dataset.rows), dataset.classes, dataset.fingerprint)
        return add_snapshots(Run.create(tmp_path / f"run of {name}", config, info), 64)

    return make


@pytest.fixture
def begin_tool(page: ExplorePage, settle, qtbot, trained_on) -> Callable[..., Any]:
    """A tool that compares with the training images, once it has done so; ``settle()`` waits until it has again."""

    def make(key: str, run: Run | None = None, state: object = None) -> Any:
        page.session.runs.show(run or trained_on())
        settle(page)
        if state is not None:
            page.model.kept.put(key, state)
        page.panel.choose(key)
        tool: Any = page.panel.get(key)
        tool.page = page
        tool.settle = lambda: qtbot.waitUntil(lambda: not (page.model.known.is_busy or tool.is_busy))
        tool.settle()
        return tool

    return make
