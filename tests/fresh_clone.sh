#!/bin/sh
# Clone this repository to an empty place and do what the README says, as a newcomer would:
# an empty home, empty caches, a PATH with only the system's programs.
#
#   tests/fresh_clone.sh [--part install|study|test]     (default: study and test)
#
# Only how this machine reaches a package source and trusts it is passed on (PIP_*, proxy and
# certificate variables). What is committed is what is cloned. Everything is removed afterwards.
set -eu

part=all
case "${1:-}" in
    "") ;;
    --part) part=${2:-} ;;
    *) part=unknown ;;
esac
case "$part" in
    install|study|test|all) ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

source=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d "${TMPDIR:-/tmp}/datataal-fresh.XXXXXX")
server=
finish() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
        kill -TERM "-$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ] && [ -f "$place/study.log" ]; then
        echo "--- what make study said:"; tail -n 40 "$place/study.log"
        tail -n 40 "$place/datataal/_study/.jupyter/server.log" 2>/dev/null || true
    fi
    rm -rf "$place"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM

# What a newcomer's shell has; $place holds no white space.
bare="env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=$place/home TMPDIR=$place/tmp LANG=C.UTF-8"
if [ -n "${CI:-}" ]; then bare="$bare CI=$CI"; fi

network() {
    # One KEY=VALUE a line; these values hold no white space.
    env | grep -E '^(PIP_[A-Z_]+|[a-zA-Z]*_(proxy|PROXY)|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE)=' |
        grep -vE '^PIP_(CACHE_DIR|TARGET|PREFIX|USER|REQUIRE_VIRTUALENV)=' | grep -v '[[:space:]]' || true
    if [ -z "${PIP_CONFIG_FILE:-}" ] && [ -f "$HOME/.config/pip/pip.conf" ]; then
        echo "PIP_CONFIG_FILE=$HOME/.config/pip/pip.conf"
    fi
}

timed() {
    name=$1; shift
    begin=$(date +%s)
    "$@"
    echo "fresh clone: $name took $(($(date +%s) - begin)) s"
}

clone() {
    mkdir -p "$place/home" "$place/tmp"
    git clone --quiet "$source" "$place/datataal"
    cd "$place/datataal"
}

install() {
    $bare $(network) python3 -I src/datataal/bootstrap.py study
}

ask() {
    # $1 path, $2 what the answer must hold
    answer=$($bare .venv/bin/python -I - "$address" "$1" <<'PY'
import http.cookiejar, sys, urllib.request
address, path = sys.argv[1:]
base, token = address.split("/?token=")
jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
opener = urllib.request.build_opener(jar, urllib.request.ProxyHandler({}))
opener.open(address, timeout=60).read()
answer = opener.open(base + path, timeout=60)
print(answer.status, answer.url.removeprefix(base))
print(answer.read().decode("utf-8", "replace"))
PY
    )
    case "$answer" in
        200*"$2"*) echo "fresh clone: $1 answers" ;;
        *) echo "fresh clone: $1 does not answer with $2: $(echo "$answer" | head -n 1)"; exit 1 ;;
    esac
}

study() {
    rm -f "$place/study.log"
    touch "$place/study.log"
    # exec and setsid make $! the leader of a group that can be stopped as a whole
    (exec $bare $(network) setsid make study STUDY="--no-browser --lang nl") >"$place/study.log" 2>&1 &
    server=$!
    patience=1500
    until address=$(grep -o 'http://127\.0\.0\.1:[0-9]*/?token=[0-9a-f]*' "$place/study.log"); do
        if ! kill -0 "$server" 2>/dev/null; then
            echo "fresh clone: make study stopped by itself"; exit 1
        fi
        patience=$((patience - 1))
        if [ "$patience" -le 0 ]; then echo "fresh clone: make study takes too long"; exit 1; fi
        sleep 1
    done
    address=$(echo "$address" | head -n 1)
}

look() {
    ask /book/nl/index.html '<html lang="nl"'
    ask /book/en/index.html '<html lang="en"'
    ask /book/nl/_static/study.js 'window.datataalStudy = {"lab"'
    ask /datataal/open/nl/03-quality /lab/tree/nl/03-quality.ipynb
    ask /datataal/open/en/03-quality/exercise /lab/tree/en/03-quality-exercise.ipynb
    test -f _study/nl/03-quality.ipynb
    test -z "$(ls -A "$place/home" | grep -vE '^\.(cache|local|config|npm)$' || true)" ||
        { echo "fresh clone: something was written to the home folder: $(ls -A "$place/home")"; exit 1; }
    test ! -e "$place/home/.jupyter" || { echo "fresh clone: the user's Jupyter was touched"; exit 1; }
}

stop() {
    kill -TERM "-$server"
    wait "$server" 2>/dev/null || true
    server=
}

clone
if [ "$part" = install ]; then timed install install; fi
if [ "$part" = study ] || [ "$part" = all ]; then
    timed "make study, until it answers" study
    timed "looking" look
    stop
    timed "make study, the second time" study
    stop
fi
if [ "$part" = test ] || [ "$part" = all ]; then
    timed "make test" $bare $(network) make test
fi
echo "fresh clone: $part is good"
