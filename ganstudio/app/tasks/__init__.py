"""The window's jobs: they run the engine's recipes and convert pictures for the screen."""
