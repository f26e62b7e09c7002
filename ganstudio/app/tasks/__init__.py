"""What the window runs as jobs: the recipes of the engine, with pictures made ready for the screen."""
