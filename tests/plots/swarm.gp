# swarm chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,217 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'swarm.svg'
W = 605.; H = 217.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(193) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(206) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(96.16); set rmargin at screen px(587)
set tmargin at screen py(73); set bmargin at screen py(154)
set xrange [198.268:-2.26847]; set yrange [81:0]

# the scale, best at the right
set arrow 5 from screen px(579),py(71) to screen px(579),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 6 '1' at screen px(579),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 7 from screen px(520.3),py(71) to screen px(520.3),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 8 '25' at screen px(520.3),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 9 from screen px(459.1),py(71) to screen px(459.1),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 10 '50' at screen px(459.1),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 11 from screen px(397.9),py(71) to screen px(397.9),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 12 '75' at screen px(397.9),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 13 from screen px(336.7),py(71) to screen px(336.7),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 14 '100' at screen px(336.7),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 15 from screen px(275.5),py(71) to screen px(275.5),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 16 '125' at screen px(275.5),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 17 from screen px(214.3),py(71) to screen px(214.3),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 18 '150' at screen px(214.3),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 19 from screen px(153.1),py(71) to screen px(153.1),py(154) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 20 '175' at screen px(153.1),py(167.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front

# what the marks mean
set label 21 '' at screen px(19),py(59) point pt 7 ps 0.9*PS lc rgb '#9fb3c8' front
set label 22 'a country' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 23 '' at screen px(96.6),py(59) point pt 7 ps 0.9*PS lc rgb '#56b4e9' front
set label 24 'of ASEAN' at screen px(105.6),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set arrow 25 from screen px(173.2),py(54) to screen px(173.2),py(64) nohead lt 1 lw 2.2*LW lc rgb '#1d2733'
set label 26 'median of the region' at screen px(182.2),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front

# regions and their numbers of countries
set label 27 'mainland' at screen px(82.2),py(85.5) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 28 '5' at screen px(82.2),py(96.7) right font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 29 'islands and' at screen px(82.2),py(126.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 30 'peninsulas' at screen px(82.2),py(138.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 31 '5' at screen px(82.2),py(149.4) right font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front

# named countries
set arrow 32 from screen px(579),py(137) to screen px(579),py(122.5) nohead lt 1 lw 0.6*LW lc rgb '#d55e00' back
set label 33 'Indonesia  =1' at screen px(547.3),py(117.6) center font 'DejaVu Sans Bold,8.5' tc rgb '#b34e00' noenhanced front

# data: score, pixels below the top
$dots1 << EOD
13 64
16 17
21 17
25 64
53 64
95 17
97 64
149 17
156 17
EOD
$dots2 << EOD
1 64
EOD
$median0 << EOD
95 3
95 31

25 50
25 78
EOD
$patches0 << EOD
13.9704 43.5 32.6606 -4.71982 37.5 49.5
EOD

# all countries, medians, those named
plot $patches0 using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '#ffffff', \
     $dots1 using 1:2 with points pt 7 ps 0.85*PS lc rgb '#56b4e9', \
     $median0 using 1:2 with lines lt 1 lw 2*LW lc rgb '#1d2733', \
     $dots2 using 1:2 with points pt 7 ps 1.5*PS lc rgb '#ffffff', \
     $dots2 using 1:2 with points pt 7 ps 1.2*PS lc rgb '#d55e00'
unset output
