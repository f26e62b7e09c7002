"""Lists the tools of the side panel, in the order of its buttons. A new tool is a file and a line here."""

from ganstudio.app.pages.explore.compare import CompareTool
from ganstudio.app.pages.explore.directions import DirectionsTool
from ganstudio.app.pages.explore.interpolate import InterpolateTool
from ganstudio.app.pages.explore.map import MapTool
from ganstudio.app.pages.explore.mix import MixTool
from ganstudio.app.pages.explore.neighbours import NeighboursTool
from ganstudio.app.pages.explore.pad import PadTool
from ganstudio.app.pages.explore.through_time import TimeTool
from ganstudio.app.pages.explore.tool import Tool
from ganstudio.app.pages.explore.walk import WalkTool

TOOLS: tuple[type[Tool], ...] = (
    PadTool,
    WalkTool,
    InterpolateTool,
    DirectionsTool,
    MixTool,
    TimeTool,
    CompareTool,
    MapTool,
    NeighboursTool,
)
