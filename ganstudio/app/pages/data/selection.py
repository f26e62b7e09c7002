"""Which of many things in a row are chosen, by the habits of file managers: Shift extends, Ctrl adds and takes away."""


class Selection:
    """``current`` is the thing with the frame, -1 if there is none; ``chosen`` are all that an action would be for."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Choose nothing."""
        self.current = self._anchor = -1
        self.chosen: set[int] = set()

    def choose(self, index: int) -> None:
        """Only this one."""
        self.current = self._anchor = index
        self.chosen = {index}

    def extend(self, index: int) -> None:
        """Everything from the one chosen last without Shift to this one."""
        self.current = index
        self.chosen = set(range(min(self._anchor, index), max(self._anchor, index) + 1))

    def toggle(self, index: int) -> None:
        """This one too, or no longer."""
        self.current = self._anchor = index
        self.chosen ^= {index}

    def choose_all(self, count: int) -> None:
        """Every one of ``count``."""
        self.chosen = set(range(count))
