#!/usr/bin/env bash
# Resolves pyproject.toml into requirements.txt (desk and cloud) and requirements-dev.txt (tests and checks too):
# one answer for Python 3.11 to 3.13 and every system, every file by its hash, no addresses. UPGRADE=1 takes newer versions.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
.venv/bin/python -m venv "$room/venv"
"$room/venv/bin/pip" install -q --disable-pip-version-check uv
resolve() {
    "$room/venv/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header -q ${UPGRADE:+--upgrade} "$@"
}
resolve --extra cloud -o requirements.txt
resolve --all-extras -c requirements.txt -o requirements-dev.txt
