"""Which pictures of a source can be used, and what is wrong with the others."""

from collections.abc import Generator

from ganstudio.engine.config import DataConfig
from ganstudio.engine.data import open_source
from ganstudio.engine.data.report.preflight import Report, preflight
from ganstudio.engine.events import Event


def check_data(config: DataConfig) -> Generator[Event, None, Report]:
    """Open every picture of ``config.source`` once and return what was found; a generator of events in images.

    Raises
    ------
    ConfigError, DatasetError
        There is no such source, or it cannot be used.
    """
    source = yield from open_source(config.source, config)
    return (yield from preflight(source, config))
