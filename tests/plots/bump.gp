# bump chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,451 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'bump.svg'
W = 605.; H = 451.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(427) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(440) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(174.06); set rmargin at screen px(438.148)
set tmargin at screen py(98); set bmargin at screen py(406)
set xrange [0:4]; set yrange [11.5:0.5]

# the editions, evenly spaced
set label 5 'GCI 2014' at screen px(174.1),py(66.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 6 'of 195' at screen px(174.1),py(77.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 7 'GCI 2017' at screen px(240.1),py(66.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 8 'of 195' at screen px(240.1),py(77.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 9 'GCI 2018' at screen px(306.1),py(66.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 10 'of 194' at screen px(306.1),py(77.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 11 'GCI 2020' at screen px(372.1),py(66.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 12 'of 194' at screen px(372.1),py(77.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 13 'GCI 2024' at screen px(438.1),py(66.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 14 'of 194' at screen px(438.1),py(77.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front

# labels at the ends of the lines
set label 15 '=44' at screen px(159.1),py(197.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 16 'Indonesia' at screen px(121.9),py(197.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 17 '=15' at screen px(159.1),py(141.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 18 'Singapore' at screen px(121.9),py(141.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 19 '=73' at screen px(159.1),py(337.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 20 'Viet Nam' at screen px(121.9),py(337.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 21 '=53' at screen px(159.1),py(225.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 22 'Thailand' at screen px(121.9),py(225.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 23 '=3' at screen px(159.1),py(113.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 24 'Malaysia' at screen px(121.9),py(113.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 25 '=66' at screen px(159.1),py(309.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 26 'Philippines' at screen px(121.9),py(309.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 27 '=60' at screen px(159.1),py(253.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 28 'Myanmar' at screen px(121.9),py(253.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 29 '=60' at screen px(159.1),py(281.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 30 'Brunei Darussalam' at screen px(121.9),py(281.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 31 '=128' at screen px(159.1),py(365.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 32 'Cambodia' at screen px(121.9),py(365.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 33 '=158' at screen px(159.1),py(393.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 34 'Lao P.D.R.' at screen px(121.9),py(393.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 35 '=23' at screen px(159.1),py(169.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 36 'Hong Kong' at screen px(121.9),py(169.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front

# labels at the ends of the lines
set label 37 '=1' at screen px(477.1),py(113.2) right font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 38 'Indonesia' at screen px(483.1),py(113.2) left font 'DejaVu Sans Bold,9' tc rgb '#0072b2' noenhanced front
set label 39 '=13' at screen px(477.1),py(141.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 40 'Singapore' at screen px(483.1),py(141.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 41 '=16' at screen px(477.1),py(169.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 42 'Viet Nam' at screen px(483.1),py(169.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 43 '=21' at screen px(477.1),py(197.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 44 'Thailand' at screen px(483.1),py(197.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 45 '25' at screen px(477.1),py(225.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 46 'Malaysia' at screen px(483.1),py(225.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 47 '53' at screen px(477.1),py(253.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 48 'Philippines' at screen px(483.1),py(253.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 49 '95' at screen px(477.1),py(281.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 50 'Myanmar' at screen px(483.1),py(281.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 51 '97' at screen px(477.1),py(309.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 52 'Brunei Darussalam' at screen px(483.1),py(309.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 53 '149' at screen px(477.1),py(337.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 54 'Cambodia' at screen px(483.1),py(337.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 55 '156' at screen px(477.1),py(365.1) right font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front
set label 56 'Lao P.D.R.' at screen px(483.1),py(365.1) left font 'DejaVu Sans,8.5' tc rgb '#6b7280' noenhanced front

# positions
set label 57 '4' at screen px(174.1),py(197) center font 'DejaVu Sans Bold,7.52' tc rgb '#ffffff' noenhanced front
set label 58 '2' at screen px(174.1),py(141) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 59 '9' at screen px(174.1),py(337) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 60 '5' at screen px(174.1),py(225) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 61 '1' at screen px(174.1),py(113) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 62 '8' at screen px(174.1),py(309) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 63 '6' at screen px(174.1),py(253) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 64 '6' at screen px(174.1),py(281) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 65 '10' at screen px(174.1),py(364.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 66 '11' at screen px(174.1),py(392.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 67 '3' at screen px(174.1),py(169) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 68 '6' at screen px(240.1),py(253) center font 'DejaVu Sans Bold,7.52' tc rgb '#ffffff' noenhanced front
set label 69 '1' at screen px(240.1),py(113) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 70 '10' at screen px(240.1),py(364.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 71 '3' at screen px(240.1),py(169) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 72 '2' at screen px(240.1),py(141) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 73 '4' at screen px(240.1),py(197) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 74 '9' at screen px(240.1),py(337) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 75 '5' at screen px(240.1),py(225) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 76 '8' at screen px(240.1),py(309) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 77 '7' at screen px(240.1),py(281) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 78 '11' at screen px(240.1),py(392.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 79 '4' at screen px(306.1),py(197) center font 'DejaVu Sans Bold,7.52' tc rgb '#ffffff' noenhanced front
set label 80 '1' at screen px(306.1),py(113) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 81 '5' at screen px(306.1),py(225) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 82 '3' at screen px(306.1),py(169) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 83 '2' at screen px(306.1),py(141) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 84 '6' at screen px(306.1),py(253) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 85 '9' at screen px(306.1),py(337) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 86 '7' at screen px(306.1),py(281) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 87 '10' at screen px(306.1),py(364.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 88 '8' at screen px(306.1),py(309) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 89 '11' at screen px(306.1),py(392.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 90 '3' at screen px(372.1),py(169) center font 'DejaVu Sans Bold,7.52' tc rgb '#ffffff' noenhanced front
set label 91 '1' at screen px(372.1),py(113) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 92 '4' at screen px(372.1),py(197) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 93 '5' at screen px(372.1),py(225) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 94 '2' at screen px(372.1),py(141) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 95 '6' at screen px(372.1),py(253) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 96 '8' at screen px(372.1),py(309) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 97 '7' at screen px(372.1),py(281) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 98 '10' at screen px(372.1),py(364.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 99 '9' at screen px(372.1),py(337) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 100 '11' at screen px(372.1),py(392.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 101 '1' at screen px(438.1),py(113) center font 'DejaVu Sans Bold,7.52' tc rgb '#ffffff' noenhanced front
set label 102 '2' at screen px(438.1),py(141) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 103 '3' at screen px(438.1),py(169) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 104 '4' at screen px(438.1),py(197) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 105 '5' at screen px(438.1),py(225) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 106 '6' at screen px(438.1),py(253) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 107 '7' at screen px(438.1),py(281) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 108 '8' at screen px(438.1),py(309) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 109 '9' at screen px(438.1),py(337) center font 'DejaVu Sans Bold,7.52' tc rgb '#4b5563' noenhanced front
set label 110 '10' at screen px(438.1),py(364.9) center font 'DejaVu Sans Bold,6.72' tc rgb '#4b5563' noenhanced front
set label 111 'Timor-Leste' at screen px(383.1),py(393) left font 'DejaVu Sans,7.5' tc rgb '#6b7280' noenhanced front

# data: number of the edition, position; ties; curves
$tie0 << EOD
0 6
0 7
EOD
$line0 << EOD
0 2
0.05 1.99373
0.1 1.98404
0.15 1.96922
0.2 1.94685
0.25 1.91374
0.3 1.8662
0.35 1.80074
0.4 1.71569
0.45 1.61313
0.5 1.5
0.55 1.38687
0.6 1.28431
0.65 1.19926
0.7 1.1338
0.75 1.08626
0.8 1.05315
0.85 1.03078
0.9 1.01596
0.95 1.00627
1 1
1.05 1
1.1 1
1.15 1
1.2 1
1.25 1
1.3 1
1.35 1
1.4 1
1.45 1
1.5 1
1.55 1
1.6 1
1.65 1
1.7 1
1.75 1
1.8 1
1.85 1
1.9 1
1.95 1
2 1
2.05 1
2.1 1
2.15 1
2.2 1
2.25 1
2.3 1
2.35 1
2.4 1
2.45 1
2.5 1
2.55 1
2.6 1
2.65 1
2.7 1
2.75 1
2.8 1
2.85 1
2.9 1
2.95 1
3 1
3.05 1.00627
3.1 1.01596
3.15 1.03078
3.2 1.05315
3.25 1.08626
3.3 1.1338
3.35 1.19926
3.4 1.28431
3.45 1.38687
3.5 1.5
3.55 1.61313
3.6 1.71569
3.65 1.80074
3.7 1.8662
3.75 1.91374
3.8 1.94685
3.85 1.96922
3.9 1.98404
3.95 1.99373
4 2

0 9
0.05 9.00627
0.1 9.01596
0.15 9.03078
0.2 9.05315
0.25 9.08626
0.3 9.1338
0.35 9.19926
0.4 9.28431
0.45 9.38687
0.5 9.5
0.55 9.61313
0.6 9.71569
0.65 9.80074
0.7 9.8662
0.75 9.91374
0.8 9.94685
0.85 9.96922
0.9 9.98404
0.95 9.99373
1 10
1.05 9.96863
1.1 9.9202
1.15 9.8461
1.2 9.73423
1.25 9.56871
1.3 9.33098
1.35 9.00369
1.4 8.57845
1.45 8.06563
1.5 7.5
1.55 6.93437
1.6 6.42155
1.65 5.99631
1.7 5.66902
1.75 5.43129
1.8 5.26577
1.85 5.1539
1.9 5.0798
1.95 5.03137
2 5
2.05 4.99373
2.1 4.98404
2.15 4.96922
2.2 4.94685
2.25 4.91374
2.3 4.8662
2.35 4.80074
2.4 4.71569
2.45 4.61313
2.5 4.5
2.55 4.38687
2.6 4.28431
2.65 4.19926
2.7 4.1338
2.75 4.08626
2.8 4.05315
2.85 4.03078
2.9 4.01596
2.95 4.00627
3 4
3.05 3.99373
3.1 3.98404
3.15 3.96922
3.2 3.94685
3.25 3.91374
3.3 3.8662
3.35 3.80074
3.4 3.71569
3.45 3.61313
3.5 3.5
3.55 3.38687
3.6 3.28431
3.65 3.19926
3.7 3.1338
3.75 3.08626
3.8 3.05315
3.85 3.03078
3.9 3.01596
3.95 3.00627
4 3

0 5
0.05 4.98745
0.1 4.96808
0.15 4.93844
0.2 4.89369
0.25 4.82748
0.3 4.73239
0.35 4.60148
0.4 4.43138
0.45 4.22625
0.5 4
0.55 3.77375
0.6 3.56862
0.65 3.39852
0.7 3.26761
0.75 3.17252
0.8 3.10631
0.85 3.06156
0.9 3.03192
0.95 3.01255
1 3
1.05 3
1.1 3
1.15 3
1.2 3
1.25 3
1.3 3
1.35 3
1.4 3
1.45 3
1.5 3
1.55 3
1.6 3
1.65 3
1.7 3
1.75 3
1.8 3
1.85 3
1.9 3
1.95 3
2 3
2.05 3.01255
2.1 3.03192
2.15 3.06156
2.2 3.10631
2.25 3.17252
2.3 3.26761
2.35 3.39852
2.4 3.56862
2.45 3.77375
2.5 4
2.55 4.22625
2.6 4.43138
2.65 4.60148
2.7 4.73239
2.75 4.82748
2.8 4.89369
2.85 4.93844
2.9 4.96808
2.95 4.98745
3 5
3.05 4.99373
3.1 4.98404
3.15 4.96922
3.2 4.94685
3.25 4.91374
3.3 4.8662
3.35 4.80074
3.4 4.71569
3.45 4.61313
3.5 4.5
3.55 4.38687
3.6 4.28431
3.65 4.19926
3.7 4.1338
3.75 4.08626
3.8 4.05315
3.85 4.03078
3.9 4.01596
3.95 4.00627
4 4

0 1
0.05 1.00627
0.1 1.01596
0.15 1.03078
0.2 1.05315
0.25 1.08626
0.3 1.1338
0.35 1.19926
0.4 1.28431
0.45 1.38687
0.5 1.5
0.55 1.61313
0.6 1.71569
0.65 1.80074
0.7 1.8662
0.75 1.91374
0.8 1.94685
0.85 1.96922
0.9 1.98404
0.95 1.99373
1 2
1.05 2
1.1 2
1.15 2
1.2 2
1.25 2
1.3 2
1.35 2
1.4 2
1.45 2
1.5 2
1.55 2
1.6 2
1.65 2
1.7 2
1.75 2
1.8 2
1.85 2
1.9 2
1.95 2
2 2
2.05 2
2.1 2
2.15 2
2.2 2
2.25 2
2.3 2
2.35 2
2.4 2
2.45 2
2.5 2
2.55 2
2.6 2
2.65 2
2.7 2
2.75 2
2.8 2
2.85 2
2.9 2
2.95 2
3 2
3.05 2.01882
3.1 2.04788
3.15 2.09234
3.2 2.15946
3.25 2.25877
3.3 2.40141
3.35 2.59779
3.4 2.85293
3.45 3.16062
3.5 3.5
3.55 3.83938
3.6 4.14707
3.65 4.40221
3.7 4.59859
3.75 4.74123
3.8 4.84054
3.85 4.90766
3.9 4.95212
3.95 4.98118
4 5

0 8
0.05 7.9749
0.1 7.93616
0.15 7.87688
0.2 7.78738
0.25 7.65497
0.3 7.46478
0.35 7.20295
0.4 6.86276
0.45 6.4525
0.5 6
0.55 5.5475
0.6 5.13724
0.65 4.79705
0.7 4.53522
0.75 4.34503
0.8 4.21262
0.85 4.12312
0.9 4.06384
0.95 4.0251
1 4
1.05 4.01255
1.1 4.03192
1.15 4.06156
1.2 4.10631
1.25 4.17252
1.3 4.26761
1.35 4.39852
1.4 4.56862
1.45 4.77375
1.5 5
1.55 5.22625
1.6 5.43138
1.65 5.60148
1.7 5.73239
1.75 5.82748
1.8 5.89369
1.85 5.93844
1.9 5.96808
1.95 5.98745
2 6
2.05 6
2.1 6
2.15 6
2.2 6
2.25 6
2.3 6
2.35 6
2.4 6
2.45 6
2.5 6
2.55 6
2.6 6
2.65 6
2.7 6
2.75 6
2.8 6
2.85 6
2.9 6
2.95 6
3 6
3.05 6
3.1 6
3.15 6
3.2 6
3.25 6
3.3 6
3.35 6
3.4 6
3.45 6
3.5 6
3.55 6
3.6 6
3.65 6
3.7 6
3.75 6
3.8 6
3.85 6
3.9 6
3.95 6
4 6

0 6
0.05 6.01882
0.1 6.04788
0.15 6.09234
0.2 6.15946
0.25 6.25877
0.3 6.40141
0.35 6.59779
0.4 6.85293
0.45 7.16062
0.5 7.5
0.55 7.83938
0.6 8.14707
0.65 8.40221
0.7 8.59859
0.75 8.74123
0.8 8.84054
0.85 8.90766
0.9 8.95212
0.95 8.98118
1 9
1.05 9
1.1 9
1.15 9
1.2 9
1.25 9
1.3 9
1.35 9
1.4 9
1.45 9
1.5 9
1.55 9
1.6 9
1.65 9
1.7 9
1.75 9
1.8 9
1.85 9
1.9 9
1.95 9
2 9
2.05 8.99373
2.1 8.98404
2.15 8.96922
2.2 8.94685
2.25 8.91374
2.3 8.8662
2.35 8.80074
2.4 8.71569
2.45 8.61313
2.5 8.5
2.55 8.38687
2.6 8.28431
2.65 8.19926
2.7 8.1338
2.75 8.08626
2.8 8.05315
2.85 8.03078
2.9 8.01596
2.95 8.00627
3 8
3.05 7.99373
3.1 7.98404
3.15 7.96922
3.2 7.94685
3.25 7.91374
3.3 7.8662
3.35 7.80074
3.4 7.71569
3.45 7.61313
3.5 7.5
3.55 7.38687
3.6 7.28431
3.65 7.19926
3.7 7.1338
3.75 7.08626
3.8 7.05315
3.85 7.03078
3.9 7.01596
3.95 7.00627
4 7

0 7
0.05 6.98745
0.1 6.96808
0.15 6.93844
0.2 6.89369
0.25 6.82748
0.3 6.73239
0.35 6.60148
0.4 6.43138
0.45 6.22625
0.5 6
0.55 5.77375
0.6 5.56862
0.65 5.39852
0.7 5.26761
0.75 5.17252
0.8 5.10631
0.85 5.06156
0.9 5.03192
0.95 5.01255
1 5
1.05 5.01255
1.1 5.03192
1.15 5.06156
1.2 5.10631
1.25 5.17252
1.3 5.26761
1.35 5.39852
1.4 5.56862
1.45 5.77375
1.5 6
1.55 6.22625
1.6 6.43138
1.65 6.60148
1.7 6.73239
1.75 6.82748
1.8 6.89369
1.85 6.93844
1.9 6.96808
1.95 6.98745
2 7
2.05 7
2.1 7
2.15 7
2.2 7
2.25 7
2.3 7
2.35 7
2.4 7
2.45 7
2.5 7
2.55 7
2.6 7
2.65 7
2.7 7
2.75 7
2.8 7
2.85 7
2.9 7
2.95 7
3 7
3.05 7.00627
3.1 7.01596
3.15 7.03078
3.2 7.05315
3.25 7.08626
3.3 7.1338
3.35 7.19926
3.4 7.28431
3.45 7.38687
3.5 7.5
3.55 7.61313
3.6 7.71569
3.65 7.80074
3.7 7.8662
3.75 7.91374
3.8 7.94685
3.85 7.96922
3.9 7.98404
3.95 7.99373
4 8

0 10
0.05 9.98745
0.1 9.96808
0.15 9.93844
0.2 9.89369
0.25 9.82748
0.3 9.73239
0.35 9.60148
0.4 9.43138
0.45 9.22625
0.5 9
0.55 8.77375
0.6 8.56862
0.65 8.39852
0.7 8.26761
0.75 8.17252
0.8 8.10631
0.85 8.06156
0.9 8.03192
0.95 8.01255
1 8
1.05 8.01255
1.1 8.03192
1.15 8.06156
1.2 8.10631
1.25 8.17252
1.3 8.26761
1.35 8.39852
1.4 8.56862
1.45 8.77375
1.5 9
1.55 9.22625
1.6 9.43138
1.65 9.60148
1.7 9.73239
1.75 9.82748
1.8 9.89369
1.85 9.93844
1.9 9.96808
1.95 9.98745
2 10
2.05 10
2.1 10
2.15 10
2.2 10
2.25 10
2.3 10
2.35 10
2.4 10
2.45 10
2.5 10
2.55 10
2.6 10
2.65 10
2.7 10
2.75 10
2.8 10
2.85 10
2.9 10
2.95 10
3 10
3.05 9.99373
3.1 9.98404
3.15 9.96922
3.2 9.94685
3.25 9.91374
3.3 9.8662
3.35 9.80074
3.4 9.71569
3.45 9.61313
3.5 9.5
3.55 9.38687
3.6 9.28431
3.65 9.19926
3.7 9.1338
3.75 9.08626
3.8 9.05315
3.85 9.03078
3.9 9.01596
3.95 9.00627
4 9

0 11
0.05 10.9749
0.1 10.9362
0.15 10.8769
0.2 10.7874
0.25 10.655
0.3 10.4648
0.35 10.203
0.4 9.86276
0.45 9.4525
0.5 9
0.55 8.5475
0.6 8.13724
0.65 7.79705
0.7 7.53522
0.75 7.34503
0.8 7.21262
0.85 7.12312
0.9 7.06384
0.95 7.0251
1 7
1.05 7.00627
1.1 7.01596
1.15 7.03078
1.2 7.05315
1.25 7.08626
1.3 7.1338
1.35 7.19926
1.4 7.28431
1.45 7.38687
1.5 7.5
1.55 7.61313
1.6 7.71569
1.65 7.80074
1.7 7.8662
1.75 7.91374
1.8 7.94685
1.85 7.96922
1.9 7.98404
1.95 7.99373
2 8
2.05 8.00627
2.1 8.01596
2.15 8.03078
2.2 8.05315
2.25 8.08626
2.3 8.1338
2.35 8.19926
2.4 8.28431
2.45 8.38687
2.5 8.5
2.55 8.61313
2.6 8.71569
2.65 8.80074
2.7 8.8662
2.75 8.91374
2.8 8.94685
2.85 8.96922
2.9 8.98404
2.95 8.99373
3 9
3.05 9.00627
3.1 9.01596
3.15 9.03078
3.2 9.05315
3.25 9.08626
3.3 9.1338
3.35 9.19926
3.4 9.28431
3.45 9.38687
3.5 9.5
3.55 9.61313
3.6 9.71569
3.65 9.80074
3.7 9.8662
3.75 9.91374
3.8 9.94685
3.85 9.96922
3.9 9.98404
3.95 9.99373
4 10

1 11
1.05 11
1.1 11
1.15 11
1.2 11
1.25 11
1.3 11
1.35 11
1.4 11
1.45 11
1.5 11
1.55 11
1.6 11
1.65 11
1.7 11
1.75 11
1.8 11
1.85 11
1.9 11
1.95 11
2 11
2.05 11
2.1 11
2.15 11
2.2 11
2.25 11
2.3 11
2.35 11
2.4 11
2.45 11
2.5 11
2.55 11
2.6 11
2.65 11
2.7 11
2.75 11
2.8 11
2.85 11
2.9 11
2.95 11
3 11
EOD
$node0 << EOD
0 2
1 1
2 1
3 1
4 2
0 9
1 10
2 5
3 4
4 3
0 5
1 3
2 3
3 5
4 4
0 1
1 2
2 2
3 2
4 5
0 8
1 4
2 6
3 6
4 6
0 6
1 9
2 9
3 8
4 7
0 7
1 5
2 7
3 7
4 8
0 10
1 8
2 10
3 10
4 9
0 11
1 7
2 8
3 9
4 10
1 11
2 11
3 11
0 3
EOD
$line1 << EOD
0 4
0.05 4.01255
0.1 4.03192
0.15 4.06156
0.2 4.10631
0.25 4.17252
0.3 4.26761
0.35 4.39852
0.4 4.56862
0.45 4.77375
0.5 5
0.55 5.22625
0.6 5.43138
0.65 5.60148
0.7 5.73239
0.75 5.82748
0.8 5.89369
0.85 5.93844
0.9 5.96808
0.95 5.98745
1 6
1.05 5.98745
1.1 5.96808
1.15 5.93844
1.2 5.89369
1.25 5.82748
1.3 5.73239
1.35 5.60148
1.4 5.43138
1.45 5.22625
1.5 5
1.55 4.77375
1.6 4.56862
1.65 4.39852
1.7 4.26761
1.75 4.17252
1.8 4.10631
1.85 4.06156
1.9 4.03192
1.95 4.01255
2 4
2.05 3.99373
2.1 3.98404
2.15 3.96922
2.2 3.94685
2.25 3.91374
2.3 3.8662
2.35 3.80074
2.4 3.71569
2.45 3.61313
2.5 3.5
2.55 3.38687
2.6 3.28431
2.65 3.19926
2.7 3.1338
2.75 3.08626
2.8 3.05315
2.85 3.03078
2.9 3.01596
2.95 3.00627
3 3
3.05 2.98745
3.1 2.96808
3.15 2.93844
3.2 2.89369
3.25 2.82748
3.3 2.73239
3.35 2.60148
3.4 2.43138
3.45 2.22625
3.5 2
3.55 1.77375
3.6 1.56862
3.65 1.39852
3.7 1.26761
3.75 1.17252
3.8 1.10631
3.85 1.06156
3.9 1.03192
3.95 1.01255
4 1
EOD
$node1 << EOD
0 4
1 6
2 4
3 3
4 1
EOD

# bundles of ties, curves, nodes
plot $tie0 using 1:2 with lines lt 1 lw 21*LW lc rgb '#e6e9ed', \
     $line0 using 1:2 with lines lt 1 lw 2*LW lc rgb '#d5d9df', \
     $line1 using 1:2 with lines lt 1 lw 6*LW lc rgb '#ffffff', \
     $line1 using 1:2 with lines lt 1 lw 3.4*LW lc rgb '#0072b2', \
     $node0 using 1:2 with points pt 7 ps 2.58571*PS lc rgb '#ffffff', \
     $node0 using 1:2 with points pt 7 ps 2.28571*PS lc rgb '#d5d9df', \
     $node1 using 1:2 with points pt 7 ps 2.58571*PS lc rgb '#ffffff', \
     $node1 using 1:2 with points pt 7 ps 2.28571*PS lc rgb '#0072b2'
unset output
