# What users add to a store of their own, and what the store says of rows that somebody altered.

load helpers

@test "a name that could never be typed is no alias" {
  export GCITRACK_DB=s.db
  fails 2 'stands in front of groups' countries alias add @x IDN
  for name in ASEAN europe world; do
    fails 2 'already means' countries alias add "$name" IDN
  done
  for name in 2020 2031 v4 latest '20 20'; do
    fails 2 'is read as an edition' countries alias add "$name" IDN
  done
  fails 4 'is the code of' countries alias add SG IDN
  fails 2 'letters' countries alias add '...' IDN
  [ ! -e s.db ]
}

@test "half of a verb says how it is written" {
  for words in 'countries alias' 'countries alias teach Inggris GBR'; do
    # shellcheck disable=SC2086 # words
    fails 2 'gcitrack countries alias add NAME COUNTRY, or gcitrack countries alias remove NAME' $words
    one_sentence
  done
}

@test "an alias for an ambiguous name settles it, and leaves it ambiguous again" {
  export GCITRACK_DB=s.db
  fails 3 'could be' show Korea
  answers countries alias add Korea KOR
  ask '.rows[0].iso3' show Korea
  the KOR
  answers countries alias remove Korea
  has 'Korea' "$output"
  fails 3 'Korea (Rep. of) (KOR) or Dem. People'"'"'s Rep. of Korea (PRK)' show Korea
  answers check
  fails 3 'no alias' countries alias remove Korea
}

@test "a group removed is said to be, and no other groups are listed" {
  export GCITRACK_DB=s.db
  answers groups add MSG 'Melanesian Spearhead Group' FJI PNG SLB VUT
  answers groups remove MSG
  the 'group MSG removed'
  [ -z "$stderr" ]
  answers groups add MSG Mine FJI PNG
  ask '.rows | length' groups remove MSG
  the 0
  fails 3 'MSG' groups MSG
}

@test "only what is near is suggested" {
  fails 3 'no country or group "Atlantis": see gcitrack countries' show Atlantis
  fails 3 'did you mean Indonesia (IDN)?' show Indonesa
  fails 3 'did you mean Malaysia (MYS)?' show Malysia
  fails 3 'did you mean Thailand (THA)?' show Thialand
  fails 3 'did you mean Bosnia and Herzegovina (BIH)?' show 'Bosna and Hercegovina'
}

@test "sql: blobs and texts with a NUL are told as SQL writes them, and no two fields have one name" {
  answers sql "SELECT x'00ff' AS a, 'b' || char(0) AS a, 1 AS a, NULL AS a_2, x'' AS b" -f json
  [ "$(jq -c '.rows[0]' <<<"$output")" = '{"a":"X'"'00FF'"'","a_2":"X'"'6200'"'","a_3":1,"a_2_2":null,"b":"X'"''"'"}' ]
  answers sql "SELECT 1 AS a, 2 AS a" -f csv
  the 'a,a_2
1,2'
}

@test "JSON has no character that reorders or hides text" {
  answers sql "SELECT 'a' || char(8238) || 'b' || char(8294, 133) AS t" -f json
  has '"a\u202eb\u2066\u0085"' "$output"
}

@test "every answer in JSON has the same keys in its meta" {
  export GCITRACK_DB=s.db
  typed >gci2021.csv
  for words in 'init --db t.db' 'template 2024' 'template 2031' 'import gci2021.csv' 'check 2020' 'sql VALUES(1)' editions \
    countries groups events sources export 'cite IDN 2020' rank; do
    # shellcheck disable=SC2086 # words
    answers $words -f json
    [ "$(jq '.meta | [has("command", "editions", "derived", "as_of", "as_known", "sources")] | all' <<<"$output")" = true ]
    [ "$(jq '.meta | has("of") or has("panel")' <<<"$output")" = true ]
    [ "$(jq -r '.meta.command' <<<"$output")" = "${words%% *}" ]
  done
}

@test "import says which editions its files are of, and where they stand now" {
  typed | sed 's/^Indonesia,24,94.88/Indonesia,24,94.89/' >gci2021.csv
  cut -d, -f1,3,4 "$data/gci/2018.csv" | sed 's/^IDN,41,0.776/IDN,41,0.7765/' >gci2018.csv
  answers import gci2021.csv gci2018.csv --db s.db -f json
  [ "$(jq -c '.meta | [.editions, .sources]' <<<"$output")" = '[[2018,2020],["gci2021.csv","gci2018.csv"]]' ]
}

@test "check finds rows of countries, editions and sources that another program changed" {
  answers init --db s.db
  answers check --db s.db
  while read -r what sql; do
    cp s.db t.db
    sqlite3 t.db "$sql"
    run --separate-stderr gcitrack check --db t.db -f csv
    [ "$status" -eq 4 ] || {
      echo "$sql: $status"
      return 1
    }
    grep -qE "^error,reference,,,,,\"?$what .* not as in the program" <<<"$output" || {
      echo "$sql"
      grep '^error' <<<"$output"
      return 1
    }
  done <<'TABLE'
countries: UPDATE country SET region = 'Africa' WHERE iso3 = 'IDN'
countries: UPDATE country SET name = 'Atlantis' WHERE iso3 = 'IDN'
editions: UPDATE edition SET scale = 1 WHERE label = 2020
editions: UPDATE edition SET published = '2020-01-01' WHERE label = 2020
sources: UPDATE source SET issued = '2030-01-01' WHERE id = 2
sources: UPDATE source SET withdrawn = 1 WHERE id = 5
names: DELETE FROM name WHERE fold = 'inggris'
names: INSERT INTO name VALUES ('atlantis', 1, 'Atlantis', 'common', NULL, 0, 0)
groups: DELETE FROM member WHERE country = (SELECT id FROM country WHERE iso3 = 'IDN')
groups: UPDATE grouping SET name = 'Other' WHERE code = 'ASEAN'
events: UPDATE event SET date = '2000-01-01' WHERE id = 'accp-start'
series: UPDATE series SET name = 'rank' WHERE id = 1
TABLE
}

@test "what users add is no altered row" {
  export GCITRACK_DB=s.db
  answers countries alias add 'Nusantara Baru' IDN
  answers countries alias add Korea KOR
  answers groups add MINE Mine IDN MYS
  answers events add --date 2022-10 --title 'Law in force' --scope IDN
  printf 'Country,Score\nIndonesia,94.88\n' >gci2027.csv
  answers import gci2027.csv --edition 2027 --published 2027-09-01
  answers sources undo 7
  answers check
}

@test "a store with the reference data of another version is no altered one" {
  answers init --db s.db
  sqlite3 s.db "UPDATE property SET value = 'older' WHERE name = 'reference'; UPDATE country SET name = 'Old' WHERE id = 1"
  answers check --db s.db -f csv
  grep -q '^note,reference,' <<<"$output"
}
