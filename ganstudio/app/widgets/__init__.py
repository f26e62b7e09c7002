"""Parts of the window, one a file. They know the session or nothing; pages put them together."""
