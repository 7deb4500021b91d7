# Charts for word processors and LaTeX, and a picture for each member of a group.

load helpers

@test "an EMF says its own length, and is the same twice" {
  answers plot IDN ASEAN -o one.emf
  cp one.emf first
  gcitrack plot IDN ASEAN -o one.emf
  cmp first one.emf
  [ "$(od -An -tx1 -j40 -N4 one.emf | tr -d ' \n')" = 20454d46 ]
  [ "$(od -An -tu4 -j48 -N4 one.emf | tr -d ' ')" -eq "$(wc -c <one.emf)" ]
  # texts are UTF-16: the name, and the font that word processors have
  tr -d '\0' <one.emf | grep -qa Indonesia
  tr -d '\0' <one.emf | grep -qa Arial
}

@test "a LaTeX picture comes with its drawing, and is the same twice" {
  mkdir out
  answers plot IDN ASEAN -o out/trend.tex
  [ "$(ls -A out | tr '\n' ' ')" = 'trend-drawing.pdf trend.tex ' ]
  grep -qF '{trend-drawing}' out/trend.tex
  cp -r out first
  gcitrack plot IDN ASEAN -o out/trend.tex
  diff -r first out
  # nothing is written where TeX would stumble
  for name in 'a b' a.b '-a' 'a%b' 'a$b' 'é'; do
    fails 2 'LaTeX wants a name' plot IDN -o "./$name.tex"
  done
  fails 2 'takes no font' plot IDN --font Arial -o x.tex
  [ "$(ls -A | tr '\n' ' ')" = 'first out ' ]
}

@test "no text is a command of TeX" {
  answers plot IDN --title '\input{secret.txt} {[t] 100% #1 $x^2$ ~ & _ }}}} \write18{touch owned}' \
    --subtitle '[tr] * a--b "q" <x> |' --note '\openout5=owned \csname end\endcsname' -o x.tex
  sed 1,2d x.tex >body # a comment of ours
  lacks '\\(input|write|openout|csname)' body
  command -v pdflatex >/dev/null || skip 'pdflatex is not installed'
  echo 'SECRET' >secret.txt
  printf '%s\n' '\documentclass{article}\usepackage[T1]{fontenc}\usepackage{graphicx,color}' \
    '\begin{document}\input{x}\end{document}' >paper.tex
  pdflatex -interaction=nonstopmode -halt-on-error paper.tex >said 2>&1 </dev/null
  [ -s paper.pdf ]
  [ ! -e owned ] && [ ! -e owned.tex ]
  lacks SECRET said
}

@test "an old LaTeX picture survives a failure" {
  printf 'mine\n' >x.tex
  printf 'mine\n' >x-drawing.pdf
  run --separate-stderr -1 env PATH=/nonexistent "$GCITRACK" plot IDN -o x.tex
  [ "$(cat x.tex x-drawing.pdf | tr '\n' ' ')" = 'mine mine ' ]
  [ "$(ls -A | wc -l)" -eq 2 ]
}

@test "--each: a picture for every member, as if drawn alone" {
  for ending in svg png pdf emf gp tex; do
    answers plot ASEAN --each ASEAN -o "%s.$ending"
    [ -z "$output$stderr" ]
    [ "$(ls -- *."$ending" | grep -vc drawing)" -eq 10 ]
  done
  for ending in svg png pdf emf gp tex; do
    mv IDN.$ending all.$ending
    gcitrack plot IDN ASEAN -o IDN.$ending
    cmp all.$ending IDN.$ending
  done
  for file in *.svg; do
    xmllint --noout "$file"
  done
  xmllint --xpath '//*[local-name()="text"]//text()' SGP.svg | grep -qF 'Singapore: from'
}

@test "--each world: all countries by one gnuplot" {
  mkdir bin out
  printf '#!/bin/sh\necho once >>"%s/count"\nPATH=%s exec gnuplot "$@"\n' "$PWD" "$PATH" >bin/gnuplot
  chmod +x bin/gnuplot
  PATH=$PWD/bin:$PATH gcitrack plot --each world --metric score -o 'out/%s.svg'
  [ "$(wc -l <count)" -eq 1 ]
  [ "$(ls -A out | wc -l)" -ge 194 ]
  # what one chart says to gnuplot changes nothing in the next
  for code in AFG ALB BWA IDN PRK SGP VAT ZWE; do
    gcitrack plot $code --metric score -o alone.svg
    cmp alone.svg out/$code.svg
  done
}

@test "--each: members without figures are left out and named" {
  answers plot --each Europe --to 2014 -o '%s.gp'
  has 'left out' "$stderr"
  has VAT "$stderr"
  [ ! -e VAT.gp ] && [ -e CHE.gp ]
}

@test "--each is refused with another pattern, without --output, for a country" {
  for pattern in x.svg '%d.svg' '%s%s.svg' '%s-100%.svg' '%s/x.svg' '%%s.svg'; do
    fails 2 '%' plot IDN --each ASEAN -o "$pattern"
    one_sentence
  done
  fails 2 '--each wants' plot IDN --each ASEAN
  fails 2 'is a country' plot --each IDN -o '%s.svg'
  fails 3 '' plot --each Atlantis -o '%s.svg'
  fails 1 '' plot --each ASEAN -o 'nowhere/%s.svg'
  [ -z "$(ls -A)" ]
}

@test "--text: lines, marks and names within the width, braille where the locale has UTF-8" {
  LC_ALL=C.UTF-8 COLUMNS=80 answers plot --text IDN MYS SGP THA VNM PHL
  has '=1 Indonesia' "$output"
  has '53 Philippines' "$output"
  has '⠒' "$output"
  [ "$(printf '%s\n' "$output" | LC_ALL=C.UTF-8 wc -L)" -le 80 ]
  printf '%s\n' "$output" >text
  lacks $'\x1b' text
  lacks 'Small:|Hollow' text
  LC_ALL=C answers plot --text IDN MYS
  printf '%s\n' "$output" >text
  LC_ALL=C lacks '[^ -~]' <(grep -v '^Source' text)
  COLUMNS=40 answers plot --text IDN
}

@test "--text: colours as asked, control characters never" {
  answers plot --text IDN --color always
  has $'\x1b[34m' "$output"
  answers plot --text IDN --title $'evil\x1b]0;owned\x07' --note $'a\nb'
  printf '%s\n' "$output" >text
  lacks $'\x1b|\x07' text
}

@test "on a terminal a trend is drawn in letters, and -o - is the script" {
  needs_terminal
  TERM=xterm script -qec "$GCITRACK plot IDN" /dev/null </dev/null >seen
  grep -qF 'Indonesia: from joint 44th' seen
  lacks 'set terminal' seen
  NO_COLOR=1 TERM=xterm script -qec "$GCITRACK plot IDN" /dev/null </dev/null >plain
  lacks $'\x1b' plain
  TERM=xterm script -qec "$GCITRACK plot IDN -o -" /dev/null </dev/null >kept
  grep -q 'set terminal' kept
}

@test "--text refuses what letters cannot show" {
  fails 5 'cannot be told apart in a terminal' plot --text ASEAN
  fails 2 '--text draws trends only' plot dots ASEAN --text
  fails 2 'standard output' plot IDN --text -o x.svg
  for option in --width=90 --height=90 --font=Arial --events --event=accp-start --each=ASEAN; do
    fails 2 "${option%%=*} is for pictures" plot IDN --text "$option"
    one_sentence
  done
}
