"""The number of processor cores that this process may use; a container may allow fewer than the machine has."""

import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def usable_cores() -> int:
    """Return how many cores the scheduler gives this process, at least 1, from its affinity and its control group's quota.

    Containers usually limit the time on the processors and leave the affinity as it is, so both count.
    """
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on Windows and macOS
        cores = os.cpu_count() or 1
    quota = _quota()
    return max(1, cores if quota is None else min(cores, round(quota)))


def _quota() -> float | None:
    """Return the processor time that the control group allows, in cores; None without a limit."""
    try:  # version 2: "200000 100000" or "max 100000", in microseconds
        allowed, period = (CGROUP / "cpu.max").read_text().split()
    except (OSError, ValueError):
        try:  # version 1: -1 without a limit
            allowed = (CGROUP / "cpu" / "cpu.cfs_quota_us").read_text()
            period = (CGROUP / "cpu" / "cpu.cfs_period_us").read_text()
        except (OSError, ValueError):
            return None
    try:
        found = int(allowed) / int(period)
    except (ValueError, ZeroDivisionError):  # "max"
        return None
    return found if found > 0 else None
