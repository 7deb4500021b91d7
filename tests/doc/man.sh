#!/bin/sh
# The manual against the program: pages are free of faults, and every command and every option of the
# program's own help stands in the page, and the reverse. Prints TAP.
# usage: GCITRACK=PROGRAM man.sh [PAGE...]

LC_ALL=C
export LC_ALL
unset COLUMNS GCITRACK_DB
: "${GCITRACK:?the program to ask}"
here=$(cd "$(dirname "$0")" && pwd) || exit 1
[ $# -gt 0 ] || set -- "$here"/../../doc/*.[1-9]

if ! command -v mandoc >/dev/null; then
  echo '1..0 # skip mandoc is not installed'
  exit 0
fi
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

number=0
failed=0

# check NAME FINDINGS: one line of TAP; findings (one a line) fail it.
check() {
  number=$((number + 1))
  if [ -z "$2" ]; then
    echo "ok $number - $1"
  else
    failed=1
    echo "not ok $number - $1"
    printf '%s\n' "$2" | sed 's/^/#   /'
  fi
}

# same PROGRAM PAGE: what only one of two lists has.
same() {
  sort -u "$1" >"$scratch/program"
  sort -u "$2" >"$scratch/page"
  comm -23 "$scratch/program" "$scratch/page" | sed 's/^/only in the program: /'
  comm -13 "$scratch/program" "$scratch/page" | sed 's/^/only in the page: /'
}

# options: the lines of a help text that introduce an option, "-f, --format FORMAT".
options() {
  sed -n 's/^  \(-[A-Za-z], \)\{0,1\}  *\(--.*\)$/\1\2/p; s/^  \(-[A-Za-z], --.*\)$/\1/p' | sed 's/   *.*//; s/ *$//'
}

for page in "$@"; do
  check "$(basename "$page") is free of faults" "$(mandoc -T lint -W warning "$page" 2>&1)"
done

for page in "$@"; do
  [ "$(basename "$page")" = gcitrack.1 ] || continue
  # As it is read: sections at the margin, commands at 3 columns, text and options behind them.
  mandoc -T ascii -O width=200 "$page" | sed "s/.$(printf '\b')//g" >"$scratch/text"
  awk -v scratch="$scratch" '
    /^[^ ]/ { section = $0; command = ""; next }
    section == "COMMANDS" && /^   [a-z]/ { command = $1; print command >(scratch "/commands"); next }
    command && $1 == "gcitrack" && $2 == command && !used[command]++ {
      sub(/^ */, ""); print >(scratch "/usage")
      next
    }
    /^ +(-[A-Za-z], )?--[a-z][a-z-]*( [^ ]+)?$/ && (command || section == "OPTIONS") {
      sub(/^ */, "")
      print (command ? command " " : "") $0 >(scratch "/options")
    }' "$scratch/text"
  touch "$scratch/commands" "$scratch/usage" "$scratch/options"

  "$GCITRACK" help >"$scratch/help" || check 'gcitrack help answers' "exit status $?"
  sed -n '/^Commands$/,/^$/s/^  \([a-z][a-z-]*\)\( .*\)\{0,1\}$/\1/p' "$scratch/help" >"$scratch/own-commands"
  options <"$scratch/help" >"$scratch/own-options"
  while read -r command; do
    "$GCITRACK" help "$command" >"$scratch/help" || check "gcitrack help $command answers" "exit status $?"
    head -n 1 "$scratch/help" >>"$scratch/own-usage"
    options <"$scratch/help" | sed "s/^/$command /" >>"$scratch/own-options"
    sed -n 's/^Also called \(.*\)\.$/\1/p' "$scratch/help" >>"$scratch/own-aliases"
  done <"$scratch/own-commands"

  few=
  [ "$(wc -l <"$scratch/own-commands")" -ge 10 ] || few='fewer than ten commands were found in the help'
  check 'the help lists commands' "$few"
  [ "$(wc -l <"$scratch/own-options")" -ge 20 ] || few='fewer than twenty options were found in the help'
  check 'the help lists options' "$few"
  check 'every command of the program is in the page, and the reverse' \
    "$(same "$scratch/own-commands" "$scratch/commands")"
  check 'commands are in the order of the help' \
    "$(diff "$scratch/own-commands" "$scratch/commands")"
  check 'every command has its arguments as in the help' "$(same "$scratch/own-usage" "$scratch/usage")"
  check 'every option of the program is in the page, and the reverse' \
    "$(same "$scratch/own-options" "$scratch/options")"
  check 'every other name of a command is in the page' \
    "$(while read -r alias; do
      grep -q "Also called $alias" "$scratch/text" || echo "$alias"
    done <"$scratch/own-aliases")"
  check 'every variable of the environment that the program reads is in the page' \
    "$(cd "$here/../.." && sed -n 's/.*getenv("\([A-Z_]*\)").*/\1/p; s/.*getenv("[A-Z_]*").*getenv("\([A-Z_]*\)").*/\1/p' \
      gcitrack/*.c plots/*.c | sort -u | grep -Evx 'HOME|PATH|TERM' |
      while read -r variable; do
        grep -q "^     $variable" "$scratch/text" || echo "$variable"
      done)"
done

echo "1..$number"
exit $failed
