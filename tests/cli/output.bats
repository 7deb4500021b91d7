# Where answers go: a full disk, a closed pipe, a file that cannot be made, a terminal of one column.

load helpers

# Everything the program can say on stdout.
everything() {
  sed -e '/^#/d' -e 's/ : .*//' "$here/questions.txt"
  printf '%s\n' '' help 'help show' --help '-h' --version 'show --help' 'complete -- gcitrack sh' 'plot IDN ASEAN' \
    'sql SELECT(1)' 'countries' 'sources show 3' 'init' 'import typed.csv --edition 2020' 'events add --date 2022 --title Law' \
    'groups add MINE Ours IDN SGP' 'countries alias add Ngindonesia IDN' 'countries alias remove Ngindonesia' \
    'events remove law' 'groups remove MINE'
}

@test "a full disk under stdout: exit 1 and a sentence, whatever is asked" {
  typed >typed.csv
  everything | while IFS= read -r line; do
    status=0
    # shellcheck disable=SC2086 # words
    "$GCITRACK" $line >/dev/full 2>said || status=$?
    # Notes of csv go to stderr too; the failure is the last thing said.
    if [ "$status" -ne 1 ] || ! tail -n 1 said | grep -q '^gcitrack: .*standard output'; then
      printf 'gcitrack %s: exit status %s, said: %s\n' "$line" "$status" "$(cat said)"
      exit 1
    fi
  done
}

@test "a full disk under stdout: every format" {
  for format in table csv tsv json markdown latex html; do
    run gcitrack rank -f $format
    [ "$status" -eq 0 ]
    status=0
    "$GCITRACK" rank -f $format >/dev/full 2>said || status=$?
    [ "$status" -eq 1 ]
    [ "$(grep -c '^gcitrack: ' said)" -eq 1 ]
  done
}

@test "stdout closed: exit 1 and a sentence, whatever is asked" {
  typed >typed.csv
  { everything; echo export; } | while IFS= read -r line; do
    status=0
    # shellcheck disable=SC2086 # words
    "$GCITRACK" $line >&- 2>said || status=$?
    if [ "$status" -ne 1 ] || ! tail -n 1 said | grep -q '^gcitrack: .*standard output'; then
      printf 'gcitrack %s: exit status %s, said: %s\n' "$line" "$status" "$(cat said)"
      exit 1
    fi
  done
}

@test "a reader that leaves is not an error: nothing is said" {
  everything | grep -Ev '^(init|import|events (add|remove)|groups (add|remove)|countries alias)' | while IFS= read -r line; do
    # shellcheck disable=SC2086 # words
    { "$GCITRACK" $line 2>said || true; } | head -n 1 >first
    grep -v '^note: ' said >errors || true
    if [ -s errors ] || [ ! -s first ]; then
      printf 'gcitrack %s | head -n 1: %s\n' "$line" "$(cat said)"
      exit 1
    fi
  done
}

@test "a reader that leaves a long export at once: no message, not even the shell's" {
  run bash -c '"$GCITRACK" export -f json | head -c 1'
  [ "$status" -eq 0 ]
  the '{'
  run bash -c '"$GCITRACK" export | true'
  [ "$status" -eq 0 ]
  the ''
}

@test "--output writes the whole answer or nothing" {
  answers show IDN -f csv -o idn.csv
  the ''
  gcitrack show IDN -f csv >printed 2>/dev/null
  cmp idn.csv printed
  printf 'mine\n' >old.csv
  fails 3 'no country' show Atlantis -f csv -o old.csv
  [ "$(cat old.csv)" = mine ]
  fails 1 'nowhere/x.csv' show IDN -f csv -o nowhere/x.csv
  fails 2 '' show IDN --nonsense -o new.csv
  [ ! -e new.csv ]
  [ "$(ls -A | grep -c '^\.')" -eq 0 ]
}

@test "--output - is stdout" {
  gcitrack show IDN -o - >one
  gcitrack show IDN >two
  cmp one two
}

@test "--output onto a folder is refused and leaves it" {
  mkdir folder
  run --separate-stderr gcitrack show IDN -o folder
  [ "$status" -ne 0 ]
  [ -d folder ]
  one_sentence
}

@test "a file that fills up on the way: exit 1, the old file stays, nothing is left beside it" {
  printf 'mine\n' >old.csv
  run bash -c 'ulimit -f 8; trap "" XFSZ; "$GCITRACK" export -o old.csv'
  [ "$status" -eq 1 ]
  [ "$(cat old.csv)" = mine ]
  [ "$(ls -A)" = old.csv ]
}

@test "a terminal of one column, a dumb one and NO_COLOR: an answer all the same, without colours" {
  for environment in COLUMNS=1 COLUMNS=0 COLUMNS=-5 COLUMNS=x COLUMNS=999999999999999999999 TERM=dumb TERM= \
    TERM=nonsense NO_COLOR=1; do
    for line in 'show IDN' 'compare ASEAN' 'change 2018 2020 --top 5' 'explain IDN 2020' 'explain IDN 2018 2020' regions \
      'before-after ASEAN --event accp-start' editions 'events IDN' groups help 'help show' 'convergence ASEAN'; do
      # shellcheck disable=SC2086 # words
      env "$environment" "$GCITRACK" $line >printed 2>said
      [ -s printed ]
      [ ! -s said ]
      lacks "$(printf '\033')" printed
    done
  done
}

@test "no colours into a file unless asked; asked for they are taken out again to the same table" {
  gcitrack show IDN >plain
  lacks "$(printf '\033')" plain
  gcitrack show IDN --color always >coloured
  sed "s/$(printf '\033')\[[0-9;]*m//g" coloured >stripped
  cmp plain stripped
  NO_COLOR=1 gcitrack show IDN --color never >never
  cmp plain never
}

@test "--quiet hides no note" {
  gcitrack compare ASEAN >loud
  gcitrack compare ASEAN -q >quiet
  cmp loud quiet
  gcitrack compare ASEAN -f csv >loud 2>loud.err
  gcitrack compare ASEAN -f csv --quiet >quiet 2>quiet.err
  cmp loud quiet
  cmp loud.err quiet.err
}

@test "--version names the libraries; --help and help say the same" {
  answers --version
  has 'gcitrack 0.' "$output"
  has 'SQLite 3.' "$output"
  for command in show change import; do
    gcitrack help $command >one
    gcitrack $command --help >two
    gcitrack --help $command >three
    cmp one two
    cmp one three
  done
}

@test "alone it prints six examples, and they work" {
  answers
  [ "$(printf '%s\n' "$output" | grep -c '^  gcitrack ')" -eq 6 ]
  printf '%s\n' "$output" | sed -n 's/^  gcitrack \(.*[^ ]\)   .*/\1/p' | grep -v '^import' | while IFS= read -r line; do
    # shellcheck disable=SC2086 # words
    "$GCITRACK" $line >printed
  done
}

@test "every command has help in at most 80 columns, with examples that work" {
  typed | cut -d, -f1,3 >gci2027.csv
  for command in $("$GCITRACK" help | sed -n '/^Commands$/,/^$/s/^  \([a-z-]\+\)  .*/\1/p'); do
    gcitrack help "$command" >text
    ! LC_ALL=C.UTF-8 grep -En '.{81}' text
    grep -q '^Examples$' text
    sed -n '/^Examples$/,$s/^  gcitrack \(.*\)$/\1/p' text >examples
    [ -s examples ]
    for file in $(grep -Eo '[a-z0-9-]+\.csv' examples); do
      [ -e "$file" ] || typed >"$file"
    done
    while IFS= read -r line; do
      case $line in
        'sources undo'*) continue ;; # of an import that is not there
      esac
      status=0
      eval "\"\$GCITRACK\" $line" >printed 2>said </dev/null || status=$?
      # An auditor that found something wrong says so by its status.
      case $line-$status in check*-4) status=0 ;; esac
      [ "$status" -eq 0 ] || {
        printf 'gcitrack %s: exit status %s: %s\n' "$line" "$status" "$(cat said)"
        exit 1
      }
    done <examples
  done
}

@test "no table is wider than 80 columns, and names are folded, not cut" {
  for line in 'rank 2014' 'rank 2020 --pillars' 'rank 2024 --pillars' 'change 2017 2018' 'change 2017 2020' \
    'change 2020 2024' 'change 2020 2024 --pillars' 'compare world' 'compare world 2014 2017' 'compare world 2024' \
    'regions 2014' 'regions 2024' 'regions --edition all' 'regions 2014 2018' 'show world' \
    'show world --group Asia-Pacific' 'robust 2020' 'robust 2020 --draws 50' 'compare ASEAN EU GCC world' \
    'before-after Asia-Pacific --event 2017-04 --draws 50' 'convergence ASEAN'; do
    # shellcheck disable=SC2086 # words
    answers $line
    printf '%s\n' "$output" >printed
    [ "$(LC_ALL=C.UTF-8 wc -L <printed)" -le 80 ] || {
      LC_ALL=C.UTF-8 awk -v line="$line" 'length($0) > 80 { print line ": " $0 }' printed
      false
    }
    lacks '…' printed
  done
  answers change 2017 2020
  has '
United Arab    Arab States     53 ->   =8   +45   47 ->   5  +42  56.6 ->  98.06
  Emirates
' "$output"
}
