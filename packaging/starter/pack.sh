#!/bin/sh
# Builds the starters, and puts each beside the program it is for, as the disc has them: build/linux gets `starter`,
# build/windows `SME-Desktop.exe`, and both, where a program is there, sme-desktop.pack and pack.txt.
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1577836800}" LC_ALL=C.UTF-8
PY=.venv/bin/python
make -s -C packaging/starter linux windows
version=$($PY -c 'import sme_desktop; print(sme_desktop.__version__)')
for system in linux windows; do
    folder=build/$system
    [ -d "$folder/sme-desktop" ] || continue
    $PY packaging/starter/pack.py "$folder/sme-desktop" "$folder" "$version"
    mkdir -p "$folder/licences/zstandard"
    cp build/starter/LICENSE.txt "$folder/licences/zstandard/LICENSE-zstd.txt"
done
if [ -d build/windows ]; then
    cp build/starter/windows/SME-Desktop.exe build/windows/
    cp build/starter/starter.ico build/windows/sme-desktop.ico
fi
[ ! -d build/linux ] || cp build/starter/linux/starter build/linux/
