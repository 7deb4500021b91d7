# Charts: a script on stdout, a script or a picture in a file, the same bytes twice, nothing in it that runs.

load helpers

# nothing_runs SCRIPT: no double quote, backtick or macro, and no command that reads, writes or runs.
nothing_runs() {
  lacks '["`@]' "$1"
  sed "s/'[^']*'//g" "$1" >bare
  lacks '(^|[^a-z])(system|load|eval|call|shell|fit|save)([^a-z]|$)|!' bare
}

@test "a script on stdout: gnuplot draws it, and nothing in it runs" {
  for line in 'plot IDN ASEAN' 'plot IDN' 'plot trend IDN MYS SGP' 'plot ASEAN' 'plot HKG' 'plot IDN Europe'; do
    # shellcheck disable=SC2086 # words
    run --separate-stderr -0 gcitrack $line
    printf '%s\n' "$output" >script.gp
    nothing_runs script.gp
    LC_ALL=C.UTF-8 gnuplot -d script.gp >drawn.svg 2>said
    [ ! -s said ]
    xmllint --noout drawn.svg
    rm -f ./*.svg
  done
}

@test "every metric and every axis draws" {
  for metric in place itu percentile score; do
    for axis in collected published label; do
      answers plot IDN ASEAN --metric $metric --axis $axis -o x.svg
      xmllint --noout x.svg
    done
  done
}

@test "each kind of file, twice the same bytes" {
  for ending in gp svg png pdf; do
    answers plot IDN ASEAN --event accp-start -o one.$ending
    [ -z "$output$stderr" ]
    mv one.$ending first
    TZ=UTC LC_ALL=C.UTF-8 HOME=/nonexistent gcitrack plot IDN ASEAN --event accp-start -o one.$ending
    cmp first one.$ending
  done
}

@test "each kind of file is what its ending says" {
  for ending in svg png pdf gp; do
    answers plot IDN ASEAN -o asean-trend.$ending
  done
  xmllint --noout asean-trend.svg
  [ "$(head -c 8 asean-trend.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ]
  # 300 dots an inch: 11811 a metre, in the pHYs chunk
  grep -qaP 'pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01' asean-trend.png
  # 160 mm, to the dot
  width=$(od -An -tu1 -j16 -N4 asean-trend.png | awk '{ print $3 * 256 + $4 }')
  [ "$width" -ge 1889 ] && [ "$width" -le 1891 ]
  [ "$(head -c 5 asean-trend.pdf)" = '%PDF-' ]
  [ "$(ls -A | tr '\n' ' ')" = 'asean-trend.gp asean-trend.pdf asean-trend.png asean-trend.svg ' ]
}

@test "the picture says what is drawn: names, places, source, ITU ranks beneath" {
  gcitrack plot IDN ASEAN -o x.svg
  xmllint --xpath '//*[local-name()="text"]//text()' x.svg >words
  for word in Indonesia Singapore 'Viet Nam' 2014 2017 2018 2020 2024 'ITU 24' 'ITU 13' ITU 'of 194'; do
    grep -qF "$word" words
  done
  lacks 'Timor-Leste .*=1' words
}

@test "a script in a file draws beside it, whatever its name" {
  gcitrack plot IDN -o 'a b.gp'
  nothing_runs 'a b.gp'
  LC_ALL=C.UTF-8 gnuplot -d 'a b.gp' >drawn 2>said
  [ ! -s said ]
  gcitrack plot IDN -o "it's; x.svg"
  xmllint --noout "it's; x.svg"
  mkdir -- '-d'
  gcitrack plot IDN -o './-d/x.svg'
  gcitrack plot IDN -o '| touch owned.svg'
  [ -f '| touch owned.svg' ]
  [ ! -e owned.svg ]
  gcitrack plot IDN -o '$(touch owned).svg'
  [ ! -e owned ]
}

@test "--output into a folder that is not there: exit 1, nothing made" {
  for ending in gp svg png pdf; do
    fails 1 "nowhere/x.$ending" plot IDN -o nowhere/x.$ending
    one_sentence
  done
  [ -z "$(ls -A)" ]
}

@test "other endings, folders and devices are refused" {
  mkdir folder.svg
  for file in x x.txt x.svg.zip . .. / /dev/null x.SVGZ ''; do
    fails 2 '' plot IDN -o "$file"
  done
  run --separate-stderr gcitrack plot IDN -o folder.svg
  [ "$status" -eq 1 ]
  one_sentence
  [ "$(ls -A)" = folder.svg ]
}

# without_gnuplot STATUS ARGUMENT...
without_gnuplot() {
  run --separate-stderr "-$1" env PATH=/nonexistent "$GCITRACK" "${@:2}"
}

@test "an old picture survives a failure" {
  printf 'mine\n' >x.svg
  printf 'mine\n' >x.gp
  fails 3 '' plot Atlantis -o x.svg
  without_gnuplot 1 plot IDN -o x.svg
  run bash -c 'ulimit -f 1; trap "" XFSZ; "$GCITRACK" plot IDN ASEAN -o x.svg'
  [ "$status" -eq 1 ]
  run bash -c 'ulimit -f 1; trap "" XFSZ; "$GCITRACK" plot IDN ASEAN -o x.gp'
  [ "$status" -eq 1 ]
  [ "$(cat x.svg)" = mine ]
  [ "$(cat x.gp)" = mine ]
  [ "$(ls -A | tr '\n' ' ')" = 'x.gp x.svg ' ]
}

@test "gnuplot missing: a script is made, a picture exits 1 and names the package" {
  without_gnuplot 0 plot IDN -o x.gp
  for ending in svg png pdf; do
    without_gnuplot 1 plot IDN -o x.$ending
    has 'gnuplot-nox' "$stderr"
    one_sentence
  done
  [ "$(ls -A)" = x.gp ]
}

@test "gnuplot's own settings, plug-ins and environment change nothing" {
  gcitrack plot IDN -o expected.svg
  printf 'set title "owned"\nset terminal dumb\nsystem("touch owned")\n' >"$HOME/.gnuplot"
  mkdir -p "$HOME/.config/gnuplot"
  cp "$HOME/.gnuplot" "$HOME/.config/gnuplot/gnuplotrc"
  cp "$HOME/.gnuplot" .gnuplot
  GNUTERM=dumb GNUPLOT_FONTPATH=/x GNUPLOT_LIB=. GDFONTPATH=/x gcitrack plot IDN -o printed.svg
  cmp expected.svg printed.svg
  [ ! -e owned ]
}

@test "sizes, fonts and ranges are checked" {
  for size in 0 -5mm 1e9mm 10in 5mm nan inf 160mmm 1,5mm; do
    fails 2 '--width' plot IDN "--width=$size"
    fails 2 '--height' plot IDN "--height=$size"
  done
  for font in 'x" onload="alert(1)' "a'b" 'a,b' 'a\b' "$(printf 'a%.0s' {1..65})"; do
    fails 2 'font' plot IDN --font "$font"
  done
  answers plot IDN --width 140mm -o x.svg
  answers plot IDN --width 90 --height 120mm -o x.svg
  xmllint --noout x.svg
  fails 2 'is after' plot IDN --from 2020 --to 2018
  fails 3 '' plot IDN --event no-such-event
  fails 3 'no figures' plot TWN
  fails 5 '' plot world
  fails 2 'no --format' plot IDN -f csv
  fails 2 'none of' plot IDN --metric rank
  fails 2 'none of' plot IDN --axis time
  fails 3 'had no members' plot QUAD --as-of 1900-01-01
}

@test "one edition, a country that left, a group of one: drawn, and well-formed" {
  answers groups add ONE 'Just one' IDN --db s.db
  for line in 'IDN --from 2020 --to 2020' 'HKG PLW' 'VAT' 'ONE --db s.db' 'IDN IDN id' 'BENELUX' \
    'IDN --from 2018' 'IDN --to 2017 --events' 'AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS'; do
    # shellcheck disable=SC2086 # words
    answers plot $line -o x.svg
    xmllint --noout x.svg
  done
}

@test "pictures of two programs at once do not meet" {
  for number in 1 2 3 4; do
    gcitrack plot IDN ASEAN -o same.svg &
    gcitrack plot IDN ASEAN -o "other$number.svg" &
  done
  wait
  for number in 1 2 3 4; do
    cmp same.svg "other$number.svg"
  done
  [ "$(ls -A | wc -l)" -eq 5 ]
}

@test "panels mark up to three events: a dotted line in each panel, the titles above in the order of time" {
  answers plot panels IDN MYS SGP --event bssn --event accp-start -o -
  printf '%s\n' "$output" >script.gp
  nothing_runs script.gp
  [ "$(grep -c 'dt (1,8)' script.gp)" -eq 6 ]
  grep -o "'ASEAN Cyber Capacity Programme starts'\|'BSSN founded (Perpres 53/2017)'" script.gp >titles
  [ "$(tr '\n' '|' <titles)" = "'ASEAN Cyber Capacity Programme starts'|'BSSN founded (Perpres 53/2017)'|" ]
  fails 5 'panels can tell 3 events apart' plot panels ASEAN --events -o x.svg
  [ ! -e x.svg ]
  for kind in bump slope dots heat pillars swarm tiles; do
    fails 2 'it has no axis of time' plot $kind IDN MYS --event bssn -o x.svg
  done
}
