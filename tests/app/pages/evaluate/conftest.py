"""The Evaluate page over a recipe that answers at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from ganstudio.app.pages.evaluate.view import EvaluatePage
from ganstudio.app.state.session import Session
from ganstudio.engine.evaluation.result import Evaluation
from ganstudio.engine.events import Event, Progress
from ganstudio.engine.recipes import evaluate as recipe
from tests.app.pages.evaluate.fakes import evaluation_of, judged_of


@dataclass
class FakeRecipe:
    """Takes the place of the recipe: keeps how it was called, yields ``events``, and returns ``result`` or raises it."""

    result: Evaluation | Exception
    events: list[Event] = field(default_factory=lambda: [Progress(1, 2, "images")])
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    waits: bool = False
    was_closed: bool = False

    def __call__(self, *words: Any, **settings: Any) -> Iterator[Event]:
        self.calls.append((words, settings))
        try:
            yield from self.events
            while self.waits:
                yield Progress(1, 2, "images")
        except GeneratorExit:
            self.was_closed = True
            raise
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeRecipe:
    """The recipe in the background: two sets, the first better."""
    made = FakeRecipe(evaluation_of(judged_of("good", 0.9, ["fd", "kid"]), judged_of("poor", 0.3, ["fd", "kid"])))
    monkeypatch.setattr(recipe, "evaluate", made)
    return made


@pytest.fixture
def build(session: Session, qtbot) -> Callable[[], EvaluatePage]:
    """Builds the page; a second one shows the same state."""

    def make() -> EvaluatePage:
        session.engine.is_loaded = True
        page = EvaluatePage(session)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        qtbot.waitActive(page)
        return page

    return make


@pytest.fixture
def page(build, fake) -> EvaluatePage:
    return build()
