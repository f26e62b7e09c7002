"""Settings that older studios wrote keep their meaning."""

from ganstudio.engine.config import Config, from_dict, to_dict, with_settings


def older(**training):
    """The config of a run from before ADA's transformations, as its file holds it."""
    values = to_dict(with_settings(Config(), {f"training.{name}": value for name, value in training.items()}))
    for name in [name for name in values["training"] if name.startswith("augment_")]:
        if name not in ("augment_colour", "augment_translation", "augment_cutout"):
            del values["training"][name]
    return values


def test_adaptive_augmentation_of_an_older_run_keeps_the_transformations_of_diffaugment():
    config = from_dict(older(augment="adaptive"))
    assert config.training.augment == "adaptive-diffaugment"
    assert from_dict(to_dict(config)) == config


def test_other_augmentations_of_older_runs_stay():
    for name in ("none", "diffaugment"):
        assert from_dict(older(augment=name)).training.augment == name


def test_new_settings_that_name_adaptive_augmentation_get_ada():
    assert from_dict({"training": {"augment": "adaptive"}}).training.augment == "adaptive"
    assert with_settings(Config(), {"training.augment": "adaptive"}).training.augment == "adaptive"
