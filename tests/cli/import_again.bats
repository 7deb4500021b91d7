# The same file once more: nothing to do where it means the same, read where it does not; and what a first
# import that is refused leaves behind: nothing.

load helpers

typed_as() {
  typed | sed "s/^Indonesia,24,94.88/Indonesia,24,$1/"
}

score() {
  gcitrack show IDN 2020 -f json "$@" | jq -r '.rows[0].score'
}

# series_file: figures of other series, which stream into the store while they are read.
series_file() {
  echo 'Country,Year,Indicator,Value'
  for country in IDN MYS SGP; do
    echo "$country,2020,Laws in force,12"
    echo "$country,2018,Laws in force,7"
  done
}

@test "the same bytes with options that are wrong are refused, not passed over" {
  export GCITRACK_DB=s.db
  typed >gci2021.csv
  answers import gci2021.csv
  before=$(state)
  fails 4 'GCI 2018' import gci2021.csv --edition 2018
  fails 2 'no layout "nosuch"' import gci2021.csv --layout nosuch
  fails 2 'nope' import gci2021.csv --map nope=x
  fails 2 'nosuch' import gci2021.csv --encoding nosuch
  fails 2 'Nowhere' import gci2021.csv --map score=Nowhere
  fails 2 'nope' import gci2021.csv --ignore nope
  fails 4 'outside 0-1, the range of the score on the scale given (--scale 1)' import gci2021.csv --scale 1
  fails 4 'gci2021.csv' import gci2021.csv --delimiter ';'
  fails 2 'not a date' import gci2021.csv --issued 2021-13-01
  untouched "$before"
}

@test "options of a new edition that contradict what is known of it are refused" {
  export GCITRACK_DB=s.db
  typed >gci2021.csv
  sed 1q gci2021.csv >gci2027.csv
  sed 1d gci2021.csv >>gci2027.csv
  answers import gci2027.csv --edition 2027 --published 2027-09-01 --collected 2026 --break 'New questions.'
  before=$(state)
  answers import gci2027.csv --edition 2027 --published 2027-09-01 --collected 2026 --break 'New questions.'
  has 'nothing to do' "$output$stderr"
  answers import gci2027.csv --edition 2027
  has 'nothing to do' "$output$stderr"
  fails 2 'GCI 2027 is known here as published 2027-09-01' import gci2027.csv --edition 2027 --published 2027-10-01
  fails 2 'GCI 2027 is known here as collected 2026-2026' import gci2027.csv --edition 2027 --collected 2025-26
  fails 2 'is not a year or two' import gci2027.csv --edition 2027 --collected soon
  fails 2 'is not a date' import gci2027.csv --edition 2027 --published 2027-02-30
  fails 2 'GCI 2027 has another --break' import gci2027.csv --edition 2027 --break 'Other questions.'
  fails 2 'say --edition' import gci2021.csv --published 2021-09-01
  fails 2 'say --edition' import gci2021.csv --collected 2020
  fails 2 'say --edition' import gci2021.csv --break 'None.'
  untouched "$before"
}

@test "the same bytes that mean the same in other words are nothing to do" {
  export GCITRACK_DB=s.db
  typed >gci2021.csv
  answers import gci2021.csv
  before=$(state)
  answers import gci2021.csv --edition 2020
  has 'the same bytes were imported before, as source 7: nothing to do' "$output$stderr"
  answers import gci2021.csv --edition v4 --layout plain --delimiter , --decimal . --map score=Score -f csv
  the 'file,source,edition,rows,new,same,revised,missing,older
gci2021.csv,,,0,0,0,0,0,0'
  untouched "$before"
}

@test "the same bytes read otherwise are a source of their own, which says so" {
  export GCITRACK_DB=s.db SOURCE_DATE_EPOCH=1767312000
  printf 'Country,Then,Now\nIndonesia,0.776,94.89\nMalaysia,0.893,98.06\n' >scores.csv
  answers import scores.csv --edition 2018 --map score=Then
  answers import scores.csv --edition 2020 --map score=Now
  has '94.88 -> 94.89' "$output$stderr"
  has 'the same bytes are source 7 too (issued 2026-01-02, read with --edition 2018 --map score=Then)' \
    "$(tr '\n' ' ' <<<"$output$stderr" | tr -s ' ')"
  before=$(state)
  answers import scores.csv --edition 2018 --map score=Then
  has 'as source 7: nothing to do' "$(tr '\n' ' ' <<<"$output$stderr" | tr -s ' ')"
  answers import scores.csv --edition 2020 --map score=Now
  has 'as source 8: nothing to do' "$(tr '\n' ' ' <<<"$output$stderr" | tr -s ' ')"
  untouched "$before"
  answers sources undo 8
  answers import scores.csv --edition 2020 --map score=Now
  [ "$(score)" = 94.89 ]
}

@test "what a file brought before is no witness against it" {
  export GCITRACK_DB=s.db
  printf 'Country,Rank,Score\nIndonesia,31,94.76\n' >gci2020.csv
  answers import gci2020.csv
  has '94.88 -> 94.76' "$output$stderr"
  before=$(state)
  answers import gci2020.csv
  has 'nothing to do' "$output$stderr"
  untouched "$before"
}

@test "a name taught meanwhile is read when its file comes again" {
  export GCITRACK_DB=s.db
  typed_as 94.89 | sed 's/^Indonesia,/Nusantara Baru,/' >gci2021.csv
  answers import gci2021.csv --skip-unknown
  [ "$(score)" = 94.88 ]
  answers countries alias add 'Nusantara Baru' IDN
  answers import gci2021.csv --skip-unknown
  [ "$(score)" = 94.89 ]
}

@test "the same bytes with another day of issue are a source of that day" {
  export GCITRACK_DB=s.db
  typed_as 94.89 >gci2021.csv
  answers import gci2021.csv --issued 2023-05-01
  [ "$(score --as-known 2022-05-01)" = 94.88 ]
  answers import gci2021.csv --issued 2022-05-01
  has 'all known already' "$output$stderr"
  [ "$(score --as-known 2022-05-01)" = 94.89 ]
  before=$(state)
  answers import gci2021.csv --issued 2022-05-01
  has 'as source 8: nothing to do' "$(tr '\n' ' ' <<<"$output$stderr" | tr -s ' ')"
  answers import gci2021.csv
  has 'nothing to do' "$output$stderr"
  untouched "$before"
}

@test "what streams into the store is nothing to do either, from a file and from a pipe" {
  export GCITRACK_DB=s.db
  series_file >laws.csv
  answers import laws.csv
  before=$(state)
  answers import laws.csv
  has 'nothing to do' "$output$stderr"
  gcitrack import - <laws.csv >said 2>&1
  grep -q 'nothing to do' said
  rm said
  untouched "$before"
}

@test "beside a file that is new, one that is not leaves nothing" {
  export GCITRACK_DB=s.db
  series_file >laws.csv
  typed >gci2021.csv
  typed_as 94.89 >corrected2021.csv
  answers import laws.csv gci2021.csv
  answers import laws.csv corrected2021.csv gci2021.csv -f csv
  the 'file,source,edition,rows,new,same,revised,missing,older
laws.csv,,,0,0,0,0,0,0
corrected2021.csv,9,2020,194,0,387,1,0,0
gci2021.csv,,,0,0,0,0,0,0'
  ask '[.rows[] | [.id, .rows]] | tostring' sources
  has '[7,6],[8,388],[9,388]]' "$output"
  [ "$(gcitrack sql 'SELECT count(*) FROM figure f LEFT JOIN source s ON s.id = f.source WHERE s.id IS NULL' -f csv |
    tail -n 1)" = 0 ]
  answers check 2020
}

@test "a bundled table is known by its bytes, and cannot be undone" {
  cp "$data/gci/2018.csv" gci2018.csv
  answers import gci2018.csv --db s.db
  has 'as source 4 of the program: nothing to do' "$(tr '\n' ' ' <<<"$output$stderr" | tr -s ' ')"
}

# nothing_here: not a file, and no folder that was not there before.
nothing_here() {
  [ ! -e "$XDG_DATA_HOME" ] && [ "$(find . -name '*.csv' -o -print | tr '\n' ' ')" = '. ' ] || {
    find . "$XDG_DATA_HOME"
    return 1
  }
}

@test "a first command that is refused leaves no store, no folder and nothing beside them" {
  typed_as abc >word2021.csv
  typed >gci2021.csv
  for store in s.db new/folder/s.db "$XDG_DATA_HOME/gcitrack/gci.db"; do
    export GCITRACK_DB=$store
    fails 4 'word2021.csv' import word2021.csv
    fails 4 'word2021.csv' import gci2021.csv word2021.csv
    fails 3 'missing.csv' import missing.csv
    fails 2 'nosuch' import gci2021.csv --layout nosuch
    fails 3 'no source 99' sources undo 99
    fails 4 'came with the program' sources undo 3
    fails 3 'Nowhere' countries alias remove Nowhere
    fails 3 'NOWHERE' countries alias add Nowhere NOWHERE
    fails 3 'NOBODY' groups remove NOBODY
    fails 2 'ASEAN' groups add ASEAN 'Ours' IDN
    fails 3 'never' events remove never
    nothing_here
  done
}

@test "a first command that has nothing to do leaves no store either" {
  cp "$data/gci/2018.csv" gci2018.csv
  answers import gci2018.csv --db new/s.db
  has 'nothing to do' "$output$stderr"
  answers import gci2018.csv --db new/s.db --dry-run
  nothing_here
}

@test "a symbolic link to no file is no place for a store" {
  typed >gci2021.csv
  ln -s nowhere.db link.db
  fails 4 'a symbolic link that leads to no file' import gci2021.csv --db link.db
  fails 4 'a symbolic link that leads to no file' init --db link.db
  [ "$(ls -A | tr '\n' ' ')" = 'gci2021.csv link.db ' ]
}

@test "a folder that was there stays, and so does what another program put into a new one" {
  typed_as abc >word2021.csv
  mkdir there
  fails 4 'word2021.csv' import word2021.csv --db there/s.db
  [ -d there ]
  [ -z "$(ls -A there)" ]
}

@test "the first command that is taken makes the store, with its folders and nothing beside it" {
  typed_as 94.89 >gci2021.csv
  answers import gci2021.csv --db new/folder/s.db
  [ "$(find new -type f)" = new/folder/s.db ]
  [ "$(score --db new/folder/s.db)" = 94.89 ]
  answers countries alias add 'Nusantara Baru' IDN --db two/s.db
  answers groups add MINE Mine IDN MYS --db three/s.db
  answers events add --date 2022-10 --title 'Law in force' --scope IDN --db four/s.db
  [ "$(find two three four -type f | sort | tr '\n' ' ')" = 'four/s.db three/s.db two/s.db ' ]
  answers check 2020 --db two/s.db
}

@test "what a program that was killed left is in nobody's way, and its contents in no danger" {
  typed_as 94.89 >gci2021.csv
  answers import gci2021.csv --db s.db
  ln s.db .gcitrack-new-t.db # as after a power cut between the two names
  sum=$(sha256sum <s.db)
  answers import gci2021.csv --db t.db
  [ "$(sha256sum <s.db)" = "$sum" ]
  [ "$(ls -A | tr '\n' ' ')" = 'gci2021.csv s.db t.db ' ]
}

@test "while another program makes the store, a writer waits; what it made is then written to" {
  typed_as 94.89 >gci2021.csv
  cut -d, -f1,3,4 "$data/gci/2018.csv" | sed 's/^IDN,41,0.776/IDN,41,0.7765/' >gci2018.csv
  mkfifo pipe
  gcitrack import pipe --edition 2020 --db s.db >first 2>&1 &
  exec 9>pipe
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -e .gcitrack-new-s.db ] && break
    sleep 0.1
  done
  [ -e .gcitrack-new-s.db ]
  gcitrack import gci2018.csv --db s.db >second 2>&1 9>&- &
  sleep 0.3
  [ ! -e s.db ]
  cat gci2021.csv >&9
  exec 9>&-
  wait
  ask '[.rows[] | .score] | tostring' show IDN 2018 2020 --db s.db
  the '[0.7765,94.89]'
}
