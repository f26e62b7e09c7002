"""Draws each picture on the shelf with the options it was added with."""

from dataclasses import replace

from PySide6.QtCore import QObject

from ganstudio.app.pages.explore.pictures import Pictures, draw_some
from ganstudio.app.rendering.renderer import ModelVersion
from ganstudio.app.state.active_model import ActiveModel
from ganstudio.engine.export.kept import drawable
from ganstudio.engine.latent.favourites import Favourite
from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.latent.rendering import RenderOptions


class ShelfPictures(Pictures):
    """Pictures of the latents of ``model.shelf``.

    A favourite with an appearance is drawn by its own snapshot, or by the nearest if that is gone, and does not follow the page's
    settings. A favourite without an appearance is drawn like the rest of the page.
    """

    def __init__(self, model: ActiveModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._versions: dict[tuple[ModelVersion, RenderOptions], int] = {}

    def renew(self) -> None:
        self._ask()

    def clear(self) -> None:
        super().clear()
        self._versions.clear()

    def _ask(self) -> None:
        ways = {favourite.latent: self._way(favourite) for favourite in self._model.shelf.favourites}
        wanted = [(latent, way) for latent in self._wanted if (way := ways.get(latent)) is not None]
        missing = [(latent, way) for latent, way in wanted if not self._is_ready(latent, way)]
        if not missing or self._model.run is not self._run:
            self._channel.drop()
            return
        origin, look = way = missing[0][1]
        latents, make = [latent for latent, other in missing if other == way], self._make
        self._channel.ask(origin, lambda generator: draw_some(generator, latents, make, look), self._version_of(way))

    def _is_ready(self, latent: Latent, way: tuple[ModelVersion, RenderOptions]) -> bool:
        return latent in self._ready and self._ready[latent].version == self._version_of(way)

    def _way(self, favourite: Favourite) -> tuple[ModelVersion, RenderOptions] | None:
        model, liked = self._model, favourite.appearance
        if model.origin is None or model.generator is None:  # the shelf may hold latents that do not fit
            return None
        if liked is None:
            return model.origin, model.look
        origin = ModelVersion(model.origin.run, model.nearest_snapshot(liked.images_seen), liked.noise)
        return origin, RenderOptions(liked.truncation, precision=liked.precision)

    def _version_of(self, way: tuple[ModelVersion, RenderOptions]) -> int:
        return self._versions.setdefault(way, len(self._versions))


def liked(model: ActiveModel) -> list[Favourite]:
    """Return the favourites with the appearances in which they are drawn now. There must be a snapshot."""
    assert model.run is not None and model.appearance is not None
    look = model.look
    favourites = [
        favourite if favourite.appearance is not None else replace(favourite, latent=look.dressed(favourite.latent))
        for favourite in model.shelf.favourites
    ]
    return drawable(model.run, favourites, model.appearance)
