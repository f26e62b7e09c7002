"""What holds for every tool of the registry: a tool added there is tested here unasked."""

import inspect

import pytest

from ganstudio.app.pages.explore.playing import PlayingTool
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.pages.explore.tools import TOOLS
from ganstudio.engine.resources import resource


def test_each_tool_has_a_key_and_a_file_of_its_own():
    assert len({tool.key for tool in TOOLS}) == len({tool.title for tool in TOOLS}) == len(TOOLS)
    assert len({inspect.getfile(tool) for tool in TOOLS}) == len(TOOLS)


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.key)
def test_a_tool_says_what_it_is_and_does(tool: type[Tool]):
    assert tool.key and tool.title and tool.tip
    assert resource("icons", f"{tool.icon}.svg").is_file()
    assert tool.films == (tool.footage is not Tool.footage)
    assert tool.undoes == (tool.restore is not Tool.restore)
    assert "is_active" not in vars(tool)


def test_exactly_the_chosen_tool_is_active(opened, settle):
    page = opened()
    for chosen in TOOLS:
        page.panel.choose(chosen.key)
        settle(page)
        tools = page.panel.tools.values()
        assert [tool.key for tool in tools if tool.is_active] == [chosen.key]
        assert [tool.key for tool in tools if tool.isEnabledTo(page)] == [chosen.key]
    page.hide()
    assert not any(tool.is_active for tool in page.panel.tools.values())


@pytest.mark.parametrize("key", [tool.key for tool in TOOLS if issubclass(tool, PlayingTool)])
def test_a_playing_tool_stops_when_it_is_left(opened, settle, key):
    page = opened()
    page.panel.choose(key)
    settle(page)
    tool = page.panel.tool
    tool.clock.start()
    page.panel.choose("pad")
    assert not tool.clock.is_playing
    tool.play()
    assert not tool.clock.is_playing
