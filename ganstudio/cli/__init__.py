"""The command line, a file per command over :mod:`ganstudio.engine`; :func:`ganstudio.cli.main.main` is its entry point."""
