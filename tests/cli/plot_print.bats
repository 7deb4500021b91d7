# Charts for a page, a column or a slide, in colour or in grey.

load helpers

# size: the page of x.gp in pixels, then what its texts and lines are laid out on.
size() {
  sed -n 's/^set terminal svg size \([0-9,]*\) .*/\1/p; s/^W = \([0-9]*\)\.; H = \([0-9]*\)\..*/\1,\2/p' x.gp | tr '\n' ' '
}

@test "--scale: texts and lines grow, the page does not" {
  answers plot IDN -o x.gp
  grep -q 'fontscale 1.3333 ' x.gp
  grep -q '^LW = 1; PS = 0.8 ' x.gp
  answers plot IDN --height 150 --scale 1.5 -o x.gp
  [ "$(size)" = '605,567 403,378 ' ]
  grep -q 'fontscale 1.99995 ' x.gp
  grep -q '^LW = 1.5; PS = 1.2 ' x.gp
  answers plot IDN --scale 0.5 -o x.pdf
  grep -aqE '^ *(/MediaBox)? ?\[ 0 0 453[. ]|/MediaBox \[ 0 0 453' x.pdf # 160 mm in points
  for factor in 0 0.4 4.1 -1 1e2 x 1,5; do
    fails 2 '--scale is a factor from 0.5 to 4' plot IDN "--scale=$factor" -o x.svg
    one_sentence
  done
  fails 2 'or a smaller scale' plot bump ASEAN --width 90 --scale 2
}

@test "--preset: a slide and a column; what is said besides goes before" {
  answers plot IDN ASEAN --preset slide -o x.gp
  [ "$(size)" = '960,540 640,360 ' ]
  answers plot IDN ASEAN --preset column -o x.gp
  [[ $(size) = 321,*' 378,'* ]]
  answers plot IDN ASEAN --preset slide --scale 1 -o x.gp
  [ "$(size)" = '960,540 960,540 ' ]
  answers plot IDN ASEAN --scale 1.2 --width 300 --preset slide -o x.gp
  [ "$(size)" = '1134,540 945,450 ' ]
  fails 2 'none of slide, column' plot IDN --preset poster
}

@test "every kind fits a slide and a column" {
  for kind in trend bump slope dots panels heat pillars swarm tiles; do
    answers plot "$kind" IDN ASEAN --preset slide -o "$kind.svg"
    answers plot "$kind" IDN ASEAN --preset column -o "$kind-column.svg"
    xmllint --noout "$kind.svg" "$kind-column.svg"
  done
}

# colours FILE: each that is drawn, as six digits.
colours() {
  {
    grep -o "rgb '#[0-9a-f]*'" "$1" | tr -cd '0-9a-f#\n' | sed 's/.*#//'
    # cells and tiles have theirs in the data
    sed -n 's/^[0-9.]* [0-9.]* [0-9.]* [0-9.]* [0-9.]* [0-9.]* \([0-9]*\)$/\1/p' "$1" | while read -r number; do
      printf '%06x\n' "$number"
    done
  } | sort -u
}

@test "no room for the texts: smaller type, then codes with a note, then a refusal that says what is needed" {
  answers plot bump IDN SGP --width 85 -o - # at 0.9 of the type
  [[ $output != *'W = 321.'* && $output = *"'Indonesia'"* && $output != *'ISO 3166-1'* ]]
  answers plot pillars PRK COD BIH GBR --width 85 -o -
  [[ $output = *"'PRK'"* && $output = *'ISO 3166-1 codes: PRK Dem. People'* && $output = *'GBR United Kingdom'* ]]
  answers plot pillars PRK COD BIH GBR --preset column --lang id -o -
  [[ $output = *'Kode ISO 3166-1: PRK '* ]]
  answers plot bump IDN SGP --width 85 --scale 1 -o - # the type as asked for
  [[ $output = *'W = 321.'* && $output = *"'IDN'"* && $output = *'ISO 3166-1 codes: '* ]]
  for kind in bump slope dots panels heat; do
    answers plot $kind EU --preset slide -o -
    [[ $output != *'ISO 3166-1'* ]]
  done
  fails 2 'give it at least' plot heat Asia-Pacific --preset slide -o -
  fails 2 'give it at least' plot bump PRK COD BIH GBR --width 45 -o -
}

# crossed: the values in the panels on standard input that the line of an event runs through.
crossed() {
  sed -n "s/.* from screen px(\([0-9.]*\)),py(\([0-9.]*\)) to screen px([0-9.]*),py(\([0-9.]*\)) .*dt (1,8).*/event \1 \2 \3/p
    s/^set label [0-9]* '\([^']*\)' at screen px(\([0-9.]*\)),py(\([0-9.]*\)) center font 'DejaVu Sans Bold,7.5'.*/value \2 \3 \1/p" |
    awk '$1 == "event" { x[++events] = $2; top[events] = $3; bottom[events] = $4 }
      $1 == "value" { at[++values] = $2; y[values] = $3; text[values] = $4 }
      END {
        if (!events || !values) print "nothing to look at"
        for (v = 1; v <= values; v++)
          for (e = 1; e <= events; e++) {
            gap = at[v] - x[e]
            if (gap < 0) gap = -gap
            if (gap < 3.4 * length(text[v]) && y[v] > top[e] - 4 && y[v] < bottom[e] + 4) print text[v]
          }
      }'
}

@test "panels: no value stands on the line of an event" {
  for size in --width=160 --width=120 --width=100; do
    answers plot panels ASEAN --event accp-start "$size" -o -
    [ -z "$(printf '%s\n' "$output" | crossed)" ]
  done
}

@test "panels of a height that is given stand in more columns before they are low" {
  answers plot panels ASEAN -o -
  [ "$(printf '%s\n' "$output" | grep -o "'Malaysia' at screen px([0-9]*" | grep -o '[0-9]*$')" -lt 60 ] # the second row begins
  answers plot panels ASEAN --preset slide -o -
  [ "$(printf '%s\n' "$output" | grep -o "'Malaysia' at screen px([0-9]*" | grep -o '[0-9]*$')" -gt 400 ] # the first row ends
}

@test "--grey: every kind is drawn without a colour, and only then" {
  for kind in trend bump slope dots panels heat pillars swarm tiles; do
    answers plot "$kind" IDN SGP ASEAN --grey -o x.gp
    for colour in $(colours x.gp); do
      [ "${colour:0:2}${colour:0:2}${colour:0:2}" = "$colour" ] || {
        echo "$kind has $colour"
        return 1
      }
    done
    answers plot "$kind" IDN SGP ASEAN -o x.gp
    colours x.gp | grep -qvE '^(..)\1\1$'
  done
}

@test "--grey: countries differ in shape and dash, gained from lost in lightness" {
  answers plot IDN SGP MYS THA VNM PHL --grey -o x.gp
  for shape in 7 5 9 13 11 15; do
    grep -q "\$points[0-9]* using 1:2 with points pt $shape ps 0.85\*PS" x.gp
  done
  [ "$(grep -o 'with lines lt 1 dt ([0-9,]*) lw 2.6' x.gp | sort -u | wc -l)" -eq 2 ]
  # what is derived keeps its own dash
  answers plot IDN SGP MYS --metric itu --grey -o x.gp
  [ "$(grep -c 'derived_line[0-9]* using 1:2 with lines lt 1 dt (5,9) lw 2.6' x.gp)" -eq 3 ]
  # dark with white digits, light with black ones
  answers plot heat THA --grey --from 2018 -o x.gp
  grep -q "'52' .* tc rgb '#262626'" x.gp
  grep -q "'=21' .* tc rgb '#ffffff'" x.gp
}

@test "--grey: a PNG has no colour, a PDF none either" {
  answers plot heat IDN ASEAN --grey -o x.png
  answers plot heat IDN ASEAN --grey -o x.tex
  grep -o 'rgb\]{[0-9.,]*}' x.tex | tr -d 'a-z]{}' | while IFS=, read -r red green blue; do
    [ "$red" = "$green" ] && [ "$green" = "$blue" ]
  done
  command -v identify >/dev/null || skip 'identify is not installed'
  [ "$(identify -format '%[colorspace] %[type]' x.png | grep -ciE 'gr[ae]y')" -eq 1 ]
}

@test "letters take no size and no grey" {
  for option in --preset=slide --scale=2 --grey; do
    fails 2 "${option%%=*} is for pictures" plot IDN --text "$option"
    one_sentence
  done
}

@test "pillars: countries of several regions are compared with the world" {
  answers plot pillars IDN JPN
  has "'Asia-Pacific median'" "$output"
  has '(38 countries' "$output"
  answers plot pillars IDN GBR
  has "'world median'" "$output"
  has '(194 countries)' "$output" # those of the edition, not of the store
}

@test "pillars: two editions with nobody named show both medians" {
  answers plot pillars ASEAN 2020 2024
  has "'ASEAN median, GCI 2020'" "$output"
  has "'ASEAN median, GCI 2024'" "$output"
  has "'a country of ASEAN, GCI 2024'" "$output"
  has 'ASEAN, GCI 2020 to 2024' "$output"
  # five bars each; the medians of GCI 2020 as the printed pillars have them
  [ "$(printf '%s\n' "$output" | sed -n '/^.median1 << /,/^EOD/p' | grep -c '^$')" -eq 4 ]
  median=$(gcitrack rank 2020 --group ASEAN --pillars -f csv | python3 -c '
import csv, decimal, statistics, sys
median = statistics.median(decimal.Decimal(row["legal"]) for row in csv.DictReader(sys.stdin))
print("%g" % median.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))')
  printf '%s\n' "$output" | sed -n '/^.median1 << /,/^EOD/p' | grep -q "^$median 0\.6"
  answers plot pillars ASEAN
  has "'ASEAN median'" "$output"
  lacks 'median1' <(printf '%s\n' "$output")
}

@test "pictures drawn for the README are those that it shows" {
  mkdir -p top/tools top/doc
  cp "$here/../../tools/pictures" top/tools
  sh top/tools/pictures "$GCITRACK"
  [ "$(ls top/doc | wc -l)" -eq 4 ]
  for picture in top/doc/*.png; do
    grep -qF "](doc/$(basename "$picture"))" "$here/../../README.md"
    # the same size; bytes differ with fonts and libraries
    [ "$(head -c 24 "$picture" | sha256sum)" = "$(head -c 24 "$here/../../doc/$(basename "$picture")" | sha256sum)" ]
  done
}
