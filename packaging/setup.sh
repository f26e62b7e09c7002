#!/bin/sh
# Create .venv and install the studio into it: `sh packaging/setup.sh [test]`; "test" adds the test tools.
# Nothing is installed again unless pyproject.toml, the constraints or the place of the checkout changed.
set -eu
cd "$(dirname "$0")/.."

extra=${1:-}
python=${PYTHON:-python3}
venv=.venv
state="$(pwd) $(cat pyproject.toml packaging/constraints.txt packaging/hatch_build.py packaging/setup.sh | cksum)"

installed() {
    [ -f "$venv/.installed-$1" ] && [ "$(cat "$venv/.installed-$1")" = "$state" ] && "$venv/bin/python" -c "" 2>/dev/null
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

if installed test || { [ -z "$extra" ] && installed run; }; then
    exit 0
fi

command -v "$python" >/dev/null 2>&1 || fail "GAN Studio needs Python 3.10 or newer, and there is no $python here. Install it, or name another: make PYTHON=python3.12 ..."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    fail "GAN Studio needs Python 3.10 or newer; $python is $("$python" --version 2>&1). Name a newer one: make PYTHON=python3.12 ..."

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "This Python cannot create virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv python3-pip"
    echo "Creating $venv with $("$python" --version)"
    "$python" -m venv --clear "$venv"
fi

rm -f "$venv/.installed-run" "$venv/.installed-test"
echo "Installing the studio and its libraries into $venv (once; this takes a few minutes)"
# The build's own tools come first and from the same list, so that the build needs no second, private copy of Qt.
[ -t 1 ] && quiet= || quiet=-qq # progress bars for a person, silence in a log; errors always
pip() { "$venv/bin/python" -m pip --disable-pip-version-check install $quiet --constraint packaging/constraints.txt "$@"; }
pip hatchling editables "PySide6-Essentials>=6.8"
pip --no-build-isolation --editable ".${extra:+[$extra]}"
printf '%s\n' "$state" >"$venv/.installed-${extra:-run}"
