# What every test of the program begins with: a place of its own, and a few words to ask and compare.
# GCITRACK is the program; meson sets it. By hand: GCITRACK=build/gcitrack bats tests/cli

bats_require_minimum_version 1.5.0

here=$BATS_TEST_DIRNAME
data=$here/../../data

setup() {
  setup_place "$BATS_TEST_TMPDIR"
}

# setup_place FOLDER: as somebody who never used the program, in FOLDER/work.
setup_place() {
  [ -x "${GCITRACK:-}" ] || {
    echo 'GCITRACK must name the program' >&2
    return 1
  }
  export GCITRACK
  export HOME=$1/home XDG_DATA_HOME=$1/data
  export TZ='<+1345>-13:45' LANG=C TERM=dumb
  unset LC_ALL LC_CTYPE LC_NUMERIC LC_COLLATE LC_MESSAGES LANGUAGE
  unset GCITRACK_DB NO_COLOR COLUMNS SOURCE_DATE_EPOCH POSIXLY_CORRECT
  mkdir "$HOME" "$1/work"
  cd "$1/work" || return 1
}

gcitrack() {
  "$GCITRACK" "$@"
}

# the TEXT: fails, and shows both, where $output is another.
the() {
  [ "$output" = "$1" ] || {
    printf 'expected:\n%s\nprinted:\n%s\n' "$1" "$output"
    return 1
  }
}

# has TEXT IN: fails, and shows it, where IN does not contain TEXT.
has() {
  case $2 in
    *"$1"*) ;;
    *)
      printf 'expected within:\n%s\nprinted:\n%s\n' "$1" "$2"
      return 1
      ;;
  esac
}

# lacks PATTERN FILE: fails, and shows where, if the extended regular expression is in FILE.
lacks() {
  if grep -aEn -e "$1" -- "$2"; then
    printf 'must not be there: %s\n' "$1"
    return 1
  fi
}

# answers ARGUMENT...: exit status 0; the answer in $output, the rest in $stderr.
answers() {
  run --separate-stderr -0 gcitrack "$@"
}

# fails STATUS TEXT ARGUMENT...: no answer, TEXT within a message that ends by itself, that status.
fails() {
  local status_expected=$1 text=$2
  shift 2
  run --separate-stderr gcitrack "$@"
  [ "$status" -eq "$status_expected" ] || {
    printf 'expected exit status %s, got %s\nstdout: %s\nstderr: %s\n' "$status_expected" "$status" "$output" \
      "$stderr"
    return 1
  }
  has "$text" "$stderr"
  [ -z "$output" ] || {
    printf 'answered all the same:\n%s\n' "$output"
    return 1
  }
}

# one_sentence: $stderr is a line.
one_sentence() {
  [ -n "$stderr" ] && [ "$(printf '%s\n' "$stderr" | wc -l)" -eq 1 ] || {
    printf 'not one sentence:\n%s\n' "$stderr"
    return 1
  }
}

# ask FILTER ARGUMENT...: what the jq filter makes of the command's JSON, in $output.
ask() {
  local filter=$1
  shift
  gcitrack "$@" --format json >answer.json 2>answer.err || {
    printf 'exit status %s: %s\n' "$?" "$(cat answer.err)"
    return 1
  }
  output=$(jq -r "$filter" answer.json)
}

# A table of GCI 2020 as a reader would type it in: Country, Rank, Score. No cell has a comma.
typed() {
  cut -d, -f2-4 "$data/gci/2020.csv" | sed '1s/.*/Country,Rank,Score/'
}

# Every file that a user has, with the digest of what is in it: what a refusal leaves alone.
state() {
  local folder
  for folder in work home data; do
    if [ -d "$BATS_TEST_TMPDIR/$folder" ]; then
      find "$BATS_TEST_TMPDIR/$folder" ! -name 'answer.*' -type f -exec sha256sum {} +
    fi
  done | sort
}

# untouched STATE: fails, and shows it, where files came, went or changed since.
untouched() {
  diff <(printf '%s\n' "$1") <(state)
}

# needs_terminal: skips where none can be made (no script, or no /dev/pts as in a bare chroot).
needs_terminal() {
  script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip 'no terminal can be made here'
}
