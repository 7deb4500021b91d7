-- Views for people: sqlite3, datasette, R, spreadsheets. gcitrack's own commands read the tables; a test holds both
-- to the same answers. Figures here are numbers, so 48.20 reads 48.2: the printed digits are in `printed`.

-- The current figure of each edition, series and country.
CREATE VIEW v_figures AS
SELECT edition, series, iso3, country, printed, number, source, issued
FROM (
  SELECT f.edition, s.name AS series, c.iso3, c.name AS country,
         CASE WHEN f.decimals = 0 THEN CAST(f.value AS TEXT)
              ELSE CASE WHEN f.value < 0 THEN '-' ELSE '' END
                || CAST(abs(f.value) / p.ten AS TEXT) || '.'
                || substr('000000000000000' || CAST(abs(f.value) % p.ten AS TEXT), -f.decimals)
         END AS printed,
         CAST(f.value AS REAL) / p.ten AS number,
         o.name AS source, o.issued,
         row_number() OVER (PARTITION BY f.edition, f.series, f.country ORDER BY o.issued DESC, o.id DESC) AS newest
  FROM figure f
  JOIN source o ON o.id = f.source AND o.withdrawn = 0
  JOIN series s ON s.id = f.series
  JOIN country c ON c.id = f.country
  JOIN (
    SELECT 0 AS decimals, 1 AS ten UNION ALL SELECT 1, 10 UNION ALL SELECT 2, 100 UNION ALL SELECT 3, 1000
    UNION ALL SELECT 4, 10000 UNION ALL SELECT 5, 100000 UNION ALL SELECT 6, 1000000 UNION ALL SELECT 7, 10000000
    UNION ALL SELECT 8, 100000000 UNION ALL SELECT 9, 1000000000 UNION ALL SELECT 10, 10000000000
    UNION ALL SELECT 11, 100000000000 UNION ALL SELECT 12, 1000000000000 UNION ALL SELECT 13, 10000000000000
    UNION ALL SELECT 14, 100000000000000 UNION ALL SELECT 15, 1000000000000000
  ) p ON p.decimals = f.decimals
)
WHERE newest = 1;

-- Score, ITU's printed rank and gcitrack's place, side by side; place is 1 + countries that score higher.
CREATE VIEW v_places AS
SELECT s.edition, s.iso3, s.country, s.printed AS score,
       round(s.number * 100.0 / e.scale, 10) AS score100,
       CAST(r.number AS INTEGER) AS itu_rank,
       rank() OVER (PARTITION BY s.edition ORDER BY s.number DESC) AS place,
       count(*) OVER (PARTITION BY s.edition) AS "of",
       count(*) OVER (PARTITION BY s.edition, s.number) AS tied,
       CASE WHEN t.printed IS NULL THEN NULL ELSE 'T' || t.printed END AS tier
FROM v_figures s
JOIN edition e ON e.label = s.edition
LEFT JOIN v_figures r ON r.edition = s.edition AND r.iso3 = s.iso3 AND r.series = 'itu_rank'
LEFT JOIN v_figures t ON t.edition = s.edition AND t.iso3 = s.iso3 AND t.series = 'tier'
WHERE s.series = 'score';

-- Places from each edition to the next, counted on the countries that are in both; + is gained.
CREATE VIEW v_changes AS
WITH step AS (
  SELECT edition AS "from", lead(edition) OVER (ORDER BY edition) AS "to"
  FROM (SELECT DISTINCT edition FROM v_places)
),
pair AS (
  SELECT step."from", step."to", a.iso3, a.country,
         rank() OVER (PARTITION BY step."from" ORDER BY a.score100 DESC) AS place_from,
         rank() OVER (PARTITION BY step."from" ORDER BY b.score100 DESC) AS place_to,
         a.itu_rank AS itu_from, b.itu_rank AS itu_to, a.score100 AS score100_from, b.score100 AS score100_to
  FROM step
  JOIN v_places a ON a.edition = step."from"
  JOIN v_places b ON b.edition = step."to" AND b.iso3 = a.iso3
)
SELECT "from", "to", iso3, country, place_from, place_to, place_from - place_to AS places, itu_from, itu_to,
       score100_from, score100_to
FROM pair;

-- Members of each group with their days.
CREATE VIEW v_members AS
SELECT g.code AS "group", g.name AS group_name, c.iso3, c.name AS country, nullif(m."from", '') AS "from", m."to"
FROM member m
JOIN grouping g ON g.id = m.grouping
JOIN country c ON c.id = m.country;
