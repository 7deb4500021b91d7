#!/usr/bin/env bats
# Two rare things at once.

load helpers

setup() {
  setup_place "$BATS_TEST_TMPDIR"
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/s.db SOURCE_DATE_EPOCH=1700000000
}

@test "words that almost mean something" {
  answers groups add THEM 'The best of them' IDN SGP
  ask '.rows | length' compare 'best of them'
  the 2
  fails 3 'no event "+3"' before-after ASEAN --event +3
  fails 1 'cannot write /dev/fd/: Is a directory' export -o /dev/fd/
  fails 1 'cannot write /dev/fd/x: no file can be made beside it' export -o /dev/fd/x
  fails 3 '/dev/fd/-1: no such file' import /dev/fd/-1
  fails 3 'did you mean world?' compare 'the world'
  typed >gci2020.csv
  ask '.rows[0].rows' import /dev/stdin --edition 2020 <gci2020.csv
  the 194
  answers sql "SELECT '_x' AS a, 'x_' AS b, 'x_y' AS c" -f markdown
  has '| \_x | x\_ | x_y |' "$output"
}

@test "a list that ends within a tie, and a country among groups" {
  ask '[.rows[].iso3] | join(" ")' robust 2020 GBR SAU --top 1
  the 'GBR SAU'
  ask '[.rows[].group] | unique | join(" ")' compare IDN ASEAN world
  the 'ASEAN IDN world'
  answers compare IDN ASEAN world
  has 'Indonesia' "$output"
}

@test "on a terminal of today a trend line is drawn in blocks, other pictures are a script" {
  needs_terminal
  LANG=C.UTF-8 TERM=xterm script -qec "$GCITRACK compare ASEAN" /dev/null </dev/null | tr -d '\r' >said
  grep -q '+30  ▆▅▆▇█$' said
  TERM=xterm script -qec "$GCITRACK plot dots ASEAN" /dev/null </dev/null >said
  grep -q '^# dots chart by gcitrack' said
  TERM=xterm script -qec "$GCITRACK plot --each ASEAN" /dev/null </dev/null >said || true
  grep -q "^gcitrack: --each wants the country's code in the file's name" said
  TERM=xterm script -qec "$GCITRACK sql 'SELECT 1 AS a'" /dev/null </dev/null | tr -d '\r' >said
  [ "$(<said)" = $'a\n1' ]
}

@test "a series of one's own that is revised, from two sources in one edition" {
  printf 'Country,Indicator,2020\nIndonesia,Ours,5\nSingapore,Ours,7\n' >ours.csv
  printf 'Country,Indicator,2020\nIndonesia,Ours,6\n' >newer.csv
  answers import ours.csv
  answers import newer.csv
  has 'Indonesia GCI 2020 Ours: 5 -> 6' "$output"
  answers show IDN SGP --series Ours --sources
  has '2020: figures from ours.csv, newer.csv' "$output"
  ask '.notes[] | select(.code == "missing").text' show IDN TWN --series all
  the 'Taiwan, Province of China has no figures of any series.'
}

@test "two files of one edition are one edition" {
  printf 'Country,Score\nIndonesia,94.88\n' >a2020.csv
  printf 'Country,Score\nSingapore,98.52\n' >b2020.csv
  ask '.meta.editions | tostring' import a2020.csv b2020.csv
  the '[2020]'
}

@test "an edition that is partial is not the one before" {
  printf 'Country,Score\nIndonesia,90\n' >few.csv
  answers import few.csv --edition 2022 --published 2022-01-01
  ask '.meta.from' change prev latest
  the 2020
  answers import few.csv --edition 2016 --published 2016-06-01
  answers convergence ASEAN 2020 2024
  has 'GCI 2022 is left out' "$output"
  [[ $output != *'GCI 2016 is left out'* ]]
  fails 5 'GCI 2022 has no places to draw' plot slope ASEAN 2022 2024
  fails 5 'GCI 2022 has no places to draw' plot slope ASEAN 2020 2022
  ask '[.meta.from, .meta.to] | tostring' change --series score IDN
  the '[2020,2024]'
}

@test "a group one of whose members was not in every edition is matched by the others" {
  answers groups add ODD 'One left' IDN SGP MYS HKG
  ask '.meta | keys | length > 0' before-after ODD --event 2017-04 --match 20 --draws 20
  the true
}

@test "an edition that nobody defined, on a scale of one" {
  printf 'iso3,score\nIDN,0.5\nSGP,0.75\n' >new.csv
  answers check new.csv --edition 2029 --scale 1
  has 'GCI 2029' "$output"
}

@test "sources that lost their names in a damaged store are drawn without a word about them" {
  gcitrack init --db mine.db 2>/dev/null
  gcitrack plot IDN --db mine.db -o named.gp
  grep -q 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank)\.' named.gp
  sqlite3 mine.db "UPDATE source SET name = CASE WHEN id % 2 THEN '' ELSE 'GCI' END"
  gcitrack plot IDN --db mine.db -o unnamed.gp
  grep -q 'Source: ITU GCI 2014–2024\.' unnamed.gp
}
