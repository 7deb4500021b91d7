# heat chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)
reset
set encoding utf8
set terminal svg size 605,471 fixed font 'DejaVu Sans,9' fontscale 1.3333 dashlength 0.6 noenhanced rounded background '#ffffff' name 'gcitrack'
set output 'heat.svg'
W = 605.; H = 471.         # size in pixels, 96 to the inch
px(x) = x / W            # pixels from the left, as gnuplot wants them
py(y) = 1 - y / H        # pixels from the top
LW = 1; PS = 0.8         # widths and points of this terminal, to look alike in all
unset key; unset title; unset border; unset tics

# title and subtitle
set label 1 'ASEAN in the Global Cybersecurity Index, a case for all kinds' at screen px(14),py(21.7) left font 'DejaVu Sans Bold,12.25' tc rgb '#1d2733' noenhanced front
set label 2 'Real figures; changes among the countries of both editions' at screen px(14),py(40.3) left font 'DejaVu Sans,9.5' tc rgb '#4b5563' noenhanced front

# notes and source
set label 3 'Place: 1 + countries with a higher score.' at screen px(14),py(447) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front
set label 4 'Source: ITU GCI 2014–2024 (2017 as re-issued; 2024 via World Bank). Chart: gcitrack.' at screen px(14),py(460) left font 'DejaVu Sans,7.2' tc rgb '#6b7280' noenhanced front

# plot area, in pixels, and the values at its edges
set lmargin at screen px(142.288); set rmargin at screen px(591)
set tmargin at screen py(114); set bmargin at screen py(426)
set xrange [0.5:5.5]; set yrange [12.5:0.5]

# what the marks mean
set label 5 '' at screen px(19),py(59) point pt 5 ps 1.2*PS lc rgb '#4783b5' front
set label 6 'gained' at screen px(28),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 7 '' at screen px(83.1),py(59) point pt 5 ps 1.2*PS lc rgb '#cc8a5c' front
set label 8 'lost' at screen px(92.1),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front
set label 9 '–  not in this edition' at screen px(126.1),py(60) left font 'DejaVu Sans,7.5' tc rgb '#4b5563' noenhanced front

# the editions
set label 10 'GCI 2014' at screen px(187.2),py(82.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 11 'data 2014' at screen px(187.2),py(93.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 12 'of 195' at screen px(187.2),py(103.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 13 'GCI 2017' at screen px(276.9),py(82.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 14 'data 2016' at screen px(276.9),py(93.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 15 'of 195' at screen px(276.9),py(103.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 16 'GCI 2018' at screen px(366.6),py(82.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 17 'data 2018' at screen px(366.6),py(93.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 18 'of 194' at screen px(366.6),py(103.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 19 'GCI 2020' at screen px(456.4),py(82.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 20 'data 2020' at screen px(456.4),py(93.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 21 'of 194' at screen px(456.4),py(103.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 22 'GCI 2024' at screen px(546.1),py(82.1) center font 'DejaVu Sans Bold,8.5' tc rgb '#1d2733' noenhanced front
set label 23 'data 2023–24' at screen px(546.1),py(93.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front
set label 24 'of 194' at screen px(546.1),py(103.4) center font 'DejaVu Sans,7' tc rgb '#6b7280' noenhanced front

# names
set label 25 'Indonesia' at screen px(14),py(128.2) left font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 26 'Singapore' at screen px(14),py(154.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 27 'Viet Nam' at screen px(14),py(180.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 28 'Thailand' at screen px(14),py(206.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 29 'Malaysia' at screen px(14),py(232.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 30 'Philippines' at screen px(14),py(258.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 31 'Myanmar' at screen px(14),py(284.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 32 'Brunei Darussalam' at screen px(14),py(310.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 33 'Cambodia' at screen px(14),py(336.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 34 'Lao P.D.R.' at screen px(14),py(362.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 35 'Timor-Leste' at screen px(14),py(388.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front
set label 36 'Hong Kong' at screen px(14),py(414.2) left font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front

# values, and small the changes
set label 37 '=44' at screen px(204.7),py(128.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 38 '-32' at screen px(307.3),py(128.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 39 '76' at screen px(281.6),py(128.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 40 '+33' at screen px(397),py(128.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 41 '43' at screen px(371.4),py(128.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 42 '+12' at screen px(486.8),py(128.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 43 '31' at screen px(461.1),py(128.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 44 '+30' at screen px(576.5),py(128.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 45 '=1' at screen px(550.8),py(128.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 46 '=15' at screen px(204.7),py(154.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 47 '+14' at screen px(307.3),py(154.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 48 '1' at screen px(281.6),py(154.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 49 '-5' at screen px(397),py(154.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 50 '6' at screen px(371.4),py(154.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 51 '+1' at screen px(486.8),py(154.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 52 '=5' at screen px(461.1),py(154.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 53 '-8' at screen px(576.5),py(154.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 54 '=13' at screen px(550.8),py(154.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 55 '=73' at screen px(204.7),py(180.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 56 '-39' at screen px(307.3),py(180.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 57 '=112' at screen px(281.6),py(180.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 58 '+59' at screen px(397),py(180.5) right font 'DejaVu Sans,7' tc rgb '#ffffff' noenhanced front
set label 59 '53' at screen px(371.4),py(180.2) right font 'DejaVu Sans Bold,9' tc rgb '#ffffff' noenhanced front
set label 60 '+21' at screen px(486.8),py(180.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 61 '32' at screen px(461.1),py(180.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 62 '+16' at screen px(576.5),py(180.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 63 '=16' at screen px(550.8),py(180.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 64 '=53' at screen px(204.7),py(206.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 65 '+28' at screen px(307.3),py(206.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 66 '25' at screen px(281.6),py(206.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 67 '-12' at screen px(397),py(206.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 68 '37' at screen px(371.4),py(206.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 69 '-15' at screen px(486.8),py(206.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 70 '52' at screen px(461.1),py(206.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 71 '+31' at screen px(576.5),py(206.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 72 '=21' at screen px(550.8),py(206.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 73 '=3' at screen px(204.7),py(232.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 74 '0' at screen px(307.3),py(232.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 75 '3' at screen px(281.6),py(232.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 76 '-5' at screen px(397),py(232.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 77 '8' at screen px(371.4),py(232.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 78 '0' at screen px(486.8),py(232.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 79 '=8' at screen px(461.1),py(232.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 80 '-17' at screen px(576.5),py(232.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 81 '25' at screen px(550.8),py(232.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 82 '=66' at screen px(204.7),py(258.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 83 '+25' at screen px(307.3),py(258.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 84 '41' at screen px(281.6),py(258.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 85 '-21' at screen px(397),py(258.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 86 '=62' at screen px(371.4),py(258.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 87 '-7' at screen px(486.8),py(258.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 88 '69' at screen px(461.1),py(258.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 89 '+16' at screen px(576.5),py(258.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 90 '53' at screen px(550.8),py(258.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 91 '=60' at screen px(204.7),py(284.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 92 '-51' at screen px(307.3),py(284.5) right font 'DejaVu Sans,7' tc rgb '#ffffff' noenhanced front
set label 93 '111' at screen px(281.6),py(284.2) right font 'DejaVu Sans Bold,9' tc rgb '#ffffff' noenhanced front
set label 94 '-28' at screen px(397),py(284.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 95 '139' at screen px(371.4),py(284.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 96 '+32' at screen px(486.8),py(284.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 97 '107' at screen px(461.1),py(284.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 98 '+12' at screen px(576.5),py(284.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 99 '95' at screen px(550.8),py(284.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 100 '=60' at screen px(204.7),py(310.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 101 '+1' at screen px(307.3),py(310.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 102 '=59' at screen px(281.6),py(310.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 103 '-10' at screen px(397),py(310.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 104 '69' at screen px(371.4),py(310.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 105 '-24' at screen px(486.8),py(310.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 106 '93' at screen px(461.1),py(310.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 107 '-4' at screen px(576.5),py(310.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 108 '97' at screen px(550.8),py(310.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 109 '=128' at screen px(204.7),py(336.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 110 '+26' at screen px(307.3),py(336.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 111 '102' at screen px(281.6),py(336.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 112 '-40' at screen px(397),py(336.5) right font 'DejaVu Sans,7' tc rgb '#000000' noenhanced front
set label 113 '142' at screen px(371.4),py(336.2) right font 'DejaVu Sans Bold,9' tc rgb '#000000' noenhanced front
set label 114 '+2' at screen px(486.8),py(336.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 115 '140' at screen px(461.1),py(336.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 116 '-9' at screen px(576.5),py(336.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 117 '149' at screen px(550.8),py(336.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 118 '=158' at screen px(204.7),py(362.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 119 '+75' at screen px(307.3),py(362.5) right font 'DejaVu Sans,7' tc rgb '#ffffff' noenhanced front
set label 120 '83' at screen px(281.6),py(362.2) right font 'DejaVu Sans Bold,9' tc rgb '#ffffff' noenhanced front
set label 121 '-47' at screen px(397),py(362.5) right font 'DejaVu Sans,7' tc rgb '#ffffff' noenhanced front
set label 122 '130' at screen px(371.4),py(362.2) right font 'DejaVu Sans Bold,9' tc rgb '#ffffff' noenhanced front
set label 123 '-9' at screen px(486.8),py(362.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 124 '139' at screen px(461.1),py(362.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 125 '-17' at screen px(576.5),py(362.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 126 '156' at screen px(550.8),py(362.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 127 '–' at screen px(187.2),py(388.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front
set label 128 '179' at screen px(281.6),py(388.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 129 '-2' at screen px(397),py(388.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 130 '181' at screen px(371.4),py(388.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 131 '0' at screen px(486.8),py(388.5) right font 'DejaVu Sans,7' tc rgb '#1d2733' noenhanced front
set label 132 '=181' at screen px(461.1),py(388.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 133 '–' at screen px(546.1),py(388.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front
set label 134 '=23' at screen px(204.7),py(414.2) right font 'DejaVu Sans Bold,9' tc rgb '#1d2733' noenhanced front
set label 135 '–' at screen px(276.9),py(414.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front
set label 136 '–' at screen px(366.6),py(414.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front
set label 137 '–' at screen px(456.4),py(414.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front
set label 138 '–' at screen px(546.1),py(414.2) center font 'DejaVu Sans,9' tc rgb '#9aa3af' noenhanced front

# cells: column, row, left, right, bottom, top, colour
$cell0 << EOD
1 1 0.513372 1.48663 0.546154 1.45385 15856629
2 1 1.51337 2.48663 0.546154 1.45385 12744002
3 1 2.51337 3.48663 0.546154 1.45385 4488365
4 1 3.51337 4.48663 0.546154 1.45385 9022410
5 1 4.51337 5.48663 0.546154 1.45385 5013936
1 2 0.513372 1.48663 1.54615 2.45385 15856629
2 2 1.51337 2.48663 1.54615 2.45385 8431046
3 2 2.51337 3.48663 1.54615 2.45385 14598574
4 2 3.51337 4.48663 1.54615 2.45385 13885160
5 2 4.51337 5.48663 1.54615 2.45385 14267548
1 3 0.513372 1.48663 2.54615 3.45385 15856629
2 3 1.51337 2.48663 2.54615 3.45385 12412975
3 3 2.51337 3.48663 2.54615 3.45385 676757
4 3 3.51337 4.48663 2.54615 3.45385 6788284
5 3 4.51337 5.48663 2.54615 3.45385 7971011
1 4 0.513372 1.48663 3.54615 4.45385 15856629
2 4 1.51337 2.48663 3.54615 4.45385 5408179
3 4 2.51337 3.48663 3.54615 4.45385 13936263
4 4 3.51337 4.48663 3.54615 4.45385 13737339
5 4 4.51337 5.48663 3.54615 4.45385 4882351
1 5 0.513372 1.48663 4.54615 5.45385 15856629
2 5 1.51337 2.48663 4.54615 5.45385 15856629
3 5 2.51337 3.48663 4.54615 5.45385 14598574
4 5 3.51337 4.48663 4.54615 5.45385 15856629
5 5 4.51337 5.48663 4.54615 5.45385 13539187
1 6 0.513372 1.48663 5.54615 6.45385 15856629
2 6 1.51337 2.48663 5.54615 6.45385 5999542
3 6 2.51337 3.48663 5.54615 6.45385 13340004
4 6 3.51337 4.48663 5.54615 6.45385 14399649
5 6 4.51337 5.48663 5.54615 6.45385 7971011
1 7 0.513372 1.48663 6.54615 7.45385 15856629
2 7 1.51337 2.48663 6.54615 7.45385 11883539
3 7 2.51337 3.48663 6.54615 7.45385 12942926
4 7 3.51337 4.48663 6.54615 7.45385 4685230
5 7 4.51337 5.48663 6.54615 7.45385 9022410
1 8 0.513372 1.48663 7.54615 8.45385 15856629
2 8 1.51337 2.48663 7.54615 8.45385 13885160
3 8 2.51337 3.48663 7.54615 8.45385 14069137
4 8 3.51337 4.48663 7.54615 8.45385 13141594
5 8 4.51337 5.48663 7.54615 8.45385 14731190
1 9 0.513372 1.48663 8.54615 9.45385 15856629
2 9 1.51337 2.48663 8.54615 9.45385 5802421
3 9 2.51337 3.48663 8.54615 9.45385 12347181
4 9 3.51337 4.48663 8.54615 9.45385 13031139
5 9 4.51337 5.48663 8.54615 9.45385 14200982
1 10 0.513372 1.48663 9.54615 10.4538 15856629
2 10 1.51337 2.48663 9.54615 10.4538 545428
3 10 2.51337 3.48663 9.54615 10.4538 12016412
4 10 3.51337 4.48663 9.54615 10.4538 14200982
5 10 4.51337 5.48663 9.54615 10.4538 13539187
2 11 1.51337 2.48663 10.5462 11.4538 15856629
3 11 2.51337 3.48663 10.5462 11.4538 15062216
4 11 3.51337 4.48663 10.5462 11.4538 15856629
1 12 0.513372 1.48663 11.5462 12.4538 15856629
EOD
plot $cell0 using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable
unset output
