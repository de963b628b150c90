#!/bin/sh
# Tries the Windows program under Wine: every module loads; it starts offscreen; a reader's way through it on Qt's own
# platform for Windows, from a folder with a name in other scripts that cannot be written; and what it says where a part
# is missing.
set -eu
cd "$(dirname "$0")/../.."
here=$(pwd)
work=$(mktemp -d)
pictures=build/windows-pictures
mkdir -p "$pictures"
screen=:$((1000 + $$ % 900))
Xvfb "$screen" -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
export DISPLAY="$screen" WINEPREFIX="$work/prefix" SME_DESKTOP_READY=1
finish() {
    /usr/lib/wine/wineserver -k 2>/dev/null || true
    kill "$server" 2>/dev/null || true
    chmod -R u+w "$work"
    rm -rf "$work"
}
trap finish EXIT
wine="sh $here/packaging/windows/wine.sh"
$wine prepare

# A second launcher, for tests alone, is a Python with a console.
place="$work/Élodie Ñandú 李 – IP"
mkdir "$place"
cp -r build/windows/sme-desktop "$place/"
cp -r build/edition "$place/"
program="$place/sme-desktop"
PYTHONPATH=.:packaging/windows .venv/bin/python packaging/windows/launcher.py "$program/python.exe" "$work"
$wine "$program/python.exe" packaging/windows/every_module.py "$program" "$place/edition"
rm "$program/python.exe"

# Nothing may be written beside the program, and on a disc nothing can be.
chmod -R a-w "$place"
files() { (cd "$place" && find . -type f -exec sha256sum {} + | sort); }
files >"$work/before"
$wine platform offscreen
.venv/bin/python packaging/smoke.py --only-start "$place/edition" $wine "$program/sme-desktop.exe"
/usr/lib/wine/wineserver -k
$wine platform windows
.venv/bin/python packaging/smoke.py --picture "$pictures/page.png" "$place/edition" $wine "$program/sme-desktop.exe"
files | diff "$work/before" -
echo "Nothing was written beside the program."
chmod -R u+w "$place"

# Wine reads names in other scripts only where the system has the locale that it is given.
mv "$program" "$place/edition" "$work/"
program="$work/sme-desktop"
# What a part that is missing looks like: told by Python where it runs, by the launcher where not even Python does.
mv "$program/site/PySide6/Qt6Gui.dll" "$work/"
if LC_ALL=fr_FR.UTF-8 $wine "$program/sme-desktop.exe" --private --edition "$work/edition" 2>"$work/told"; then
    echo "The program says nothing of a library of Qt that is missing." >&2
    exit 1
fi
cat "$work/told"
grep -q "Une partie du programme manque" "$work/told"
mv "$program/runtime/python311.dll" "$work/"
for locale in en_GB fr_FR es_ES; do
    LC_ALL=$locale.UTF-8 $wine "$program/sme-desktop.exe" &
    box=$!
    timeout 60 sh -c 'until xdotool search --onlyvisible --name "^SME Desktop$" >/dev/null 2>&1; do sleep 0.2; done'
    sleep 1
    import -window root "$pictures/missing-$locale.png"
    xdotool key Return
    if wait "$box"; then
        echo "The launcher ends well without Python." >&2
        exit 1
    fi
done
echo "A part that is missing is told; the pictures lie in $pictures."
