#!/bin/sh
# Starts the handbook on Linux, or says why it cannot start here: in English, French and Spanish, since nobody has been
# asked for a language yet.
here=$(cd "$(dirname "$0")" && pwd)
starter="$here/linux/starter"
program="$here/linux/sme-desktop/sme-desktop"
floor=$(cat "$here/linux/glibc-floor" 2>/dev/null || echo 0.0)

refuse() {
    en=$1 fr=$2 es=$3
    if [ -f "$here/START.html" ]; then
        en="$en To read the guides, open the file START.html in a browser."
        fr="$fr Pour lire les guides, ouvrez le fichier START.html dans un navigateur."
        es="$es Para leer las guías, abra el archivo START.html en un navegador."
    fi
    message="$en

$fr

$es"
    echo "$message" >&2
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        if command -v zenity >/dev/null 2>&1; then
            zenity --error --no-wrap --no-markup --text="$message" >/dev/null 2>&1
        elif command -v kdialog >/dev/null 2>&1; then
            kdialog --error "$message" >/dev/null 2>&1
        elif command -v xmessage >/dev/null 2>&1; then
            # An old window, which knows the letters of Western Europe alone.
            printf '%s\n' "$message" | iconv -f UTF-8 -t ISO-8859-1//TRANSLIT 2>/dev/null |
                LC_ALL=C xmessage -center -file - >/dev/null 2>&1
        fi
    fi
    exit 1
}

if [ "$(uname -m)" != x86_64 ]; then
    refuse "This program needs a 64-bit PC (x86_64)." \
        "Ce programme demande un PC 64 bits (x86_64)." \
        "Este programa necesita un PC de 64 bits (x86_64)."
fi
own=$(getconf GNU_LIBC_VERSION 2>/dev/null | awk '{print $2}')
oldest=$(printf '%s\n%s\n' "$floor" "${own:-0.0}" | sort -V | head -n 1)
if [ "$oldest" != "$floor" ]; then
    refuse "This program needs a Linux with glibc $floor or later; this one has ${own:-none}." \
        "Ce programme demande un Linux avec glibc $floor ou plus récent ; celui-ci a ${own:-une autre bibliothèque}." \
        "Este programa necesita un Linux con glibc $floor o posterior; este tiene ${own:-otra biblioteca}."
fi
# The starter makes a copy on this computer, from which later starts are faster; it knows the program itself.
[ ! -x "$starter" ] || exec "$starter" "$@"
if [ ! -x "$program" ]; then
    refuse "The program is missing, or this disc forbids starting programs. Copy the disc to your computer and start it there." \
        "Le programme manque, ou ce disque interdit de lancer des programmes. Copiez le disque sur votre ordinateur et lancez-le de là." \
        "Falta el programa, o este disco no permite iniciar programas. Copie el disco en su computadora e inícielo desde allí."
fi
exec "$program" --edition "$here/edition" "$@"
