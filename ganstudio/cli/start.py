"""The entry point. Without a command, it opens the window and imports none of the commands, which would delay it."""

import sys
from functools import partial

from ganstudio.cli.ending import open_window, run_and_exit


def main() -> None:
    """Open the window if there is no command, else run it; exit with its code."""
    if len(sys.argv) == 1:
        run_and_exit(partial(open_window, demo=False))
    from ganstudio.cli.main import main as run_command

    run_command()
