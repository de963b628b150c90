#!/bin/sh
# Plan B for search: the search tests on Whoosh-Reloaded 2.7.5 in an environment of its own. Once per release.
set -eu
cd "$(dirname "$0")/.."
place=build/plan-b
mkdir -p build
[ -x "$place/bin/python" ] || "${PYTHON:-python3}" -m venv "$place"
# The pins of the tests, with the other Whoosh in the place of ours.
awk '/^[a-z]/ { keep = ($0 !~ /^whoosh3==/) } keep' requirements-dev.txt >"$place/requirements.txt"
"$place/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$place/requirements.txt" -r packaging/plan-b.txt
QT_QPA_PLATFORM=offscreen "$place/bin/python" -m pytest -p no:cacheprovider tests/search
