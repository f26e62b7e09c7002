"""What recipes take for a picture, a model, a class and an effort."""

import numpy as np
import pytest
import torch
from PIL import Image

from ganstudio.engine.config import DataConfig, with_settings
from ganstudio.engine.errors import ConfigError
from ganstudio.engine.events import Status
from ganstudio.engine.latent.model import Model, open_model
from ganstudio.engine.recipes.opening import budget_of, class_number, open_picture, open_targets, where_memory_allows, with_model
from tests.pulling import finished, watched


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_file_an_array_and_an_image_are_the_same_picture(picture, channels):
    path, data = picture("a", 16, channels), DataConfig(size=16, channels=3)
    image = Image.open(path)
    given = [path, str(path), np.asarray(image), image]
    targets = open_targets(given, data)
    assert [target.path.name for target in targets] == ["a.png", "a.png", "picture-3.png", "picture-4.png"]
    for target in targets[1:]:
        assert np.array_equal(target.pixels, targets[0].pixels)
    assert open_targets([targets[0]], data)[0] is targets[0]
    assert open_picture(targets[0], data)[1].image.size == (16, 16)


@pytest.mark.parametrize(
    "array", [np.zeros((4, 4), np.float32), np.zeros((4, 4, 5), np.uint8), np.zeros(4, np.uint8), np.zeros((0, 4), np.uint8)]
)
def test_an_array_that_is_no_picture_is_refused(array):
    with pytest.raises(ConfigError, match=r"A picture must be a uint8 array of shape \(H, W\)"):
        open_picture(array, DataConfig(size=16))


def test_an_unknown_effort_names_those_that_there_are():
    with pytest.raises(ConfigError, match="effort.*'slow'.*careful"):
        budget_of("slow")
    assert budget_of("tune", ["tune"]) == budget_of("fast")


def test_a_class_is_found_by_name_or_number(untrained):
    run = untrained(classes=3)
    assert [class_number(run, label) for label in ("class 1", 1, "1", None)] == [1, 1, 1, None]
    with pytest.raises(ConfigError):
        class_number(run, 3)


def test_a_model_that_is_open_is_used_where_it_is(untrained):
    model = Model(untrained())

    def task(opened):
        yield from ()
        return opened

    assert finished(with_model(model, None, task)) is model
    assert finished(with_model(model.run, 64, task)).images_seen == 64


def test_a_run_of_another_machine_is_opened_on_a_device_of_this_one(untrained):
    run = untrained()
    run.update(with_settings(run.config, {"run.device": "cuda"}))

    def task(opened):
        yield from ()
        return opened

    for model in (finished(with_model(run, None, task)), open_model(run)):
        assert model.device.type in ("cpu", "cuda", "mps")


def test_a_task_goes_on_on_the_cpu_when_the_card_is_full(untrained, pretend_device):
    pretend_device()
    used = []

    def task(device):
        used.append(device)
        yield device
        if device != "cpu":
            raise torch.OutOfMemoryError("no room")
        return "done"

    result, events = watched(where_memory_allows(untrained(), task))
    assert (result, used) == ("done", ["pretend", "cpu"])
    assert [event for event in events if isinstance(event, Status)]
