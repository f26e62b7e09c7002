import pytest

from ganstudio.engine.config.presets import PRESETS, find_preset
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.registry import Registry


def test_an_unknown_name_is_answered_with_the_nearest():
    registry: Registry[int] = Registry("objective")
    registry.register("hinge")(1)
    registry.register("minimax")(2)
    assert registry.get("hinge") == 1
    assert registry.names() == ["hinge", "minimax"]
    with pytest.raises(ConfigError, match=r"no objective 'hing'. Did you mean 'hinge'"):
        registry.get("hing")
    with pytest.raises(ConfigError, match=r"Choose one of: hinge, minimax"):
        registry.get("zzz")
    with pytest.raises(ValueError, match="twice"):
        registry.register("hinge")(3)


def test_presets_by_shown_name_and_slug():
    for preset in PRESETS:
        assert find_preset(preset.name) is find_preset(preset.slug.upper()) is preset
    with pytest.raises(ConfigError, match="Classic DCGAN"):
        find_preset("clasic dcgan")
