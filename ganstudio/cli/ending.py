"""Sets exit codes, and opens the window."""

import sys
from collections.abc import Callable
from io import TextIOWrapper

from ganstudio.cli import terminal
from ganstudio.engine.errors import ConfigError, StudioError


def run_and_exit(run: Callable[[], object]) -> None:
    """Call ``run`` and exit with the code that it returns.

    The code is 0 where it returns none, 2 with a line on standard error for a user's mistake, and 130 when interrupted.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # "?" for characters outside the terminal's encoding
    try:
        code = run()
    except StudioError as error:
        code = terminal.complain(str(error))
    except RuntimeError as error:
        if type(error).__name__ != "OutOfMemoryError":  # torch's, which may not be imported
            raise
        code = terminal.complain("The graphics card's memory is full. Close other programs that use it, such as a training.")
    except (KeyboardInterrupt, terminal.Interrupted):
        code = 130
    except BrokenPipeError:  # "ganstudio info DIR --json | head" closes the pipe early
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def open_window(demo: bool) -> int:
    """Open the window and stay until it is closed; return the exit code.

    Raises
    ------
    ConfigError
        No window can open here.
    """
    if problem := terminal.display_problem():
        raise ConfigError("{problem} Train without the window: ganstudio train DATA --run DIR", problem=problem)
    from ganstudio.app.shell.application import run_window

    return run_window(demo=demo)
