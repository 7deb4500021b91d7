# The auditor: what is wrong, where, and an exit status that only errors change.

load helpers

# finds STATUS ARGUMENT...: the audit as JSON in audit.json, whatever the verdict.
finds() {
  local status_expected=$1
  shift
  run --separate-stderr gcitrack check "$@" -f json -o audit.json
  [ "$status" -eq "$status_expected" ] || {
    printf 'expected exit status %s, got %s\nstderr: %s\n' "$status_expected" "$status" "$stderr"
    return 1
  }
}

# of CODE FILTER: the findings with a code, through a jq filter, in $output.
of() {
  output=$(jq -r --arg code "$1" ".rows[] | select(.code == \$code) | $2" audit.json)
}

# spoilt PROGRAM: GCI 2020 as in the box, made another table by awk.
spoilt() {
  awk -F, -v OFS=, "$1" "$data/gci/2020.csv"
}

# exchanged ONE OTHER: the same with the scores of two countries exchanged.
exchanged() {
  awk -F, -v OFS=, -v a="$1" -v b="$2" '
    NR == FNR { score[$1] = $4; next }
    $1 == a { $4 = score[b] } $1 == b { $4 = score[a] } 1' "$data/gci/2020.csv" "$data/gci/2020.csv"
}

@test "the published editions have no error" {
  finds 0
  output=$(jq -r '[.meta.errors, (.rows | map(select(.severity == "error")) | length)] | tostring' audit.json)
  the '[0,0]'
  of rank-rule '[.edition, .severity, .text] | @csv'
  the '2014,"note","the ranks are dense ranks (1,2,2,3) in all 195 rows; the last is 29"
2017,"note","the ranks are dense ranks (1,2,2,3) in all 195 rows; the last is 164"
2018,"note","the ranks are dense ranks (1,2,2,3) in all 194 rows; the last is 175"
2020,"note","the ranks are dense ranks (1,2,2,3) in all 194 rows; the last is 182"'
}

@test "the pillars of 2020: two sums off, five pairs the other way" {
  finds 0 2020
  of pillar-sum .iso3
  [ "$(printf '%s\n' "$output" | sort | tr '\n' ' ')" = 'SWE VNM ' ]
  of pillar-order .iso3
  [ "$(printf '%s\n' "$output" | sort | tr '\n' ' ')" = 'IND IRN KWT NER VNM ' ]
  of pillar-rounding .severity
  the note
}

@test "the first issue of 2017 has its two misprints" {
  finds 4 2017 --as-known 2017-07-10
  of rank '[.severity, .iso3, .edition, .file, .text] | @csv'
  the '"error","THA",2017,"GCI 2017, first issue","Thailand: rank 20 does not fit the score 0.684: by dense ranks (1,2,2,3) it is 22"
"error","SUR",2017,"GCI 2017, first issue","Suriname: rank 132 does not fit the score 0.155: by dense ranks (1,2,2,3) it is 123"'
  [ "$stderr" = 'gcitrack: GCI 2017: 2 errors' ]
  finds 0 2017
}

@test "the two issues of 2017 are compared figure by figure" {
  finds 0 2017
  of differs '[.severity, .iso3, .text] | @csv'
  [ "$(printf '%s\n' "$output" | head -n 1)" = \
    '"note","ESP","Spain: score 0.718 in GCI 2017, re-issue, 0.519 in GCI 2017, first issue"' ]
  expected=$(join -t, -j1 <(cut -d, -f1,3 "$data/gci/2017.csv" | sort) \
    <(cut -d, -f1,3 "$data/gci/2017-first.csv" | sort) | awk -F, '$2 != $3' | wc -l)
  [ "$(printf '%s\n' "$output" | grep -c 'ITU rank')" -eq "$expected" ]
}

@test "a copy of GCI 2020 without Canada: one row is missing, at rank 8, between two scores" {
  spoilt '$1 != "CAN"' >gci2020.csv
  finds 0 gci2020.csv
  of missing-row '[.severity, .file, .text] | @csv'
  the '"warning","gci2020.csv","no row has rank 8: one row is missing, score between 97.60 (France) and 97.82 (Japan)"'
  of missing-country '[.iso3, .text] | @csv'
  the '"CAN","Canada is in GCI 2020 and not here"'
  of count .text
  the '193 countries, GCI 2020 has 194: not all are here'
}

@test "two exchanged scores are named with both lines" {
  exchanged IDN CHE >gci2020.csv
  one=$(grep -n ^IDN gci2020.csv | cut -d: -f1)
  two=$(grep -n ^CHE gci2020.csv | cut -d: -f1)
  finds 4 gci2020.csv
  of exchanged '[.line, .text] | @csv'
  the "$one,\"the scores of Indonesia (line $one) and Switzerland (line $two) are exchanged: ranks 24 and 42, scores 86.97 and 94.88; the other way round both fit\""
  # without pillars nothing says whether it was the scores or the ranks
  cut -d, -f1-4 gci2020.csv >bare2020.csv
  finds 4 bare2020.csv
  of exchanged .text
  has 'the scores, or the ranks, of Indonesia (line' "$output"
  [ "$stderr" = 'gcitrack: bare2020.csv, GCI 2020: 1 error' ]
}

@test "a rank, a score, a tie: each by its code" {
  spoilt '$1 == "IDN" { $3 = 31 } $1 == "SAU" { $3 = 3 } $1 == "CHE" { $4 = "36.97" } 1' >gci2020.csv
  finds 4 gci2020.csv
  of rank '[.iso3, .line] | @csv'
  the "\"IDN\",$(grep -n ^IDN gci2020.csv | cut -d: -f1)"
  of tie-split .text
  has 'have one score, 99.54, and two ranks, 3 and 2' "$output"
  of score .text
  has 'rank 42 would be of a score between 86.69 and 88.82' "$output"
}

@test "ranks of another rule are not ITU's" {
  ask '.rows[] | [.country, .place, .score] | @csv' rank 2020
  { echo country,rank,score && printf '%s\n' "$output"; } >gci2020.csv
  finds 4 gci2020.csv
  of rank-rule '[.severity, .text] | @csv'
  the '"error","the ranks are competition ranks (1,2,2,4) in all 194 rows; ITU prints dense ranks (1,2,2,3): these are somebody else'"'"'s"'
}

@test "tiers, scales and digits" {
  awk -F, -v OFS=, '$1 == "IDN" { $5 = "T2" } 1' "$data/gci/2024.csv" >gci2024.csv
  finds 4 gci2024.csv
  of tier '[.iso3, .text] | @csv'
  the '"IDN","Indonesia: tier T2 (from 85) does not fit the score 100.00, which is T1"'
  spoilt 'NR > 1 { $4 = sprintf("%.4f", $4 / 100) } 1' | cut -d, -f1-4 >low2020.csv
  finds 4 low2020.csv
  of scale .text
  the 'none of 194 scores is above 1, but GCI 2020 is on 0-100: they are on 0-1'
  spoilt 'NR > 1 { $4 = sprintf("%.1f", $4) } 1' | cut -d, -f1,2,4 >short2020.csv
  finds 0 short2020.csv
  of decimals '[.severity, .text] | @csv'
  has 'rounded' "$output"
}

@test "a country twice, under two names, is what import would refuse" {
  { cat "$data/gci/2020.csv" && grep ^IDN "$data/gci/2020.csv" | sed 's/^IDN,Indonesia/IDN,Republic of Indonesia/'; } >gci2020.csv
  finds 4 gci2020.csv
  of file '[.severity, .line, .text] | @csv'
  has "\"error\",196,\"Indonesia is on line $(grep -n ^IDN, gci2020.csv | head -n 1 | cut -d: -f1) already" "$output"
}

@test "one country under the name of another" {
  sed 's/^AUT,Austria/HKG,Hong Kong/' "$data/gci/2020.csv" >gci2020.csv
  finds 0 gci2020.csv
  of mistaken '[.iso3, .text] | @csv'
  has 'Hong Kong is not in GCI 2020 and has the score' "$output"
  has 'which Austria has there' "$output"
}

@test "a file of the first issue of 2017 is compared with that, not with the re-issue" {
  cp "$data/gci/2017-first.csv" gci2017.csv
  finds 4 gci2017.csv
  of differs .text
  the ''
}

@test "a figure that an import brought is compared with the published one" {
  typed | sed 's/^Indonesia,24,94.88/Indonesia,24,94.87/' >gci2021.csv
  answers import gci2021.csv --db s.db
  finds 0 2020 --db s.db
  of differs '[.severity, .file, .line, .iso3, .text] | @csv'
  the "\"warning\",\"gci2021.csv\",$(grep -n ^Indonesia gci2021.csv | cut -d: -f1),\"IDN\",\"Indonesia: score 94.87 in gci2021.csv, 94.88 in GCI 2020\""
  finds 0 2020 --db s.db --as-known 2021-07-01
  of differs .text
  the ''
}

@test "a store that was changed behind our back has another digest" {
  answers init --db s.db
  finds 0 --db s.db
  sqlite3 s.db "UPDATE figure SET value = 9488 + 1 WHERE edition = 2020 AND series = 0 AND value = 9488"
  finds 4 --db s.db
  of digest '[.severity, .file, .edition, .text] | @csv'
  has '"error","GCI 2020",2020,"source 5, GCI 2020: its 1358 figures are not those that were written' "$output"
  sqlite3 s.db "DELETE FROM figure WHERE edition = 2018 AND country = 1;
    UPDATE figure SET source = 77 WHERE edition = 2014 AND country = 1"
  finds 4 --db s.db
  of digest .text
  has '388 figures were written and 386 are there' "$output"
  has '2 figures are of no source' "$output"
}

@test "a new edition can be looked at before it is imported" {
  spoilt '$1 != "CAN"' | cut -d, -f1-4 >gci2027.csv
  finds 0 gci2027.csv --edition 2027
  of file .text
  has 'GCI 2027 is not known here' "$output"
  of missing-row .text
  has 'no row has rank 8: one row is missing' "$output"
  of missing-country '[.iso3, .text] | @csv'
  the '"CAN","Canada is in GCI 2024 and not here"'
  fails 3 'GCI 2027' check gci2027.csv
}

@test "a new edition is measured by what the one before should have, not by what it has" {
  spoilt 'NR <= 181' | cut -d, -f1,4 | tee gci2027.csv >gci2028.csv
  answers init --db s.db
  answers import gci2027.csv --edition 2027 --published 2027-09-01 --db s.db
  finds 0 gci2028.csv --edition 2028 --db s.db
  of count .text
  the '180 countries, GCI 2028 has 194: not all are here'
}

@test "an export of everything is audited edition by edition" {
  gcitrack export >all.csv 2>/dev/null
  finds 0 all.csv
  output=$(jq -r '[.rows[].edition] | unique | tostring' audit.json)
  the '[2014,2017,2018,2020,2024]'
  of differs .text
  the ''
}

@test "standard input, several files, and options that say how a file is read" {
  spoilt '$1 != "CAN"' >one2020.csv
  run --separate-stderr -0 gcitrack check - --edition 2020 -f csv <one2020.csv
  has 'standard input' "$output"
  has 'no row has rank 8' "$output"
  sed 's/,/;/g; s/\./,/g' one2020.csv >two2020.csv
  finds 0 one2020.csv two2020.csv
  of missing-row .file
  the 'one2020.csv
two2020.csv'
  finds 0 two2020.csv --delimiter ';' --decimal , --map score=score --layout plain
  of missing-row .file
  the two2020.csv
  fails 4 one2020.csv check one2020.csv --delimiter ';'
}

@test "what cannot be looked at is refused in a sentence" {
  fails 3 'nothing.csv' check nothing.csv
  one_sentence
  fails 2 'no file is given' check 2020 --map score=Score
  fails 2 'editions or files' check 2020 gci2020.csv
  fails 2 '--group' check --group ASEAN
  fails 3 'GCI' check 1999
  printf 'Country,Rank\n' >empty2020.csv
  fails 4 'empty2020.csv' check empty2020.csv
}

@test "the verdict comes after a whole answer, in every format" {
  exchanged IDN CHE >gci2020.csv
  for format in table csv tsv json markdown latex html; do
    run --separate-stderr -4 gcitrack check gci2020.csv -f $format -o out
    [ "$(wc -l <out)" -ge 8 ]
    has '1 error' "$stderr"
    grep -q exchanged out
  done
  run --separate-stderr -4 gcitrack check gci2020.csv -f csv
  [ "$(printf '%s\n' "$output" | head -n 1)" = 'severity,code,file,line,iso3,edition,text' ]
}

@test "for eyes: 80 columns, titles, long lists cut, a sum at the end" {
  answers check
  [ -z "$(printf '%s\n' "$output" | LC_ALL=C.UTF-8 grep -E '.{81}')" ]
  has 'GCI 2020: 194 of 194 countries, dense ranks in all 194 rows' "$output"
  has 'more of these (-f csv has all)' "$output"
  [ "$(printf '%s\n' "$output" | tail -n 1 | cut -c1-9)" = 'no errors' ]
}

@test "check writes nothing" {
  spoilt 1 >gci2020.csv
  answers init --db s.db
  # Series of nobody else's would be new to the store.
  printf 'entity,year,indicator,value\nIndonesia,2020,an index of my own,1\nIndonesia,2020,score,94.88\n' >own.csv
  before=$(state)
  gcitrack check --db s.db >/dev/null
  gcitrack check gci2020.csv --db s.db >/dev/null
  gcitrack check own.csv --db s.db >/dev/null
  gcitrack check own.csv >/dev/null
  [ "$(state)" = "$before" ]
}

@test "what is said first of a file: a tie rule where ties tell it, and one is no plural" {
  typed | sed -n '1p;/^Indonesia/p' >one.csv
  answers check one.csv --edition 2020
  has 'GCI 2020: 1 of 194 countries, one rank and one score' "$output"
  has '1 country, GCI 2020 has 194' "$output"
  typed | sed -n '1p;/^Indonesia/p;/^Malaysia/p' >two.csv
  answers check two.csv --edition 2020
  has 'GCI 2020: 2 of 194 countries, ranks that fit the scores in all 2 rows' "$output"
  typed | sed -n '1p;/^Indonesia/p;/^Spain/p;/^Singapore/p' >tied.csv
  answers check tied.csv --edition 2020
  has 'GCI 2020: 3 of 194 countries, dense ranks in all 3 rows' "$output"
}
