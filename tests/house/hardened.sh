#!/bin/sh
# The program as it is built is hardened: what an error in it could be used for is made small.
# GCITRACK is the program; FORTIFIED=no where it is built without optimisation or with a sanitizer.
# shellcheck disable=SC2317 # lacks is called by ok
set -u

program=${GCITRACK:?}
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C readelf -W -h -l -d "$program" >"$scratch/layout" || exit 1
LC_ALL=C readelf -W -s "$program" >"$scratch/symbols" || exit 1
number=0
failed=0

# ok NAME COMMAND...: a test.
ok() {
  name=$1
  shift
  number=$((number + 1))
  if "$@" >/dev/null; then
    echo "ok $number - $name"
  else
    echo "not ok $number - $name"
    failed=1
  fi
}

# lacks PATTERN FILE
lacks() {
  ! grep -q "$@"
}

ok 'it can be loaded anywhere (PIE)' grep -Eq 'Type: +DYN' "$scratch/layout"
ok 'tables of addresses are read-only (RELRO)' grep -q 'GNU_RELRO' "$scratch/layout"
ok 'and so from the start (BIND_NOW)' grep -Eq 'BIND_NOW|Flags:.* NOW' "$scratch/layout"
ok 'the stack is not executed' grep -Eq 'GNU_STACK .* RW +0x' "$scratch/layout"
ok 'nothing is writable and executed' lacks -E 'LOAD .* RWE ' "$scratch/layout"
ok 'no path of libraries is built in' lacks -E '\((RPATH|RUNPATH)\)' "$scratch/layout"
ok 'overruns of the stack are seen' grep -q '__stack_chk_fail' "$scratch/symbols"
if [ "${FORTIFIED:-yes}" = yes ]; then
  ok 'calls of the C library know the sizes (FORTIFY)' grep -Eq '__(memcpy|snprintf|vsnprintf|fprintf|printf)_chk' "$scratch/symbols"
fi
echo "1..$number"
exit $failed
