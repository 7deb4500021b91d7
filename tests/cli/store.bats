# The store: made by whoever writes first, changed whole or not at all.

load helpers

# The digits of Indonesia's score of GCI 2020.
score() {
  gcitrack show IDN 2020 -f csv "$@" 2>/dev/null | cut -d, -f6 | tail -n 1
}

# typed_as SCORE [RANK]: the reader's table with another score, and rank, of Indonesia.
typed_as() {
  typed | sed "s/^Indonesia,24,94.88/Indonesia,${2:-24},$1/"
}

@test "reading creates nothing" {
  for line in 'show IDN' rank change 'compare ASEAN' regions 'explain IDN 2020' editions countries groups 'events IDN' \
    sources export help 'plot IDN' 'complete -- gcitrack sh' 'before-after ASEAN --event accp-start' 'template 2020'; do
    # shellcheck disable=SC2086 # words
    run --separate-stderr -0 gcitrack $line
  done
  run --separate-stderr -0 gcitrack sql 'SELECT 1'
  [ "$(find "$BATS_TEST_TMPDIR/work" "$HOME" -mindepth 1 | wc -l)" -eq 0 ]
  [ ! -e "$XDG_DATA_HOME" ]
}

@test "a mistyped --db on a reading command exits 3 and creates nothing" {
  for line in 'show IDN' rank change 'compare ASEAN' regions 'explain IDN 2020' editions countries groups events sources \
    export 'plot IDN' 'sql SELECT(1)' 'sources show 1'; do
    # shellcheck disable=SC2086 # words
    fails 3 'typo.db: no such store' $line --db typo.db
    one_sentence
  done
  # Set once for all, it may name a store that is yet to be made.
  GCITRACK_DB=later.db answers show IDN
  [ -z "$(ls -A)" ]
}

@test "what is not a store is refused untouched" {
  mkdir folder
  printf 'Country,Rank,Score\n' >table.csv
    sqlite3 foreign.db 'CREATE TABLE t(x); INSERT INTO t VALUES(1)'
  head -c 5000 /dev/urandom >noise.db
  gcitrack init --db cut.db 2>/dev/null
  truncate -s 5000 cut.db
  gcitrack init --db newer.db 2>/dev/null
  sqlite3 newer.db 'PRAGMA user_version = 9999'
  gcitrack init --db trigger.db 2>/dev/null
  sqlite3 trigger.db 'CREATE TRIGGER t AFTER INSERT ON figure BEGIN SELECT 1; END'
  gcitrack init --db wal.db 2>/dev/null
  [ "$(sqlite3 wal.db 'PRAGMA journal_mode = wal')" = wal ]
  before=$(state)
  for file in folder table.csv foreign.db noise.db cut.db newer.db trigger.db wal.db /dev/null; do
    for line in 'show IDN' 'groups add MINE Mine IDN'; do
      # shellcheck disable=SC2086 # words
      fails 4 "${file##*/}" $line --db $file
      one_sentence
    done
  done
  untouched "$before"
}

@test "a store in write-ahead mode is refused without files beside it, and read again after what the sentence says" {
  gcitrack init --db mine.db 2>/dev/null
  sqlite3 mine.db 'PRAGMA journal_mode = wal' >/dev/null
  fails 4 'write-ahead mode' show IDN --db mine.db
  [ "$(ls -A)" = mine.db ]
  sqlite3 mine.db "$(sed -n 's/.*\(PRAGMA .*\) (in sqlite3).*/\1/p' <<<"$stderr")"
  answers show IDN --db mine.db
  [ "$(ls -A)" = mine.db ]
}

@test "init makes the user's store, --db another, GCITRACK_DB a third; --db goes first" {
  answers init
  [ -f "$XDG_DATA_HOME/gcitrack/gci.db" ]
  answers init --db one.db
  GCITRACK_DB=two.db answers init
  GCITRACK_DB=two.db answers init --db three.db
  [ "$(ls | tr '\n' ' ')" = 'one.db three.db two.db ' ]
  before=$(state)
  fails 4 'exists already' init --db one.db
  untouched "$before"
}

@test "without XDG_DATA_HOME the store is in ~/.local/share" {
  unset XDG_DATA_HOME
  answers init
  [ -f "$HOME/.local/share/gcitrack/gci.db" ]
  [ "$(find "$HOME" -type f | wc -l)" -eq 1 ]
}

@test "a store just made answers as the program alone does" {
  for line in 'show IDN SGP' rank change 'compare ASEAN EU' 'regions --edition all' editions countries groups events \
    sources export; do
    # shellcheck disable=SC2086 # words
    gcitrack $line >"before" 2>&1
    # shellcheck disable=SC2086 # words
    { [ -f s.db ] || gcitrack init --db s.db >/dev/null 2>&1; } && gcitrack $line --db s.db >after 2>&1
    cmp before after
  done
}

@test "init --empty: editions, countries, groups and events, but no figures" {
  answers init --empty --db s.db
  [ "$(gcitrack export --db s.db 2>/dev/null)" = 'edition,iso3,series,value,scale,source,issued' ]
  for line in 'show IDN' rank change 'compare ASEAN' regions 'plot IDN' 'explain IDN 2020'; do
    # shellcheck disable=SC2086 # words
    fails 3 'figures' $line --db s.db
    one_sentence
  done
  ask '[.rows[].scored] | tostring' editions --db s.db
  the '[0,0,0,0,0]'
  ask '.rows | length' sources --db s.db
  the 0
  ask '[.rows[] | select(.code == "ASEAN")][0].members' groups --db s.db
  the 10
}

@test "import of GCI 2020 as a reader types it in: 194 rows, all known already" {
  typed >gci2021.csv
  export GCITRACK_DB=s.db
  answers import gci2021.csv -f csv
  the "file,source,edition,rows,new,same,revised,missing,older
gci2021.csv,7,2020,194,0,388,0,0,0"
  has '2021' "$stderr"
  has 'GCI 2020' "$stderr"
  [ "$(score)" = 94.88 ]
}

@test "the same bytes again are nothing new, under any name, and leave the store as it was" {
  typed >gci2021.csv
  cp gci2021.csv other-2021.csv
  export GCITRACK_DB=s.db
  answers import gci2021.csv
  before=$(state)
  answers import gci2021.csv
  has 'same bytes' "$output$stderr"
  answers import other-2021.csv
  gcitrack import - --edition 2020 <gci2021.csv
  untouched "$before"
  ask '.rows | length' sources
  the 7
}

@test "an import into an empty store brings figures, and names who is missing" {
  typed | grep -v '^Indonesia,' >gci2021.csv
  export GCITRACK_DB=s.db
  answers init --empty
  answers import gci2021.csv -f csv
  the "file,source,edition,rows,new,same,revised,missing,older
gci2021.csv,1,2020,193,386,0,0,1,0"
  answers import gci2021.csv --db another.db
  has 'Indonesia' "$output$stderr"
}

@test "a revision is reported with the old and the new figure, and undo brings the old one back" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  answers import gci2021.csv
  has '94.88 -> 94.89' "$output$stderr"
  has 'Indonesia' "$output$stderr"
  [ "$(score)" = 94.89 ]
  ask '.rows[-1] | [.id, .rows, .revised, .withdrawn] | tostring' sources
  the '[7,388,1,false]'
  answers sources undo 7
  [ "$(score)" = 94.88 ]
  ask '.rows[-1] | [.id, .withdrawn] | tostring' sources
  the '[7,true]'
  fails 4 'withdrawn already' sources undo 7
  answers import gci2021.csv
  [ "$(score)" = 94.89 ]
}

@test "--as-known answers with the figures issued up to that day" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  answers import gci2021.csv --issued 2022-05-01
  [ "$(score)" = 94.89 ]
  [ "$(score --as-known 2022-05-01)" = 94.89 ]
  [ "$(score --as-known 2022-04-30)" = 94.88 ]
  [ "$(score --as-known 2022)" = 94.88 ] || [ "$(score --as-known 2022)" = 94.89 ]
  fails 3 '' show IDN --as-known 2014-01-01
  ask '.meta.sources | tostring' show IDN 2020 --as-known 2022-05-01
  has 'gci2021.csv' "$output"
}

@test "issued is the day of import, by SOURCE_DATE_EPOCH where it is set" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  SOURCE_DATE_EPOCH=1700000000 answers import gci2021.csv
  ask '.rows[-1] | [.issued, .imported] | tostring' sources
  the '["2023-11-14","2023-11-14"]'
}

@test "the same imports make the same store, byte for byte" {
  export SOURCE_DATE_EPOCH=1700000000
  typed_as 94.89 >gci2021.csv
  for store in one.db two.db; do
    answers import gci2021.csv --db $store
    answers groups add MINE 'Our group' IDN MYS --db $store
    answers events add --date 2022-10 --title 'Law in force' --scope IDN --db $store
  done
  cmp one.db two.db
}

@test "a refused import leaves the store as it was, and no journal" {
  export GCITRACK_DB=s.db
  typed >gci2021.csv
  answers import gci2021.csv
  typed_as 94.89 25 >contradiction2021.csv
  typed_as abc >word2021.csv
  typed_as 1e400 >huge2021.csv
  typed_as nan >nan2021.csv
  typed_as 100.01 >above2021.csv
  typed_as -1 >below2021.csv
  typed | sed 's/^Indonesia,/Atlantis,/' >unknown2021.csv
  typed | sed 's/^Indonesia,/Malaysia,/' >twice2021.csv
  typed | sed 's/^Indonesia,24/Indonesia,0/' >nought2021.csv
  typed | awk -F, 'NR == 1 { print; next } { print $1 "," NR - 1 "," $3 }' >running2021.csv
  typed | sed 's/^Indonesia,24,94.88/Indonesia,24,"94.88/' >quote2021.csv
  typed | sed 's/^Indonesia,24,94.88/Indonesia,24,94.88,9/' >ragged2021.csv
  typed | sed '1s/.*/A,B,C/' >headless2021.csv
  head -n 1 gci2021.csv >bare2021.csv
  : >empty2021.csv
  printf '\xef\xbb\xbf' >bom2021.csv
  head -c 4000 /dev/urandom >noise2021.csv
  typed | iconv -f UTF-8 -t UTF-16 >wide2021.csv
  typed_as 94.89 >unnamed.csv
  typed | sed '1s/Country/Country,Country/; 2,$s/^\([^,]*\),/\1,\1,/' >doubled2021.csv
  before=$(state)
  for file in contradiction2021 word2021 huge2021 nan2021 above2021 below2021 unknown2021 twice2021 nought2021 running2021 \
    quote2021 ragged2021 headless2021 bare2021 empty2021 bom2021 noise2021 wide2021 doubled2021; do
    fails 4 "$file.csv" import $file.csv
  done
  fails 3 'unnamed.csv' import unnamed.csv
  fails 3 'missing.csv' import missing.csv
  fails 1 '/' import /
  fails 2 '' import
  fails 4 'word2021.csv' import gci2021.csv word2021.csv
  fails 4 'GCI 2018' import unnamed.csv --edition 2018
  fails 3 '1999' import unnamed.csv --edition 1999
  untouched "$before"
}

@test "refusals name the file, the line and the column" {
  typed_as abc >word2021.csv
  line=$(grep -n '^Indonesia' word2021.csv | cut -d: -f1)
  fails 4 "word2021.csv:$line: Score:" import word2021.csv
  has '"abc"' "$stderr"
  typed | sed 's/^Indonesia,/Atlantis,/' >unknown2021.csv
  fails 4 "unknown2021.csv:$line:" import unknown2021.csv
  has '"Atlantis"' "$stderr"
  has 'countries alias add' "$stderr"
  typed | sed 's/^Indonesia,/Malaysia,/' >twice2021.csv
  fails 4 'Malaysia' import twice2021.csv
}

@test "an unknown name can be taught, or left out" {
  export GCITRACK_DB=s.db
  typed_as 94.89 | sed 's/^Indonesia,/Nusantara Baru,/' >gci2021.csv
  fails 4 'Nusantara Baru' import gci2021.csv
  answers import gci2021.csv --skip-unknown --db skipped.db
  [ "$(score --db skipped.db)" = 94.88 ]
  answers countries alias add 'Nusantara Baru' IDN
  answers import gci2021.csv
  [ "$(score)" = 94.89 ]
  ask '.rows[0].iso3' show 'nusantara  BARU'
  the IDN
}

@test "two files of one command are taken both or neither" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  cut -d, -f1,3,4 "$data/gci/2018.csv" | sed 's/^IDN,41,0.776/IDN,41,0.7765/' >gci2018.csv
  answers import gci2021.csv gci2018.csv
  ask '[.rows[] | .score] | tostring' show IDN 2018 2020
  the '[0.7765,94.89]'
}

@test "--dry-run does everything but write" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  answers init
  before=$(state)
  answers import --dry-run gci2021.csv
  has '94.88 -> 94.89' "$output$stderr"
  untouched "$before"
}

@test "delimiters, line ends, a BOM and a trailing empty column are all the same table" {
  typed >plain2021.csv
  typed | tr , ';' >semicolon2021.csv
  typed | tr , '\t' >tab2021.csv
  typed | sed 's/$/\r/' >crlf2021.csv
  { printf '\357\273\277' && typed; } >bom2021.csv
  typed | sed 's/$/,/' >trailing2021.csv
  { echo 'sep=;' && typed | tr , ';'; } >excel2021.csv
  typed | awk -F, '{ sub(/\./, ",", $3); print $1 ";" $2 ";" $3 }' >comma2021.csv
  for file in *.csv; do
    gcitrack import $file --db ${file%.csv}.db >/dev/null 2>&1 || {
      printf '%s\n' "$file"
      gcitrack import $file --db again.db
    }
    ask '.rows[-1] | [.rows, .revised] | tostring' sources --db ${file%.csv}.db
    the '[388,0]'
  done
}

@test "rank cells of people: 24/194, 24th, =24" {
  typed | sed -E 's/^([^,]*),([0-9]+),/\1,\2\/194,/' >slash2021.csv
  answers import slash2021.csv --db s.db -f csv
  has ',2020,194,0,388,0,0' "$output"
  typed_as 94.89 | sed 's/^Indonesia,24,/Indonesia,24th,/' >th2021.csv
  answers import th2021.csv --db s.db -f csv
  has ',2020,194,0,387,1,0' "$output"
}

@test "export and import bring the same figures into an empty store" {
  gcitrack export >all.csv
  answers init --empty --db s.db
  answers import all.csv --db s.db
  cut -d, -f1-5 all.csv >expected
  gcitrack export --db s.db | cut -d, -f1-5 >printed
  cmp expected printed
  for line in 'show IDN SGP HKG' rank 'change 2014 2017' 'compare ASEAN' 'regions --edition all'; do
    # shellcheck disable=SC2086 # words
    gcitrack $line -f csv 2>/dev/null >expected
    # shellcheck disable=SC2086 # words
    gcitrack $line -f csv --db s.db 2>/dev/null >printed
    cmp expected printed
  done
}

@test "export through a pipe brings the same" {
  answers init --empty --db s.db
  gcitrack export | gcitrack import - --db s.db
  gcitrack export | cut -d, -f1-5 >expected
  gcitrack export --db s.db | cut -d, -f1-5 >printed
  cmp expected printed
}

@test "bundled sources cannot be undone; unknown ones are not found" {
  export GCITRACK_DB=s.db
  answers init
  before=$(state)
  fails 4 'came with the program' sources undo 3
  fails 3 'no source 99' sources undo 99
  fails 2 'number' sources undo x
  fails 2 '' sources undo
  fails 3 'no source 99' sources show 99
  untouched "$before"
}

@test "a new edition: a template filled in, imported, asked" {
  export GCITRACK_DB=s.db
  answers template 2024 -o form.csv
  head -n 1 form.csv | grep -q 'Country'
  awk -F, 'BEGIN { OFS = "," } NR == 1 { print "Country,Score"; next } { printf "%s,%.2f\n", $2, 100 - NR * 0.5 }' \
    "$data/gci/2024.csv" >gci2027.csv
  fails 3 '2027' import gci2027.csv
  answers import gci2027.csv --edition 2027 --published 2027-09-01
  ask '.meta.editions | tostring' rank
  the '[2027]'
  ask '[.notes[].text] | join(" ")' change
  has 'What changed in GCI 2027 is not known' "$output"
}

@test "a reader that may not take back an interrupted import says so; one that may, does" {
  # Root without its powers is anybody.
  local anybody=()
  [ "$(id -u)" -ne 0 ] || anybody=(setpriv --bounding-set=-all)
  "${anybody[@]}" true || skip 'root cannot be held to the rights of a file'
  mkdir shared
  gcitrack init --db shared/s.db 2>/dev/null
  before=$(sha256sum <shared/s.db)
  # As a writer leaves it that was ended while it wrote.
  python3 - shared/s.db <<'END'
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.executescript("PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE figure SET value = value + 1")
os._exit(0)
END
  [ -s shared/s.db-journal ]
  [ "$(sha256sum <shared/s.db)" != "$before" ]
  chmod a-w shared shared/*
  run --separate-stderr -1 "${anybody[@]}" "$GCITRACK" show IDN 2020 --db shared/s.db
  has 'an import was interrupted here' "$stderr"
  one_sentence
  chmod u+w shared shared/*
  run --separate-stderr -0 "${anybody[@]}" "$GCITRACK" show IDN 2020 --db shared/s.db
  [ "$(sha256sum <shared/s.db)" = "$before" ]
  [ "$(ls -A shared)" = s.db ]
}

@test "a store that cannot be written is a sentence, and as it was" {
  [ "$(id -u)" -ne 0 ] || skip 'root may write everywhere'
  answers init --db s.db
  chmod 400 s.db
  typed >gci2021.csv
  run --separate-stderr gcitrack import gci2021.csv --db s.db
  [ "$status" -ne 0 ]
  one_sentence
}

@test "a file-size limit in the middle of an import: a sentence, and the store as it was" {
  answers init --db s.db
  typed_as 94.89 >gci2021.csv
  before=$(state)
  run bash -c 'ulimit -f 100; trap "" XFSZ; "$GCITRACK" import gci2021.csv --db s.db 2>&1'
  [ "$status" -ne 0 ]
  has 'gcitrack: ' "$output"
  answers show IDN --db s.db # rolls a journal back, where one is left
  untouched "$before"
}
