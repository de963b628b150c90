#!/bin/sh
# Builds the starters, packs each program that is there, and puts all that the disc has beside it: build/linux gets
# `starter`, build/windows `SME-Desktop.exe`, both sme-desktop.pack, pack.txt and the licence of the decoder.
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1577836800}" LC_ALL=C.UTF-8
PY=.venv/bin/python
make -s -C packaging/starter linux windows
version=$($PY -c 'import sme_desktop; print(sme_desktop.__version__)')
for starter in linux/starter windows/SME-Desktop.exe; do
    folder=build/${starter%/*}
    if [ -d "$folder/sme-desktop" ]; then
        $PY packaging/starter/pack.py "$folder/sme-desktop" "$folder" "$version"
        mkdir -p "$folder/licences/zstd"
        cp build/starter/LICENSE.txt "$folder/licences/zstd/"
        cp "build/starter/$starter" "$folder/"
    fi
done
[ ! -d build/windows/sme-desktop ] || cp build/starter/starter.ico build/windows/sme-desktop.ico
