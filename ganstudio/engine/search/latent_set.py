"""The codes of many pictures: the latent of each for a network, and how well the model redraws it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.search.collection import Collection
from ganstudio.engine.search.kept_codes import write_arrays


@dataclass(frozen=True, eq=False)
class LatentSet:
    """The latents of N pictures, and the network they belong to.

    Attributes
    ----------
    z
        float32 (N, latent_dim).
    codes
        float32 (N, D): the input of ``synthesize``, w with a mapping network, else z followed by the one-hot class.
    found
        int64 (N,): the class of each in the search; -1 without classes.
    psnr
        float32 (N,): PSNR of each redrawn picture, in decibels; infinite if equal.
    has_mapping
        Whether ``codes`` are w.
    run, images_seen, network
        Name of the run, images that the generator had seen, and its
        :func:`~ganstudio.engine.export.provenance.fingerprint`.
    effort, seed
        The arguments of the search.
    """

    z: np.ndarray
    codes: np.ndarray
    found: np.ndarray
    psnr: np.ndarray
    has_mapping: bool
    run: str
    images_seen: int
    network: str
    effort: str
    seed: int

    def __len__(self) -> int:
        return len(self.z)

    @property
    def features(self) -> np.ndarray:
        """Return float32 (N, D): the codes unchanged."""
        return self.codes.reshape(len(self), -1)

    def latent(self, index: int) -> Latent:
        """Return the latent of a picture."""
        label = int(self.found[index])
        return Latent(self.z[index], None if label < 0 else label, w=self.codes[index] if self.has_mapping else None)

    def save(self, path: Path, collection: Collection) -> None:
        """Write everything as an npz file, atomically: the arrays, and the labels and names of the pictures.

        ``labels`` int64 (N,) are -1 without a class; ``classes`` and ``names`` are texts.

        Raises
        ------
        RunError
            The disk refuses to write.
        """
        names = np.array([collection.name(index) for index in range(len(self))], np.str_)
        about = {"run": np.array(self.run), "images": np.int64(self.images_seen), "network": np.array(self.network)}
        how = {"effort": np.array(self.effort), "seed": np.int64(self.seed)}
        what = {"labels": collection.labels, "classes": np.array(collection.dataset.classes, np.str_), "names": names}
        arrays = {"z": self.z, "codes": self.codes, "found": self.found, "psnr": self.psnr, **what, **about, **how}
        write_arrays(path, {name: np.asarray(array) for name, array in arrays.items()})
