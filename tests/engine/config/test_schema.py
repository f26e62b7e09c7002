"""Every way into the config is validated, and every error says what and where."""

import json

import pytest

from ganstudio.engine import config
from ganstudio.engine.config import Config
from ganstudio.engine.errors import ConfigError


def test_round_trip_through_json():
    changed = config.with_settings(Config(), {"training.lr_g": 1e-3, "data.source": ["sevens"], "model.conditional": True})
    assert config.from_dict(json.loads(json.dumps(config.to_dict(changed)))) == changed


def test_absent_fields_take_their_defaults():
    assert config.from_dict({"training": {"batch": 16}}) == config.with_settings(Config(), {"training.batch": 16})


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("training.lrg=1", "'training.lr_g'"),
        ("lr_d=1", "'training.lr_d'"),
        ("training.batch=1", "from 2 to 4,096"),
        ("training.batch=many", "a whole number"),
        ("training.batch=8.5", "a whole number"),
        ("training.update=both", "alternating, simultaneous"),
        ("data.size=28", "a multiple of 16 from 16 to 1024, or width x height such as 96x64"),
        ("training.lr_g=0", "above 0"),
        ("training.lr_g=nan", "a number"),
        ("model.conditional=perhaps", "true or false"),
        ("training.batch", "name=value"),
    ],
)
def test_bad_settings_are_refused_in_words(assignment, words):
    with pytest.raises(ConfigError) as refused:
        config.with_settings(Config(), config.parse_settings([assignment]))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("assignment", "value"),
    [
        ("run.images=6e4", 60_000),
        ("run.images=60_000", 60_000),
        ("training.lr_g=2e-4", 2e-4),
        ("training.lr_g=1", 1),
        ("model.conditional=True", True),
        ("data.size=64", 64),
        ("training.update=simultaneous", "simultaneous"),
        ("data.source=a,b", ("a", "b")),
    ],
)
def test_settings_as_people_write_them(assignment, value):
    changed = config.with_settings(Config(), config.parse_settings([assignment]))
    assert config.get(changed, assignment.partition("=")[0]) == value


def test_unknown_names_in_a_file_are_refused():
    with pytest.raises(ConfigError, match="'data.size'"):
        config.from_dict({"data": {"sizes": 1}})
    with pytest.raises(ConfigError, match="dataa"):
        config.from_dict({"dataa": 1})


@pytest.mark.parametrize("info", config.fields(), ids=lambda info: info.name)
def test_every_field_explains_itself_and_bounds_itself(info):
    assert info.title
    assert info.description.endswith(".")
    assert config.get(Config(), info.name) == info.default
    if info.kind in ("int", "float"):
        assert info.minimum is not None
        assert info.maximum is not None
        for outside in (info.minimum - 1, info.maximum + 1):
            with pytest.raises(ConfigError, match=info.name):
                config.with_settings(Config(), {info.name: type(info.default)(outside)})
        config.with_settings(Config(), {info.name: info.default})


@pytest.mark.parametrize("info", [info for info in config.fields() if info.kind == "choice"], ids=lambda info: info.name)
def test_every_choice_has_words_unless_it_is_a_plain_number(info):
    assert set(info.words) <= set(info.choices)
    assert {choice for choice in info.choices if not choice or isinstance(choice, str)} <= set(info.words)
    assert len(set(info.words.values())) == len(info.words)
    assert set(info.phrases) in (set(), set(info.choices), set(info.choices) - {0})


def test_settings_say_themselves_when_they_may_change():
    live = {info.name for info in config.fields() if info.live}
    assert live == config.LIVE_SETTINGS
    assert not live & config.COMPUTE_SETTINGS
    assert {"training.lr_g", "run.images", "upscaler.pixel_weight"} <= live
    assert not any(name.startswith(("data.", "model.")) for name in live | config.COMPUTE_SETTINGS)
    assert "run.device" in config.COMPUTE_SETTINGS


def test_a_difference_is_told_by_name():
    before, after = Config(), config.with_settings(Config(), {"training.lr_g": 1e-3, "run.seed": 4})
    assert config.difference(before, after, config.LIVE_SETTINGS) == {"training.lr_g": (2e-4, 1e-3)}


def test_a_list_takes_its_own_names_only():
    assert config.parse_settings(["training.augment_transformations=flip, scale"]) == {
        "training.augment_transformations": ("flip", "scale")
    }
    message = "training.augment_transformations must be any of flip, quarter-turn, .*, not"
    with pytest.raises(ConfigError, match=message):
        config.with_settings(Config(), {"training.augment_transformations": ("flip", "flop")})
