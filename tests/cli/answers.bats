# The known answers about the published editions, from the program's own figures.

load helpers

@test "show IDN: ITU ranks, tier, places, percentiles and moves as published" {
  ask '.rows[] | [.edition, .itu_rank, .tier, .place, .tied, .of, .percentile, .places] | @csv' show IDN
  the '2014,13,,44,3,195,77.32,
2017,69,,76,1,195,61.34,-33
2018,41,,43,1,194,78.24,33
2020,24,,31,1,194,84.46,12
2024,,"T1",1,12,194,97.15,30'
}

@test "show IDN: scores keep their printed digits and their scale" {
  answers show IDN -f csv
  output=$(printf '%s\n' "$output" | cut -d, -f1,6,7,8,18)
  the 'edition,score,scale,score100,score_change
2014,0.471,1,47.1,
2017,0.424,1,42.4,-4.7
2018,0.776,1,77.6,35.2
2020,94.88,100,94.88,17.28
2024,100.00,100,100.00,5.12'
}

@test "show IDN: the change of ITU ranks is missing beside 2014 and 2024, with notes" {
  ask '[.rows[].itu_places] | tostring' show IDN
  the '[null,null,28,17,null]'
  ask '[.notes[].text] | join("\n")' show IDN
  has '29 different ranks and the other 164' "$output"
  has 'GCI 2024: no ITU ranks' "$output"
}

@test "show IDN: the last rank is the number of distinct scores, not of countries" {
  ask '[.rows[].itu_last] | tostring' show IDN
  the '[29,164,175,182,null]'
}

@test "show IDN: where places differ from the difference of the places shown, a note says why" {
  ask '[.notes[].text] | map(select(test("2017"))) | join("\n")' show IDN
  has '=43rd to 76th among the 194 countries in both editions (Hong Kong left)' "$output"
}

@test "as known before GCI 2017 was issued again Indonesia has rank 70" {
  ask '.rows[] | select(.edition == 2017) | .itu_rank' show IDN --as-known 2017-07-10
  the 70
  ask '.meta.as_known' show IDN --as-known 2017-07-10
  the 2017-07-10
  ask '.rows[] | select(.edition == 2017) | .itu_rank' show IDN
  the 69
}

@test "as known then Spain has the score and the rank of the first issue" {
  ask '.rows[] | select(.edition == 2017) | [.score, .itu_rank] | @csv' show ESP --as-known 2017-07-10
  the '0.519,54'
  ask '.rows[] | select(.edition == 2017) | [.score, .itu_rank] | @csv' show ESP
  the '0.718,19'
}

@test "misprints of the first issue are kept as printed: Thailand 20, Suriname 132" {
  ask '[.rows[] | select(.edition == 2017) | .itu_rank] | tostring' show THA SUR --as-known 2017-07-10
  the '[20,132]'
}

@test "a score of 5.20 and one of 100.00 keep their noughts in every format that is exact" {
  for format in csv tsv json markdown latex html; do
    gcitrack rank 2020 -f $format >printed 2>/dev/null
    grep -q '[^0-9]5\.20[^0-9]' printed
    grep -q '[^0-9]100\.00[^0-9]' printed
    lacks '[^0-9.]5\.2[^0-9]' printed
  done
}

@test "compare ASEAN: ten members, best of the latest first, Timor-Leste in a note" {
  ask '[.rows[].iso3] | join(" ")' compare ASEAN
  the 'IDN SGP VNM THA MYS PHL MMR BRN KHM LAO'
  ask '[.rows[].group_place] | tostring' compare ASEAN
  the '[1,2,3,4,5,6,7,8,9,10]'
  ask '[.notes[].text] | join("\n")' compare ASEAN
  has 'Timor-Leste' "$output"
  has '2025-10-26' "$output"
}

@test "compare ASEAN: places, ITU ranks and tiers of two members over all editions" {
  ask '.rows[] | select(.iso3 == "IDN" or .iso3 == "SGP") |
    [.place_2014, .place_2017, .place_2018, .place_2020, .place_2024, .itu_2014, .itu_2017, .itu_2018, .itu_2020,
     .itu_2024, .tier, .places] | @csv' compare ASEAN
  the '44,76,43,31,1,13,69,41,24,,"T1",30
15,1,6,5,13,6,1,6,4,,"T1",-8'
}

@test "change 2018 2020: 194 rows, Indonesia from 43 to 31" {
  ask '.rows | length' change 2018 2020
  the 194
  ask '.rows[] | select(.iso3 == "IDN") | [.place_from, .place_to, .places, .itu_from, .itu_to, .itu_places] | @csv' \
    change 2018 2020
  the '43,31,12,41,24,17'
  ask '.meta | [.from, .to, .panel, .gained, .lost, .unmoved, .opposite] | tostring' change 2018 2020
  the '[2018,2020,194,87,98,9,15]'
}

@test "change: the order of the arguments does not matter" {
  gcitrack change IDN 2018 2020 -f json >one 2>/dev/null
  gcitrack change 2018 2020 IDN -f json >two 2>/dev/null
  gcitrack change 2018 IDN 2020 -f json >three 2>/dev/null
  cmp one two
  cmp one three
}

@test "change: entrants and leavers of a pair are named" {
  ask '[.meta.entrants, .meta.leavers, .meta.panel] | tostring' change 2014 2017
  the '[["VAT"],["HKG"],194]'
  ask '[.meta.entrants, .meta.leavers, .meta.panel] | tostring' change 2017 2018
  the '[[],["PLW"],194]'
}

@test "change 2020 2024 has no change of ITU ranks, and says so" {
  ask '[.rows[].itu_places] | unique | tostring' change 2020 2024
  the '[null]'
  ask '.notes | map(select(.text | test("no ITU ranks"))) | length' change 2020 2024
  the 1
  ask '.meta.derived | tostring' change 2020 2024
  the '[2024]'
}

@test "rank 2021 answers with GCI 2020 and says so" {
  ask '.rows | length' rank 2021
  the 194
  ask '.meta.editions | tostring' rank 2021
  the '[2020]'
  ask '[.notes[].text] | join("\n")' rank 2021
  has '2021 is read as GCI 2020' "$output"
  ask '.rows[] | select(.iso3 == "IDN") | [.place, .itu_rank, .score] | @csv' rank 2021
  the '31,24,94.88'
}

@test "rank: a list that is cut keeps all of a tie and says so" {
  ask '[.rows[].iso3] | join(" ")' rank 2020 --top 2
  the 'USA GBR SAU'
  ask '[.rows[].iso3] | length' rank 2024 --top 1
  the 12
  ask '.notes | map(select(.code == "tie-kept")) | length' rank 2024 --top 1
  the 1
  ask '.notes | map(select(.code == "tie-kept")) | length' rank 2020 --top 3
  the 0
}

@test "rank --ties: five ways to count the same tie" {
  for rule in 'competition 3' 'dense 3' 'modified 5' 'fractional 4' 'ordinal 3'; do
    ask '.rows[] | select(.iso3 == "AUS") | .place' rank 2014 --ties "${rule% *}"
    the "${rule#* }"
  done
  ask '[.rows[] | select(.tied == 3 and .score == 0.765) | .place] | tostring' rank 2014 --ties ordinal
  the '[3,4,5]'
  ask '[.rows[] | select(.iso3 == "USA" or .iso3 == "GBR" or .iso3 == "SAU") | .place] | tostring' \
    rank 2020 --ties fractional
  the '[1,2.5,2.5]'
}

@test "rank --around: the country in the middle, all of a tie at the edges" {
  ask '[.rows[].iso3] | join(" ")' rank 2020 --around IDN:2
  the 'FIN EGY IDN VNM SWE'
  ask '[.rows[].place] | tostring' rank 2020 --around IDN:2
  the '[29,30,31,32,33]'
}

@test "rank --around: neighbours are counted beyond those who tie with the country" {
  ask '[.rows[].iso3] | join(" ")' rank 2024 --around IDN:2
  the 'ARE DNK EGY FIN GBR IDN ITA KOR MUS QAT SAU TUR PRT SGP USA'
  ask '[.notes[] | select(.code == "tie-around") | .text] | tostring' rank 2024 --around IDN:2
  the '["Indonesia ties with 11 others; neighbours are counted beyond the tie."]'
  ask '[.rows[].iso3] | join(" ")' rank 2020 --around SAU:1
  the 'USA GBR SAU EST'
  ask '[.rows[].iso3] | join(" ")' rank 2020 --around SAU:0
  the 'GBR SAU'
  ask '[.rows[].place] | unique | tostring' rank 2024 --around VAT:1
  the '[191,192,193]'
  ask '[.notes[] | select(.code == "tie-around")] | length' rank 2020 --around IDN
  the 0
}

@test "rank --pillars: five pillars of twenty, as printed" {
  answers rank 2020 --pillars IDN -f csv
  has '31,1,24,IDN,Indonesia,Asia-Pacific,94.88,84.46,,18.48,19.08,17.84,19.48,20.00' "$output"
}

@test "explain IDN 2020: why 24 and 31 are both right" {
  ask '.meta | [.place, .of, .itu_rank, .itu_last, .above, .scores_above] | tostring' explain IDN 2020
  the '[31,194,24,182,30,23]'
  ask '.rows | length' explain IDN 2020
  the 30
  answers explain IDN 2020
  has 'ITU rank 24, place 31 of 194. Both are right: 30 countries' "$output"
  has 'The 30 have 23 scores' "$output"
}

@test "explain IDN 2018 2020: overtook 16, overtaken by 4" {
  ask '.meta | [.place_from, .place_to, .overtook, .overtaken_by, .entrants_above, .leavers_above, .own, .others,
    .stood_still] | tostring' explain IDN 2018 2020
  the '[43,31,16,4,0,0,39.5,-27.5,68]'
  ask '[.rows[] | select(.how == "overtook") | .iso3] | join(" ")' explain IDN 2018 2020
  the 'AUT CHE CHN DNK GEO HRV HUN IRL ISR KAZ MKD NZL POL QAT SWE THA'
  ask '[.rows[] | select(.how == "overtaken_by") | .iso3] | join(" ")' explain IDN 2018 2020
  the 'BRA IND LVA PRT'
}

@test "explain IDN 2024: no printed rank, the derived one is marked" {
  answers explain IDN 2024
  has 'derived, not printed by ITU' "$output"
  ask '[.meta.itu_rank, .meta.derived] | tostring' explain IDN 2024
  the '[null,[2024]]'
}

@test "regions: the tiers of the world are 46, 29, 49, 56 and 14 countries" {
  ask '.rows[] | select(.group == "world") | [.n, .t1, .t2, .t3, .t4, .t5] | tostring' regions 2024
  the '[194,46,29,49,56,14]'
  ask '[.rows[:-1][].group] | sort | join("|")' regions
  the 'Africa|Americas|Arab States|Asia-Pacific|CIS|Europe'
  ask '.rows[-1].group' regions
  the world
}

@test "regions ASEAN over all editions: means as published" {
  ask '.rows[] | [.edition, .n, .members, .mean] | @csv' regions ASEAN --edition all
  the '2014,10,10,39.42
2017,10,10,52.27
2018,10,10,58.51
2020,10,10,68.15
2024,10,10,80.59'
}

@test "before-after --detail: what each country gained is the exact difference of its scores" {
  answers before-after ASEAN --event accp-start --draws 0 --detail -f csv
  has 'group,IDN,Indonesia,47.1,42.4,77.6,94.88,100.00,35.2,52.48,57.60' "$output"
  ask '[.rows[] | (.gain_2024 - (.score100_2024 - .score100_2017)) | fabs] | max < 1e-9' \
    before-after ASEAN --event accp-start --draws 0 --detail
  the true
}

@test "editions: the five, with their scales, counts and last ranks" {
  ask '.rows[] | [.edition, .countries, .scored, .last_rank, .tie_rule, .scale] | @csv' editions
  the '2014,195,195,29,"dense",1
2017,195,195,164,"dense",1
2018,194,194,175,"dense",1
2020,194,194,182,"dense",100
2024,194,194,,"none",100'
}

@test "sources: what is in the program, each with the digest of its file" {
  ask '[.rows[].id] | tostring' sources
  the '[1,2,3,4,5,6]'
  ask '[.rows[] | .withdrawn] | unique | tostring' sources
  the '[false]'
  for pair in '1 2014' '2 2017-first' '3 2017' '4 2018' '5 2020' '6 2024'; do
    ask ".rows[] | select(.id == ${pair% *}) | .sha256" sources
    the "$(sha256sum <"$data/gci/${pair#* }.csv" | cut -d' ' -f1)"
  done
}

@test "export: as many figures as the sources that are current hold" {
  ask '.rows | length' export
  # all sources but the first issue of 2017
  the "$((390 + 390 + 388 + 1358 + 1358))"
  ask '[.rows[].source] | unique | length' export
  the 5
  ask '[.rows[] | .series] | unique | join(" ")' export
  the 'capacity cooperation itu_rank legal organizational score technical tier'
}

@test "every answer about places names the editions, what is derived, and the sources" {
  for command in 'show IDN' 'rank' 'change' 'compare ASEAN' 'regions' 'explain IDN 2024' \
    'before-after ASEAN --event accp-start' 'export'; do
    # shellcheck disable=SC2086 # words
    ask '.meta | [has("command", "editions", "derived", "as_of", "as_known", "sources")] | all' $command
    the true
    ask '[.meta.command, (.meta.derived | index(2024) != null)] | tostring' $command
    the "[\"${command%% *}\",true]"
  done
  # among how many countries places are counted
  for command in 'show IDN' 'rank' 'change' 'compare ASEAN' 'regions' 'explain IDN 2024' 'explain IDN 2018 2020' \
    'before-after ASEAN --event accp-start' 'robust'; do
    # shellcheck disable=SC2086 # words
    ask '.meta | has("of") or has("panel")' $command
    the true
  done
}

@test "answers by series speak of the scale of scores where there are scores" {
  for series in score all; do
    ask '.notes[] | select(.code == "break").text' change 2018 2020 --series $series
    has 'and the scale of scores, which are as printed here' "$output"
    ask '.notes[] | select(.code == "break").text' show IDN 2018 2020 --series $series
    has 'and the scale of scores, which are as printed here' "$output"
  done
  ask '.notes[] | select(.code == "break").text' change 2018 2020 --series itu_rank
  the 'GCI 2018 to 2020: questionnaire or method changed; see gcitrack editions.'
  ask '.notes[] | select(.code == "break").text' show IDN 2018 2020 --series itu_rank
  the 'GCI 2018 to 2020: questionnaire or method changed; see gcitrack editions.'
}

@test "nothing an answer says claims a cause" {
  for command in 'show IDN' 'change 2018 2020' 'compare ASEAN EU' 'regions' 'explain IDN 2018 2020 --split' \
    'before-after ASEAN --event accp-start'; do
    # shellcheck disable=SC2086 # words
    answers $command
    printf '%s\n' "$output" "$stderr" >printed
    lacks '(^|[^a-z])(effects?|impacts?|caused|causes)([^a-z]|$)' printed
  done
}

@test "compare: spark lines where the width has room, a bar an edition, all on one scale" {
  COLUMNS=84 LANG=C.UTF-8 answers compare ASEAN
  [[ ${lines[2]} = *' 20-24  trend' ]]
  [[ ${lines[3]} = *' Indonesia '*' +30  ▆▅▆▇█' ]] # places 44, 76, 43, 31, 1 of down to 158
  [[ ${lines[12]} = *' Lao P.D.R. '*' -17  ▁▄▂▂▁' ]]
  # words of the head and two digits of the years over ITU ranks make room for them
  LANG=C.UTF-8 answers compare ASEAN
  [[ ${lines[2]} = *" '14 '17 '18 '20 '24  2014 2017 2018 2020 2024  20-24  trend" ]]
  [[ ${lines[3]} = *' =1    +30  ▆▅▆▇█' ]]
  # never a column too many, and never instead of a figure
  COLUMNS=75 LANG=C.UTF-8 answers compare ASEAN
  [[ $output != *trend* ]]
  [[ ${lines[3]} = *' +30' ]]
}

@test "compare: spark lines in ASCII on a terminal that has no more; UTF-8 in what is kept" {
  needs_terminal
  COLUMNS=84 TERM=xterm script -qec "$GCITRACK compare ASEAN" /dev/null </dev/null | tr -d '\r' >ascii
  grep -q " 1 Indonesia .* +30  ----'\$" ascii
  grep -q 'Lao P.D.R. .* -17  _..__$' ascii
  LC_ALL=C lacks '[^ -~]' ascii
  LC_ALL=C answers compare ASEAN
  [[ ${lines[3]} = *' +30  ▆▅▆▇█' ]]
}

@test "compare: spark lines of groups are of their median places" {
  LANG=C.UTF-8 answers compare ASEAN EU
  [[ ${lines[2]} = *' T1  trend' ]]
  [[ ${lines[3]} = 'EU '*' 37.0 37.0 32.0 35.0 44.0  15  ▄▄▅▄▃' ]] # of down to 67.5
  [[ ${lines[4]} = 'ASEAN '*' 60.0 67.5 57.5 60.5 39.0   5  ▂▁▂▂▄' ]]
  LANG=C.UTF-8 answers compare ASEAN EU 2020 2024
  [[ $output != *trend* ]]
}

@test "compare: what does not fit side by side stands one below the other, whole" {
  COLUMNS=60 LANG=C.UTF-8 answers compare ASEAN
  [[ ${lines[2]} = *' 2014 2017 2018 2020 2024' ]]
  [[ ${lines[3]} = ' 1 Indonesia '*' 24   T1' ]]
  [[ ${lines[13]} = '   last rank '*' 182    -' ]]
  [[ ${lines[15]} = *' 2024   20-24  trend' ]]
  [[ ${lines[16]} = ' 1 Indonesia '*' =1     +30  ▆▅▆▇█' ]]
  COLUMNS=50 LANG=C.UTF-8 answers compare ASEAN EU
  [[ ${lines[5]} = ASEAN*' 80.59' && ${lines[9]} = ASEAN*' 5  ▂▁▂▂▄' ]]
}

# Editions to come, with the scores of 2024.
later_editions() {
  gcitrack rank 2024 -f csv | cut -d, -f4,7 >later.csv
  for year in "$@"; do
    gcitrack import later.csv --edition "$year" --published "$year-09-01" --db later.db >/dev/null 2>&1
  done
}

@test "no table is wider than 80 columns, of six and of nine editions either" {
  later_editions 2027 2030 2033 2036
  for question in 'compare ASEAN' 'compare EU GCC world' 'compare world' 'show IDN --group world' 'show PRK' \
    'change --series all' 'compare ASEAN 2014 2017 2018 2020 2024 2027'; do
    # shellcheck disable=SC2086 # words
    LANG=C.UTF-8 answers $question --db later.db
    while IFS= read -r line; do
      [ "$(LC_ALL=C.UTF-8 printf %s "$line" | LC_ALL=C.UTF-8 wc -m)" -le 80 ] || fail "$question: $line"
    done < <(printf '%s\n' "$output" | grep -E '.{81}')
  done
}

@test "compare: who is in no edition but one has a gap in the others" {
  COLUMNS=100 LANG=C.UTF-8 answers compare HKG IDN PLW
  [[ $output = *'. Hong Kong '*' .  ▇'* ]]
  [[ $output = *'. Palau '*' .  ▁▁'* ]]
  COLUMNS=100 LANG=C.UTF-8 answers compare IDN MYS 2020 2024
  [[ $output != *trend* ]] # two editions make no line
  LANG=C.UTF-8 answers compare IDN MYS -f csv
  [[ $output != *[▁▂▃▄▅▆▇█]* ]]
}
