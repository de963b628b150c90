#!/bin/sh
# Goes a reader's way through the Windows program of a disc under Wine, started as a reader does: by SME-Desktop.exe, which
# makes its copy first. Run by whoever shall be that reader; all that is written goes into $HOME.
#
# usage: try_door.sh DISC
set -eu
here=$(cd "$(dirname "$0")" && pwd)
screen=:$((2000 + $$ % 900))
Xvfb "$screen" -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
export DISPLAY="$screen" WINEPREFIX="$HOME/prefix"
trap '/usr/lib/wine/wineserver -k 2>/dev/null || true; kill "$server" 2>/dev/null || true' EXIT
sh "$here/wine.sh" prepare
sh "$here/wine.sh" platform windows
for start in first later; do
    echo "The $start start on Windows:"
    # Debian's own Python: that of .venv may lie where a reader without rights cannot look.
    /usr/bin/python3.11 "$here/../smoke.py" "$1/edition" sh "$here/wine.sh" "$1/SME-Desktop.exe"
done
find "$WINEPREFIX/drive_c/users" -name sme-desktop.exe | grep -q . || { echo "No copy was made." >&2; exit 1; }
