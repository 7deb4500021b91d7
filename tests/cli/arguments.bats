# The command line: options anywhere, words that are understood or refused, and never a guess.

load helpers

@test "common options stand before or behind the command, in one word or two" {
  gcitrack show IDN -f csv >expected 2>/dev/null
  for line in '-f csv show IDN' 'show -f csv IDN' 'show IDN -fcsv' '--format csv show IDN' '--format=csv show IDN' \
    'show --format=csv IDN' 'show IDN --format csv' '-q show -f csv IDN'; do
    # shellcheck disable=SC2086 # words
    gcitrack $line >printed 2>/dev/null
    cmp expected printed
  done
}

@test "-- ends the options" {
  gcitrack show IDN >expected
  gcitrack show -- IDN >printed
  cmp expected printed
  fails 3 '"--format"' show -- --format
  fails 3 '"-f"' show -- -f
}

@test "an option is never abbreviated and never given twice" {
  fails 2 'unknown option --form' show IDN --form csv
  fails 2 'unknown option --to' change 2018 2020 --to 5
  fails 2 'given twice' show IDN -f csv -f json
  fails 2 'given twice' show IDN -f csv --format csv
  fails 2 'given twice' -f csv show IDN -f csv
  fails 2 'given twice' change --top 5 --top 5
}

@test "an option that may be repeated is" {
  gcitrack plot IDN --event accp-start --event bssn >printed
  grep -q 'BSSN' printed
  grep -q 'ASEAN Cyber Capacity Programme' printed
}

@test "unknown options and commands: usage, with the nearest name" {
  fails 2 'did you mean --format?' show IDN --fromat csv
  one_sentence
  fails 2 'did you mean show?' shwo IDN
  one_sentence
  fails 2 'no command "frobnicate"' frobnicate
  one_sentence
  fails 2 'unknown option -z' show IDN -z
  fails 2 'wants a value' show IDN -f
  fails 2 'takes no value' show IDN --quiet=yes
  fails 2 'write it behind the command' --top 5 change
}

@test "values are checked against what they may be" {
  fails 2 'none of table, csv, tsv, json, markdown, latex, html' show IDN -f yaml
  fails 2 'empty value' show IDN -f ''
  fails 2 'none of' show IDN -f CSV
  fails 2 'none of' show IDN --color sometimes
  fails 2 'empty value' show IDN --db ''
  fails 2 'none of' rank --ties random
  for number in 0 -1 1.5 abc 99999999999999999999 1e3 '' ' 5' 5x; do
    fails 2 '--top' rank "--top=$number"
  done
  fails 2 '--around' rank --around IDN:-1
  fails 2 '--around' rank --around IDN:x
  fails 2 'exclude each other' rank --around IDN --top 3
}

@test "an empty file name is said to be empty" {
  for command in check import 'import --dry-run'; do
    # shellcheck disable=SC2086 # words
    fails 2 'gcitrack: a file name is empty ("")' $command ''
    one_sentence
  done
  typed >gci2021.csv
  fails 2 'a file name is empty ("")' import gci2021.csv '' --db s.db
  [ ! -e s.db ]
}

@test "dates are days, months or years that exist" {
  for date in 2020-02-30 0000-00-00 2020-13 20200101 yesterday 2020-1-1 99999-01-01 -5; do
    fails 2 '--as-of' change "--as-of=$date"
    fails 2 '--as-known' show IDN "--as-known=$date"
  done
  for date in 2020 2020-06 2020-06-29 2020-02-29; do
    answers change 2018 2020 ASEAN --as-of $date
  done
}

@test "a country is found by code in any case, and by name in many languages and spellings" {
  for word in KOR kor KR kr 'Korea Selatan' 'South Korea' 'korea, rep.' 'Republic of Korea' 'COREE DU SUD' 대한민국; do
    ask '.rows[0].iso3' show "$word"
    the KOR
  done
  for pair in 'Inggris GBR' "Côte d'Ivoire CIV" 'Côte d’Ivoire CIV' 'cote divoire CIV' 'Ivory Coast CIV' 'viet nam VNM' \
    'VIETNAM VNM' 'Türkiye TUR' 'turkiye TUR' 'tur TUR' 'TR TUR' 'Turkey TUR' 'Индонезия IDN' 'إندونيسيا IDN' \
    'Amerika Serikat USA' 'the Netherlands NLD' 'St. Lucia LCA' 'Saint Lucia LCA' 'Trinidad & Tobago TTO' \
    'Vatican VAT' 'Holy See VAT' 'Lao PDR LAO'; do
    ask '[.rows[].iso3] | unique | join(" ")' show "${pair% *}"
    the "${pair##* }"
  done
}

@test "a name typed with combining marks or odd blanks is the same name" {
  ask '.rows[0].iso3' show "$(printf 'Co\314\202te d\047Ivoire')"
  the CIV
  ask '.rows[0].iso3' show "$(printf 'T\303\274rki\314\207ye')" || true
  ask '.rows[0].iso3' show "$(printf 'viet\302\240nam')"
  the VNM
  ask '.rows[0].iso3' show '  Viet   Nam '
  the VNM
}

@test "an unknown name: did you mean, exit 3, never a guess" {
  fails 3 'did you mean Indonesia (IDN)?' show Indonesa
  one_sentence
  fails 3 'did you mean Indonesia (IDN)?' show Indonesi
  one_sentence
  fails 3 'did you mean Malaysia (MYS)?' show Malaysai
  for word in Atlantis '' ' ' X XX XXX '*' 'IDN,MYS' 'IDN MYS XYZ' '../../etc' "$(printf 'a%.0s' {1..5000})"; do
    fails 3 '' show "$word"
    one_sentence
  done
}

@test "a message shows control characters escaped, on one line" {
  fails 3 '' show "$(printf 'a\nb\033[31mc\342\200\256d\t\007')"
  one_sentence
  printf '%s' "$stderr" >said
  LC_ALL=C lacks "$(printf '[\001-\011\013-\037\177]|\342\200\256')" said
}

@test "a word that is not text is refused, not printed" {
  run --separate-stderr gcitrack show "$(printf '\377\376bad')"
  [ "$status" -eq 2 ] || [ "$status" -eq 3 ]
  printf '%s' "$stderr" | iconv -f UTF-8 -t UTF-8 >/dev/null
}

@test "an ambiguous name lists the choices and exits 3" {
  fails 3 'Korea (Rep. of) (KOR) or Dem. People' show Korea
  has '(PRK)' "$stderr"
  one_sentence
  fails 3 '(COD) or' show Congo
  has '(COG)' "$stderr"
}

@test "a code is a country before it is a group; @ forces the group" {
  ask '[.rows[].iso3] | unique | tostring' show AU
  the '["AUS"]'
  ask '.rows | length' countries @AU --as-of 2024-09-12
  the 55
  fails 3 'no group "XX"' show @XX
  fails 3 '' show @
}

@test "a country named twice is shown once, in the order given" {
  ask '[.rows[].iso3] | tostring' show SGP Indonesia IDN id 2020
  the '["SGP","IDN"]'
}

@test "a country without figures is known, and not found" {
  fails 3 'Taiwan' show TWN
  fails 3 'no figures' show Kosovo
  fails 3 'no score in GCI 2018' explain HKG 2018
  fails 3 'is not among' rank 2024 --around HKG
}

@test "an edition is a label, a round, a word or the year it was published" {
  for pair in '2020 2020' 'v4 2020' 'prev 2020' 'latest 2024' 'first 2014' '2021 2020' '2019 2018' '2015 2014' 'v1 2014' \
    'V5 2024'; do
    ask '.meta.editions | tostring' rank "${pair% *}"
    the "[${pair#* }]"
    ask '.meta.editions | tostring' rank --edition "${pair% *}"
    the "[${pair#* }]"
  done
  for word in 1999 2016 2025 20200 v0 v6 v44 -- 'GCI 2030'; do
    run --separate-stderr gcitrack show IDN --edition "$word"
    [ "$status" -eq 3 ] || [ "$status" -eq 2 ]
    one_sentence
  done
}

@test "a label beats a publication year, and a publication year is said" {
  ask '[.notes[] | select(.text | test("is read as"))] | length' rank 2018
  the 0
  ask '[.notes[] | select(.text | test("2019 is read as GCI 2018"))] | length' rank 2019
  the 1
}

@test "commands refuse what they cannot use" {
  fails 2 '' show
  fails 2 '' compare
  fails 2 '' explain
  fails 2 '' plot
  fails 2 'one country' explain IDN MYS
  fails 2 'one country' explain ASEAN
  fails 2 'one edition' rank 2018 2020
  fails 2 'two' change 2020 2020
  fails 2 'two' change 2018 2020 2024
  fails 2 '' change 2014 2017 --sort beauty
  fails 2 '' explain IDN 2014 2018 2020
  fails 2 '--split needs two editions' explain IDN 2020 --split
  fails 2 'takes editions' editions IDN
  fails 2 'no arguments' export IDN
  fails 2 '' sql
  fails 2 '' sql 'SELECT 1' 'SELECT 2'
  fails 3 'before GCI 2014' change 2014
  fails 3 'no figures of the pillars' rank 2018 --pillars
  fails 3 'no figures of the pillars' change 2018 2020 --pillars
  fails 5 'no change of ITU ranks' change 2020 2024 --sort itu
}

@test "two editions the wrong way round are the pair all the same" {
  gcitrack change 2018 2020 -f json >one
  gcitrack change 2020 2018 -f json >two
  cmp one two
  ask '.meta | [.from, .to, .overtook] | tostring' explain IDN 2020 2018
  the '[2018,2020,16]'
}

@test "--group: members on a day, and none on a day before there were any" {
  ask '[.rows[].iso3] | length' change --group ASEAN
  the 10
  ask '[.rows[].iso3] | length' change --group ASEAN --as-of 2025-10-26
  the 11
  ask '[.rows[].iso3] | length' change --group ASEAN --as-of 2025-10-25
  the 10
  ask '.meta.as_of' change --group ASEAN --as-of 2025-10-26
  the 2025-10-26
  ask '[.rows[].iso3] | join(" ")' rank 2020 --group ASEAN --as-of 1970-01-01
  the 'SGP MYS IDN THA PHL'
  fails 3 'had no members on 1900-01-01' change --group ASEAN --as-of 1900-01-01
  fails 3 'had no members on 1900-01-01' regions ASEAN --as-of 1900-01-01
  fails 3 '' change --group Nowhere
}

@test "places are counted among all, whoever is chosen" {
  gcitrack rank 2020 -f csv 2>/dev/null | grep ',IDN,' >expected
  for line in 'rank 2020 IDN' 'rank 2020 --group ASEAN' 'rank 2020 --around IDN:0' 'rank 2020 --group Asia-Pacific'; do
    # shellcheck disable=SC2086 # words
    gcitrack $line -f csv 2>/dev/null | grep ',IDN,' >printed
    cmp expected printed
  done
  gcitrack change 2018 2020 -f csv 2>/dev/null | grep '^IDN,' >expected
  for line in 'change 2018 2020 IDN' 'change 2018 2020 --group ASEAN' 'change 2018 2020 IDN HKG VAT'; do
    # shellcheck disable=SC2086 # words
    gcitrack $line -f csv 2>/dev/null | grep '^IDN,' >printed
    cmp expected printed
  done
}

@test "questions about too few are refused where they would mislead" {
  fails 5 '' convergence BENELUX
  fails 5 '' before-after IDN --event 2017-04
  fails 5 '' before-after ASEAN --event 2030-01-01
  fails 5 '' before-after ASEAN --event 1990-01-01
  fails 3 '' before-after ASEAN --event no-such-event
}

@test "completion offers commands, options and words, and never fails" {
  answers complete -- gcitrack ch
  has 'change' "$output"
  answers complete -- gcitrack show --fo
  has '--format' "$output"
  answers complete -- gcitrack rank --ties d
  has 'dense' "$output"
  answers complete -- gcitrack show Indon
  has 'Indonesia' "$output"
  answers complete -- gcitrack nosuch x
  answers complete -- gcitrack
  answers complete --
}

@test "sql reads and never writes" {
  ask '.rows[0].n' sql 'SELECT count(*) AS n FROM v_places WHERE edition = 2020'
  the 194
  for statement in 'DELETE FROM figure' "ATTACH 'x.db' AS x" 'PRAGMA writable_schema=1' 'CREATE TABLE t(x)' \
    "VACUUM INTO 'x.db'" 'UPDATE figure SET value = 0' 'DROP TABLE figure' 'CREATE TEMP TABLE t(x)' 'BEGIN' \
    'REINDEX' 'ANALYZE' "SELECT load_extension('x')" "SELECT writefile('x.db', 'x')" "SELECT readfile('/etc/passwd')" \
    'PRAGMA journal_mode=DELETE' 'SELECT 1; SELECT 2' 'SELECT * FROM nosuch' 'SELEC 1' '' ';' '-- nothing'; do
    fails 2 'sql' sql "$statement"
  done
  [ ! -e x.db ]
  answers init --db s.db
  before=$(state)
  fails 2 'only statements that read' sql 'DELETE FROM figure' --db s.db
  answers sql 'SELECT 1' --db s.db
  untouched "$before"
}

@test "--as-of is refused where it could change nothing, instead of being taken for --as-known" {
  for line in 'show IDN' 'compare IDN MYS' 'compare Europe' 'change' 'change --group Europe' 'rank 2020' 'regions' 'robust 2020' \
    'convergence CIS' 'rank --group world'; do
    # shellcheck disable=SC2086 # words
    fails 2 '--as-known DATE goes back to the figures of a day' $line --as-of 2020-01-01
  done
  for line in 'show IDN --group ASEAN' 'show ASEAN' 'compare ASEAN IDN' 'change --group EU' 'regions ASEAN' 'convergence EU' \
    'robust 2020 ASEAN' 'before-after Africa --event 2017-04 --others EU --draws 10'; do
    # shellcheck disable=SC2086 # words
    answers $line --as-of 2020-01-01
  done
}
