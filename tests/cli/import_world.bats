#!/usr/bin/env bats
# Files as the world hands them over: each imports with no option but the edition, or is refused with a sentence
# that says where, what and what to do, and then the store is what it was, byte for byte.

load helpers

setup() {
  setup_place "$BATS_TEST_TMPDIR"
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  gcitrack init --empty --quiet
}

# figures_of EDITION...: scores as data/gci has them, "2020 IDN 94.88" a line.
figures_of() {
  local edition
  for edition; do
    awk -F, -v edition="$edition" 'NR > 1 { print edition, $1, $4 }' "$data/gci/$edition.csv"
  done | LC_ALL=C sort
}

# stored SERIES: what the store holds, in the same form.
stored() {
  gcitrack export --series "$1" -f csv | awk -F, 'NR > 1 { print $1, $2, $4 }' | LC_ALL=C sort
}

# takes EDITIONS ARGUMENT...: imports; then the store holds the scores of these editions and no other.
takes() {
  local editions=$1
  shift
  answers import "$@"
  # shellcheck disable=SC2086 # words
  diff <(figures_of $editions) <(stored score)
}

# refuses TEXT ARGUMENT...: exit 4 with TEXT, nothing changed, no journal left.
refuses() {
  local text=$1 before
  shift
  before=$(state)
  fails 4 "$text" import "$@"
  untouched "$before"
  [ ! -e "$GCITRACK_DB-journal" ]
}

# localised LANGUAGE: GCI 2020 with the names of the countries in a language, without heading: name, rank, score.
localised() {
  python3 - "$1" "$data" <<'PYTHON'
import csv, sys
language, data = sys.argv[1:]
names = {}
for row in csv.DictReader(open(f"{data}/names.csv", encoding="utf-8")):
    if language in row["language"].split() and row["ambiguous"] == "0":
        names.setdefault(row["iso3"], row["name"])
for row in csv.DictReader(open(f"{data}/gci/2020.csv", encoding="utf-8")):
    name = names.get(row["iso3"], row["country"])
    print(f'"{name}"', row["rank"], row["score"], sep=",")
PYTHON
}

# GCI 2018 and 2020 as the World Bank hands them out: a mark, lines above, an empty last column, regions below.
world_bank() {
  printf '\357\273\277"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-01-28",\n\n'
  printf '"Country Name","Country Code","Indicator Name","Indicator Code","2016","2018","2019","2020",\n'
  join -t, <(cut -d, -f1,4 "$data/gci/2018.csv" | sed 1d | LC_ALL=C sort) \
    <(cut -d, -f1,2,4 "$data/gci/2020.csv" | sed 1d | LC_ALL=C sort) |
    awk -F, '{ printf "\"%s\",\"%s\",\"Global Cybersecurity Index\",\"ITU.GCI\",\"\",\"%s\",\"\",\"%s\",\n", $3, $1, $2, $4 }'
  printf '"%s","%s","Global Cybersecurity Index","ITU.GCI","","","","",\n' 'Arab World' ARB World WLD 'Euro area' EMU
}

@test "a World Bank export: lines above, years as columns, regions without figures" {
  world_bank >API_ITU.GCI_DS2_en_csv_v2.csv
  takes '2018 2020' API_ITU.GCI_DS2_en_csv_v2.csv
  has 'left out above the header: "Data Source"' "$output"
  has '3 rows without a figure are no known countries' "$output"
}

@test "an Our World in Data file: entity, code, year, value" {
  for value in value 'Global Cybersecurity Index'; do
    gcitrack init --empty --quiet --db owid.db
    { echo "Entity,Code,Year,$value"
      for edition in 2014 2017 2018 2020 2024; do
        awk -F, -v OFS=, -v year=$edition 'NR > 1 { print $2, $1, year, $4 }' "$data/gci/$edition.csv"
      done; } >global-cybersecurity-index.csv
    GCITRACK_DB=owid.db takes '2014 2017 2018 2020 2024' global-cybersecurity-index.csv
    rm owid.db
  done
}

@test "semicolons, decimal commas and a byte order mark" {
  { printf '\357\273\277Country;Rank;Score\r\n'
    awk -F, 'NR > 1 { sub(/\./, ",", $4); printf "%s;%s;%s\r\n", $2, $3, $4 }' "$data/gci/2020.csv"; } >gci2020.csv
  takes 2020 gci2020.csv
  has 'separated by a semicolon' "$output"
  has 'decimal commas' "$output"
}

@test "in French, Indonesian, Spanish, Portuguese and German" {
  while IFS=' ' read -r language heading; do
    { echo "$heading"; localised "$language"; } >table.csv
    gcitrack init --empty --quiet --db language.db
    GCITRACK_DB=language.db takes 2020 table.csv --edition 2020
    rm language.db
  done <<'END'
fr Pays,Rang,Score
id Negara,Peringkat,Skor
id Negara,Peringkat,Nilai
es País,Puesto,Puntuación
pt País,Posição,Pontuação
de Land,Rang,Punktzahl
END
}

@test "in UTF-16, UTF-32, windows-1252 and Shift_JIS: refused with the encoding, read with it" {
  typed >utf8.csv
  while read -r encoding said; do
    iconv -f UTF-8 -t "$encoding" utf8.csv >gci2020.csv
    refuses "$said" gci2020.csv
    has --encoding "$stderr"
    gcitrack init --empty --quiet --db "$encoding.db"
    GCITRACK_DB=$encoding.db takes 2020 gci2020.csv --encoding "$encoding"
  done <<'END'
UTF-16 UTF-16
UTF-16LE UTF-16LE
UTF-16BE UTF-16BE
UTF-32 UTF-32
UTF-32LE UTF-32LE
UTF-32BE UTF-32BE
WINDOWS-1252 windows-1252
END
  { echo Country,Rank,Score; localised ja; } | iconv -f UTF-8 -t SHIFT_JIS -c >gci2020.csv
  refuses Shift_JIS gci2020.csv
  takes 2020 gci2020.csv --encoding SHIFT_JIS
}

@test "export | import brings every figure back" {
  for edition in 2014 2017 2018 2020 2024; do
    gcitrack import -q "$data/gci/$edition.csv"
  done
  gcitrack export -f csv | cut -d, -f1-4 >before.csv
  gcitrack init --empty --quiet --db again.db
  gcitrack export | gcitrack import -q --db again.db -
  gcitrack export -f csv --db again.db | cut -d, -f1-4 | diff before.csv -
  # and what the program brings itself is known already
  gcitrack init --quiet --db full.db
  gcitrack export --db full.db >all.csv
  answers import --db full.db all.csv -f json
  [ "$(jq '.rows[0].new + .rows[0].revised' <<<"$output")" -eq 0 ]
}

@test "a rank column of places is refused, naming both rules" {
  # Indonesia is 31st, its ITU rank is 24
  awk -F, -v OFS=, 'NR == FNR { score[NR] = $4; next } FNR == 1 { print "Country,Rank,Score"; next }
    { place = 1; for (i in score) if (i > 1 && score[i] + 0 > $4 + 0) place++; print $2, place, $4 }' \
    "$data/gci/2020.csv" "$data/gci/2020.csv" >gci2020.csv
  grep -q '^Indonesia,31,94.88$' gci2020.csv
  refuses 'competition ranks (1,2,2,4)' gci2020.csv
  has 'ITU prints dense ranks (1,2,2,3)' "$stderr"
  has '--ignore rank' "$stderr"
  takes 2020 gci2020.csv --ignore rank
  [ -z "$(stored itu_rank)" ]
}

@test "files that cannot be read are refused with the system's words" {
  fails 3 'missing2020.csv: no such file' import missing2020.csv
  mkdir folder2020.csv
  fails 1 'folder2020.csv: a directory' import folder2020.csv
  fails 4 'NUL bytes' import /dev/zero --edition 2020
  : >empty2020.csv
  refuses 'no data rows' empty2020.csv
}

# Root reads everything: the program runs as nobody, in a folder that nobody can enter.
@test "a file without permission is refused with the system's words" {
  place=$(mktemp -d)
  chmod 777 "$place"
  typed >"$place/secret2020.csv"
  chmod 000 "$place/secret2020.csv"
  as_nobody=
  [ "$(id -u)" -ne 0 ] || as_nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
  # shellcheck disable=SC2086 # words
  HOME=$place XDG_DATA_HOME=$place run $as_nobody "$GCITRACK" import --db "$place/gci.db" "$place/secret2020.csv"
  rm -rf "$place"
  case $status in 126 | 127) skip 'nobody cannot run the program' ;; esac
  [ "$status" -eq 1 ]
  has 'secret2020.csv: cannot be opened: Permission denied' "$output"
}

@test "a pipe streams; one nobody writes to is no hang" {
  mkfifo pipe2020
  typed >pipe2020 &
  takes 2020 pipe2020
  wait
}

@test "a million columns, a million records on a line, a long field: refused at once" {
  { printf 'Country,Score'; head -c 1000000 /dev/zero | tr '\0' ,; echo; } >gci2020.csv
  refuses 'gci2020.csv:1: more than 1024 columns' gci2020.csv
  { printf 'Country,Score\nIndonesia,94.88'; yes ',Indonesia,94.88' | head -n 100000 | tr -d '\n'; } >gci2020.csv
  refuses 'gci2020.csv:2: more than 1024 columns' gci2020.csv
  { printf 'Country,Score\n"'; head -c 3000000 /dev/zero | tr '\0' x; } >gci2020.csv
  refuses 'gci2020.csv:2: a field longer than 64 KiB' gci2020.csv
}

@test "what is wrong in several places is said in one go" {
  printf 'Country,Score\nAtlantis,1\nIndonesia,94.88\nIndonesie,94.88\nSingapore,98.52 %%\nMalaysia,nan\n' >gci2020.csv
  refuses '4 problems' gci2020.csv
  has 'gci2020.csv:2: Country: "Atlantis" is not a known name' "$stderr"
  has 'gci2020.csv:4: Indonesia is on line 3 already' "$stderr"
  has 'gci2020.csv:5: Score: "98.52 %" is a percentage' "$stderr"
  has 'gci2020.csv:6: Score: "nan" is not a figure' "$stderr"
}

@test "long work shows its progress on a terminal, and clears it" {
  needs_terminal
  mkfifo long
  { echo 'Code,Year,Indicator,Value'
    awk 'BEGIN { for (i = 0; i < 20000; i++) print "IDN,2020,Series " i ",1" }'
    sleep 0.8
    awk 'BEGIN { for (i = 0; i < 20000; i++) print "SGP,2020,Series " i ",1" }'
  } >long &
  script -qec "'$GCITRACK' import long" /dev/null >terminal
  wait
  grep -q 'long: [0-9]* rows, [0-9]* MB' terminal
  has "$(printf '\r\033[K')" "$(cat terminal)"
  mkfifo short
  typed >short &
  script -qec "'$GCITRACK' import short --edition 2020 --dry-run" /dev/null >terminal
  wait
  lacks ' MB' terminal
}
