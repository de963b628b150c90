#!/bin/sh
# Freezes the reader into build/linux/sme-desktop, with interface texts, licences, a list of its parts, and the floor of
# glibc beside it. The same sources and packages give the same bytes.
set -eu
cd "$(dirname "$0")/../.."
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1577836800}" PYTHONHASHSEED=1 LC_ALL=C.UTF-8 TZ=UTC
PY=.venv/bin/python
rm -rf build/linux
$PY -m PyInstaller --noconfirm --log-level ERROR --distpath build/linux --workpath build/linux-work \
    packaging/linux/sme-desktop.spec
for data in build/linux/sme-desktop/_internal/PySide6/Qt/lib/libicudata.so.*; do
    $PY packaging/linux/trim_icu.py "$data"
    if [ "$($PY packaging/linux/order.py)" != "$(LD_PRELOAD="$data" $PY packaging/linux/order.py)" ]; then
        echo "With $data trimmed, words, dates or numbers are not as before: packaging/linux/order.py shows them." >&2
        exit 1
    fi
done
mkdir -p build/linux/sme-desktop/texts
cp build/edition/texts/*.mo build/linux/sme-desktop/texts/
$PY packaging/linux/libraries.py build/linux/sme-desktop build/linux-work/libraries.json
$PY packaging/parts.py requirements.txt build/linux/licences build/linux/parts.cdx.json build/linux-work/libraries.json
$PY packaging/linux/floor.py build/linux/sme-desktop >build/linux/glibc-floor
# Links would not survive Joliet and sticks, and none is needed: the libraries find each other by their own paths.
find build/linux -type l -delete
cp packaging/linux/start-linux.sh build/linux/
