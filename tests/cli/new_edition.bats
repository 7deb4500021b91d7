#!/usr/bin/env bats
# An edition read from a file: whole, with a few countries missing, with so many missing that it is partial; what
# every command makes of it, and of what is not known about it.

load helpers

# The scores of GCI 2020 as those of a new edition, each with the tier that ITU's thresholds of 2024 give it. So
# GCI 2024 to 2027 is GCI 2020 to 2024 backwards.
table_2027() {
  awk -F, -v OFS=, 'NR == 1 { print "Country,Score,Tier"; next }
    { print $1, $4, ($4 >= 95 ? "T1" : $4 >= 85 ? "T2" : $4 >= 55 ? "T3" : $4 >= 20 ? "T4" : "T5") }' "$data/gci/2020.csv"
}

nine='ARG|DEU|DZA|ISL|KEN|LCA|SAU|SVN|TLS'

# read_2027 FILTER...: the table, through FILTER, as GCI 2027 in a store of its own.
read_2027() {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  table_2027 | "$@" >gci2027.csv
  gcitrack import -q gci2027.csv --edition 2027 --published 2027-09-01 --collected 2026
}

whole() {
  read_2027 cat
}

incomplete() {
  read_2027 grep -Ev "^($nine),"
}

partial() {
  read_2027 head -n 151
}

@test "a whole new edition: places are the old ones backwards, tiers move by the printed ones" {
  whole
  ask '[.rows[] | [.iso3, .places]] | sort | tostring' change
  forth=$output
  ask '[.rows[] | [.iso3, 0 - .places]] | sort | tostring' change 2020 2024
  the "$forth"
  ask '.meta | [.from, .to, .panel, .tiers_up, .tiers_down, .tiers_same] | tostring' change
  moved=$output
  # the same counted from the two tables
  the "$(join -t, <(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "tier") t = i; next }
    { sub("T", "", $t); print $1 "," $t }' "$data/gci/2024.csv" | sort) \
    <(table_2027 | tail -n +2 | cut -d, -f1,3 | sed 's/,T/,/' | sort) |
    awk -F, '{ if ($3 < $2) up++; else if ($3 > $2) down++; else same++ }
      END { printf "[2024,2027,194,%d,%d,%d]", up, down, same }')"
  the "$moved"
}

@test "tier moves: none of the editions in the box has any to count" {
  ask '.meta | [.tiers_up, .tiers_down, .tiers_same] | tostring' change 2020 2024
  the '[null,null,null]'
}

@test "opposite: missing where no change of ITU ranks is to be had, not 0" {
  ask '[.meta.opposite] | tostring' change 2020 2024
  the '[null]'
  ask '[.meta.opposite] | tostring' change 2014 2017
  the '[null]'
  ask '[.meta.opposite] | tostring' change 2018 2020
  the '[15]'
}

@test "missing countries are no leavers, and are named" {
  incomplete
  ask '.meta | [.panel, .leavers, .missing_to, .entrants, .missing_from] | tostring' change
  the '[185,[],["ARG","DEU","DZA","ISL","KEN","LCA","SAU","SVN","TLS"],[],[]]'
  ask '.notes[] | select(.code == "missing") | .text' change
  the 'In GCI 2024 and missing in the figures of GCI 2027, so not counted in these places: Argentina, Germany and 7 more.'
  ask '[.meta.leavers, .meta.missing_to] | tostring' change 2014 2017
  the '[["HKG"],[]]'
}

@test "explain tells a country that is missing from one that left" {
  incomplete
  answers explain THA 2024 2027
  has 'missing now 1    SAU' "$output"
  lacks 'leavers above' <(printf '%s\n' "$output")
  has 'Missing in the figures of GCI 2027, so perhaps no leaver: SAU.' "$output"
  ask '[.rows[] | select(.missing) | [.iso3, .how]] | tostring' explain THA 2024 2027
  the '[["SAU","leaver_above"]]'
  ask '[.rows[] | select(.how == "leaver_above") | [.iso3, .missing]] | tostring' explain IDN 2014 2017
  the '[["HKG",false]]'
}

@test "nothing is said of a new edition's questions, weights or unprinted ranks" {
  incomplete
  for line in 'explain THA 2027' 'explain THA 2024 2027' 'show THA' 'rank 2027' 'cite THA 2024 2027' 'compare THA SGP'; do
    # shellcheck disable=SC2086 # words
    answers $line
    lacks 'GCI 2027[^.]*no ranks printed|printed no rank for|weights changed|GCI 2027: no ITU ranks;' \
      <(printf '%s\n' "$output")
  done
  answers explain THA 2024 2027
  has 'Caution, how far
the two compare is not known.' "$output"
  has 'tier T2 (GCI 2027,' "$output"
  has 'What changed in GCI 2027 is not known' "$output"
}

@test "a partial edition has no places: none is claimed, none is sorted by" {
  partial
  for line in 'rank 2027' 'show IDN' 'compare ASEAN' 'regions 2027' 'change 2024 2027'; do
    # shellcheck disable=SC2086 # words
    answers $line
    has 'GCI 2027: no ITU ranks among its figures.' "$output"
    has 'GCI 2027 is partial, with scores for 150 of 194 countries: no places' "$output"
  done
  fails 5 '--sort score' change 2024 2027 --top 3
  ask '.rows | length > 6' change 2024 2027 --top 3 --sort score
  ask '[.rows[] | .places] | unique | tostring' change 2024 2027
  the '[null]'
}

@test "a partial edition is neither latest nor prev, nor what compare orders by" {
  partial
  ask '.meta.editions | tostring' rank
  the '[2024]'
  ask '.meta.editions | tostring' change
  the '[2020,2024]'
  answers compare ASEAN
  has 'ASEAN, 11 of 11 members on 2027-09-01 with a score in GCI 2024' "$output"
  ask '.rows[0].iso3' compare ASEAN
  the IDN
}

@test "coverage of groups is said once for each edition, and of rows with the day" {
  partial
  ask '[.notes[] | select(.code == "coverage") | .text] | tostring' regions ASEAN SIDS world --edition 2027
  the "$(awk -F, -v OFS=, 'NR > 1 && NR <= 151 { print $1 }' gci2027.csv | sort >listed
    for group in ASEAN SIDS; do
      gcitrack countries "@$group" --as-of 2027-09-01 -f csv 2>/dev/null | tail -n +2 | cut -d, -f1 | sort >members
      echo "$(comm -12 listed members | wc -l) of $(wc -l <members) in $group"
    done | paste -sd, | sed 's/,/, /; s/.*/["With a score in GCI 2027: &, 150 of 194 in world."]/')"
  incomplete_day='ASEAN: 10 of 11 with a score in both editions, members on 2027-09-01; without Timor-Leste.'
  rm "$GCITRACK_DB"
  incomplete
  ask '.notes[] | select(.code == "coverage") | .text' change --group ASEAN
  the "$incomplete_day"
}

# fields NAME,... ARGUMENT...: those columns of the answer, as printed.
fields() {
  local names=$1
  shift
  answers "$@" -f csv
  output=$(printf '%s\n' "$output" | awk -F, -v names="$names" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(names, name, ","); next }
    { for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], i < n ? " " : "\n" }')
}

@test "gap to the best and the median: exact, of those compared" {
  fields iso3,gap_best,gap_median compare THA IDN MMR 2020
  the 'IDN 0.00 8.38
THA -8.38 0.00
MMR -58.47 -50.09'
  fields group,gap_best,gap_median regions ASEAN world 2024
  the 'ASEAN -3.85 25.755
world -29.605 0.000'
  fields group,gap_best,gap_median compare ASEAN world 2020 2024
  the 'ASEAN -3.85 25.755
world -29.605 0.000'
  fields iso3,gap_best,gap_median compare IDN HKG 2014 2024
  the 'IDN 0.00 0.00
HKG  '
}

@test "compare: gaps in the table where there is room, else what they are counted from" {
  answers compare ASEAN 2020 2024
  has 'score (0-100), gap to' "$output"
  has '99.86   -0.14  +3.71' "$output"
  answers compare ASEAN
  has 'Scores (0-100) in GCI 2024: best 100.00, median 96.15.' "$output"
  answers compare IDN
  lacks 'median' <(printf '%s\n' "$output")
  answers compare ASEAN --group G20
  has '1 of 1 member on' "$output"
}

@test "show --series: figures as printed, countries in the order given" {
  ask '[.rows[] | [.iso3, .edition, .value, .scale] | tostring] | join(" ")' show SGP IDN --series score 2018 2020
  the '["SGP",2018,0.898,1] ["SGP",2020,98.52,100] ["IDN",2018,0.776,1] ["IDN",2020,94.88,100]'
  ask '[.rows[] | .series] | unique | join(" ")' show IDN --series all
  the 'capacity cooperation itu_rank legal organizational score technical tier'
  ask '.rows[0].source' show IDN --series legal --sources
  the 'GCI 2020'
  answers show IDN HKG --series all
  has 'score           0.471  0.424  0.776  94.88  100.00' "$output"
  has 'tier                .      .      .      .      T1' "$output"
  lacks 'compared on 0-100|places' <(printf '%s\n' "$output")
  fails 3 'no series "colour"' show IDN --series colour
  fails 3 'no figures of legal' show HKG --series legal
  fails 2 '--series' show IDN --series legal --group ASEAN
}

@test "as known on a day: the last rank is that of the issue, no later figures are spoken of" {
  answers cite IDN 2017 --as-known 2017-07-10
  has 'ITU rank 70 (of 165 ranks)' "$output"
  answers cite IDN 2017
  has 'ITU rank 69 (of 164 ranks)' "$output"
  ask '.rows[].last_rank' editions 2017 --as-known 2017-07-10
  the 165
  fails 3 'no figures were issued up to 2014-01-01' show IDN --as-known 2014-01-01
  fails 3 'no figures of a whole edition were issued up to 2014-01-01' rank --as-known 2014-01-01
  fails 3 'no figures of a whole edition before GCI 2014' change --as-known 2016-01-01
}

@test "a sentence to paste says what it does not know" {
  incomplete
  answers cite THA 2027
  has 'place 50 of 185 when every country that scores higher is counted (the scores of 9 of 194 countries are not known).' \
    "$output"
  answers cite THA 2024
  lacks 'not known' <(printf '%s\n' "$output")
}

@test "a group nobody of which was ever listed is no answer" {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  gcitrack -q groups add FORMOSA1 'one that ITU does not list' TWN
  for command in show compare 'rank --group' 'change --group' robust; do
    # shellcheck disable=SC2086 # words
    run --separate-stderr gcitrack $command FORMOSA1
    [ "$status" -ne 0 ] && [ -z "$output" ]
  done
  answers groups FORMOSA1
  has ', 1 member on' "$output"
}

@test "an edition after a partial one should still have as many countries as the whole one before" {
  partial
  table_2027 | head -n 161 >gci2029.csv
  gcitrack import -q gci2029.csv --edition 2029 --published 2029-09-01
  answers rank 2029 --top 1
  has 'GCI 2029 is partial, with scores for 160 of 194 countries' "$output"
  ask '.meta.editions | tostring' rank
  the '[2024]'
}

@test "in a store without figures the published editions still say how many countries there are" {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/empty.db
  gcitrack -q init --empty
  table_2027 | head -n 151 >gci2027.csv
  gcitrack import -q gci2027.csv --edition 2027 --published 2027-09-01
  answers rank 2027 --top 1
  has 'GCI 2027 is partial, with scores for 150 of 194 countries' "$output"
}

@test "a series of one's own is answered for in a store that holds nothing else" {
  gcitrack init --empty --db own.db --quiet
  printf 'iso3,edition,series,value\nIDN,2018,mobile,1.5\nIDN,2020,mobile,3.5\nMYS,2020,mobile,4.5\nIDN,2024,mobile,5.50\nMYS,2024,mobile,4.0\n' >own.csv
  gcitrack import own.csv --db own.db --quiet 2>/dev/null
  for line in 'all' 'mobile' 'mobile 2020 2024' 'all 2024'; do
    # shellcheck disable=SC2086 # words
    answers change --db own.db --series $line -f csv
    the 'series,iso3,country,region,value_from,value_to,value_change
mobile,IDN,Indonesia,Asia-Pacific,3.5,5.50,2.00
mobile,MYS,Malaysia,Asia-Pacific,4.5,4.0,-0.5'
    # shellcheck disable=SC2086 # words
    ask '.meta | [.from, .to] | tostring' change --db own.db --series $line
    the '[2020,2024]'
  done
  ask '[.rows[].edition] | tostring' show IDN --series mobile --db own.db
  the '[2018,2020,2024]'
  ask '.meta.sources | tostring' show IDN --series mobile --db own.db
  the '["own.csv"]'
  ask '[.rows[].iso3] | join(" ")' show ASEAN --series mobile 2020 --db own.db
  the 'IDN MYS'
  ask '[.notes[] | select(.code == "missing") | .text] | tostring' show IDN SGP --series mobile --db own.db
  the '["Singapore has no figures of mobile."]'
  fails 3 'no two editions with figures of mobile' change --series mobile 2018 --db own.db
  fails 3 'GCI 2014 has no figures of mobile' change --series mobile 2014 2020 --db own.db
  fails 3 'no figures' change --series mobile 2016 2020 --db own.db
  fails 3 'no figures of GCI 2020' rank 2020 --db own.db
}

@test "answers by series name the editions and sources of their own figures, and no others" {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  printf 'iso3,series,value\nIDN,mobile,1.5\n' >first.csv
  printf 'iso3,edition,series,value\nIDN,2020,mobile,3.5\nMYS,2020,mobile,4.0\nMYS,2024,mobile,4.0\n' >one.csv
  printf 'iso3,edition,series,value\nIDN,2024,mobile,5.50\n' >two.csv
  printf 'iso3,edition,series,value\nSGP,2020,mobile,2\n' >alone.csv # in one of the editions only
  gcitrack import -q first.csv --edition 2016 --published 2016-09-01
  gcitrack import -q one.csv two.csv alone.csv
  sources='.meta.sources | tostring'
  ask "$sources" change --series mobile
  the '["one.csv","two.csv"]'
  ask "$sources" change --series mobile MYS
  the '["one.csv"]'
  ask "$sources" change --series all 2020 2024
  the '["GCI 2020","GCI 2024 (via World Bank)","one.csv","two.csv"]'
  ask "$sources" show IDN --series mobile
  the '["first.csv","one.csv","two.csv"]'
  ask '.meta | [.editions, .derived, .sources] | tostring' export --series mobile
  the '[[2016,2020,2024],[2024],["first.csv","one.csv","two.csv","alone.csv"]]'
  ask '.meta | [.editions, .derived, .sources] | tostring' export --edition 2016
  the '[[2016],[],["first.csv"]]'
  ask '.meta | [.editions, .sources] | tostring' export
  the '[[2014,2016,2017,2018,2020,2024],["GCI 2014","GCI 2017, re-issue","GCI 2018","GCI 2020","GCI 2024 (via World Bank)","first.csv","one.csv","two.csv","alone.csv"]]'
  gcitrack change --series mobile >answer 2>&1 # they are named in JSON alone
  lacks 'one\.csv' answer
  fails 3 'GCI 2014 has no figures of mobile' export --series mobile --edition 2014
  answers export --series mobile --edition 2016 # the series of an edition without scores
  has '2016,IDN,mobile,1.5' "$output"
  fails 3 'no figures of GCI 2016 were issued up to 2019-01-01' export --edition 2016 --as-known 2019-01-01
}

@test "editions of ranks alone: no country has a score, and what else there is to ask" {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  printf 'Country,Rank\nIndonesia,24\nMalaysia,5\nSingapore,4\n' >ranks.csv
  gcitrack import -q ranks.csv --edition 2022 --published 2022-12 --rank-only
  answers rank 2022
  has 'GCI 2022, published Dec 2022: no country with a score' "$output"
  fails 3 'GCI 2022 has no scores to compare; its ranks: gcitrack change --series itu_rank 2020 2022' change 2020 2022
  fails 3 'GCI 2022 has no scores to compare' change IDN 2022 2024
  [[ $stderr != *itu_rank* ]] # GCI 2024 has none
  answers change --series itu_rank 2020 2022 -f csv
  has 'itu_rank,IDN,Indonesia,Asia-Pacific,24,24,0' "$output"
  answers check 2022
  has 'GCI 2022: 3 of 194 countries, ranks without scores' "$output"
  # some with a score
  printf 'Country,Rank,Score\nIndonesia,24,94.88\nMalaysia,5,\n' >mixed.csv
  gcitrack import -q mixed.csv --edition 2023 --published 2023-12 --rank-only
  answers rank 2023
  has 'GCI 2023, published Dec 2023: 1 country with a score' "$output"
  # each edition of which nothing is known is named
  answers show IDN
  has 'What changed in GCI 2022 and 2023 is not known, so neither is how far they compare.' "${output//$'\n  '/ }"
  answers show IDN 2020 2022
  has 'What changed in GCI 2022 is not known, so neither is how far it compares.' "${output//$'\n  '/ }"
}

@test "before-after: an edition whose years nobody said is named where one side has none" {
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/gci.db
  table_2027 >gci2027.csv
  gcitrack import -q gci2027.csv --edition 2027 --published 2027-09-01
  unknown='nothing to compare with; when the data of GCI 2027 were collected is not known: --post 2027 takes it in'
  fails 5 "$unknown" before-after ASEAN --event 2025
  answers before-after ASEAN --event 2025 --post 2027
  # it is not from before 2012, nor from after 2027
  for event in 2012 2027-02 2030; do
    fails 5 'nothing to compare with' before-after ASEAN --event $event
    [[ $stderr != *'not known'* ]]
  done
}

@test "a newer edition that is partial is named where the latest is answered for" {
  head -n 100 <(gcitrack rank 2024 -f csv 2>/dev/null) | cut -d, -f4,5,7 >part.csv
  gcitrack import part.csv --edition 2027 --published 2027-09-01 --break x --db p.db --quiet 2>/dev/null
  for line in 'rank' 'rank latest' 'change MYS' 'regions' 'explain MYS' 'cite MYS' 'robust MYS' 'change prev latest'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "newer-partial") | .text] | tostring' $line --db p.db
    the '["GCI 2027 is there with scores for 99 of 194 countries only: GCI 2024 counts as the latest."]'
  done
  for line in 'rank 2024' 'rank 2027' 'change 2020 2024' 'show IDN'; do
    # shellcheck disable=SC2086 # words
    ask '[.notes[] | select(.code == "newer-partial")] | length' $line --db p.db
    the 0
  done
  # no word on how places are counted, or among whom, where there are none
  ask '[.notes[].code] | sort | tostring' change 2024 2027 MYS --db p.db
  the '["break","derived","derived","missing","partial"]'
  ask '[.notes[].text] | join(" ")' change 2024 2027 MYS --db p.db
  [[ "$output" != *'counted'* ]]
}
