# trend chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,442 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'trend.svg'
W = 605.; H = 442.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'Indonesia: from place =44 to =1, GCI 2014 to 2024' at screen px(14),py(21.8) left font 'DejaVu Sans Bold,13' tc rgb '#1d2733' noenhanced front
set label 2 'Place in the Global Cybersecurity Index, Indonesia and the other ASEAN members; 1 is best' at screen px(14),py(40.2) left font 'DejaVu Sans,9' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score. Small: rank printed by ITU, which counts ties once (none in 2024).' at screen px(14),py(405) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 '// Methods changed with each edition: places compare countries, not years.' at screen px(14),py(418) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 5 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(431) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(41.624); set rmargin at screen px(436.148)
set tmargin at screen py(82); set bmargin at screen py(336)
set xrange [2013.59:2023.73]; set yrange [198.975:-2.97541]

# gridlines and their numbers
set arrow 6 from graph 0,screen py(87) to graph 1,screen py(87) nohead lt 1 lw 0.9*LW lc rgb '#9aa3af' back
set label 7 '1' at screen px(35.6),py(88.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 8 from graph 0,screen py(117.2) to graph 1,screen py(117.2) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 9 '25' at screen px(35.6),py(118.3) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 10 from graph 0,screen py(148.6) to graph 1,screen py(148.6) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 11 '50' at screen px(35.6),py(149.8) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 12 from graph 0,screen py(180.1) to graph 1,screen py(180.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 13 '75' at screen px(35.6),py(181.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 14 from graph 0,screen py(211.5) to graph 1,screen py(211.5) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 15 '100' at screen px(35.6),py(212.7) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 16 from graph 0,screen py(243) to graph 1,screen py(243) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 17 '125' at screen px(35.6),py(244.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 18 from graph 0,screen py(274.4) to graph 1,screen py(274.4) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 19 '150' at screen px(35.6),py(275.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 20 from graph 0,screen py(305.8) to graph 1,screen py(305.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 21 '175' at screen px(35.6),py(307) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 22 'place' at screen px(14),py(72) left font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front

# editions; a double slash between two: their methods differ
set arrow 23 from first 2014,screen py(338) to first 2014,screen py(342) nohead lt 1 lw 0.8*LW lc rgb '#9aa3af'
set label 24 'GCI 2014' at first 2014,screen py(353.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 25 'data 2014' at first 2014,screen py(363.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 26 'of 195' at first 2014,screen py(373.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 27 from first 2016,screen py(338) to first 2016,screen py(342) nohead lt 1 lw 0.8*LW lc rgb '#9aa3af'
set label 28 'GCI 2017' at first 2016,screen py(353.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 29 'data 2016' at first 2016,screen py(363.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 30 'of 195' at first 2016,screen py(373.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 31 from first 2015,screen py(337) rto screen -3/W,-6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 32 from first 2015,screen py(343) rto screen 3/W,6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 33 from first 2018,screen py(338) to first 2018,screen py(342) nohead lt 1 lw 0.8*LW lc rgb '#9aa3af'
set label 34 'GCI 2018' at first 2018,screen py(353.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 35 'data 2018' at first 2018,screen py(363.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 36 'of 194' at first 2018,screen py(373.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 37 from first 2017,screen py(337) rto screen -3/W,-6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 38 from first 2017,screen py(343) rto screen 3/W,6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 39 from first 2020,screen py(338) to first 2020,screen py(342) nohead lt 1 lw 0.8*LW lc rgb '#9aa3af'
set label 40 'GCI 2020' at first 2020,screen py(353.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 41 'data 2020' at first 2020,screen py(363.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 42 'of 194' at first 2020,screen py(373.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 43 from first 2019,screen py(337) rto screen -3/W,-6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 44 from first 2019,screen py(343) rto screen 3/W,6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 45 from first 2023.5,screen py(338) to first 2023.5,screen py(342) nohead lt 1 lw 0.8*LW lc rgb '#9aa3af'
set label 46 'GCI 2024' at first 2023.5,screen py(353.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 47 'data 2023–24' at first 2023.5,screen py(363.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 48 'of 194' at first 2023.5,screen py(373.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set arrow 49 from first 2021.75,screen py(337) rto screen -3/W,-6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'
set arrow 50 from first 2021.75,screen py(343) rto screen 3/W,6/H nohead lt 1 lw 0.9*LW lc rgb '#9aa3af'

# events
set arrow 51 from screen px(184),py(77.5) to screen px(184),py(336) nohead lt 1 dt (1,8) lw 1*LW lc rgb '#6b7280' back
set label 52 'ASEAN Cyber Capacity Programme starts' at screen px(184),py(72) center font 'DejaVu Sans Italic,7.5' tc rgb '#4b5563' noenhanced front

# values of the highlighted lines
set label 53 '=44' at screen px(57.6),py(130.7) center font 'DejaVu Sans Bold,8.5' tc rgb '#0072b2' noenhanced front
set label 54 'ITU 13' at screen px(57.6),py(120) center font 'DejaVu Sans,6.8' tc rgb '#6b7280' noenhanced front
set label 55 '76' at screen px(135.4),py(194) center font 'DejaVu Sans Bold,8.5' tc rgb '#0072b2' noenhanced front
set label 56 'ITU 69' at screen px(135.4),py(204.2) center font 'DejaVu Sans,6.8' tc rgb '#6b7280' noenhanced front
set label 57 '43' at screen px(213.2),py(125.5) center font 'DejaVu Sans Bold,8.5' tc rgb '#0072b2' noenhanced front
set label 58 'ITU 41' at screen px(213.2),py(114.7) center font 'DejaVu Sans,6.8' tc rgb '#6b7280' noenhanced front
set label 59 '31' at screen px(269.9),py(114.9) center font 'DejaVu Sans Bold,8.5' tc rgb '#0072b2' noenhanced front
set label 60 'ITU 24' at screen px(269.9),py(104.1) center font 'DejaVu Sans,6.8' tc rgb '#6b7280' noenhanced front

# labels at the ends of the lines
set arrow 61 from screen px(433.2),py(87) to screen px(449.1),py(86.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 62 '=1' at screen px(477.1),py(87.7) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 63 'Indonesia' at screen px(483.1),py(87.7) left font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 64 'T1' at screen px(554.9),py(88.2) left font 'DejaVu Sans,6.8' tc rgb '#6b7280' noenhanced front
set arrow 65 from screen px(433.2),py(102.1) to screen px(449.1),py(99.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 66 '=13' at screen px(477.1),py(100.6) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 67 'Singapore' at screen px(483.1),py(100.6) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 68 from screen px(433.2),py(105.9) to screen px(449.1),py(112.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 69 '=16' at screen px(477.1),py(113.6) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 70 'Viet Nam' at screen px(483.1),py(113.6) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 71 from screen px(433.2),py(112.2) to screen px(449.1),py(125.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 72 '=21' at screen px(477.1),py(126.6) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 73 'Thailand' at screen px(483.1),py(126.6) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 74 from screen px(433.2),py(117.2) to screen px(449.1),py(138.5) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 75 '25' at screen px(477.1),py(139.6) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 76 'Malaysia' at screen px(483.1),py(139.6) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 77 from screen px(433.2),py(152.4) to screen px(449.1),py(152.4) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 78 '53' at screen px(477.1),py(153.5) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 79 'Philippines' at screen px(483.1),py(153.5) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 80 from screen px(433.2),py(205.2) to screen px(449.1),py(200) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 81 '95' at screen px(477.1),py(201.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 82 'Myanmar' at screen px(483.1),py(201.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 83 from screen px(433.2),py(207.7) to screen px(449.1),py(213) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 84 '97' at screen px(477.1),py(214.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 85 'Brunei Darussalam' at screen px(483.1),py(214.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 86 from screen px(433.2),py(273.1) to screen px(449.1),py(271) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 87 '149' at screen px(477.1),py(272.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 88 'Cambodia' at screen px(483.1),py(272.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set arrow 89 from screen px(433.2),py(281.9) to screen px(449.1),py(284) nohead lt 1 lw 0.6*LW lc rgb '#b6bdc7' back
set label 90 '156' at screen px(477.1),py(285.2) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 91 'Lao P.D.R.' at screen px(483.1),py(285.2) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front

# data: year, value; an empty line breaks a line; patches lie under the values
$line0 << EOD
2014 15
2016 1
2018 6
2020 5
2023.5 13

2014 73
2016 112
2018 53
2020 32
2023.5 16

2014 53
2016 25
2018 37
2020 52
2023.5 21

2014 3
2016 3
2018 8
2020 8
2023.5 25

2014 66
2016 41
2018 62
2020 69
2023.5 53

2014 60
2016 111
2018 139
2020 107
2023.5 95

2014 60
2016 59
2018 69
2020 93
2023.5 97

2014 128
2016 102
2018 142
2020 140
2023.5 149

2014 158
2016 83
2018 130
2020 139
2023.5 156
EOD
$points0 << EOD
2014 15
2016 1
2018 6
2020 5
2023.5 13
2014 73
2016 112
2018 53
2020 32
2023.5 16
2014 53
2016 25
2018 37
2020 52
2023.5 21
2014 3
2016 3
2018 8
2020 8
2023.5 25
2014 66
2016 41
2018 62
2020 69
2023.5 53
2014 60
2016 111
2018 139
2020 107
2023.5 95
2014 60
2016 59
2018 69
2020 93
2023.5 97
2014 128
2016 102
2018 142
2020 140
2023.5 149
2014 158
2016 83
2018 130
2020 139
2023.5 156
EOD
$line1 << EOD
2014 44
2016 76
2018 43
2020 31
2023.5 1
EOD
$points1 << EOD
2014 44
2016 76
2018 43
2020 31
2023.5 1
EOD
$patches0 << EOD
2014 30.8811 2013.6 2014.4 22.5328 39.2295
2016 89.1189 2015.6 2016.4 80.7705 97.4672
2018 26.7008 2017.6 2018.4 18.3525 35.0492
2019.46 18.2787 2019.06 2019.86 9.93033 26.627
EOD

# the lines: grey ones first, the first highlighted one on top
plot $line0 using 1:2 with lines lt 1 lw 1.3*LW lc rgb '#c3c9d1', \
     $points0 using 1:2 with points pt 7 ps 0.42*PS lc rgb '#c3c9d1', \
     $patches0 using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc rgb '#ffffff', \
     $line1 using 1:2 with lines lt 1 lw 5.2*LW lc rgb '#ffffff', \
     $line1 using 1:2 with lines lt 1 lw 2.6*LW lc rgb '#0072b2', \
     $points1 using 1:2 with points pt 7 ps 1.05*PS lc rgb '#ffffff', \
     $points1 using 1:2 with points pt 7 ps 0.85*PS lc rgb '#0072b2'
unset output
