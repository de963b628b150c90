#!/bin/sh
# Prepares a fresh machine: `prepare.sh venv` makes .venv with the pinned packages, `prepare.sh system` installs the
# system libraries that Qt needs (Debian and Ubuntu), or names them where it may not; `prepare.sh proofs` does so for
# the dictionaries and for what reads PDF files, `prepare.sh access` for what looks at the window as screen readers do,
# `prepare.sh image` for what writes and tries discs, `prepare.sh starter` for what builds their starters, `prepare.sh web`
# for what tries the browser edition, `prepare.sh windows` for what makes and tries the Windows program.
set -eu
cd "$(dirname "$0")/.."

SYSTEM_PACKAGES="libegl1 libgl1 libopengl0 libfontconfig1 libfreetype6 libdbus-1-3 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0
libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0
libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxcb1"

# Spelling of the handbook (sme-publish check), the words and fonts of printed PDF files (tests/qt/test_printing.py), and
# the parser of calendar programs (tests/tools/test_calendar_programs.py), a voice, what writes discs, and what runs the
# search of the browser edition (tests/publish/test_web_search.py), unless one is there from elsewhere.
PROOF_PACKAGES="hunspell hunspell-en-gb hunspell-fr-classical hunspell-es poppler-utils libical3 espeak-ng xorriso"
command -v node >/dev/null 2>&1 || PROOF_PACKAGES="$PROOF_PACKAGES nodejs"

# The window as a screen reader meets it (tests/access): a screen that nobody sees, D-Bus, AT-SPI.
ACCESS_PACKAGES="xvfb dbus at-spi2-core python3-pyatspi"

# What builds the starter of Linux, which is tested, and that of Windows.
STARTER_PACKAGES="gcc libc6-dev make libx11-dev libxft-dev"

# The image of a disc: what writes it, what mounts it, and a screen with a keyboard to try it out (make disc); what trims
# the program, and what builds its starters.
IMAGE_PACKAGES="xorriso fuseiso binutils xvfb openbox xdotool imagemagick icu-devtools $STARTER_PACKAGES gcc-mingw-w64-x86-64"

# The browser edition: a browser, and what runs its driver and the rules (make web-check).
WEB_PACKAGES="chromium"

# The Windows program: its launcher's compiler, what runs it here, and the texts of licences (make windows).
WINDOWS_PACKAGES="gcc-mingw-w64-x86-64 wine64 xvfb openbox xdotool imagemagick python3.11 libsqlite3-0"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo "$@"
    else return 1
    fi
}

install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root apt-get install -y -q "$@" >/dev/null 2>&1 && return 0
    as_root apt-get update -q >/dev/null 2>&1 && as_root apt-get install -y -q "$@" >/dev/null
}

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$package"
    done
}

# bring SENTENCE PACKAGE ...: install what is missing, or say what it is for.
bring() {
    sentence=$1
    shift
    missing=$(missing_packages "$@")
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing || echo "$sentence; please install: $missing" >&2
}

# is_python COMMAND: of a version that will do, and able to make a virtual environment, if need be after bringing a package.
is_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || return 1
    "$1" -c 'import venv, ensurepip' 2>/dev/null && return 0
    install_packages python3-venv && "$1" -c 'import venv, ensurepip' 2>/dev/null
}

# is_optimised COMMAND: built with a profile of its own run, which Debian does without naming the option; without it the
# program starts a sixth slower, also when it is frozen from there.
is_optimised() {
    "$1" -c 'import sys, sysconfig
options = sysconfig.get_config_var("CONFIG_ARGS") or ""
sys.exit(sys.base_prefix != "/usr" and "--enable-optimizations" not in options)' 2>/dev/null
}

# make_venv: with the Python that PYTHON names, else with an optimised one, else with any.
make_venv() {
    for python in ${PYTHON:-python3 /usr/bin/python3}; do
        { [ -n "${PYTHON:-}" ] || is_optimised "$python"; } && is_python "$python" && "$python" -m venv .venv && return 0
    done
    [ -z "${PYTHON:-}" ] && is_python python3 && python3 -m venv .venv && return 0
    echo "Python 3.11 or later is needed, with the package python3-venv; name it with PYTHON=/path/to/python make …" >&2
    return 1
}

case "${1:-}" in
venv)
    [ -x .venv/bin/python ] || make_venv
    requirements=$2
    shift 2
    # Of Sphinx only its scripts are wanted: pip would warn that what Sphinx needs is not there.
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-warn-conflicts --require-hashes "$@" -r "$requirements"
    # PySide has Python files of its own zipped in a library, and compiles them at each start. It writes them out when told
    # to; as files they keep their bytecode: 17 ms.
    SBK_EMBED=0 .venv/bin/python -c 'import shiboken6.Shiboken'
    .venv/bin/python -m compileall -q "$(.venv/bin/python -c 'import shiboken6; print(shiboken6.__path__[0])')/files.dir"
    # The two commands, straight from this folder: no build step, nothing to install again after a change.
    pwd >"$(.venv/bin/python -c 'import site; print(site.getsitepackages()[0])')/sme_desktop.pth"
    for command in desktop:__main__:main publish:cli:publish; do
        launcher=.venv/bin/sme-${command%%:*}
        module=${command#*:}
        printf '#!%s/.venv/bin/python\nimport sys\n\nfrom sme_desktop.%s import %s\n\nsys.exit(%s())\n' \
            "$(pwd)" "${module%%:*}" "${command##*:}" "${command##*:}" >"$launcher"
        chmod +x "$launcher"
    done
    ;;
system)
    # shellcheck disable=SC2086
    bring "Qt may need these system packages" $SYSTEM_PACKAGES
    ;;
proofs)
    # shellcheck disable=SC2086
    bring "Spelling, PDF, calendar files and reading aloud are checked with these packages" $PROOF_PACKAGES
    ;;
access)
    # shellcheck disable=SC2086
    bring "Screen readers are tested with these packages" $ACCESS_PACKAGES
    ;;
starter)
    # shellcheck disable=SC2086
    bring "The starter of the disc is built and tested with these packages" $STARTER_PACKAGES
    ;;
image)
    # The library of a system's Python is a package of its own.
    [ "$(.venv/bin/python -c 'import sys; print(sys.base_prefix)')" != /usr ] ||
        IMAGE_PACKAGES="$IMAGE_PACKAGES lib$(.venv/bin/python -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
    # shellcheck disable=SC2086
    bring "Discs are made and tried with these packages" $IMAGE_PACKAGES
    ;;
web)
    command -v npm >/dev/null 2>&1 || WEB_PACKAGES="$WEB_PACKAGES nodejs npm"
    # shellcheck disable=SC2086
    bring "The browser edition is tried with these packages" $WEB_PACKAGES
    # Versions and checksums are those of package-lock.json, which names no address.
    [ packaging/web/node_modules -nt packaging/web/package-lock.json ] || {
        (cd packaging/web && npm ci --no-audit --no-fund --ignore-scripts --silent)
        touch packaging/web/node_modules
    }
    ;;
windows)
    # shellcheck disable=SC2086
    bring "The Windows program is made and tried with these packages" $WINDOWS_PACKAGES
    ;;
grammar)
    bring "French grammar is checked with this package" grammalecte-cli
    ;;
*)
    echo "usage: prepare.sh venv REQUIREMENTS [PIP-OPTION] | system | proofs | access | starter | image | web | windows | grammar" >&2
    exit 2
    ;;
esac
