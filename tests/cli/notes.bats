#!/usr/bin/env bats
# Notes: each where it belongs, none twice, none about what the answer does not show.

load helpers

# questions: command lines of many kinds, one a line.
questions() {
  cat <<'LINES'
show IDN
show IDN HKG VAT --group ASEAN
show IDN --series all
compare ASEAN
compare ASEAN 2020 2024
compare ASEAN EU GCC world
compare Europe CIS
change
change 2014 2017
change 2018 2020 --group ASEAN
change 2018 2020 IDN --series all
rank 2020
rank 2024 --group CIS
rank 2014 --group CIS
regions
regions --edition all
regions @ASEAN @EU @GCC world
explain IDN 2020
explain IDN 2014 2017
explain IDN 2018 2020 --split
before-after ASEAN --event accp-start
before-after ASEAN --event accp-start --outcome percentile
convergence ASEAN
robust 2020 --country IDN
cite IDN 2018 2020
LINES
}

@test "no note is said twice, and none is empty" {
  questions | while IFS= read -r line; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[].text] | (length == (unique | length)) and all(length > 10)' $line
    [ "$output" = true ] || {
      echo "$line"
      false
    }
  done
}

@test "what is compared across a break says so, what is of one edition does not" {
  questions | while IFS= read -r line; do
    # shellcheck disable=SC2086 # words
    ask '[(.meta.editions | length > 1), ([.notes[] | select(.code == "break")] | length > 0)] | tostring' $line
    case $output in
      '[true,true]' | '[false,false]') ;;
      *)
        echo "$line: $output"
        false
        ;;
    esac
  done
}

@test "no head says rank without saying whose" {
  questions | while IFS= read -r line; do
    # shellcheck disable=SC2086 # words
    answers $line
    # a head stands between two spaces; "ITU rank" and "ITU ranks" are fine
    printf '%s\n' "$output" | sed 's/ITU rank//g' >printed
    lacks '(^|  )[Rr]ank(  |$)' printed
    # shellcheck disable=SC2086 # words
    answers $line -f csv
    lacks '(^|,)rank(,|$)' <(printf '%s\n' "$output" | head -n 1)
  done
}

@test "a region that countries moved to or from says so wherever editions before 2018 are looked at" {
  for line in 'rank 2014 --group CIS' 'change 2014 2018 --group Europe' 'compare CIS' 'compare Europe Africa' \
    'show UKR --group CIS' 'convergence CIS' 'before-after CIS --event 2017-04' 'regions 2017'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "regions-2018")] | length' $line
    [ "$output" = 1 ] || {
      echo "$line: $output"
      false
    }
  done
  for line in 'compare CIS 2018 2020' 'compare Africa' 'regions' 'change --group Europe' 'regions ASEAN 2014'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "regions-2018")] | length' $line
    the 0
  done
}

@test "nothing is said of how places are counted where none are shown" {
  for line in 'convergence ASEAN' 'before-after ASEAN --event accp-start' 'show IDN --series all' \
    'change 2020 2024 IDN --series all'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "derived")] | length' $line
    the 0
    # shellcheck disable=SC2086 # words
    ask '.meta.derived | tostring' $line
    the '[2024]'
  done
  ask '[.notes[] | select(.code == "derived")] | length' before-after ASEAN --event accp-start --outcome percentile
  the 1
}

@test "a region is the same countries alone and in a series, and whom an edition lists besides is named" {
  for edition in 2014 2017; do
    answers regions "$edition" -f csv
    printf '%s\n' "$output" | grep -v '^group' | sort >alone
    answers regions --edition all -f csv
    printf '%s\n' "$output" | grep ",$edition," | sort >series
    cmp alone series
  done
  ask '.rows[] | select(.group == "Asia-Pacific") | [.n, .members] | tostring' regions 2014
  the '[38,38]'
  for line in 'regions 2014' 'rank 2014 --group Asia-Pacific' 'show HKG --group Asia-Pacific' \
    'compare Asia-Pacific' 'convergence Asia-Pacific'; do
    # shellcheck disable=SC2086 # words
    ask '.notes[] | select(.code == "region-members") | .text' $line
    has 'Asia-Pacific: the 38 countries it has in the GCI today, without those that left: Hong Kong (GCI 2014)' \
      "$output"
  done
  for line in 'regions' 'regions Africa 2014' 'rank 2018 --group Asia-Pacific'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "region-members")] | length' $line
    the 0
  done
}

@test "who joins the GCI later is in its region" {
  gcitrack template 2027 >2027.csv
  echo 'Palau,PLW,,40' >rows
  gcitrack rank 2024 -f csv 2>/dev/null | tail -n +2 | cut -d, -f4,7 | sed 's/\(.*\),\(.*\)/,\1,,\2/' >>rows
  { head -n 1 2027.csv | cut -d, -f1-4; cat rows; } >new.csv
  gcitrack import new.csv --db s.db --edition 2027 --published 2027-09-01 --quiet
  ask '.rows[] | select(.group == "Asia-Pacific") | [.n, .members] | tostring' regions 2027 --db s.db
  the '[39,39]'
  ask '[.rows[] | select(.group == "Asia-Pacific") | [.edition, .n, .members]] | tostring' \
    regions 2014 2018 2027 --db s.db
  the '[[2014,39,39],[2018,38,39],[2027,39,39]]'
  ask '.notes[] | select(.code == "region-members") | .text' regions 2014 --db s.db
  the 'Asia-Pacific: the 39 countries it has in the GCI today, without those that left: Hong Kong (GCI 2014).'
}

@test "the world is whoever is listed: no country outside the GCI is missing from it" {
  ask '.rows[] | [.group_place, .group_of] | tostring' show PLW 2014 --group world
  the '[172,195]'
  for line in 'change --group world' 'change 2014 2017 world' 'rank 2014 --group world' 'robust 2020 world'; do
    # shellcheck disable=SC2086 # words
    ask '[(.rows | length), ([.notes[] | select(.code == "coverage")] | length)] | tostring' $line
    has "$output" '[194,0] [195,0]'
  done
  answers compare --group world 2014
  has 'world, 195 of 195 countries with a score in GCI 2014' "$output"
  ask '[.notes[].text] | join(" ")' convergence world
  has 'without Hong Kong, Palau and Vatican: no score in some edition' "$output"
}

@test "places that are not the difference of the places shown beside them are explained" {
  for line in 'compare IDN MYS 2014 2017' 'compare ASEAN 2014 2018' 'explain IDN 2014 2017' 'show IDN 2014 2017'; do
    # shellcheck disable=SC2086 # words
    ask '.notes[] | select(.code == "panel") | .text' $line
    has 'in both' "$output"
  done
  ask '.notes[] | select(.code == "panel") | .text' compare IDN MYS 2014 2017
  the 'places are those gained among the 194 countries in both GCI 2014 and 2017, without Hong Kong and Vatican; in 1 of 2 rows that is not the difference of the two places shown.'
  for line in 'compare ASEAN' 'compare USA 2014 2017' 'compare HKG VAT 2014 2017' 'compare HKG VAT'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "panel")] | length' $line
    the 0
  done
  ask '.notes[] | select(.code == "leavers") | .text' change 2014 2017 IDN
  the 'In GCI 2014 and not in GCI 2017, so not counted in these places: Hong Kong.'
}

@test "a change up to one edition says from which" {
  ask '.notes[] | select(.code == "pair") | .text' change 2018 IDN
  the 'One edition was given: GCI 2018 is compared with the one before, GCI 2017.'
  ask '.meta | [.from, .to] | tostring' change 2018 IDN
  the '[2017,2018]'
  ask '[.notes[] | select(.code == "pair")] | length' change 2017 2018 IDN
  the 0
  ask '[.notes[] | select(.code == "pair")] | length' change IDN
  the 0
}

@test "--cite: references come behind all notes, under words of their own" {
  ask '[.notes[].code] | [index("reference") == length - 5, (.[-5:] | unique | tostring)] | tostring' show IDN --cite
  the '[true,"[\"reference\"]"]'
  ask '[.notes[-2:][].code] | tostring' change 2018 2020 --cite
  the '["reference","reference"]'
  answers change 2018 2020 IDN --cite
  [ "$(printf '%s\n' "$output" | tail -n 5 | head -n 1)" = '' ]
  has 'International Telecommunication Union (2019)' "$(printf '%s\n' "$output" | tail -n 4 | head -n 1)"
  answers change 2018 2020 IDN --cite -f csv
  [ "$(printf '%s\n' "$stderr" | grep -c '^reference: International')" -eq 2 ]
  lacks '^note: International' <(printf '%s\n' "$stderr")
  answers change 2018 2020 IDN --cite -f markdown
  [ "$(printf '%s\n' "$output" | grep -c '^Reference: International')" -eq 2 ]
}

@test "who is asked about inside a group without being a member is told" {
  ask '.notes[] | select(.code == "not-member") | .text' show IDN 2024 --group EU
  the 'Indonesia was not in EU on 2024-09-12.'
  ask '.notes[] | select(.code == "not-member") | .text' show HKG --group Asia-Pacific
  the 'Hong Kong is not in Asia-Pacific.'
  ask '[.notes[] | select(.code == "not-member")] | length' show IDN --group ASEAN
  the 0
}

@test "the day of the members is said of every aggregate of a group" {
  for line in 'before-after EU --event 2018 --draws 10' 'before-after ASEAN --event accp-start --draws 10' \
    'convergence EU27' 'regions EU27' 'compare EU27 ASEAN' 'rank --group EU27' 'change --group EU27'; do
    # shellcheck disable=SC2086 # words
    answers $line
    [[ "$output" =~ (2018-01-01|2017-04-01|2024-09-12) ]] || {
      echo "$line"
      false
    }
  done
}

@test "explain: nobody is said to have neither entered nor left when somebody has" {
  answers explain IDN 2017 2018
  has 'leavers above 0
places           34 - 1 = 33' "$output"
  answers explain IDN 2018 2020
  has 'entered, left 0  16 - 4 = 12' "$output"
  answers explain IDN 2014 2018
  has 'entrants above 0
leavers above 1  HKG
places           12 - 12 + 1 = 1' "$output"
}

@test "a missing change of places is explained: the country was not there before" {
  ask '.notes[] | select(.code == "absent") | .text' show VAT
  the 'Vatican, GCI 2017: no places gained or lost: not in GCI 2014.'
  ask '[.notes[] | select(.code == "absent")] | length' show IDN HKG PLW
  the 0
}

@test "a figure of a published edition that the user's own file revised is never shown without a word" {
  printf 'Country,Score\nIndonesia,96.00\n' >mine.csv
  gcitrack import mine.csv --edition 2020 --db r.db --issued 2022-01-01 --quiet 2>/dev/null
  for line in 'show IDN' 'show MYS 2020' 'rank 2020' 'change 2018 2020' 'explain IDN 2020' 'regions 2020' 'compare ASEAN' \
    'cite IDN 2020' 'convergence ASEAN' 'before-after ASEAN --event accp-start --draws 10' 'show IDN --series score'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "revised") | .text] | tostring' $line --db r.db
    the '["GCI 2020: with figures revised by mine.csv, issued 2022-01-01 (gcitrack sources show 7)."]'
  done
  for line in 'rank 2018' 'show IDN --as-known 2021-12-31' 'rank 2024'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "revised")] | length' $line --db r.db
    the 0
  done
  gcitrack sources undo 7 --db r.db --quiet >/dev/null
  ask '[.notes[] | select(.code == "revised")] | length' show IDN --db r.db
  the 0
}

@test "a country that ITU did not list in a published edition is counted, and said" {
  printf 'Country,Score\nPalau,40\n' >palau.csv
  gcitrack import palau.csv --edition 2020 --db p.db --quiet 2>/dev/null
  ask '.notes[] | select(.code == "more-countries") | .text' rank 2020 --db p.db
  the 'GCI 2020: scores of 195 countries, and ITU listed 194.'
  ask '[.notes[] | select(.code == "more-countries")] | length' show IDN
  the 0
}

@test "an answer with the figures of another day says so" {
  for line in 'show IDN' 'rank' 'change' 'compare ASEAN' 'regions' 'explain IDN' 'cite IDN' 'show IDN --series score' 'export'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "as-known") | .text] | tostring' $line --as-known 2018-01
    the '["As known on 2018-01-01: figures issued later are not looked at."]'
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "as-known")] | length' $line
    the 0
  done
}
