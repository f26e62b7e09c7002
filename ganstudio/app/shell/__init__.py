"""The window around the pages: rail, header, status bar, log, help."""
