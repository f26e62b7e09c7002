"""Titles of pictures by latent."""

from PySide6.QtCore import QCoreApplication

from ganstudio.app.state.active_model import ActiveModel
from ganstudio.engine.latent.latent import Latent, seed_of
from ganstudio.engine.latent.rendering import RenderOptions


def latent_title(model: ActiveModel, latent: Latent, look: RenderOptions | None = None) -> str:
    """Return a latent's name on the shelf, seed and class, as far as it has them, drawn with ``look`` (None: the page's)."""
    seeded = QCoreApplication.translate("ExplorePage", "Seed {seed}")
    if seed_of(latent) is None:
        seeded = QCoreApplication.translate("ExplorePage", "From seed {seed}")
    between = QCoreApplication.translate("ExplorePage", "Mixed / Edited")
    dressed = (look or model.look).dressed(latent)
    parts = [seeded.format(seed=f"{latent.seed:,}") if latent.seed is not None else between]
    run, label, name = model.run, dressed.label, model.shelf.name_of(dressed)
    if run is not None and label is not None and label < len(run.dataset.classes):
        parts.append(run.dataset.classes[label])
    return " · ".join([name] * bool(name) + parts)
