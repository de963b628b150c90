#!/bin/sh
# Mounts the image of a disc read-only, compares it with its folder, and goes a reader's way through the program on it, as
# a user without rights where that can be done.
#
# usage: try_disc.sh FOLDER
set -eu
cd "$(dirname "$0")/.."
image=$(ls "$1"/*.iso)
mount=$(mktemp -d)
trap 'fusermount -u "$mount" 2>/dev/null || umount "$mount" 2>/dev/null || true; rmdir "$mount" 2>/dev/null || true' EXIT
if fuseiso "$image" "$mount" -o allow_other 2>/dev/null || fuseiso "$image" "$mount" 2>/dev/null; then
    place=$mount
else
    # No FUSE here: the files of the image, without the right to write.
    place=$1/unpacked
    rm -rf "$place"
    xorriso -report_about WARNING -osirrox on -indev "$image" -extract / "$place" >/dev/null
    chmod -R a-w "$place"
fi
(cd "$place" && sha256sum --quiet -c SHA256SUMS)
echo "The image holds what its list says."
.venv/bin/python packaging/smoke.py "$place/edition" sh "$place/start-linux.sh"
[ "$place" = "$mount" ] || { chmod -R u+w "$place"; rm -rf "$place"; }
