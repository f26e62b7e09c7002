"""Make sure of the Linux system libraries that Qt loads: ``python3 packaging/system_libraries.py``.

On Debian and Ubuntu, as root or where sudo asks for no password, the missing ones are installed. Anywhere else the command is
printed and the exit status is still 0: the studio goes on without a window where Qt cannot start. Standard library only; it
runs before anything is installed.
"""

import ctypes
import os
import shutil
import subprocess
import sys

# What the loader looks for -> Debian's package. Offscreen windows (tests, screenshots) need the first group, X11 both.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def missing_packages() -> list[str]:
    """Debian's names of the packages whose library the loader does not find."""
    return [package for library, package in LIBRARIES.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the loader finds it; asking it is right on every distribution and takes a millisecond."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_get() -> list[str] | None:
    """How to call apt-get with the rights to install; None where it is not there or would ask for a password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    quiet = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n", "apt-get"] if quiet else None


def install(command: list[str], packages: list[str]) -> bool:
    """Install ``packages``; where that fails, once more with fresh package lists."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def run(*arguments: str) -> bool:
        return subprocess.run([*command, "-q", *arguments], env=environment, check=False, stdin=subprocess.DEVNULL).returncode == 0

    wanted = ("install", "-y", "--no-install-recommends", *packages)
    return run(*wanted) or (run("update") and run(*wanted))


def main() -> None:
    """Check, install or tell."""
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages()
    if not packages:
        return
    command = apt_get()
    if command:
        print("Installing system libraries that Qt needs: " + " ".join(packages), flush=True)
        if install(command, packages) and not missing_packages():
            return
    print("Qt needs system libraries that are missing here. On Debian or Ubuntu this installs them:", file=sys.stderr)
    print("  sudo apt-get install -y " + " ".join(packages), file=sys.stderr)
    if not command:
        print("On another Linux the packages have similar names. Going on without them.", file=sys.stderr)


if __name__ == "__main__":
    main()
