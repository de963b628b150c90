#!/bin/sh
# Writes the Windows program to build/windows/sme-desktop, with interface texts, licences and a list of its parts beside
# it. The same sources and packages give the same bytes.
#
# usage: build.sh [--python-embeddable ZIP]
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1577836800}" PYTHONHASHSEED="${PYTHONHASHSEED:-1}" PYTHONPATH=. LC_ALL=C.UTF-8 TZ=UTC
PY=.venv/bin/python
rm -rf build/windows
$PY packaging/windows/folder.py build/windows/sme-desktop build/windows-work "$@"
mkdir -p build/windows/sme-desktop/texts
cp build/edition/texts/*.mo build/windows/sme-desktop/texts/
$PY packaging/parts.py requirements.txt build/windows/licences build/windows/parts.cdx.json build/windows-work/libraries.json
