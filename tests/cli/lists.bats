# The user's own groups, events and names: added, used, removed; hostile ones do no harm.

load helpers

setup() {
  setup_place "$BATS_TEST_TMPDIR"
  export GCITRACK_DB=$BATS_TEST_TMPDIR/work/s.db SOURCE_DATE_EPOCH=1700000000
}

@test "a group of one's own is a group everywhere, until it is removed" {
  answers groups add MSG 'Melanesian Spearhead Group' FJI PNG 'Solomon Islands' VUT
  ask '.rows[] | select(.code == "MSG") | [.name, .members, .own] | tostring' groups
  the '["Melanesian Spearhead Group",4,true]'
  ask '[.rows[].iso3] | sort | join(" ")' compare MSG
  the 'FJI PNG SLB VUT'
  ask '.rows[0] | [.group, .n, .members] | tostring' regions MSG
  the '["MSG",4,4]'
  ask '[.rows[].iso3] | length' rank 2020 --group msg
  the 4
  answers groups remove MSG
  fails 3 'no group "MSG"' compare @MSG
  fails 3 'MSG' groups remove MSG
}

@test "a group of one's own may have a first day" {
  answers groups add NEWISH 'Since 2020' IDN SGP --from 2020-01-01
  ask '[.rows[].iso3] | length' compare NEWISH 2018 2020
  the 2
  fails 3 'had no members on 2019-12-31' compare NEWISH --as-of 2019-12-31
}

@test "groups refuse what cannot be a group, and nothing changes" {
  answers init
  before=$(state)
  fails 2 '' groups add
  fails 2 '' groups add MINE
  fails 2 '' groups add MINE 'No members'
  fails 3 '' groups add MINE 'Unknown member' IDN Atlantis
  run --separate-stderr gcitrack groups add ASEAN 'Taken' IDN
  [ "$status" -ne 0 ]
  for code in IDN ID Europe world 2020 '' 'A B' '@X' '-X'; do
    run --separate-stderr gcitrack groups add "$code" 'Not a code' IDN
    [ "$status" -ne 0 ] || {
      printf 'taken: %s\n' "$code"
      return 1
    }
  done
  fails 4 'group in the program' groups remove ASEAN
  fails 3 '' groups remove NOSUCH
  untouched "$before"
}

@test "an event of one's own: dated, drawn, compared around, removed" {
  answers events add --date 2019-06 --title 'Law in force' --scope IDN --id id-law
  ask '.rows[] | select(.id == "id-law") | [.date, .precision, .scope, .kind, .title, .own] | tostring' events IDN
  the '["2019-06-01","month","IDN","own","Law in force",true]'
  gcitrack plot IDN --event id-law >printed
  grep -q 'Law in force' printed
  ask '.meta.date' before-after ASEAN --event id-law
  the 2019-06
  answers events remove id-law
  fails 3 'id-law' events remove id-law
  fails 3 'id-law' plot IDN --event id-law
}

@test "an event without a name of its own gets one from its title" {
  answers events add --date 2022 --title 'Data Protection Law'
  ask '[.rows[] | select(.own)][0] | [.date, .precision, .scope, .title] | tostring' events
  the '["2022-01-01","year","WLD","Data Protection Law"]'
  ask '[.rows[] | select(.own)][0].id' events
  answers events remove "$output"
}

@test "events refuse what cannot be one, and nothing changes" {
  answers init
  before=$(state)
  fails 2 '' events add
  fails 2 '' events add --date 2022
  fails 2 '' events add --title Law
  fails 2 '' events add --date 2022-02-30 --title Law
  fails 2 '' events add --date 2022 --title ''
  fails 3 '' events add --date 2022 --title Law --scope Atlantis
  run --separate-stderr gcitrack events add --date 2022 --title Law --id accp-start
  [ "$status" -ne 0 ]
  fails 3 '' events remove accp-start
  untouched "$before"
}

@test "a name of one's own is understood in questions, until it is removed" {
  fails 3 '' show Ngindonesia
  answers countries alias add Ngindonesia IDN
  ask '.rows[0].iso3' show ngindonésia
  the IDN
  ask '.rows[] | select(.name == "Ngindonesia") | [.iso3, .kind] | tostring' countries --find ngindo
  has '"IDN"' "$output"
  answers countries alias remove Ngindonesia
  fails 3 '' show Ngindonesia
  fails 3 '' countries alias remove Ngindonesia
}

@test "a name is not taught where it means something else, and nothing changes" {
  answers init
  before=$(state)
  for line in 'Malaysia IDN' 'MYS IDN' 'my IDN' 'X Atlantis' 'X ASEAN'; do
    # shellcheck disable=SC2086 # words
    run --separate-stderr gcitrack countries alias add $line
    [ "$status" -ne 0 ] || {
      printf 'taken: %s\n' "$line"
      return 1
    }
  done
  fails 2 '' countries alias add '' IDN
  fails 2 '' countries alias add OneWord
  fails 3 '' countries alias remove Malaysia
  untouched "$before"
}

# Words that mean something to a shell, to SQL, gnuplot, LaTeX, HTML, CSV or a terminal.
hostile() {
  printf '%s\n' "Robert'); DROP TABLE figure;--" '<script>alert(1)</script>' '`touch owned`' '$(touch owned)' \
    "'; system('touch owned'); '" '"; system("touch owned"); "' '\input{/etc/passwd}' '=cmd|calc' '@x@name' \
    '%s%n%d' '| a | b |' "a'b''c" '{/=1000 x}' ']]>&#xZZ;' '../../x' '🤖 日本 العربية' '&amp;'
}

@test "hostile titles of events: kept to the letter, harmless in every format and chart" {
  number=0
  while IFS= read -r title; do
    number=$((number + 1))
    answers events add --date 2019-06 --title "$title" --scope IDN --id "own-$number"
    ask ".rows[] | select(.id == \"own-$number\") | .title" events IDN
    the "$title"
  done < <(hostile)
  for format in table csv tsv json markdown latex html; do
    gcitrack events IDN -f $format >printed
    case $format in
      html) { echo '<html>' && cat printed && echo '</html>'; } | xmllint --noout - && lacks '<script' printed ;;
      json) jq -e . printed >parsed ;;
      latex) lacks '\\input' printed ;;
      csv) grep -qF "'=cmd|calc" printed ;;
    esac
  done
  count=$number
  for number in $(seq "$count"); do
    gcitrack plot IDN --event "own-$number" >script.gp
    lacks '["`@]' script.gp
    answers plot IDN --event "own-$number" -o x.svg
    xmllint --noout x.svg
  done
  [ ! -e owned ]
  ask '.rows[0].n' sql 'SELECT count(*) AS n FROM figure'
  [ "$output" -gt 3000 ]
}

@test "hostile names of groups and countries: harmless too" {
  number=0
  while IFS= read -r name; do
    number=$((number + 1))
    answers groups add "OWN$number" "$name" IDN MYS SGP
    ask ".rows[] | select(.code == \"OWN$number\") | .name" groups
    the "$name"
    gcitrack plot "OWN$number" >script.gp
    lacks '["`@]' script.gp
    gcitrack regions "OWN$number" -f html >printed
    lacks '<script' printed
    run --separate-stderr gcitrack countries alias add "$name" IDN
    if [ "$status" -eq 0 ] && [ "${name#@}" = "$name" ]; then
      ask '.rows[0].iso3' show "$name"
      the IDN
    fi
  done < <(hostile)
  [ ! -e owned ]
}

@test "hostile words as a chart's title, subtitle and note" {
  while IFS= read -r title; do
    gcitrack plot IDN --title "$title" --subtitle "$title" --note "$title" >script.gp
    lacks '["`@]' script.gp
    gcitrack plot IDN --title "$title" --subtitle "$title" --note "$title" -o x.svg
    xmllint --noout x.svg
  done < <(hostile)
  gcitrack plot IDN --title "$(printf 'a\nsystem(\047touch owned\047)\nb')" >script.gp
  lacks '^system' script.gp
  gcitrack plot IDN --title "$(printf 'a\nsystem(\047touch owned\047)\nb')" -o x.svg
  xmllint --noout x.svg
  [ ! -e owned ]
}

@test "words that are not text are refused as names of countries and as codes" {
  for word in "$(printf 'a\377b')" "$(printf '\300\200')"; do
    fails 2 '' countries alias add "$word" IDN
    fails 2 '' groups add "$word" Name IDN
    fails 2 '' events add --date 2020 --title Title --id "$word"
  done
}

@test "countries: names that have a text in them, members, and one country" {
  ask '[.rows[].iso3] | unique | join(" ")' countries --find korea
  the 'KOR PRK'
  fails 3 '' countries --find zzzz
  fails 2 '' countries --find ''
  ask '[.rows[].name] | length' countries IDN
  [ "$output" -gt 5 ]
  ask '.rows | length' countries
  the 205
}

@test "events: those that concern a country, a group, or all" {
  ask '[.rows[].scope] | unique | tostring' events IDN ASEAN
  the '["ASEAN","IDN"]'
  ask '[.rows[].scope] | unique | tostring' events world
  the '["WLD"]'
  ask '[.rows[].date] | . == sort' events
  the true
  fails 3 '' events nosuch
}

@test "groups: members with their dates, also those that left or are to come" {
  ask '.rows[] | select(.iso3 == "TLS") | [.from, .member] | tostring' groups ASEAN
  the '["2025-10-26",false]'
  ask '.rows[] | select(.iso3 == "GBR") | [.to, .member] | tostring' groups EU
  the '["2020-01-31",false]'
  ask '.rows[] | select(.iso3 == "GBR") | .member' groups EU --as-of 2020-01-31
  the true
  ask '.rows[] | select(.iso3 == "GBR") | .member' groups EU --as-of 2020-02-01
  the false
}
