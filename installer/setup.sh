#!/usr/bin/env bash
# Prepares a fresh Debian or Ubuntu for this project: system libraries, .venv with the locked packages, translations.
# Quick the second time: what is there already is only looked at.
set -eu
cd "$(dirname "$0")/.."

# Qt offscreen, on X11 and with printers; the bar code library; and what the tests use: a screen in memory with a keyboard, a PDF reader, a message bus, a database.
PACKAGES=(libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
    libcups2 libzbar0 xvfb xauth x11-xkb-utils libxtst6 poppler-utils dbus postgresql)

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$@" >&2; exit 1; }

installed() { # Debian 13 and Ubuntu 24.04 renamed some libraries: libglib2.0-0 became libglib2.0-0t64
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed ||
        dpkg-query -W -f '${db:Status-Status}\n' "$1t64" 2>/dev/null | grep -qx installed
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then sudo "$@"
    else stop "this needs the administrator's rights, which are not to be had here. Ask one to run:" \
        "  apt-get install -y ${missing[*]}" "and start again."
    fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y -q "$@"; }

install_packages() { # $@: package names
    missing=("$@")
    say "installing system packages: $*"
    apt_get update || say "the package lists could not be refreshed; trying with the old ones"
    local quiet=/etc/postgresql-common/createcluster.d/hims-desk.conf
    if [[ " $* " == *" postgresql "* ]]; then # the tests start their own server; none is to run by itself
        as_root mkdir -p "${quiet%/*}"
        as_root sh -c "echo 'create_main_cluster = false' > $quiet"
    fi
    apt_get install --no-install-recommends "$@" || stop "apt-get could not install them; its words stand above."
    as_root rm -f "$quiet"
}

system_packages() {
    if ! command -v apt-get >/dev/null; then
        say "no apt-get here; these packages (by Debian's names) are taken to be there: ${PACKAGES[*]}"
        return
    fi
    local absent=() name
    for name in "${PACKAGES[@]}"; do installed "$name" || absent+=("$name"); done
    [ ${#absent[@]} = 0 ] || install_packages "${absent[@]}"
}

fits() { # a Python of 3.11 to 3.13 that really runs (a pyenv shim may not)
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() { # sets python
    local name
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if fits "$name"; then python=$name; return; fi
    done
    return 1
}

choose_python() {
    find_python && return
    [ -z "${PYTHON:-}" ] || stop "PYTHON=$PYTHON is not a Python 3.11, 3.12 or 3.13 that runs."
    command -v apt-get >/dev/null || stop "no Python 3.11, 3.12 or 3.13 found; install one and start again."
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        say "looking for a Python 3.11 to 3.13: trying $name"
        (install_packages "$name" "$name-venv") || continue
        find_python && return
    done
    stop "this system offers no Python 3.11, 3.12 or 3.13. Install one, then: make setup PYTHON=/path/to/python3.13"
}

virtual_environment() {
    if [ -x .venv/bin/python ] && fits .venv/bin/python && [ -z "${PYTHON:-}" ]; then return; fi
    choose_python
    local version
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then install_packages "$version-venv"; fi
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

fingerprint() { # of all that decides what .venv holds
    { pwd; .venv/bin/python --version; cat requirements-dev.txt pyproject.toml installer/setup.sh; } | sha256sum
}

python_packages() {
    local stamp=.venv/.installed now
    now=$(fingerprint)
    [ -f $stamp ] && [ "$(cat $stamp)" = "$now" ] && return
    say "installing the locked packages, each checked by its hash"
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-input --only-binary :all: --require-hashes \
        -r requirements-dev.txt
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-input --no-deps --no-build-isolation -e .
    printf '%s\n' "$now" > $stamp
}

system_packages
virtual_environment
python_packages
.venv/bin/python installer/translations.py compile
say "ready: $(.venv/bin/python --version) in .venv"
