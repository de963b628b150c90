#!/bin/sh
# Runs a Windows program under Wine, in the prefix that $WINEPREFIX names, with the C++ runtime of Wine out of the way, so
# that only the one that ships is found. `wine.sh prepare` makes that prefix; `wine.sh platform NAME` chooses Qt's platform
# plug-in for it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
wine=/usr/lib/wine/wine64
export LC_ALL="${LC_ALL:-C.UTF-8}" WINEDEBUG="${WINEDEBUG:--all}"
export WINEDLLOVERRIDES="mscoree,mshtml=;winedbg.exe=d;windows.ui=n;msvcp140,msvcp140_1,msvcp140_2,vcruntime140,vcruntime140_1=n"

case "${1:-}" in
prepare)
    "$wine" wineboot -i >/dev/null 2>&1 </dev/null
    "$wine" winecfg -v win10 >/dev/null 2>&1 </dev/null
    x86_64-w64-mingw32-gcc -std=c11 -Os -s -shared -Wall -Wextra -Werror "$here/settings_shim.c" \
        -o "$WINEPREFIX/drive_c/windows/system32/windows.ui.dll"
    exit
    ;;
platform)
    # Wine keeps Qt's variables from programs; those in its registry reach them.
    "$wine" reg add 'HKCU\Environment' /f /v QT_QPA_PLATFORM /d "$2" >/dev/null 2>&1 </dev/null
    exit
    ;;
esac
# WORKAROUND(Wine 8): Python cannot ask a redirected file what it is; pipes are well.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo 0 >"$folder/code"
{ { "$wine" "$@" </dev/null 2>&1 1>&3 3>&- || echo $? >"$folder/code"; } | cat >&2; } 3>&1 | cat
exit "$(cat "$folder/code")"
