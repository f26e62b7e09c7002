"""A selection in a list, as in file managers: Shift extends it, Ctrl toggles an item."""


class Selection:
    """A selection: ``current`` is the item with the frame (-1: none), ``chosen`` all items that actions apply to."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Choose nothing."""
        self.current = self._anchor = -1
        self.chosen: set[int] = set()

    def choose(self, index: int) -> None:
        """Choose only this item."""
        self.current = self._anchor = index
        self.chosen = {index}

    def extend(self, index: int) -> None:
        """Choose all items from the last one chosen without Shift to this one."""
        self.current = index
        self.chosen = set(range(min(self._anchor, index), max(self._anchor, index) + 1))

    def toggle(self, index: int) -> None:
        """Add this item to the chosen ones, or remove it."""
        self.current = self._anchor = index
        self.chosen ^= {index}

    def choose_all(self, count: int) -> None:
        """Choose all ``count`` items."""
        self.chosen = set(range(count))
