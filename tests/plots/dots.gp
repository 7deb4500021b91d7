# dots chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,413 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'dots.svg'
W = 605.; H = 413.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(389) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(402) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(177.198); set rmargin at screen px(532.24)
set tmargin at screen py(93); set bmargin at screen py(368)
set xrange [199.578:-3.5776]; set yrange [11.5:0.5]

# the scale, best at the right
set arrow 5 from screen px(524.2),py(91) to screen px(524.2),py(368) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 6 '1' at screen px(524.2),py(84.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 7 from screen px(438.6),py(91) to screen px(438.6),py(368) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 8 '50' at screen px(438.6),py(84.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 9 from screen px(351.2),py(91) to screen px(351.2),py(368) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 10 '100' at screen px(351.2),py(84.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set arrow 11 from screen px(263.8),py(91) to screen px(263.8),py(368) nohead lt 1 lw 0.7*LW lc rgb '#e5e7eb' back
set label 12 '150' at screen px(263.8),py(84.1) center font 'DejaVu Sans,8' tc rgb '#6b7280' noenhanced front
set label 13 'better →' at screen px(483.4),py(83.9) center font 'DejaVu Sans Italic,7' tc rgb '#6b7280' noenhanced front
set arrow 14 from screen px(177.2),py(105.5) to screen px(532.2),py(105.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 15 from screen px(177.2),py(130.5) to screen px(532.2),py(130.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 16 from screen px(177.2),py(155.5) to screen px(532.2),py(155.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 17 from screen px(177.2),py(180.5) to screen px(532.2),py(180.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 18 from screen px(177.2),py(205.5) to screen px(532.2),py(205.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 19 from screen px(177.2),py(230.5) to screen px(532.2),py(230.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 20 from screen px(177.2),py(255.5) to screen px(532.2),py(255.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 21 from screen px(177.2),py(280.5) to screen px(532.2),py(280.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 22 from screen px(177.2),py(305.5) to screen px(532.2),py(305.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 23 from screen px(177.2),py(330.5) to screen px(532.2),py(330.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back
set arrow 24 from screen px(177.2),py(355.5) to screen px(532.2),py(355.5) nohead lt 1 lw 0.5*LW lc rgb '#e5e7eb' back

# what the marks mean
set label 25 '' at screen px(19),py(59) point pt 7 ps 0.8*PS lc rgb '#6b7280' front
set label 26 '' at screen px(19),py(59) point pt 7 ps 0.45*PS lc rgb '#ffffff' front
set label 27 'GCI 2020' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 28 '' at screen px(95.3),py(59) point pt 7 ps 0.9*PS lc rgb '#6b7280' front
set label 29 'GCI 2024' at screen px(104.3),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set arrow 30 from screen px(166.6),py(59) to screen px(176.6),py(59) nohead lt 1 lw 2.2*LW lc rgb '#0072b2'
set label 31 'gained' at screen px(180.6),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set arrow 32 from screen px(230.7),py(59) to screen px(240.7),py(59) nohead lt 1 lw 2.2*LW lc rgb '#d55e00'
set label 33 'lost' at screen px(244.7),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 34 'place' at screen px(165.2),py(84) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set label 35 'places' at screen px(591),py(84) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front

# names
set label 36 'Indonesia' at screen px(128.3),py(106.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 37 'Singapore' at screen px(128.3),py(131.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 38 'Viet Nam' at screen px(128.3),py(156.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 39 'Thailand' at screen px(128.3),py(181.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 40 'Malaysia' at screen px(128.3),py(206.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 41 'Philippines' at screen px(128.3),py(231.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 42 'Myanmar' at screen px(128.3),py(256.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 43 'Brunei Darussalam' at screen px(128.3),py(281.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 44 'Cambodia' at screen px(128.3),py(306.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 45 'Lao P.D.R.' at screen px(128.3),py(331.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 46 'Timor-Leste' at screen px(128.3),py(356.7) right font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front

# values and changes
set label 47 '=1' at screen px(165.2),py(106.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 48 '+30' at screen px(591),py(106.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 49 '' at screen px(555.2),py(105.5) point pt 9 ps 0.75*PS lc rgb '#0072b2' front
set label 50 '=13' at screen px(165.2),py(131.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 51 '-8' at screen px(591),py(131.7) right font 'DejaVu Sans Bold,9' tc rgb '#b34e00' noenhanced front
set label 52 '' at screen px(568.7),py(130.5) point pt 11 ps 0.75*PS lc rgb '#b34e00' front
set label 53 '=16' at screen px(165.2),py(156.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 54 '+16' at screen px(591),py(156.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 55 '' at screen px(555.2),py(155.5) point pt 9 ps 0.75*PS lc rgb '#0072b2' front
set label 56 '=21' at screen px(165.2),py(181.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 57 '+31' at screen px(591),py(181.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 58 '' at screen px(555.2),py(180.5) point pt 9 ps 0.75*PS lc rgb '#0072b2' front
set label 59 '25' at screen px(165.2),py(206.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 60 '-17' at screen px(591),py(206.7) right font 'DejaVu Sans Bold,9' tc rgb '#b34e00' noenhanced front
set label 61 '' at screen px(560.3),py(205.5) point pt 11 ps 0.75*PS lc rgb '#b34e00' front
set label 62 '53' at screen px(165.2),py(231.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 63 '+16' at screen px(591),py(231.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 64 '' at screen px(555.2),py(230.5) point pt 9 ps 0.75*PS lc rgb '#0072b2' front
set label 65 '95' at screen px(165.2),py(256.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 66 '+12' at screen px(591),py(256.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 67 '' at screen px(555.2),py(255.5) point pt 9 ps 0.75*PS lc rgb '#0072b2' front
set label 68 '97' at screen px(165.2),py(281.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 69 '-4' at screen px(591),py(281.7) right font 'DejaVu Sans Bold,9' tc rgb '#b34e00' noenhanced front
set label 70 '' at screen px(568.7),py(280.5) point pt 11 ps 0.75*PS lc rgb '#b34e00' front
set label 71 '149' at screen px(165.2),py(306.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 72 '-9' at screen px(591),py(306.7) right font 'DejaVu Sans Bold,9' tc rgb '#b34e00' noenhanced front
set label 73 '' at screen px(568.7),py(305.5) point pt 11 ps 0.75*PS lc rgb '#b34e00' front
set label 74 '156' at screen px(165.2),py(331.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 75 '-17' at screen px(591),py(331.7) right font 'DejaVu Sans Bold,9' tc rgb '#b34e00' noenhanced front
set label 76 '' at screen px(560.3),py(330.5) point pt 11 ps 0.75*PS lc rgb '#b34e00' front
set label 77 '–' at screen px(165.2),py(356.7) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 78 '–' at screen px(591),py(356.7) right font 'DejaVu Sans,9' tc rgb '#6b7280' noenhanced front

# data: value, row; 0 lost, 1 neither, 2 gained
$band0 << EOD
98 1 -3.5776 199.578 0.5 1.5
EOD
$move0 << EOD
5 2
13 2

8 5
25 5

93 8
97 8

140 9
149 9

139 10
156 10
EOD
$from0 << EOD
5 2
8 5
93 8
140 9
139 10
EOD
$to0 << EOD
13 2
25 5
97 8
149 9
156 10
EOD
$from1 << EOD
181 11
EOD
$move2 << EOD
31 1
1 1

32 3
16 3

52 4
21 4

69 6
53 6

107 7
95 7
EOD
$from2 << EOD
31 1
32 3
52 4
69 6
107 7
EOD
$to2 << EOD
1 1
16 3
21 4
53 6
95 7
EOD

# bars, rings of the older edition, dots of the newer
plot $band0 using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '#f3f6f9', \
     $move0 using 1:2 with lines lt 1 lw 4.5*LW lc rgb '#f3b98c', \
     $move2 using 1:2 with lines lt 1 lw 4.5*LW lc rgb '#9ecae8', \
     $from0 using 1:2 with points pt 7 ps 0.8*PS lc rgb '#d55e00', \
     $from0 using 1:2 with points pt 7 ps 0.44*PS lc rgb '#ffffff', \
     $to0 using 1:2 with points pt 7 ps 1.5*PS lc rgb '#ffffff', \
     $to0 using 1:2 with points pt 7 ps 1.25*PS lc rgb '#d55e00', \
     $from1 using 1:2 with points pt 7 ps 0.8*PS lc rgb '#6b7280', \
     $from1 using 1:2 with points pt 7 ps 0.44*PS lc rgb '#ffffff', \
     $from2 using 1:2 with points pt 7 ps 0.8*PS lc rgb '#0072b2', \
     $from2 using 1:2 with points pt 7 ps 0.44*PS lc rgb '#ffffff', \
     $to2 using 1:2 with points pt 7 ps 1.5*PS lc rgb '#ffffff', \
     $to2 using 1:2 with points pt 7 ps 1.25*PS lc rgb '#0072b2'
unset output
