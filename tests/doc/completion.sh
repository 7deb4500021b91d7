#!/bin/bash
# Completion: what `gcitrack complete` offers, and what doc/gcitrack.bash makes of it in bash. Prints TAP.
# usage: GCITRACK=PROGRAM completion.sh

: "${GCITRACK:?the program to ask}"
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
program=$(cd "$(dirname "$GCITRACK")" && pwd)/$(basename "$GCITRACK") || exit 1
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
unset GCITRACK_DB XDG_DATA_HOME COLUMNS
export HOME=$scratch LC_ALL=C.UTF-8
ln -s "$program" gcitrack
PATH=$scratch:$PATH

number=0
failed=0

# check NAME EXPECTED FOUND: one line of TAP.
check() {
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $number - $1"
  else
    failed=1
    echo "not ok $number - $1"
    printf 'expected: %s\nfound:    %s\n' "${2//$'\n'/ | }" "${3//$'\n'/ | }" | sed 's/^/#   /'
  fi
}

# offered WORD...: the candidates of the program, without descriptions, on one line.
offered() {
  gcitrack complete -- "$@" 2>&1 | cut -f1 | paste -sd ' '
}

# has NAME WORD CANDIDATE...: WORD is one of them.
has() {
  case " $3 " in
    *" $2 "*) check "$1" yes yes ;;
    *) check "$1" "$2" "$3" ;;
  esac
}

# ---- the program ----

check 'a command by its first letters' change "$(offered gcitrack cha)"
check 'every command of the help, in its order' \
  "$(gcitrack help | sed -n '/^Commands$/,/^$/s/^  \([a-z][a-z-]*\)\( .*\)\{0,1\}$/\1/p' | paste -sd ' ')" \
  "$(offered gcitrack '')"
check 'commands have their summary behind a TAB' \
  "$(printf 'rank\t%s' "$(gcitrack help rank | sed -n 2p)")" "$(gcitrack complete -- gcitrack ra)"
check 'help takes a command' 'explain export' "$(offered gcitrack help ex)"
check 'the values of an option' 'table tsv' "$(offered gcitrack rank --format t)"
check 'the values of a short option' json "$(offered gcitrack -f j)"
check 'a value behind =' --format=markdown "$(offered gcitrack rank --format=m)"
check 'editions' 'latest' "$(offered gcitrack rank --edition la)"
has 'editions by label' 2020 "$(offered gcitrack show 202)"
has 'codes of countries' IDN "$(offered gcitrack show ID)"
check 'names of countries' Indonesia "$(offered gcitrack show Indone)"
check 'names in other languages' 'Korea Selatan' "$(offered gcitrack show 'Korea Sel')"
has 'groups' ASEAN "$(offered gcitrack compare ASE)"
has 'groups behind @' @ASEAN "$(offered gcitrack compare @as)"
check 'regions' Asia-Pacific "$(offered gcitrack rank --group Asia)"
check 'events' accp-start "$(offered gcitrack plot IDN --event accp-s)"
check 'series' organizational "$(offered gcitrack change --series org)"
check 'countries alone' 'Indonesia IND India' "$(offered gcitrack rank --around in | tr ' ' '\n' | grep -E '^(IND|India|Indonesia)$' | paste -sd ' ')"
check 'nothing behind an option that is none' '' "$(offered gcitrack rank --nothing=a)$(offered gcitrack rank -x a | grep -v AND)"
check 'an option without a value waits for none' change "$(offered gcitrack -q --cite cha)"
has 'a dash offers the options' --group "$(offered gcitrack rank -)"
has 'every code where nothing is typed' ZWE "$(offered gcitrack show '')"
check 'two letters are not looked up in other languages' '' "$(offered gcitrack show 'qx')"
check 'nothing is asked' "$(offered gcitrack '')" "$(gcitrack complete -- | cut -f1 | paste -sd ' ')"
check 'nothing is asked of the program' "$(offered gcitrack '')" "$(gcitrack complete | cut -f1 | paste -sd ' ')"
check 'nothing where nothing fits' '' "$(offered gcitrack show qqq)"
check 'nothing for files: the shell knows them' '' "$(offered gcitrack import '')"
check 'an option waits for its value, also before the command' 'csv' "$(offered gcitrack --format cs)"
check 'behind -- there are no options' '' "$(offered gcitrack show -- --fo)"

missing=
for command in $(offered gcitrack ''); do
  found=" $(offered gcitrack "$command" --) "
  for option in $(gcitrack help "$command" | sed -n '/^Options$/,/^$/s/^  [ -].*\(--[a-z-]*\).*/\1/p') --format --db; do
    case $found in
      *" $option "*) ;;
      *) missing="$missing $command$option" ;;
    esac
  done
done
check 'every option of every command' '' "$missing"

"$program" complete -- gcitrack show ID --db nowhere/gci.db >found 2>said
check 'a Tab says nothing on standard error' '' "$(cat said)"
echo 'not a store' >bad.db
GCITRACK_DB=bad.db gcitrack complete -- gcitrack cha >found 2>said
check 'a Tab says nothing about a bad store' 'change' "$(cut -f1 found)$(cat said)"
check 'a Tab makes no store' '' "$(find "$scratch" -name 'gci.db*')"

# ---- bash ----

# shellcheck source=/dev/null
. "$top/doc/gcitrack.bash"
check 'the function is bound to the program' 'complete -o default -F _gcitrack gcitrack' "$(complete -p gcitrack)"

# typed LINE: what bash would be given at the end of the line, cut into words as bash cuts them.
typed() {
  COMP_WORDBREAKS=$' \t\n"\'@><=;|&(:'
  COMP_LINE=$1
  COMP_POINT=${#COMP_LINE}
  COMP_WORDS=()
  local rest=$1 word
  # Between spaces: runs of = and :, and what is no such mark; quotes and backslashes hold together.
  local pattern=$'^([=:]+|(\\\\.|"[^"]*"?|\'[^\']*\'?|[^][:space:]=:"\'\\\\]|[]])+)'
  while :; do
    rest=${rest#"${rest%%[![:space:]]*}"}
    [[ $rest =~ $pattern ]] || break
    word=${BASH_REMATCH[0]}
    COMP_WORDS+=("$word")
    rest=${rest#"$word"}
    [[ -z $rest ]] && break
  done
  case $1 in *[[:space:]=:]) COMP_WORDS+=('') ;; esac
  # As bash does: a lone mark at the end is itself the word.
  case $1 in *[=:]) unset 'COMP_WORDS[-1]' ;; esac
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=(left over)
  _gcitrack gcitrack "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]-}"
}

# replies NAME LINE EXPECTED: the replies for a line, on one line.
replies() {
  typed "$2"
  check "bash: $1" "$3" "${COMPREPLY[*]}"
}

replies 'a command' 'gcitrack cha' change
replies 'a command behind an option' 'gcitrack --format csv cha' change
replies 'an option' 'gcitrack rank --aro' --around
replies 'a value' 'gcitrack rank --format j' json
replies 'a value behind =, which bash cuts' 'gcitrack rank --format=j' json
replies 'every value behind =' 'gcitrack rank --format=' 'table csv tsv json markdown latex html'
replies 'a country by its code' 'gcitrack show MY' MYS
replies 'a code in small letters alone' 'gcitrack show mys' MYS
replies 'a name in small letters' 'gcitrack show indone' Indonesia
replies 'several keep the letters that were typed' 'gcitrack show ind' 'indonesia ind india'
replies 'a name of several words' 'gcitrack show Cabo' 'Cabo\ Verde'
replies 'a name of several words, half of it' 'gcitrack show Cabo\ V' 'Cabo\ Verde'
replies 'a name in double quotes' 'gcitrack show "Cabo V' 'Cabo Verde'
replies 'a name in single quotes' "gcitrack show 'Cabo V" 'Cabo Verde'
replies 'an apostrophe' 'gcitrack show Côte' "Côte\\ d\\'Ivoire"
replies 'a group behind @' 'gcitrack compare @ASEAN+' @ASEAN+3
replies 'a group behind = and @' 'gcitrack rank --group=@ASEAN+' @ASEAN+3
replies 'a word behind others' 'gcitrack change 2018 2020 --group ASEAN+' ASEAN+3
replies 'nothing: files are left to bash' 'gcitrack import gci' ''

typed 'gcitrack cha'
COMP_LINE='gcitrack cha --top 3' COMP_WORDS=(gcitrack cha --top 3)
_gcitrack
check 'bash: in the middle of a line' change "${COMPREPLY[*]}"

echo "1..$number"
exit $failed
