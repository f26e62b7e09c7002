"""The command line: one file a command over :mod:`ganstudio.engine`; :func:`ganstudio.cli.main.main` is its entry."""
