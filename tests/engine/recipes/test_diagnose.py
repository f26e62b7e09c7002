"""What the doctor finds in the records of a run."""

from ganstudio.engine.recipes.diagnose import diagnose
from ganstudio.engine.training.health import Health


def test_records_are_read_up_to_their_last_row(untrained):
    run = untrained()
    rows = [dict.fromkeys(Health.__annotations__, 0.5) | {"images": images} for images in (64, 128)]
    found = diagnose(run, [], rows, run.generators())
    assert found is not None
    assert found.images_seen == 128


def test_without_records_nothing_is_found(untrained):
    run = untrained()
    assert diagnose(run, [], [], []) is None


def test_rows_of_another_version_say_nothing(untrained):
    assert diagnose(untrained(), [], [{"images": 64, "unheard_of": 1.0}], []) is None
