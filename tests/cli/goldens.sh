#!/bin/bash
# Runs the sessions of goldens/ and compares what they print with what is written there; TAP.
# usage: goldens.sh [--accept] [NAME...]
#
# A session is a text file: lines that begin with "$ " are typed, in order, in a new place with a table
# gci2021.csv in it (GCI 2020 as a reader types it in); below each is what it prints, on stdout and stderr, and
# "[exit status N]" where it is not 0. tests/cli/accept writes what is printed into the files.
# GCITRACK is the program.
set -u

here=$(cd "$(dirname "$0")" && pwd) || exit 1
: "${GCITRACK:?must name the program}"
case $GCITRACK in /*) ;; *) GCITRACK=$PWD/$GCITRACK ;; esac

accept=no
if [ "${1:-}" = --accept ]; then
  accept=yes
  shift
fi
[ $# -gt 0 ] || {
  cd "$here/goldens" || exit 1
  set -- *.txt
}

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

gcitrack() {
  "$GCITRACK" "$@"
}

# play FILE: the session with what its commands print now.
play() {
  local line status
  rm -rf "$scratch/place"
  mkdir -p "$scratch/place/home" "$scratch/place/work"
  cd "$scratch/place/work" || exit 1
  export HOME=$scratch/place/home XDG_DATA_HOME=$scratch/place/home/data GCITRACK_DB=$scratch/place/home/gci.db
  export LANG=C TZ='<+1345>-13:45' TERM=dumb SOURCE_DATE_EPOCH=1700000000
  unset LC_ALL LC_CTYPE LANGUAGE COLUMNS NO_COLOR
  cut -d, -f2-4 "$here/../../data/gci/2020.csv" | sed '1s/.*/Country,Rank,Score/' >gci2021.csv
  while IFS= read -r line; do
    case $line in '$ '*) ;; *) continue ;; esac
    printf '%s\n' "$line"
    (eval "${line#\$ }") </dev/null 2>&1
    status=$?
    [ "$status" -eq 0 ] || printf '[exit status %s]\n' "$status"
  done <"$1"
}

failed=0
number=0
echo "1..$#"
for name in "$@"; do
  name=${name##*/}
  file=$here/goldens/${name%.txt}.txt
  number=$((number + 1))
  play "$file" | sed "s|$scratch/place/||g" >"$scratch/printed"
  if cmp -s "$file" "$scratch/printed"; then
    echo "ok $number ${name%.txt}"
  elif [ $accept = yes ]; then
    diff -u "$file" "$scratch/printed" | sed 's/^/# /'
    cp "$scratch/printed" "$file"
    echo "ok $number ${name%.txt}: accepted"
  else
    diff -u "$file" "$scratch/printed" | sed 's/^/# /'
    echo "not ok $number ${name%.txt}"
    failed=1
  fi
done
exit $failed
