"""Draws pictures in a thread of their own, fast enough to follow the mouse."""
