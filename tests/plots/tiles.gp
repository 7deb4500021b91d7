# tiles chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,344 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'tiles.svg'
W = 605.; H = 344.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(320) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(333) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(12); set rmargin at screen px(572)
set tmargin at screen py(77); set bmargin at screen py(299)
set xrange [0:5]; set yrange [3:0]

# what the marks mean
set label 5 '' at screen px(19),py(59) point pt 5 ps 1.2*PS lc rgb '#08306b' front
set label 6 'T1 role-modelling' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 7 '' at screen px(136.8),py(59) point pt 5 ps 1.2*PS lc rgb '#2171b5' front
set label 8 'T2 advancing' at screen px(145.8),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 9 '' at screen px(234.3),py(59) point pt 5 ps 1.2*PS lc rgb '#6baed6' front
set label 10 'T3 establishing' at screen px(243.3),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 11 '' at screen px(340.3),py(59) point pt 5 ps 1.2*PS lc rgb '#bdd7e7' front
set label 12 'T4 evolving' at screen px(349.3),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 13 '' at screen px(428.3),py(59) point pt 5 ps 1.2*PS lc rgb '#e3ebf6' front
set label 14 'T5 building' at screen px(437.3),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front

# countries and their places
set label 15 'BRN' at screen px(68),py(99.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 16 'Brunei Darussalam' at screen px(68),py(113.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 17 '97' at screen px(68),py(129.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 18 'KHM' at screen px(180),py(99.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 19 'Cambodia' at screen px(180),py(113.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 20 '149' at screen px(180),py(129.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 21 'HKG' at screen px(292),py(99.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 22 'Hong Kong' at screen px(292),py(113.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 23 '–' at screen px(292),py(129.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 24 'IDN' at screen px(404),py(99.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 25 'Indonesia' at screen px(404),py(113.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 26 '=1' at screen px(404),py(129.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front
set label 27 'LAO' at screen px(516),py(99.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 28 'Lao P.D.R.' at screen px(516),py(113.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 29 '156' at screen px(516),py(129.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 30 'MYS' at screen px(68),py(173.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 31 'Malaysia' at screen px(68),py(187.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 32 '25' at screen px(68),py(203.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front
set label 33 'MMR' at screen px(180),py(173.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 34 'Myanmar' at screen px(180),py(187.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 35 '95' at screen px(180),py(203.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 36 'PHL' at screen px(292),py(173.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 37 'Philippines' at screen px(292),py(187.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 38 '53' at screen px(292),py(203.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front
set label 39 'SGP' at screen px(404),py(173.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 40 'Singapore' at screen px(404),py(187.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 41 '=13' at screen px(404),py(203.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front
set label 42 'THA' at screen px(516),py(173.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 43 'Thailand' at screen px(516),py(187.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 44 '=21' at screen px(516),py(203.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front
set label 45 'TLS' at screen px(68),py(247.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#1d2733' noenhanced front
set label 46 'Timor-Leste' at screen px(68),py(261.9) center font 'DejaVu Sans,6.8' tc rgb '#1d2733' noenhanced front
set label 47 '–' at screen px(68),py(277.7) center font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 48 'VNM' at screen px(180),py(247.4) center font 'DejaVu Sans Bold,10.5' tc rgb '#ffffff' noenhanced front
set label 49 'Viet Nam' at screen px(180),py(261.9) center font 'DejaVu Sans,6.8' tc rgb '#ffffff' noenhanced front
set label 50 '=16' at screen px(180),py(277.7) center font 'DejaVu Sans,9' tc rgb '#ffffff' noenhanced front

# frames and tiles: middle, left, right, top, bottom, colour
$frame0 << EOD
0.5 0.5 0.0178571 0.982143 0.027027 0.972973 7057110
1.5 0.5 1.01786 1.98214 0.027027 0.972973 12441575
2.5 0.5 2.01786 2.98214 0.027027 0.972973 10134447
3.5 0.5 3.01786 3.98214 0.027027 0.972973 13983232
4.5 0.5 4.01786 4.98214 0.027027 0.972973 12441575
0.5 1.5 0.0178571 0.982143 1.02703 1.97297 536683
1.5 1.5 1.01786 1.98214 1.02703 1.97297 7057110
2.5 1.5 2.01786 2.98214 1.02703 1.97297 2191797
3.5 1.5 3.01786 3.98214 1.02703 1.97297 536683
4.5 1.5 4.01786 4.98214 1.02703 1.97297 536683
0.5 2.5 0.0178571 0.982143 2.02703 2.97297 10134447
1.5 2.5 1.01786 1.98214 2.02703 2.97297 536683
EOD
$tile0 << EOD
0.5 0.5 0.0401786 0.959821 0.0608108 0.939189 7057110
1.5 0.5 1.04018 1.95982 0.0608108 0.939189 12441575
2.5 0.5 2.04018 2.95982 0.0608108 0.939189 16777215
3.5 0.5 3.04018 3.95982 0.0608108 0.939189 536683
4.5 0.5 4.04018 4.95982 0.0608108 0.939189 12441575
0.5 1.5 0.0401786 0.959821 1.06081 1.93919 536683
1.5 1.5 1.04018 1.95982 1.06081 1.93919 7057110
2.5 1.5 2.04018 2.95982 1.06081 1.93919 2191797
3.5 1.5 3.04018 3.95982 1.06081 1.93919 536683
4.5 1.5 4.04018 4.95982 1.06081 1.93919 536683
0.5 2.5 0.0401786 0.959821 2.06081 2.93919 16777215
1.5 2.5 1.04018 1.95982 2.06081 2.93919 536683
EOD
plot $frame0 using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable, \
     $tile0 using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable
unset output
