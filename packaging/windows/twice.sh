#!/bin/sh
# Writes the Windows program once more, from packages brought anew and with another seed, and compares each byte.
set -eu
cd "$(dirname "$0")/../.."
first=$(mktemp -d)
trap 'rm -rf "$first"' EXIT
mv build/windows "$first/windows"
rm -rf build/windows-work
PYTHONHASHSEED=2 sh packaging/windows/build.sh
diff -r "$first/windows" build/windows
echo "The same bytes twice: $(find build/windows -type f | wc -l) files."
