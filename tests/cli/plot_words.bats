# The words of charts, in every language.

load helpers

# every_kind: a line of arguments for each kind, metric and option that brings words of its own.
every_kind() {
  local metric
  for metric in place itu percentile score; do
    for line in 'trend IDN ASEAN' 'trend IDN MYS SGP' 'trend ASEAN' 'trend IDN 2024' 'trend IDN Europe' 'trend HKG' \
      'trend IDN --median ASEAN' 'heat ASEAN' 'heat HKG VAT' 'bump IDN ASEAN' 'bump IDN MYS SGP' 'dots ASEAN' \
      'dots IDN ASEAN' 'slope ASEAN 2017 2018' 'slope LDC' 'panels ASEAN' 'panels IDN MYS --median ASEAN'; do
      printf '%s --metric %s\n' "$line" $metric
    done
  done
  printf '%s\n' 'trend IDN ASEAN --events' 'trend IDN MYS --axis published' 'trend IDN MYS --axis label' \
    'trend SGP VNM THA MYS --events' 'trend IDN ASEAN --as-known 2017-07-10' 'trend IDN NORDIC --as-of 2020' \
    'pillars PHL --median ASEAN' 'pillars IDN' 'pillars ASEAN' 'pillars SGP ASEAN 2020 2024' 'pillars IDN --median world' \
    'pillars AFG --median ASEAN' 'swarm' 'swarm IDN ASEAN' 'swarm IDN ASEAN EU' 'tiles ASEAN' 'tiles Europe' 'tiles IDN EU'
}

# labels FILE: the texts in a script, a line each.
labels() {
  grep '^set label' "$1" | sed "s/^set label [0-9]* '\([^']*\)'.*/\1/"
}

# words: what is made of letters, one a line.
words() {
  LC_ALL=C.UTF-8 grep -oE "[[:alpha:]][[:alpha:]’-]+" | sort -u
}

# known LANGUAGE: every word of its phrases and names, without the keys of the names.
known() {
  sed '/_names\[\] = {/,/NULL, NULL/ { s/{ "[^"]*", "/{ "/g; s/{ "[^"]*",$//; }; s/{[a-z_]*}/ /g' "$here/../../plots/words/$1.c" |
    tr '\n' ' ' | sed 's/"\s*"//g' | grep -o '"[^"]*"' | words
  printf '%s\n' GCI ITU gcitrack
}

@test "a group of one has one member" {
  export GCITRACK_DB=s.db
  gcitrack groups add SOLO 'Just one' IDN -q
  answers plot SOLO --text
  has 'SOLO (1 of 1 member on 2024-09-12)' "$output"
  answers plot IDN ASEAN --text
  has '10 members on 2024-09-12)' "$output"
}

@test "--lang id: every word in a picture is Indonesian, of every kind" {
  known id | sort -u >known
  every_kind | while read -r line; do
    # shellcheck disable=SC2086 # words
    gcitrack plot $line --lang id -o - >script.gp
    labels script.gp | grep -vxE '[A-Z]{3}' | words | comm -23 - known >unknown
    if [ -s unknown ]; then
      printf 'plot %s: not in plots/words/id.c: %s\n' "$line" "$(tr '\n' ' ' <unknown)"
      return 1
    fi
    lacks '(^|[^[:alpha:]])(the|of|and|from|to|in|is|on|with|place|rank|score)([^[:alpha:]]|$)' <(labels script.gp)
    lacks '[0-9][.][0-9]' <(labels script.gp | grep -v '^Sumber: ')
  done
}

@test "--lang en is the default" {
  for kind in 'trend IDN ASEAN' 'heat ASEAN' 'tiles ASEAN'; do
    # shellcheck disable=SC2086 # words
    gcitrack plot $kind -o - >one
    # shellcheck disable=SC2086 # words
    gcitrack plot $kind --lang en -o - >two
    cmp one two
  done
  fails 2 '--lang' plot IDN --lang xx
  fails 2 '--lang' plot IDN --lang ''
}

@test "--lang id: the same figures and lines, only the texts are others" {
  for kind in 'trend IDN --metric score' 'dots IDN MYS' 'bump IDN MYS'; do
    # shellcheck disable=SC2086 # words
    gcitrack plot $kind -o - | sed -n '/^\$/,/^EOD/p' | grep -v '^\$' >one
    # shellcheck disable=SC2086 # words
    gcitrack plot $kind --lang id -o - | sed -n '/^\$/,/^EOD/p' | grep -v '^\$' >two
    [ "$(wc -l <one)" -eq "$(wc -l <two)" ]
    grep -qE '[0-9][.][0-9]' two || [ "$kind" != 'trend IDN --metric score' ]
    lacks '[0-9],[0-9]' two
  done
}

@test "--lang id: what users name stays as they named it" {
  gcitrack groups add BOTH 'Both of them' IDN MYS >/dev/null 2>&1
  gcitrack events add --id bssn2 --date 2019-05-01 --title 'Of the user' --scope IDN >/dev/null
  gcitrack plot IDN BOTH --event bssn2 --event bssn --lang id --title 'From the title' --note 'And the note' -o - >script.gp
  labels script.gp >texts
  for text in 'From the title' 'And the note' 'Of the user' 'BSSN dibentuk (Perpres 53/2017)'; do
    grep -qxF "$text" texts
  done
  grep -qF 'Indonesia dan BOTH (2 dari 2 anggota' texts
}

@test "every name of a country in another language is understood, as that country" {
  for file in "$here"/../../plots/words/*.c; do
    sed -n '/country_names\[\]/,/NULL, NULL/p' "$file" | tr '\n\t' '  ' | grep -oE '\{ "[A-Z]{3}", +"[^"]*" \}' |
      sed 's/{ "\([A-Z]*\)", *"\([^"]*\)" }/\1\t\2/' >names
    [ ! -s names ] || [ "$(wc -l <names)" -eq "$(sed 1d "$data/countries.csv" | wc -l)" ]
    while IFS="$(printf '\t')" read -r code name; do
      # the first name listed for the country is somebody's name for it
      found=$(gcitrack countries "$name" -f csv | sed -n 2p | grep -oE '(^|,)[A-Z]{3}(,|$)' | head -n 1 | tr -d ,)
      if [ "$found" != "$code" ]; then
        printf '%s: %s is %s\n' "$code" "$name" "$found"
        return 1
      fi
    done <names
  done
}

@test "nobody is said to have gained ITU ranks in an edition without them" {
  title en dots ASEAN --metric itu --from 2018 --to 2020
  the 'ASEAN: 5 gained ITU ranks, 5 lost, GCI 2018 to 2020'
  for kind in dots slope; do
    title en $kind ASEAN --metric itu --from 2020 --to 2024
    the 'ITU rank in the Global Cybersecurity Index, ASEAN, GCI 2020 to 2024'
  done
}

@test "--lang id: letters on a terminal and the description of an SVG too" {
  LC_ALL=C.UTF-8 answers plot --text IDN MYS ASEAN --lang id
  known id | sort -u >known
  printf '%s\n' "$output" | words | comm -23 - known >unknown
  [ ! -s unknown ]
  gcitrack plot IDN HKG --lang id -o x.svg
  xmllint --xpath '//*[local-name()="desc"]//text()' x.svg | grep -qF 'tidak ada angka'
}

# title LANGUAGE ARGUMENT...: the title of a chart, in $output.
title() {
  gcitrack plot "${@:2}" --lang "$1" -o title.svg
  output=$(xmllint --xpath '//*[local-name()="title"]/text()' title.svg | head -n 1)
}

@test "titles say who shares a place, and are sentences in both languages" {
  title en IDN ASEAN
  the 'Indonesia: from joint 44th to joint 1st, GCI 2014 to 2024'
  title id IDN ASEAN
  the 'Indonesia: dari posisi ke-44 bersama ke posisi ke-1 bersama, GCI 2014 hingga 2024'
  title en IDN 2018 2020
  the 'Indonesia: from 43rd to 31st, GCI 2018 to 2020'
  title id IDN 2018 2020
  the 'Indonesia: dari posisi ke-43 ke posisi ke-31, GCI 2018 hingga 2020'
  title en IDN 2024
  the 'Indonesia: joint 1st of 194, GCI 2024'
  title id IDN 2024
  the 'Indonesia: posisi ke-1 bersama dari 194, GCI 2024'
  title en IDN --metric itu --from 2017
  the 'Indonesia: ITU rank from 69 to 1 (derived), GCI 2017 to 2024'
  title id IDN --metric itu --from 2017
  the 'Indonesia: dari peringkat ITU 69 ke 1 (dihitung), GCI 2017 hingga 2024'
  title id IDN --metric score
  the 'Indonesia: dari skor 47,1 ke 100,00, GCI 2014 hingga 2024'
  # Myanmar and Brunei Darussalam are level in GCI 2014, four members stand better
  title en bump MMR ASEAN
  the 'Myanmar: from joint 5th to 7th within ASEAN, GCI 2014 to 2024'
  title id bump MMR ASEAN
  the 'Myanmar: dari urutan ke-5 bersama ke urutan ke-7 di ASEAN, GCI 2014 hingga 2024'
  title id dots ASEAN
  the 'ASEAN: 5 naik posisi, 5 turun, GCI 2020 hingga 2024'
  title id trend IDN MYS SGP
  the 'Posisi dalam Indeks Keamanan Siber Global, Indonesia, Malaysia, dan Singapura, GCI 2014 hingga 2024'
  title en trend IDN MYS SGP
  the 'Place in the Global Cybersecurity Index, Indonesia, Malaysia and Singapore, GCI 2014 to 2024'
}

@test "a note explains the small texts that are drawn, and no others" {
  for who in 'IDN MYS' 'IDN MYS SGP' 'IDN MYS SGP VNM THA PHL' 'IDN HKG MYS' 'VAT'; do
    for range in '' '--to 2018' '--to 2020'; do
      # shellcheck disable=SC2086 # words
      gcitrack plot $who ASEAN $range -o - >script.gp
      labels script.gp >texts
      grep -qE '^ITU [0-9]' texts && echo ranks || echo none
      grep -q 'rank printed by ITU' texts && echo ranks || echo none
      grep -qE '^T[1-5]$' texts && echo tiers || echo none
      grep -qE 'tier printed by ITU|: tier|T: tier' texts && echo tiers || echo none
    done
  done | paste - - - - | sort | uniq -c >seen
  [ "$(awk '$2 != $3 || $4 != $5' seen | wc -l)" -eq 0 ] || {
    cat seen
    return 1
  }
  [ "$(wc -l <seen)" -ge 3 ]
}

@test "--caption: one line that says panel, gaps, events, breaks, derived marks and source" {
  answers plot IDN HKG --event accp-start --caption -o x.svg
  [ "$(printf '%s\n' "$output" | wc -l)" -eq 1 ]
  has 'Place in the Global Cybersecurity Index, Indonesia and Hong Kong, GCI 2014 to 2024. ' "$output"
  has ' 195 in GCI 2014 and 2017; 194 in GCI 2018, 2020 and 2024. ' "$output"
  has ' Without a figure: Hong Kong in GCI 2017, 2018, 2020 and 2024. ' "$output"
  has ' Dotted lines: ASEAN Cyber Capacity Programme starts (Apr 2017). ' "$output"
  has ' Methods changed with each edition. ' "$output"
  has ' Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). ' "$output"
  xmllint --noout x.svg
  # ranks that ITU did not print have no last one
  answers plot IDN MYS --metric itu --caption -o x.svg
  has ": 29 in GCI 2014; 164 in GCI 2017; 175 in GCI 2018; 182 in GCI 2020. " "$output"
  has ' Hollow: ITU printed no ranks in 2024; ' "$output"
  answers plot IDN MYS --metric itu 2024 --caption -o x.svg
  lacks 'last rank: ' <(printf '%s\n' "$output")
  # more than five with gaps are counted; nothing of the user's can drive a terminal
  gcitrack groups add GAPS 'With gaps' IDN PLW VAT HKG >/dev/null 2>&1
  answers plot GAPS --title $'evil\x1b]0;owned\x07' --caption -o x.gp
  lacks $'\x1b|\x07' <(printf '%s\n' "$output")
  has 'Palau in GCI 2018, 2020 and 2024' "$output"
}

@test "--caption of every kind, in Indonesian too" {
  known id | sort -u >known
  for kind in 'trend IDN ASEAN --events' 'heat HKG PLW IDN' 'bump IDN ASEAN' 'dots ASEAN' 'slope ASEAN' 'panels ASEAN' \
    'pillars PHL' 'swarm IDN' 'tiles ASEAN' 'trend IDN --metric itu' 'trend IDN --metric percentile'; do
    # shellcheck disable=SC2086 # words
    answers plot $kind --caption --lang id -o x.gp
    has 'Sumber: ITU GCI ' "$output"
    printf '%s\n' "$output" | words | comm -23 - known >unknown
    [ ! -s unknown ] || {
      cat unknown
      return 1
    }
    lacks '[0-9][.][0-9]' <(printf '%s\n' "${output%%. Grafik*}")
  done
}

@test "--caption needs a file for the chart, and with --each there is a line for each" {
  fails 2 '--caption prints where' plot IDN --caption
  fails 2 '--caption prints where' plot IDN --caption -o -
  fails 2 '--caption is for pictures' plot IDN --text --caption
  fails 1 '' plot IDN --caption -o nowhere/x.svg
  answers plot ASEAN --each ASEAN --caption -o '%s.gp'
  [ "$(printf '%s\n' "$output" | wc -l)" -eq 10 ]
  [ "$(printf '%s\n' "$output" | grep -cP '^[A-Z]{3}\.gp\t[^\t]+$')" -eq 10 ]
  has $'IDN.gp\tIndonesia: from joint 44th' "$output"
  answers plot ASEAN --each ASEAN -o '%s.gp'
  [ -z "$output" ]
}

@test "--lang id: notes on editions that are not whole, and on regions, are Indonesian too" {
  known id | sort -u >known
  cut -d, -f1,4 "$data/gci/2024.csv" | sed '1s/.*/ISO3,Score/' >all.csv
  head -n 191 all.csv >most.csv
  head -n 60 all.csv >some.csv
  gcitrack import most.csv --edition 2026 --published 2026-03-01 >/dev/null 2>&1
  gcitrack import some.csv --edition 2027 --published 2027-09-01 >/dev/null 2>&1
  for kind in 'trend IDN MYS' 'trend IDN MYS --metric score' 'trend Europe --metric score' 'dots ASEAN' 'dots ASEAN 2026' \
    'trend IDN UAE EU' 'swarm 2027' 'heat "Arab States"' 'bump CIS'; do
    eval "answers plot $kind --lang id --caption -o x.gp"
    # the names of files are the user's
    printf '%s\n' "$output" | sed 's/[a-z]*\.csv//g' | words | comm -23 - known >unknown
    [ ! -s unknown ] || {
      printf '%s\n' "$kind" "$output"
      cat unknown
      return 1
    }
  done
  answers plot dots ASEAN 2026 -o x.svg
  has 'One edition was given' "$stderr"
}

@test "a chart of regions says who was listed elsewhere before 2018" {
  for kind in 'trend IDN Europe' 'heat CIS' 'swarm 2014' 'dots Europe 2014 2017' 'trend IDN --median Europe'; do
    # shellcheck disable=SC2086 # words
    answers plot $kind --caption -o x.gp
    has ' Georgia, Moldova and Ukraine are counted under Europe ' "$output"
  done
  for kind in 'trend IDN Europe --from 2018' 'heat Africa' 'swarm 2020' 'trend IDN ASEAN'; do
    # shellcheck disable=SC2086 # words
    answers plot $kind --caption -o x.gp
    lacks 'Georgia, Moldova and Ukraine' <(printf '%s\n' "$output")
  done
  # in each of many as in one alone
  gcitrack plot Europe --each BALTIC -o '%s.gp'
  for code in EST LVA LTU; do
    mv $code.gp each
    gcitrack plot $code Europe -o $code.gp
    cmp each $code.gp
  done
}
