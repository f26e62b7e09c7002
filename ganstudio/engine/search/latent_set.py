"""The codes of many pictures: where each lies in the latent space of one network, and how well the model draws it there."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ganstudio.engine.latent.latent import Latent
from ganstudio.engine.search.collection import Collection
from ganstudio.engine.search.kept_codes import write_arrays


@dataclass(frozen=True, eq=False)
class LatentSet:
    """Where N pictures lie, and by which network.

    Attributes
    ----------
    z
        float32 (N, latent_dim).
    codes
        float32 (N, D): what the generator draws from, w behind a mapping network, else z with the one-hot class behind it.
    found
        int64 (N,): the class with which each was found; -1 without classes.
    psnr
        float32 (N,): how like each is what the model draws there, in decibels; infinite where it is the same.
    has_mapping
        Whether ``codes`` are w.
    run, images_seen, network
        Name of the run, images that the generator had seen, and its
        :func:`~ganstudio.engine.export.provenance.fingerprint`.
    effort, seed
        By which they were found.
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
        """float32 (N, D): the codes as they are."""
        return self.codes.reshape(len(self), -1)

    def latent(self, index: int) -> Latent:
        """Where one of them lies."""
        label = int(self.found[index])
        return Latent(self.z[index], None if label < 0 else label, w=self.codes[index] if self.has_mapping else None)

    def save(self, path: Path, collection: Collection) -> None:
        """Write everything as an npz file, whole or not at all: the arrays, and with them what the pictures are.

        ``labels`` int64 (N,) are -1 where there are none; ``classes`` and ``names`` are texts.

        Raises
        ------
        RunError
            The disk refuses.
        """
        names = np.array([collection.name(index) for index in range(len(self))], np.str_)
        about = {"run": np.array(self.run), "images": np.int64(self.images_seen), "network": np.array(self.network)}
        how = {"effort": np.array(self.effort), "seed": np.int64(self.seed)}
        what = {"labels": collection.labels, "classes": np.array(collection.dataset.classes, np.str_), "names": names}
        arrays = {"z": self.z, "codes": self.codes, "found": self.found, "psnr": self.psnr, **what, **about, **how}
        write_arrays(path, {name: np.asarray(array) for name, array in arrays.items()})
