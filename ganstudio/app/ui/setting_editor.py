"""Chooses the editor for a setting by its kind."""

from ganstudio.app.ui.choices_box import ChoicesBox
from ganstudio.app.ui.colour_button import ColourButton
from ganstudio.app.ui.form_editors import Choice, ChoiceBox, NumberBox, Switch, TextBox
from ganstudio.app.ui.frame_box import FrameBox
from ganstudio.app.ui.setting_words import choice_text
from ganstudio.engine.config import FieldInfo

Editor = NumberBox | ChoiceBox | Switch | TextBox | ChoicesBox | ColourButton | FrameBox


def make_editor(info: FieldInfo) -> Editor:
    """Return the editor for a setting, showing its default."""
    editor: Editor
    if info.kind in ("int", "float"):
        editor = NumberBox(info)
    elif info.kind == "choice":
        editor = ChoiceBox([Choice(value, choice_text(info, value)) for value in info.choices])
    elif info.kind == "frame":
        editor = FrameBox(info)
    elif info.kind == "list" and info.choices:
        editor = ChoicesBox([Choice(value, choice_text(info, value)) for value in info.choices])
    elif info.registry == "colour":
        editor = ColourButton()
    elif info.registry and info.kind == "text":
        editor = ChoiceBox([])
    elif info.kind == "bool":
        editor = Switch()
    else:
        editor = TextBox(several=info.kind == "list")
    editor.set_value(info.default)
    return editor
