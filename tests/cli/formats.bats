# Every question of questions.txt in all seven formats.

load helpers

answers=$BATS_FILE_TMPDIR/answers

# Every question is asked once in each format.
setup_file() {
  setup_place "$BATS_FILE_TMPDIR"
  python3 "$here/questions.py" ask "$answers" >&2
}

# look CHECK [ARGUMENT...]: at all answers.
look() {
  local check=$1
  shift
  python3 "$here/questions.py" "$check" "$answers" "$@"
}

@test "csv, tsv and json have the same rows to the digit, under the released field names" {
  look rows
}

@test "json parses, says which command it answers, and stands alone" {
  look envelope
  jq -e . "$answers"/*.json >parsed
}

@test "notes: in json, on stderr for csv and tsv, below the table elsewhere" {
  look notes
}

@test "html is well-formed and holds what json holds" {
  look html
}

@test "markdown has as many cells in every line as fields" {
  look markdown
}

@test "latex has as many cells in every row as fields, and no bare special character" {
  look latex
}

@test "no table ends a line in a blank" {
  look trim
}

@test "every answer is the same bytes the second time, in any locale and time zone" {
  look again LC_ALL=C TZ=America/Lima
  look again LC_ALL=C.UTF-8
  # Commas in numbers, an i without a dot, points between thousands; made here, as a machine that only
  # tests has none.
  export LOCPATH=$BATS_TEST_TMPDIR/locales
  mkdir "$LOCPATH"
  typed >typed.csv
  gcitrack import typed.csv --edition 2020 --db plain.db >plain 2>&1
  for locale in de_DE tr_TR id_ID; do
    localedef -i $locale -f UTF-8 --no-archive "$LOCPATH/$locale.UTF-8" || skip 'no sources of locales'
    [ "$(LC_ALL=$locale.UTF-8 locale decimal_point)" = , ]
    look again LC_ALL=$locale.UTF-8 LANG=$locale.UTF-8 LANGUAGE=de LOCPATH="$LOCPATH"
    LC_ALL=$locale.UTF-8 gcitrack import typed.csv --edition 2020 --db "$locale.db" >said 2>&1
    cmp "$locale.db" plain.db
    cmp <(sed "s/$locale.db/plain.db/" said) plain
  done
}

@test "tables of the questions that reports ask fit 80 columns" {
  for question in 'show IDN' 'compare ASEAN' 'change 2018 2020 --top 5' 'explain IDN 2020' 'explain IDN 2018 2020' \
    'before-after ASEAN --event accp-start' regions 'rank 2020 --top 10' editions groups 'events IDN ASEAN' sources \
    'convergence ASEAN'; do
    # shellcheck disable=SC2086 # words
    gcitrack $question >printed
    LC_ALL=C.UTF-8 lacks '.{81}' printed
  done
}

@test "csv --excel: BOM, semicolons, decimal commas" {
  gcitrack show IDN 2020 --excel >printed 2>/dev/null
  [ "$(head -c 3 printed | od -An -tx1 | tr -d ' ')" = efbbbf ]
  grep -q '^2020;2021-06-29;2020;IDN;Indonesia;94,88;100;94,88;24;182;31;194;1;84,46;;12;17;17,28' printed
  gcitrack show IDN 2020 -f csv --excel >again 2>/dev/null
  cmp printed again
  fails 2 'excel' show IDN --excel -f json
}

@test "text that a spreadsheet would run as a formula is guarded; numbers never are" {
  answers sql "SELECT '=1+1' AS a, '+2' AS b, '-3' AS c, '@x' AS d, char(9)||'t' AS e, -4 AS f, -0.5 AS g" -f csv
  the "a,b,c,d,e,f,g
'=1+1,'+2,'-3,'@x,'	t,-4,-0.5"
}

@test "control and bidi characters are shown, never sent" {
  for format in table markdown latex html; do
    gcitrack sql "SELECT 'a' || char(27) || '[31m' || char(7) || char(8238) || char(8294) || 'b' AS x" -f $format >printed
    LC_ALL=C lacks "$(printf '[\001-\010\013-\037\177]|\342\200\256|\342\201\246')" printed
  done
}

@test "json keeps any text: quotes, backslashes, control characters, other scripts" {
  ask '.rows[0].x | explode | tostring' sql "SELECT char(34, 92, 10, 1, 7, 8238, 26085, 128640) AS x"
  the '[34,92,10,1,7,8238,26085,128640]'
}

@test "html and latex let no markup through" {
  gcitrack sql "SELECT '<script>alert(1)</script>&amp;' AS x" -f html >printed
  lacks '<script' printed
  grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;' printed
  gcitrack sql "SELECT '\\input{/etc/passwd}%\$#_^~' AS x" -f latex >printed
  lacks '\\input' printed
  grep -qF '\textbackslash{}input\{/etc/passwd\}\%\$\#\_' printed
}
