# slope chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,503 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'slope.svg'
W = 605.; H = 503.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(479) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(492) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(176.06); set rmargin at screen px(436.148)
set tmargin at screen py(122); set bmargin at screen py(452)
set xrange [0:1]; set yrange [184.396:-2.39623]

# what the marks mean
set arrow 5 from screen px(14),py(59) to screen px(24),py(59) nohead lt 1 lw 2.2*LW lc rgb '#0072b2'
set label 6 'gained' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front

# the two editions
set arrow 7 from screen px(176.1),py(116) to screen px(176.1),py(456) nohead lt 1 lw 1*LW lc rgb '#c3c9d1' back
set label 8 'GCI 2020' at screen px(176.1),py(84.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 9 'data 2020' at screen px(176.1),py(95.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 10 'of 194' at screen px(176.1),py(105.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 11 from screen px(436.1),py(116) to screen px(436.1),py(456) nohead lt 1 lw 1*LW lc rgb '#c3c9d1' back
set label 12 'GCI 2024' at screen px(436.1),py(84.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 13 'data 2023–24' at screen px(436.1),py(95.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 14 'of 194' at screen px(436.1),py(105.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front

# labels at the ends of the lines
set arrow 15 from screen px(170.1),py(181) to screen px(163.1),py(175.4) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 16 '31' at screen px(159.1),py(176.6) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 17 'Indonesia' at screen px(121.9),py(176.6) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set arrow 18 from screen px(170.1),py(135.1) to screen px(163.1),py(131.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 19 '=5' at screen px(159.1),py(132.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 20 'Singapore' at screen px(121.9),py(132.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 21 from screen px(170.1),py(182.8) to screen px(163.1),py(188.4) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 22 '32' at screen px(159.1),py(189.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 23 'Viet Nam' at screen px(121.9),py(189.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 24 from screen px(170.1),py(218.1) to screen px(163.1),py(218.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 25 '52' at screen px(159.1),py(219.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 26 'Thailand' at screen px(121.9),py(219.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 27 from screen px(170.1),py(140.4) to screen px(163.1),py(144.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 28 '=8' at screen px(159.1),py(145.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 29 'Malaysia' at screen px(121.9),py(145.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 30 from screen px(170.1),py(248.1) to screen px(163.1),py(248.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 31 '69' at screen px(159.1),py(249.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 32 'Philippines' at screen px(121.9),py(249.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 33 from screen px(170.1),py(315.3) to screen px(163.1),py(315.3) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 34 '107' at screen px(159.1),py(316.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 35 'Myanmar' at screen px(121.9),py(316.4) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 36 from screen px(170.1),py(290.5) to screen px(163.1),py(290.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 37 '93' at screen px(159.1),py(291.7) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 38 'Brunei Darussalam' at screen px(121.9),py(291.7) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 39 from screen px(170.1),py(373.6) to screen px(163.1),py(379.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 40 '140' at screen px(159.1),py(380.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 41 'Cambodia' at screen px(121.9),py(380.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 42 from screen px(170.1),py(371.8) to screen px(163.1),py(366.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 43 '139' at screen px(159.1),py(367.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 44 'Lao P.D.R.' at screen px(121.9),py(367.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 45 from screen px(170.1),py(446) to screen px(163.1),py(446) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 46 '=181' at screen px(159.1),py(447.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 47 'Timor-Leste' at screen px(121.9),py(447.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front

# labels at the ends of the lines
set arrow 48 from screen px(442.1),py(128) to screen px(449.1),py(127.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 49 '=1' at screen px(477.1),py(128.3) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 50 'Indonesia' at screen px(483.1),py(128.3) left font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set arrow 51 from screen px(442.1),py(149.2) to screen px(449.1),py(140.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 52 '=13' at screen px(477.1),py(141.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 53 'Singapore' at screen px(483.1),py(141.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 54 from screen px(442.1),py(154.5) to screen px(449.1),py(153.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 55 '=16' at screen px(477.1),py(154.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 56 'Viet Nam' at screen px(483.1),py(154.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 57 from screen px(442.1),py(163.3) to screen px(449.1),py(166.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 58 '=21' at screen px(477.1),py(167.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 59 'Thailand' at screen px(483.1),py(167.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 60 from screen px(442.1),py(170.4) to screen px(449.1),py(179.1) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 61 '25' at screen px(477.1),py(180.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 62 'Malaysia' at screen px(483.1),py(180.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 63 from screen px(442.1),py(219.9) to screen px(449.1),py(219.9) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 64 '53' at screen px(477.1),py(221) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 65 'Philippines' at screen px(483.1),py(221) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 66 from screen px(442.1),py(294.1) to screen px(449.1),py(289.3) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 67 '95' at screen px(477.1),py(290.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 68 'Myanmar' at screen px(483.1),py(290.5) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 69 from screen px(442.1),py(297.6) to screen px(449.1),py(302.3) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 70 '97' at screen px(477.1),py(303.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 71 'Brunei Darussalam' at screen px(483.1),py(303.5) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 72 from screen px(442.1),py(389.5) to screen px(449.1),py(389.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 73 '149' at screen px(477.1),py(390.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 74 'Cambodia' at screen px(483.1),py(390.3) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 75 from screen px(442.1),py(401.8) to screen px(449.1),py(402.2) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 76 '156' at screen px(477.1),py(403.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 77 'Lao P.D.R.' at screen px(483.1),py(403.3) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front

# data: 0 or 1 for the edition, value; grey, neither, lost, gained
$line0 << EOD
0 139
1 156

0 140
1 149

0 93
1 97

0 107
1 95

0 69
1 53

0 8
1 25

0 52
1 21

0 32
1 16

0 5
1 13
EOD
$points0 << EOD
0 5
1 13
0 32
1 16
0 52
1 21
0 8
1 25
0 69
1 53
0 107
1 95
0 93
1 97
0 140
1 149
0 139
1 156
0 181
EOD
$line3 << EOD
0 31
1 1
EOD
$points3 << EOD
0 31
1 1
EOD

# the lines
plot $line0 using 1:2 with lines lt 1 lw 1.2*LW lc rgb '#c3c9d1', \
     $points0 using 1:2 with points pt 7 ps 0.45*PS lc rgb '#c3c9d1', \
     $line3 using 1:2 with lines lt 1 lw 2.6*LW lc rgb '#0072b2', \
     $points3 using 1:2 with points pt 7 ps 1*PS lc rgb '#ffffff', \
     $points3 using 1:2 with points pt 7 ps 0.8*PS lc rgb '#0072b2'
unset output
