"""A package that looks like umap to the process that imports it."""

from pathlib import Path

FAKE = """
import os, time
from pathlib import Path

HERE = Path(__file__).parent


class UMAP:
    def __init__(self, n_neighbors, random_state):
        self.settings = f"{n_neighbors} {random_state}"

    def _begin(self, what):
        print("words in between")
        with open(HERE / "log", "a") as log:
            log.write(f"{what} {os.getpid()} {self.settings}\\n")
        end = time.monotonic() + 30
        while (HERE / f"hold {what}").exists() and time.monotonic() < end:
            time.sleep(0.01)
        if (HERE / f"fail {what}").exists():
            raise ValueError("all of them are the same")
        if (HERE / f"die {what}").exists():
            os._exit(3)

    def fit_transform(self, features):
        self._begin("fit")
        features += 0  # what cannot be written to fails
        return features[:, :2].astype("float64")

    def transform(self, features):
        self._begin("place")
        return features[:, :2] + 100.0
"""


class FakeUmap:
    """It shows the first two numbers of features, and others a hundred further.

    With a file ``hold fit``, ``fail fit`` or ``die fit`` (or ``place``) in its folder it does not get on, fails, or ends its
    process.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "umap.py").write_text(FAKE)

    def let(self, what: str, so: bool = True) -> None:
        """Put one of those files there, or take it away."""
        (self.folder / what).touch() if so else (self.folder / what).unlink()

    @property
    def log(self) -> list[list[str]]:
        """For everything that was begun: what, the number of its process, the number of neighbours, and the seed."""
        path = self.folder / "log"
        return [line.split() for line in path.read_text().splitlines()] if path.exists() else []

    def count(self, what: str) -> int:
        """How often that was begun."""
        return sum(line[0] == what for line in self.log)
