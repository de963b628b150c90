#!/bin/bash
# Takes the screenshots of docs/screenshots from the real window on a virtual screen.
# Needs the Debian packages xvfb, openbox, xdotool and imagemagick.
set -eu
cd "$(dirname "$0")/.."
EDITION=${EDITION:-build/edition}
OUT=${OUT:-docs/screenshots}
mkdir -p "$OUT"

# shot NAME WIDTHxHEIGHT THEME ZOOM "reader's arguments" ["keys and clicks for xdotool, parted by ;"]
shot() {
    local name=$1 size=$2 theme=$3 zoom=$4 arguments=$5 steps=${6:-}
    local profile display number
    profile=$(mktemp -d)
    number=$((RANDOM % 500 + 100))
    display=:$number
    # shellcheck disable=SC2086
    .venv/bin/python packaging/sample_profile.py "$profile" "$EDITION" "$theme" "$zoom" ${THINGS:-}
    Xvfb "$display" -screen 0 "${size}x24" >/dev/null 2>&1 &
    local server=$!
    sleep 1
    export DISPLAY=$display
    openbox >/dev/null 2>&1 &
    local manager=$!
    # shellcheck disable=SC2086
    SME_DESKTOP_READY=1 .venv/bin/python -m sme_desktop --edition "$EDITION" --profile "$profile" $arguments \
        >"$profile/out" 2>"$profile/err" &
    local reader=$!
    for _ in $(seq 100); do
        grep -q READY "$profile/out" && break
        sleep 0.1
    done
    local window
    window=$(xdotool search --onlyvisible --pid "$reader" | tail -n 1)
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" windowfocus "$window"
    sleep 1
    if [ -n "$steps" ]; then
        IFS=';' read -ra parts <<<"$steps"
        for part in "${parts[@]}"; do
            # shellcheck disable=SC2086
            xdotool $part
            sleep 0.5
        done
        sleep 0.5
    fi
    import -window root -strip "$OUT/$name.png"
    kill "$reader" "$manager" "$server" 2>/dev/null || true
    wait "$reader" "$server" 2>/dev/null || true
    rm -rf "$profile"
    echo "$name"
}

if [ $# -gt 0 ]; then
    shot "$@"
    exit
fi
[ "${ONLY:-}" = room ] || {
shot home_en_light_1366 1366x768 light 100 "--language en"
shot home_fr_1024x600 1024x600 light 100 "--language fr"
shot page_en_light_1366 1366x768 light 100 "--language en --page biz-trademarks"
shot page_en_dark_1366 1366x768 dark 100 "--language en --page biz-trademarks"
shot figure_es_1366 1366x768 light 100 "--language es --page right-patents#get" "mousemove 800 400;click --repeat 6 --delay 60 5"
shot steps_es_1366 1366x768 light 100 "--language es --page biz-trademarks#what-to-do"
shot page_fr_1024x600 1024x600 light 100 "--language fr --page right-choose#checklist"
shot results_fr_1366 1366x768 light 100 "--language fr --search marque"
shot typing_en_1366 1366x768 light 100 "--language en --page right-choose" "key ctrl+k;type --delay 90 trade;key space;type --delay 90 sec"
shot language_menu_fr_1366 1366x768 light 100 "--language fr --page biz-why-ip" "key alt+l"
shot wide_en_dark_1920 1920x1080 dark 100 "--language en --page right-patents#not"
shot sepia_fr_140_1366 1366x768 sepia 140 "--language fr --page case-penja"
shot contrast_en_1366 1366x768 contrast 100 "--language en --page biz-why-ip#what-to-do"
shot results_en_dark_1024x600 1024x600 dark 100 "--language en --search licence"
shot nothing_en_1366 1366x768 light 100 "--language en --search zzpatemt"
shot find_fr_1366 1366x768 light 100 "--language fr --page biz-trademarks" "key ctrl+f;type --delay 60 marque;key F3;key F3"
shot topic_es_1366 1366x768 light 100 "--language es --page topic-business"
shot sheet_en_1366 1366x768 light 100 "--language en --page tool-deadlines#periods"
shot first_run_1366 1366x768 light 100 ""
}
THINGS=things
shot sides_en_fr_1366 1366x768 light 100 "--language en --page biz-trademarks" "key F4"
shot sides_fr_en_dark_1024x600 1024x600 dark 100 "--language fr --page right-patents#get" "key F4"
shot notes_en_1366 1366x768 light 100 "--language en --page biz-trademarks"
shot note_card_sepia_en_1366 1366x768 sepia 100 "--language en --page biz-trademarks" "mousemove 640 732;click 1"
shot mine_en_1366 1366x768 light 100 "--language en" "key ctrl+b"
shot mine_notes_fr_1024x600 1024x600 light 100 "--language fr" "key ctrl+b;key Tab;mousemove 560 146;click 1"
shot print_en_1366 1366x768 light 100 "--language en --page biz-trademarks" "key ctrl+p"
shot comfort_en_1366 1366x768 light 100 "--language en --page biz-trademarks" "key alt+a"
shot menu_es_1024x600 1024x600 light 100 "--language es --page biz-trademarks" "key F10"
shot peek_fr_800x600 800x600 light 100 "--language fr --page biz-trademarks#why" "key F4"
shot contrast_notes_en_1366 1366x768 contrast 100 "--language en --page biz-trademarks"
shot large_fr_1024x600 1024x600 light 200 "--language fr --page biz-trademarks"
shot help_fr_1366 1366x768 light 100 "--language fr" "key F1"
shot deadlines_en_1366 1366x768 light 100 "--language en --page tool-deadlines" "mousemove 800 365;click 1;type --delay 60 31;key slash;type --delay 60 8;key slash;type --delay 60 2026;key Return"
shot checkup_question_en_1366 1366x768 light 100 "--language en --page tool-diagnostic" "mousemove 800 365;click 1;key 4;key Return;key 2;key Return;key 1;key Return;key 1;key Return;key 3;key Return;key 2"
shot checkup_question_fr_1024x600 1024x600 light 100 "--language fr --page tool-diagnostic" "mousemove 500 365;click 1;key 1;key Return;key 2;key Return;key 3"
THINGS="things tools"
shot checkup_result_en_1366 1366x768 light 100 "--language en --page tool-diagnostic" "mousemove 800 365;click 1"
shot checkup_steps_en_dark_1366 1366x768 dark 100 "--language en --page tool-diagnostic" "mousemove 800 365;click 1;mousemove 640 500;click --repeat 11 --delay 60 5"
shot selftest_es_1366 1366x768 light 100 "--language es --page tool-selftest-basics" "mousemove 800 365;click 1;key 2"
shot form_fr_1366 1366x768 sepia 100 "--language fr --page tool-nda" "mousemove 800 365;click 1"
shot register_en_1366 1366x768 light 100 "--language en --page tool-register" "mousemove 800 365;click 1"
shot dates_print_en_1366 1366x768 light 100 "--language en --page tool-deadlines" "mousemove 800 365;click 1;key alt+m;key ctrl+p"
