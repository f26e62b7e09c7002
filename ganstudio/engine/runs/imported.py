"""Says where an imported network came from."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Imported:
    """The source of a run whose networks another program trained. Such a run has no pictures of its own.

    Attributes
    ----------
    program
        The program that wrote the file.
    file
        The name of the file.
    licence, origin
        What the person who imported it said: the licence of the network, and who made it or where it is from; "" if unknown.
    """

    program: str
    file: str
    licence: str = ""
    origin: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes as plain values for JSON; :func:`read_imported` reads them."""
        return asdict(self)


def read_imported(values: Any) -> Imported | None:
    """Return what :meth:`Imported.to_dict` wrote; None for None.

    Raises
    ------
    TypeError, KeyError
        The values are damaged.
    """
    if values is None:
        return None
    return Imported(*(str(values[name]) for name in ("program", "file", "licence", "origin")))
