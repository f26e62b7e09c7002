"""The theme of the window, and the widgets that two or more pages use."""
