# panels chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,459 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'panels.svg'
W = 605.; H = 459.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# data: year, value; an empty line breaks a line
$all0 << EOD
2014 44
2016 76
2018 43
2020 31
2023.5 1

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

2016 179
2018 181
2020 181
EOD
set multiplot

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(435) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(448) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# a panel
set lmargin at screen px(41.624); set rmargin at screen px(162.968)
set tmargin at screen py(77); set bmargin at screen py(165)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 5 from screen px(41.6),py(82) to screen px(163),py(82) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 6 '1' at screen px(36.6),py(83) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 7 from screen px(41.6),py(101.3) to screen px(163),py(101.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 8 '50' at screen px(36.6),py(102.3) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 9 from screen px(41.6),py(121.1) to screen px(163),py(121.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 10 '100' at screen px(36.6),py(122.1) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 11 from screen px(41.6),py(140.8) to screen px(163),py(140.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 12 '150' at screen px(36.6),py(141.8) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set label 13 'Indonesia' at screen px(41.6),py(69.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#b34e00' noenhanced front
set label 14 '=44' at screen px(56.6),py(89) center font 'DejaVu Sans Bold,7.5' tc rgb '#b34e00' noenhanced front
set label 15 '=1' at screen px(148),py(94) center font 'DejaVu Sans Bold,7.5' tc rgb '#b34e00' noenhanced front
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
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line1 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line1 using 1:2 with lines lt 1 lw 2*LW lc rgb '#d55e00', \
     $points1 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#d55e00'
unset label; unset arrow

# a panel
set lmargin at screen px(182.968); set rmargin at screen px(304.312)
set tmargin at screen py(77); set bmargin at screen py(165)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 16 from screen px(183),py(82) to screen px(304.3),py(82) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 17 from screen px(183),py(101.3) to screen px(304.3),py(101.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 18 from screen px(183),py(121.1) to screen px(304.3),py(121.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 19 from screen px(183),py(140.8) to screen px(304.3),py(140.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 20 'Singapore' at screen px(183),py(69.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 21 '=15' at screen px(198),py(99.5) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 22 '=13' at screen px(289.3),py(98.7) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line2 << EOD
2014 15
2016 1
2018 6
2020 5
2023.5 13
EOD
$points2 << EOD
2014 15
2016 1
2018 6
2020 5
2023.5 13
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line2 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line2 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points2 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(324.312); set rmargin at screen px(445.656)
set tmargin at screen py(77); set bmargin at screen py(165)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 23 from screen px(324.3),py(82) to screen px(445.7),py(82) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 24 from screen px(324.3),py(101.3) to screen px(445.7),py(101.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 25 from screen px(324.3),py(121.1) to screen px(445.7),py(121.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 26 from screen px(324.3),py(140.8) to screen px(445.7),py(140.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 27 'Viet Nam' at screen px(324.3),py(69.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 28 '=73' at screen px(339.3),py(100.4) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 29 '=16' at screen px(430.7),py(99.9) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line3 << EOD
2014 73
2016 112
2018 53
2020 32
2023.5 16
EOD
$points3 << EOD
2014 73
2016 112
2018 53
2020 32
2023.5 16
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line3 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line3 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points3 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(465.656); set rmargin at screen px(587)
set tmargin at screen py(77); set bmargin at screen py(165)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 30 from screen px(465.7),py(82) to screen px(587),py(82) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 31 from screen px(465.7),py(101.3) to screen px(587),py(101.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 32 from screen px(465.7),py(121.1) to screen px(587),py(121.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 33 from screen px(465.7),py(140.8) to screen px(587),py(140.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 34 'Thailand' at screen px(465.7),py(69.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 35 '=53' at screen px(480.7),py(114.5) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 36 '=21' at screen px(557.1),py(82.6) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line4 << EOD
2014 53
2016 25
2018 37
2020 52
2023.5 21
EOD
$points4 << EOD
2014 53
2016 25
2018 37
2020 52
2023.5 21
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line4 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line4 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points4 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(41.624); set rmargin at screen px(162.968)
set tmargin at screen py(193); set bmargin at screen py(281)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 37 from screen px(41.6),py(198) to screen px(163),py(198) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 38 '1' at screen px(36.6),py(199) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 39 from screen px(41.6),py(217.3) to screen px(163),py(217.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 40 '50' at screen px(36.6),py(218.3) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 41 from screen px(41.6),py(237.1) to screen px(163),py(237.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 42 '100' at screen px(36.6),py(238.1) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 43 from screen px(41.6),py(256.8) to screen px(163),py(256.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 44 '150' at screen px(36.6),py(257.8) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set label 45 'Malaysia' at screen px(41.6),py(185.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 46 '=3' at screen px(56.6),py(210.8) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 47 '25' at screen px(148),py(197.5) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line5 << EOD
2014 3
2016 3
2018 8
2020 8
2023.5 25
EOD
$points5 << EOD
2014 3
2016 3
2018 8
2020 8
2023.5 25
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line5 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line5 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points5 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(182.968); set rmargin at screen px(304.312)
set tmargin at screen py(193); set bmargin at screen py(281)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 48 from screen px(183),py(198) to screen px(304.3),py(198) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 49 from screen px(183),py(217.3) to screen px(304.3),py(217.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 50 from screen px(183),py(237.1) to screen px(304.3),py(237.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 51 from screen px(183),py(256.8) to screen px(304.3),py(256.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 52 'Philippines' at screen px(183),py(185.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 53 '=66' at screen px(198),py(213.7) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 54 '53' at screen px(289.3),py(208.5) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line6 << EOD
2014 66
2016 41
2018 62
2020 69
2023.5 53
EOD
$points6 << EOD
2014 66
2016 41
2018 62
2020 69
2023.5 53
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line6 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line6 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points6 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(324.312); set rmargin at screen px(445.656)
set tmargin at screen py(193); set bmargin at screen py(281)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 55 from screen px(324.3),py(198) to screen px(445.7),py(198) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 56 from screen px(324.3),py(217.3) to screen px(445.7),py(217.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 57 from screen px(324.3),py(237.1) to screen px(445.7),py(237.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 58 from screen px(324.3),py(256.8) to screen px(445.7),py(256.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 59 'Myanmar' at screen px(324.3),py(185.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 60 '=60' at screen px(339.3),py(211.3) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 61 '95' at screen px(430.7),py(225.1) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line7 << EOD
2014 60
2016 111
2018 139
2020 107
2023.5 95
EOD
$points7 << EOD
2014 60
2016 111
2018 139
2020 107
2023.5 95
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line7 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line7 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points7 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(465.656); set rmargin at screen px(587)
set tmargin at screen py(193); set bmargin at screen py(281)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 62 from screen px(465.7),py(198) to screen px(587),py(198) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 63 from screen px(465.7),py(217.3) to screen px(587),py(217.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 64 from screen px(465.7),py(237.1) to screen px(587),py(237.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 65 from screen px(465.7),py(256.8) to screen px(587),py(256.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 66 'Brunei Darussalam' at screen px(465.7),py(185.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 67 '=60' at screen px(480.7),py(211.3) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 68 '97' at screen px(572),py(225.9) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line8 << EOD
2014 60
2016 59
2018 69
2020 93
2023.5 97
EOD
$points8 << EOD
2014 60
2016 59
2018 69
2020 93
2023.5 97
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line8 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line8 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points8 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(41.624); set rmargin at screen px(162.968)
set tmargin at screen py(309); set bmargin at screen py(397)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 69 from screen px(41.6),py(314) to screen px(163),py(314) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 70 '1' at screen px(36.6),py(315) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 71 from screen px(41.6),py(333.3) to screen px(163),py(333.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 72 '50' at screen px(36.6),py(334.3) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 73 from screen px(41.6),py(353.1) to screen px(163),py(353.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 74 '100' at screen px(36.6),py(354.1) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set arrow 75 from screen px(41.6),py(372.8) to screen px(163),py(372.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 76 '150' at screen px(36.6),py(373.8) right font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front
set label 77 '2014' at screen px(56.6),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 78 '2018' at screen px(95.1),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 79 '2024' at screen px(148),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 80 'Cambodia' at screen px(41.6),py(301.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 81 '=128' at screen px(56.6),py(376.1) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 82 '149' at screen px(148),py(362.4) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line9 << EOD
2014 128
2016 102
2018 142
2020 140
2023.5 149
EOD
$points9 << EOD
2014 128
2016 102
2018 142
2020 140
2023.5 149
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line9 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line9 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points9 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(182.968); set rmargin at screen px(304.312)
set tmargin at screen py(309); set bmargin at screen py(397)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 83 from screen px(183),py(314) to screen px(304.3),py(314) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 84 from screen px(183),py(333.3) to screen px(304.3),py(333.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 85 from screen px(183),py(353.1) to screen px(304.3),py(353.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 86 from screen px(183),py(372.8) to screen px(304.3),py(372.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 87 '2014' at screen px(198),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 88 '2018' at screen px(236.4),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 89 '2024' at screen px(289.3),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 90 'Lao P.D.R.' at screen px(183),py(301.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 91 '=158' at screen px(198),py(387.9) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 92 '156' at screen px(289.3),py(365.2) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line10 << EOD
2014 158
2016 83
2018 130
2020 139
2023.5 156
EOD
$points10 << EOD
2014 158
2016 83
2018 130
2020 139
2023.5 156
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line10 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line10 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points10 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(324.312); set rmargin at screen px(445.656)
set tmargin at screen py(309); set bmargin at screen py(397)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 93 from screen px(324.3),py(314) to screen px(445.7),py(314) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 94 from screen px(324.3),py(333.3) to screen px(445.7),py(333.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 95 from screen px(324.3),py(353.1) to screen px(445.7),py(353.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 96 from screen px(324.3),py(372.8) to screen px(445.7),py(372.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 97 '2014' at screen px(339.3),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 98 '2018' at screen px(377.8),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 99 '2024' at screen px(430.7),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 100 'Timor-Leste' at screen px(324.3),py(301.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 101 '179' at screen px(358.5),py(374.2) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
set label 102 '=181' at screen px(397),py(375) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$line11 << EOD
2016 179
2018 181
2020 181
EOD
$points11 << EOD
2016 179
2018 181
2020 181
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $line11 using 1:2 with lines lt 1 lw 3.8*LW lc rgb '#ffffff', \
     $line11 using 1:2 with lines lt 1 lw 2*LW lc rgb '#0072b2', \
     $points11 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset label; unset arrow

# a panel
set lmargin at screen px(465.656); set rmargin at screen px(587)
set tmargin at screen py(309); set bmargin at screen py(397)
set xrange [2012.44:2025.06]; set yrange [211.423:-11.6761]
set arrow 103 from screen px(465.7),py(314) to screen px(587),py(314) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 104 from screen px(465.7),py(333.3) to screen px(587),py(333.3) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 105 from screen px(465.7),py(353.1) to screen px(587),py(353.1) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set arrow 106 from screen px(465.7),py(372.8) to screen px(587),py(372.8) nohead lt 1 lw 0.6*LW lc rgb '#e5e7eb' back
set label 107 '2014' at screen px(480.7),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 108 '2018' at screen px(519.1),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 109 '2024' at screen px(572),py(407.9) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 110 'Hong Kong' at screen px(465.7),py(301.1) left font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 111 '=23' at screen px(495.6),py(315.4) center font 'DejaVu Sans Bold,7.5' tc rgb '#0072b2' noenhanced front
$points12 << EOD
2014 23
EOD
plot $all0 using 1:2 with lines lt 1 lw 0.8*LW lc rgb '#d9dde2', \
     $points12 using 1:2 with points pt 7 ps 0.5*PS lc rgb '#0072b2'
unset multiplot
unset output
