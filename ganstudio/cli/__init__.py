"""The command line, a file per command over :mod:`ganstudio.engine`; :func:`ganstudio.cli.start.main` is its entry point."""
