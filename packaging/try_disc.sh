#!/bin/sh
# Mounts the image of a disc read-only, compares it with its list, and goes a reader's way through each of its doors as a
# user without rights: Linux, any browser, and Windows under Wine. Then nothing may have changed on the disc, and nothing may
# lie outside profile and cache. At the end the disc is pulled out under the running program.
#
# usage: try_disc.sh FOLDER [COMMAND [ARGUMENT ...]]    COMMAND: another program than the one on the disc
set -eu
cd "$(dirname "$0")/.."
folder=$1
shift
image=$(ls -t "$folder"/*.iso | head -n 1)
[ "$(stat -c %s "$image")" -lt 200000000 ] || { echo "The image takes 200 MB or more." >&2; exit 1; }
mount=$(mktemp -d)
trap 'fusermount -u "$mount" 2>/dev/null || umount "$mount" 2>/dev/null || true; rmdir "$mount" 2>/dev/null || true' EXIT
if fuseiso "$image" "$mount" -o allow_other 2>/dev/null || fuseiso "$image" "$mount" 2>/dev/null; then
    place=$mount
else
    # No FUSE here: the files of the image, without the right to write.
    place=$folder/unpacked
    rm -rf "$place"
    xorriso -report_about WARNING -osirrox on -indev "$image" -extract / "$place" >/dev/null
    chmod -R a-w "$place"
fi
state() { (cd "$place" && find . -exec stat -c '%n %s %Y %a' {} + | sort && sha256sum -c SHA256SUMS); }
[ $# -gt 0 ] || set -- sh "$place/start-linux.sh"
(cd "$place" && sha256sum --quiet -c SHA256SUMS)
echo "The image holds what its list says."
before=$(state)
.venv/bin/python packaging/smoke.py --visitor "$place/edition" "$@"
here=$(pwd)
if [ -f "$place/START.html" ]; then
    packaging/prepare.sh web
    .venv/bin/python packaging/visitor.py node "$here/packaging/web/browser.mjs" --short "$place/START.html"
fi
if [ -f "$place/SME-Desktop.exe" ]; then
    if [ -x /usr/lib/wine/wine64 ]; then
        .venv/bin/python packaging/visitor.py sh "$here/packaging/windows/try_door.sh" "$place"
    else
        echo "The door of Windows was not tried: Wine is missing." >&2
    fi
fi
[ "$before" = "$(state)" ] || { echo "The program has changed the disc." >&2; exit 1; }
echo "The disc is as it was."
[ "$place" = "$mount" ] || { chmod -R u+w "$place"; rm -rf "$place"; }
.venv/bin/python packaging/try_removal.py build/edition "$PWD/build/linux/sme-desktop/sme-desktop"
