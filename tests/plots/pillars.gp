# pillars chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,387 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'pillars.svg'
W = 605.; H = 387.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(363) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(376) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(163.432); set rmargin at screen px(518.44)
set tmargin at screen py(94); set bmargin at screen py(324)
set xrange [-0.471965:20.472]; set yrange [5.5:0.5]

# the scale, best at the right
set arrow 5 from screen px(171.4),py(92) to screen px(171.4),py(324) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 6 '0' at screen px(171.4),py(337.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 7 from screen px(256.2),py(92) to screen px(256.2),py(324) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 8 '5' at screen px(256.2),py(337.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 9 from screen px(340.9),py(92) to screen px(340.9),py(324) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 10 '10' at screen px(340.9),py(337.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 11 from screen px(425.7),py(92) to screen px(425.7),py(324) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 12 '15' at screen px(425.7),py(337.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 13 from screen px(510.4),py(92) to screen px(510.4),py(324) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 14 '20' at screen px(510.4),py(337.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 15 from screen px(163.4),py(117) to screen px(518.4),py(117) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 16 from screen px(163.4),py(163) to screen px(518.4),py(163) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 17 from screen px(163.4),py(209) to screen px(518.4),py(209) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 18 from screen px(163.4),py(255) to screen px(518.4),py(255) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 19 from screen px(163.4),py(301) to screen px(518.4),py(301) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back

# what the marks mean
set arrow 20 from screen px(19),py(54) to screen px(19),py(64) nohead lt 1 lw 2.2*LW lc rgb '#1d2733'
set label 21 'ASEAN median' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 22 '' at screen px(123.5),py(59) point pt 7 ps 0.9*PS lc rgb '#b4bcc6' front
set label 23 'a country of ASEAN' at screen px(132.5),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 24 '' at screen px(250.9),py(59) point pt 7 ps 0.8*PS lc rgb '#6b7280' front
set label 25 '' at screen px(250.9),py(59) point pt 7 ps 0.45*PS lc rgb '#ffffff' front
set label 26 'GCI 2020' at screen px(259.9),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 27 '' at screen px(327.2),py(59) point pt 7 ps 0.9*PS lc rgb '#6b7280' front
set label 28 'GCI 2024' at screen px(336.2),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front

# names
set label 29 'Legal' at screen px(149.4),py(118.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 30 'Technical' at screen px(149.4),py(164.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 31 'Organizational' at screen px(149.4),py(210.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 32 'Capacity development' at screen px(149.4),py(256.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 33 'Cooperation' at screen px(149.4),py(302.2) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front

# values of the highlighted countries
set label 34 'Indonesia' at screen px(591),py(83.1) right font 'DejaVu Sans Bold,8' tc rgb '#0072b2' noenhanced front
set label 35 '20.00' at screen px(591),py(118.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 36 '20.00' at screen px(591),py(164.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 37 '20.00' at screen px(591),py(210.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 38 '20.00' at screen px(591),py(256.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 39 '20.00' at screen px(591),py(302.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front

# data: value, row
$others0 << EOD
20 1
20 1.11957
20 0.880435
20 1.23913
20 0.76087
15.34 1
17.2 1
11.82 1
10.38 1
20 2
20 2.11957
20 1.88043
20 2.23913
19.11 2
10.9 2
14.89 2
4.56 2
6.18 2
20 3
20 3.11957
19.22 3
18.82 3
19.51 3.05435
13.06 3
11.35 3
8.3 3
5.52 3
19.86 4.11957
19.74 4
20 3.92391
20 3.80435
17.17 4
14.27 4
10.77 4
6.19 4
2.05 4
20 5
20 5.11957
20 4.88043
20 5.23913
17.7 5
20 4.76087
16.18 5
6.22 5
9.61 5
EOD
$median0 << EOD
20 0.673913
20 1.32609

19.55 1.67391
19.55 2.32609

19.02 2.67391
19.02 3.32609

18.45 3.67391
18.45 4.32609

20 4.67391
20 5.32609
EOD
$move0 << EOD
18.48 1
20 1

19.08 2
20 2

17.84 3
20 3

19.48 4
20 4

20 5
20 5
EOD
$from0 << EOD
18.48 1
19.08 2
17.84 3
19.48 4
20 5
EOD
$to0 << EOD
20 1
20 2
20 3
20 4
20 5
EOD

# other countries, medians, highlighted countries
plot $others0 using 1:2 with points pt 7 ps 0.72*PS lc rgb '#b4bcc6', \
     $median0 using 1:2 with lines lt 1 lw 2.2*LW lc rgb '#1d2733', \
     $move0 using 1:2 with lines lt 1 lw 1.6*LW lc rgb '#0072b2', \
     $from0 using 1:2 with points pt 7 ps 1.05*PS lc rgb '#0072b2', \
     $from0 using 1:2 with points pt 7 ps 0.6*PS lc rgb '#ffffff', \
     $to0 using 1:2 with points pt 7 ps 1.65*PS lc rgb '#ffffff', \
     $to0 using 1:2 with points pt 7 ps 1.4*PS lc rgb '#0072b2'
unset output
