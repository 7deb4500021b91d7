#!/bin/sh
# The arrows between the folders and the rules of the house that a search can hold. Prints TAP.
# usage: arrows.sh [TOP-OF-THE-PROJECT]
#
#   gcitrack -> import -> store -> analysis -> base      gcitrack may use everything
#   gcitrack -> plots  -> analysis -> base               store and import see analysis/gci.h only

LC_ALL=C
export LC_ALL
cd "${1:-$(dirname "$0")/../..}" || exit 1

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

# sources FOLDER...: the C files of folders.
sources() {
  for folder in "$@"; do
    [ -d "$folder" ] && find "$folder" -name '*.[ch]' -type f
  done | sort
}

# includes FOLDER: "file: included/header.h" of every include of our own.
includes() {
  for file in $(sources "$1"); do
    sed -n 's|^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*|\1|p' "$file" | sed "s|^|$file: |"
  done
}

# only FOLDER PATTERN: includes of FOLDER that PATTERN (extended, of the header) does not allow.
only() {
  includes "$1" | grep -Ev ": ($2)" || true
}

# code FILE...: the files with comments and the contents of strings taken out, "file:line:" in front.
code() {
  [ $# -eq 0 ] && return
  awk '
    FNR == 1 { comment = 0 }
    {
      line = $0
      kept = ""
      while (line != "") {
        if (comment) {
          end = index(line, "*/")
          if (!end) { line = ""; break }
          comment = 0
          line = substr(line, end + 2)
        } else if (substr(line, 1, 2) == "/*") {
          comment = 1
          line = substr(line, 3)
        } else if (substr(line, 1, 2) == "//") {
          line = ""
        } else if (match(line, /^"([^"\\]|\\.)*"/)) {
          kept = kept "\"\""
          line = substr(line, RLENGTH + 1)
        } else if (match(line, /^'\''([^'\''\\]|\\.)*'\''/)) {
          kept = kept "0"
          line = substr(line, RLENGTH + 1)
        } else {
          kept = kept substr(line, 1, 1)
          line = substr(line, 2)
        }
      }
      print FILENAME ":" FNR ": " kept
    }' "$@"
}

# calls PATTERN FOLDER...: lines of code where one of the words PATTERN stands, not as part of a longer one.
calls() {
  words=$1
  shift
  # shellcheck disable=SC2046 # names of sources have no spaces
  code $(sources "$@") | grep -E "(: |.*[^A-Za-z0-9_>.])($words)([^A-Za-z0-9_]|\$)" |
    grep -Ev "^[^ ]* [[:space:]]*#[[:space:]]*include" || true
}

libraries='analysis base import plots store'

check 'base includes base only' "$(only base 'base/')"
check 'analysis includes analysis and base' "$(only analysis 'analysis/|base/')"
check 'store includes store, analysis/gci.h and base' "$(only store 'store/|analysis/gci\.h$|base/')"
check 'import includes import, store/store.h, analysis/gci.h and base' \
  "$(only import 'import/|store/store\.h$|analysis/gci\.h$|base/')"
check 'plots includes plots, analysis and base' "$(only plots 'plots/|analysis/|base/')"
check 'gcitrack goes in by the doors: store/store.h and import/import.h' \
  "$(only gcitrack 'gcitrack/|import/import\.h$|store/store\.h$|plots/|analysis/|base/')"

# shellcheck disable=SC2046,SC2086 # folders and sources have no spaces
{
  check 'sqlite3.h is included in store only' \
    "$(grep -n 'include *<sqlite3\.h>' $(sources gcitrack import plots analysis base) /dev/null)"
  check 'csv.h is included in import/csv.c only' \
    "$(grep -n 'include *<csv\.h>' $(sources gcitrack $libraries) /dev/null | grep -v '^import/csv\.c:')"
  # A library may write to the FILE it is given (plots): never to one it took itself.
  check 'libraries do not print' \
    "$(calls 'printf|vprintf|puts|putchar|perror|stdout|stderr' $libraries | grep -v 'format(printf, ')"
  check 'only plots and base write to a FILE' \
    "$(calls 'fprintf|vfprintf|fputs|fputc|putc|fwrite' analysis import store)"
  check 'libraries do not exit' \
    "$(calls 'exit|_exit|_Exit|quick_exit|abort|err|errx|warn|warnx' $libraries | grep -E '(exit|_Exit|abort|err|errx|warn|warnx) *\(' |
      grep -v '^base/mem\.c:' || true)"
  check 'analysis reads no clock, no file, no environment' \
    "$(calls 'fopen|open|time|clock|clock_gettime|gettimeofday|getenv|rand|random|srand|setlocale' analysis | grep -E '[a-z] *\(' |
      grep -E '(fopen|open|time|clock|clock_gettime|gettimeofday|getenv|rand|random|srand|setlocale) *\(' || true)"
  check 'nobody calls what nobody should call' \
    "$(calls 'strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof|system|popen|strtok|tmpnam|mktemp' gcitrack $libraries |
      grep -E '(strcpy|strcat|sprintf|gets|atoi|atol|atof|system|popen|strtok|tmpnam|mktemp) *\(' || true)"
  check 'nobody lets a locale into numbers' "$(calls 'LC_ALL|LC_NUMERIC' gcitrack $libraries)"
  check 'no file is longer than 600 lines' \
    "$(for file in $(sources gcitrack $libraries tools tests bench); do
      lines=$(wc -l <"$file")
      [ "$lines" -le 600 ] || echo "$file: $lines lines"
    done)"
  check 'headers keep themselves from being read twice' \
    "$(for file in $(sources gcitrack $libraries); do
      case $file in *.h) grep -q '^#ifndef [A-Z0-9_]*_H$\|^#pragma once' "$file" || echo "$file" ;; esac
    done)"
  # One that is not built can never fail.
  check 'every unit test is in the list of meson.build' \
    "$(for file in tests/unit/*.c; do
      name=${file##*/}
      grep -q "^    \['${name%.c}', " meson.build || echo "$file"
    done)"
  check 'every line of tests/equivalent.txt is a change that tools/mutate would make' "$(tools/mutate --stale 2>&1)"
}

echo "1..$number"
exit $failed
