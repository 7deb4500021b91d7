# What is rare: groups nobody scores in, figures that are missing, words that are cut short.

load helpers

setup() {
  setup_place "$BATS_TEST_TMPDIR"
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/s.db SOURCE_DATE_EPOCH=1700000000
}

@test "a group without any score stands last, with empty figures" {
  answers groups add GONE 'No longer listed' HKG
  ask '[.rows[] | [.group, .n_2018, .mean_2018, .median_place_2020]] | tostring' compare GONE ASEAN 2018 2020
  the '[["ASEAN",10,58.51,60.5],["GONE",0,null,null]]'
  ask '[.rows[].group] | join(" ")' compare ASEAN GONE EU 2018 2020
  the 'EU ASEAN GONE'
  answers compare GONE ASEAN 2018 2020
  has 'GONE   0 of 1      .     .     .     .' "$output"
  answers compare GONE IDN 2014 2017 2018 2020
  has 'Indonesia' "$output"
}

@test "groups of one's own are removed, others refused with one status" {
  answers groups add A+B-1 'A code of many kinds' IDN
  answers groups remove A+B-1
  for group in ASEAN CIS Europe world; do
    fails 4 'group' groups remove "$group"
  done
  fails 2 'letters, digits, + and - only' groups add A_B 'Underscore' IDN
}

@test "of a median of one country no countries are said, nor changes in a first edition" {
  answers groups add SOLO 'One country' NLD
  gcitrack plot pillars BEL --median SOLO 2024 >printed
  grep -q '(1 country on 2024-09-12)' printed
  gcitrack plot pillars BEL --median SOLO 2024 --lang id >printed
  grep -q '(1 negara per ' printed
  gcitrack plot heat ASEAN --from 2020 --to 2020 >printed
  lacks 'small: ' printed
  grep -q 'Place among all countries, 1 is best' printed
  gcitrack plot heat ASEAN --from 2018 --to 2020 >printed
  grep -q 'small: ' printed
}

@test "a check counts the problems it does not list" {
  awk 'BEGIN { print "iso3,score"; for (i = 100; i < 160; i++) print "X" i ",5" }' >many.csv
  fails_with=$(gcitrack check many.csv --edition 2028 -f json 2>said | jq '.meta.errors') || true
  [ "$fails_with" -ge 60 ]
  has "many.csv, GCI 2028: $fails_with errors" "$(cat said)"
  run -4 gcitrack check many.csv --edition 2028
  has "$fails_with errors, " "$output"
}

@test "a file of which no row has a country or an edition is a part of its own" {
  printf 'iso3,edition,score\nXXX,2027,5\n' >bad.csv
  run --separate-stderr -4 gcitrack check bad.csv
  [ "${lines[0]}" = bad.csv ]
  has 'line 2: iso3: "XXX" is not a known name' "$output"
  [ "$stderr" = 'bad.csv: 1 error' ]
}

@test "a row without a rank comes behind both ends of the changes of ranks" {
  awk -F, -v OFS=, 'NR == 1 { print "iso3,score,rank"; next }
    { print $1, $4, $1 == "IDN" ? "" : $3 }' "$data/gci/2020.csv" >gci2027.csv
  answers import gci2027.csv --edition 2027 --published 2027
  ask '.rows | length' change 2018 2027 --sort itu --top 400
  [ "$output" -gt 150 ]
  [ "$output" -lt 194 ]
  ask '[.rows[].iso3] | index("IDN")' change 2018 2027 --sort itu --top 400
  the null
  ask '.rows[-1].iso3' change 2018 2027 --sort itu
  the IDN
}

@test "series that an edition has not are said by the edition" {
  fails 3 'GCI 2017 has no figures of legal' change 2017 2020 --series legal
  fails 3 'GCI 2014 has no figures of any series' change 2014 2020 --series all --as-known 2014-01-01
}

@test "an event's id is the words of its title" {
  for title in '  A  1st Law, Z!  ' '1!a' '- -' '法 律 Law 法'; do
    run --separate-stderr gcitrack events add --date 2020 --title "$title" --scope IDN -f csv
    printf '%s: %s\n' "$title" "$(printf '%s\n' "$output" | sed -n 2p | cut -d, -f1-4)" >>said
  done
  answers events IDN -f csv
  has 'a-1st-law-z' "$output"
  has '1-a' "$output"
  has 'law,2020-01-01' "$output"
}

@test "completion takes what is half typed" {
  answers complete -- gcitrack show -fq IDN
  the $'IDN\tIndonesia'
  answers complete -- gcitrack show - IDN
  the $'IDN\tIndonesia'
  answers complete -- gcitrack -- --db sho
  has 'show' "$output"
  answers complete -- gcitrack show -- -f IDN
  the $'IDN\tIndonesia'
  answers complete -- gcitrack show Inggri
  has 'United Kingdom' "$output"
  printf 'no store' >broken.db
  GCITRACK_DB=broken.db answers complete -- gcitrack show IDN
  the $'IDN\tIndonesia'
}

@test "numbers are whole numbers" {
  for number in + - 1- 1+ 0x1 1.5 99999999999999999999 0 1000001; do
    fails 2 'is not a whole number from 1 to 1000000' rank 2020 --top "$number"
  done
}

@test "a day that cannot be is not the day of an import" {
  typed >gci2027.csv
  for epoch in '' x 99999999999999999999 9223372036854775807 999999999999 1700000000; do
    rm -f s.db
    SOURCE_DATE_EPOCH=$epoch answers import gci2027.csv --edition 2027 --published 2027-09-01
    ask '.rows[] | select(.name == "gci2027.csv") | .imported' sources
    case $epoch in
      999999999999 | 9223372036854775807) the 9999-12-31 ;;
      1700000000) the 2023-11-14 ;;
      *) the "$(date -u +%F)" ;;
    esac
  done
}

@test "places of a region's countries by other weights" {
  ask '.rows | length' robust 2020 Europe --draws 20
  the 46
  answers robust 2020 Europe --draws 20
  lacks 'members on' <(printf '%s\n' "$output")
  ask '.rows | length' robust 2020 --top 3 --draws 20
  the 3
  ask '.rows | length' robust 2020 IDN SGP --top 5 --draws 20
  the 2
  ask '.rows | length' robust 2020 IDN HKG ASEAN --draws 20
  the 10
}

@test "help in colour" {
  answers help rank --color always
  has $'\033[1mOptions\033[0m' "$output"
  answers help rank --color never
  lacks $'\033' <(printf '%s\n' "$output")
}

@test "a place for the store below a file is no store" {
  : >file
  unset GCITRACK_DB
  XDG_DATA_HOME=$PWD/file answers show IDN 2020
  has 'Indonesia' "$output"
}

@test "a store that an older program made says what it lacks" {
  answers init
  sqlite3 s.db "UPDATE property SET value = 'older' WHERE name = 'bundle';
    UPDATE source SET name = 'Another' WHERE id = (SELECT min(id) FROM source WHERE bundled)"
  ask '.notes[] | select(.code == "older-store") | .text' show IDN
  the 'This store lacks 1 of the sources this gcitrack comes with: the next import brings them in.'
}

@test "a name that is not UTF-8 resembles none" {
  answers init
  sqlite3 s.db "UPDATE grouping SET name = CAST(x'ff61' AS TEXT) WHERE code = 'G7'"
  fails 3 'no group "ASEN": did you mean ASEAN?' show ASEN
  fails 3 'no country or group "q":' show q
}

@test "a date is cited as exactly as it was given" {
  typed >scores.csv
  for day in 2027 2027-09 2027-09-05; do
    rm -f s.db
    answers import scores.csv --edition 2027 --published "$day"
    answers cite 2027 --style ris
    printf '%s\n' "$output" | grep -E '^(PY|DA)' >>said
    answers cite 2027 --style bibtex
    printf '%s\n' "$output" | grep month >>said || echo 'no month' >>said
  done
  output=$(cat said)
  the 'PY  - 2027
no month
PY  - 2027
DA  - 2027/09/
  month       = sep,
PY  - 2027
DA  - 2027/09/05
  month       = sep,'
}

@test "an edition of ranks alone has no place, no score and no source of one" {
  typed | cut -d, -f1,2 >ranks.csv
  answers import ranks.csv --edition 2027 --published 2027-09-01 --rank-only
  fields='[.edition, .itu_rank, .place, .score, .source] | tostring'
  ask ".rows[] | select(.edition == 2027) | $fields" show IDN 2020 2027 --sources
  the '[2027,24,null,null,null]'
  answers show IDN 2020 2027 --sources --group ASEAN
}

@test "before the first edition there is none" {
  answers init --empty
  answers import "$data/gci/2020.csv" --edition 2020 --published 2021-06-29
  answers show IDN latest
  fails 3 '' show IDN prev
  fails 3 '' change
}

@test "articles and letters of any script before a name" {
  for name in 'the gambia' 'The Gambia' 'Gambia (the)'; do
    ask '.rows[0].iso3' show "$name" 2020
    the GMB
  done
  fails 3 '' show 'éé'
  ask '[.rows[].group] | join(" ")' compare ASEAN world 2020
  the 'ASEAN world'
}

@test "a slope of all countries names the ones asked about" {
  gcitrack plot slope IDN world 2018 2020 >printed
  grep -q 'Indonesia' printed
  lacks "'.*Malaysia" printed
  gcitrack plot slope IDN SGP world 2018 2020 --grey >printed
  grep -q 'Singapore' printed
  fails 5 '48 at most' plot slope world 2018 2020
  fails 5 'two editions at least' plot bump ASEAN --from 2020 --to 2020
  gcitrack plot pillars IDN 2024 --grey >printed
  grep -q 'Indonesia' printed
}

@test "options and words that are no answer are refused in a sentence" {
  typed >gci2020.csv
  answers groups add GONE 'No longer listed' HKG
  while IFS='|' read -r expected words says; do
    read -ra words <<<"$words"
    fails "$expected" "$says" "${words[@]}"
  done <<'LINES'
2|check gci2020.csv --scale 5000|is none of 1, 100
2|check gci2020.csv --decimal xx|--decimal is one character
2|import gci2020.csv --delimiter xx|--delimiter is one character
2|import gci2020.csv --decimal xx|--decimal is one character
2|countries --find !!|needs letters to look for
2|plot IDN --width 1mm|a length from 40 to 2000 mm
2|plot IDN --width 9999mm|a length from 40 to 2000 mm
3|plot ASEAN --each NOSUCH -o x-%s.svg|no country or group "NOSUCH"
3|plot GONE --from 2018|nobody of No longer listed has figures
3|show HKG PLW --series tier|no figures of tier for the countries asked about
3|show HKG GONE 2020 --series all|no figures of any series for the country asked about
3|before-after ASEAN --event :2017|no event ":2017"
3|before-after ASEAN --event 2017-04 --others nope|no country or group "nope"
2|convergence --to 2020|unknown option --to: gcitrack help convergence lists those of convergence
LINES
  fails 2 'needs letters to look for' countries --find $'\xff'
}

@test "who joined later, and a region's mean that nobody has" {
  answers groups add GONE 'No longer listed' HKG
  answers groups EU --as-of 2010-01-01
  has 'joined later' "$output"
  answers groups EU
  has 'no longer' "$output"
  ask '[.rows[] | [.group, .n]] | tostring' regions GONE ASEAN EU --edition 2020
  the '[["GONE",0],["ASEAN",10],["EU",27]]'
  answers plot IDN --text -o -
  has 'Place: 1 + countries with a higher score.' "$output"
}

@test "series of which an edition has none, and scales that differ" {
  fails 3 'GCI 2018 has no figures of tier' change 2018 2024 --series tier
  fails 3 'GCI 2024 has no figures of itu_rank' change 2020 2024 --series itu_rank IDN
  fields='[.rows[] | [.series, .value_from, .value_to, .value_change]] | tostring'
  ask "$fields" change 2018 2020 --series all IDN
  the '[["score",0.776,94.88,null],["itu_rank",41,24,-17]]'
  ask "$fields" change 2017 2020 --series itu_rank IDN
  the '[["itu_rank",69,24,-45]]'
  ask "$fields" change 2018 2024 --series all IDN
  the '[["score",0.776,100,null]]'
  answers change 2020 2024 --series legal IDN
  has 'legal: 1 figure in both editions, of Indonesia.' "$output"
  answers init --empty --db empty.db
  fails 3 'no two editions with figures of any series' change --series all --db empty.db
  fails 3 'no figures of GCI 2020' cite 2020 --db empty.db
  fails 3 'no figures of any series' show IDN --series all --db empty.db
  ask '.rows[] | select(.iso3 == "IDN") | .iso3' groups Asia-Pacific --db empty.db
  the IDN
}

@test "a list is never cut among those whom ITU ranks alike, with scores or without" {
  printf '%s\n' Country,Rank,Score Indonesia,1,90 Malaysia,2, Thailand,2, 'Viet Nam,3,' Singapore,,80 >odd.csv
  answers import odd.csv --edition 2027 --published 2027-01-01 --rank-only
  while IFS='|' read -r words codes; do
    read -ra words <<<"$words"
    ask '[.rows[].iso3] | join(" ")' rank 2027 "${words[@]}"
    the "$codes"
  done <<'LINES'
--top 1|IDN
--top 2|IDN SGP
--top 3|IDN SGP MYS THA
--top 4|IDN SGP MYS THA
--around THA:0|MYS THA
--around SGP:0|SGP
--around VNM:1|MYS THA VNM
LINES
  for neighbours in '' 5x -1 1001; do
    fails 2 'a number of neighbours from 0 to 1000' rank 2020 --around "IDN:$neighbours"
  done
}

@test "a name of several words without quotes, and many words that are none" {
  fails 3 'in quotes, "European Union"' show European Union
  fails 3 'no country "aa"' show aa bb cc dd ee ff gg hh ii
  fails 2 '--scale: "5000" is none of 1, 100' import x.csv --scale 5000
}

@test "a store that cannot be looked at is said" {
  ln -s loop loop
  GCITRACK_DB=loop fails 1 'symbolic links' show IDN
  GCITRACK_DB=loop fails 1 'symbolic links' import x.csv --dry-run
}

@test "help goes where answers go, in the colours asked for" {
  answers --help
  expected=$output
  answers --help -o help.txt
  the ''
  [ "$(<help.txt)" = "$expected" ]
  answers rank 2020 --top 1
  expected=$output
  for color in auto never; do
    answers rank 2020 --top 1 --color "$color"
    the "$expected"
  done
}

@test "a reader who went away is no error to speak of" {
  (
    trap '' PIPE
    sleep 0.3
    status=0
    gcitrack rank 2020 2>said || status=$?
    echo "$status" >status
  ) | true
  [ "$(<status)" = 1 ]
  [ ! -s said ]
}

@test "pictures are drawn where neither PATH nor HOME is set" {
  env -u HOME -u PATH "$GCITRACK" plot IDN -o drawn.svg
  answers plot IDN -o expected.svg
  cmp drawn.svg expected.svg
}

@test "a partial edition within a stretch of years is left out of it, one outside is not spoken of" {
  printf '%s\n' Country,Score Indonesia,90 Malaysia,80 >few.csv
  answers import few.csv --edition 2022 --published 2022-01-01
  answers import few.csv --edition 2027 --published 2027-01-01
  for first in 2018 2020; do
    answers convergence ASEAN "$first" 2024
    has 'GCI 2022 is left out: it is partial.' "$output"
    [[ $output != *'GCI 2027 is left out'* ]]
  done
  answers convergence ASEAN 2018 2020
  [[ $output != *'is left out'* ]]
  answers convergence Africa 2018 2020
  has 'Those who started high' "$output"
  ask '.rows[] | [.edition, .score] | tostring' show IDN 2022 2027
  the $'[2022,90]\n[2027,90]'
}

@test "ranks that ITU did not print are framed in a heat map, and no title counts on them" {
  gcitrack plot heat ASEAN --metric itu -o - >printed
  grep -q '^\$derived0 <<' printed
  gcitrack plot slope IDN MYS --metric itu 2020 2024 -o - >printed
  [ "$(grep -c "^set label 1 'ITU rank in the Global Cybersecurity" printed)" = 1 ]
}
