#!/bin/sh
# Every kind of chart from the real editions, for few and many countries, ties, gaps, long names and
# several widths: no text leaves the page, covers another or is cut. Prints TAP.
# usage: GCITRACK=PROGRAM FITS=PROGRAM fits.sh
: "${GCITRACK:?the program to ask}" "${FITS:?the program that judges scripts}"
unset GCITRACK_DB COLUMNS
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
HOME=$scratch XDG_DATA_HOME=$scratch
export HOME XDG_DATA_HOME

# draw ARGUMENT...: a script in the folder, or a reason why not. At 160 mm and more nothing is too
# narrow; what would mislead is refused at any width.
draw() {
  count=$((count + 1))
  script=$scratch/$kind-$(echo "$*" | tr -c 'A-Za-z0-9\n-' _).gp
  sentence=$("$GCITRACK" plot "$kind" "$@" -o "$script" 2>&1 >/dev/null)
  status=$?
  case $status in
    0) drawn=$((drawn + 1)) ;;
    3 | 5) ;; # a country without figures in the latest editions; misleading
    2)
      case "$narrow/$sentence" in
        yes/*'give it at least'*) ;;
        *) echo "$*: exit 2: $sentence" >>"$scratch/wrong" ;;
      esac
      ;;
    *) echo "$*: exit $status: $sentence" >>"$scratch/wrong" ;;
  esac
}

# One, two, six, ten, 27 and 38; some among many; ties at 100; long names; absent here and there.
whos='IDN
IDN SGP
IDN MYS SGP VNM THA PHL
ASEAN
EU
Asia-Pacific
IDN SGP Asia-Pacific
DNK FIN ITA USA KOR GBR
BOL COD VCT STP FSM
PRK COD BIH GBR
PLW VAT PSE IDN'

number=0
failed=0
for kind in trend bump slope dots panels heat pillars swarm tiles; do
  : >"$scratch/wrong"
  rm -f "$scratch"/*.gp
  count=0
  drawn=0
  for size in '--width 85' '--width 120' '--width 160' '--width 254'; do
    narrow=no
    case $size in *85 | *120) narrow=yes ;; esac
    while read -r who; do
      # shellcheck disable=SC2086 # words
      draw $who $size
      # shellcheck disable=SC2086
      case $kind in
        trend | bump | slope | dots | panels | heat) draw $who $size --metric score ;;
      esac
    done <<END
$whos
END
  done
  # too many for a slide is said
  narrow=yes
  for who in 'IDN ASEAN' 'IDN SGP VNM' EU Asia-Pacific 'BOL COD VCT STP FSM'; do
    # shellcheck disable=SC2086
    for more in '--preset slide' '--preset column' '--preset column --grey' '--scale 1.3 --lang id'; do
      draw $who $more
    done
  done
  narrow=no
  case $kind in
    trend)
      draw HKG IDN VAT
      draw IDN ASEAN --events
      draw IDN ASEAN --metric itu
      draw IDN --median ASEAN --events
      ;;
    bump | heat | panels)
      draw HKG IDN VAT PLW
      draw IDN ASEAN --metric itu
      draw IDN ASEAN --metric percentile
      ;;
    slope | dots) draw IDN ASEAN --metric itu ;;
    pillars) draw PHL THA 2020 2024 --median ASEAN ;;
    swarm) draw world ;;
    tiles) draw ASEAN --as-of 2026-01-01 ;;
  esac
  "$FITS" --whole "$scratch"/*.gp >>"$scratch/wrong"
  number=$((number + 1))
  if [ -s "$scratch/wrong" ] || [ $((drawn * 2)) -lt $count ]; then
    failed=1
    echo "not ok $number - $kind: texts fit ($drawn of $count drawn)"
    sed 's/^/# /' "$scratch/wrong"
  else
    echo "ok $number - $kind: texts fit ($drawn of $count drawn)"
  fi
done
echo "1..$number"
exit $failed
