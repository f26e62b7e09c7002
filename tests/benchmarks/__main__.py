"""Run benchmarks by name, all of them by default; one JSON object a line."""

import argparse
import importlib
import json

from tests.benchmarks import NAMES
from tests.benchmarks.machine import facts


def main() -> None:
    """Parse, run, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--scale", type=float, default=1.0, help="shorten (0.1) or lengthen (2) every measurement")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    for name in given.names or NAMES:
        benchmark = importlib.import_module(f"tests.benchmarks.{name}")
        print(json.dumps({"benchmark": name, **benchmark.run(given.scale), "machine": facts()}), flush=True)


if __name__ == "__main__":
    main()
