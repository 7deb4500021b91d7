-- The store of gcitrack, version 1. Never edited once released: a change is a further step.
-- Integer keys throughout; the names people know are in the views (views.sql).

-- A published round of the index, named by ITU's label.
CREATE TABLE edition (
  label INTEGER PRIMARY KEY CHECK (label BETWEEN 1900 AND 2999),
  version TEXT,                   -- v1, v2, ...
  title TEXT,
  document TEXT,
  published TEXT,                 -- ISO date; `precision` says how much of it is known
  precision TEXT CHECK (precision IN ('day', 'month', 'year')),
  collected_from INTEGER,         -- years in which the data were collected
  collected_to INTEGER,
  countries INTEGER,              -- in ITU's table
  last_rank INTEGER,              -- last rank printed; NULL where none is
  tie_rule TEXT NOT NULL CHECK (tie_rule IN ('dense', 'none', 'unknown')),
  scale INTEGER NOT NULL CHECK (scale IN (1, 100)),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 15),
  indicators INTEGER,
  questions INTEGER,
  break_note TEXT,                -- what changed since the edition before; NULL: not known
  bundled INTEGER NOT NULL CHECK (bundled IN (0, 1))
) STRICT;

CREATE TABLE country (
  id INTEGER PRIMARY KEY,         -- 1, 2, ... in the order of iso3
  iso3 TEXT NOT NULL UNIQUE CHECK (length(iso3) = 3),
  iso2 TEXT NOT NULL CHECK (length(iso2) = 2),
  name TEXT NOT NULL,             -- as ITU writes it
  region TEXT,                    -- ITU region
  in_gci INTEGER NOT NULL CHECK (in_gci IN (0, 1)),
  note TEXT
) STRICT;

-- Every name a country is known by, folded. An ambiguous one is not enough by itself.
CREATE TABLE name (
  fold TEXT NOT NULL,
  country INTEGER NOT NULL REFERENCES country (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT,
  ambiguous INTEGER NOT NULL CHECK (ambiguous IN (0, 1)),
  own INTEGER NOT NULL CHECK (own IN (0, 1)), -- added by the user
  PRIMARY KEY (fold, country, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE grouping (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;

-- A spell of membership; "to" is its last day.
CREATE TABLE member (
  grouping INTEGER NOT NULL REFERENCES grouping (id) ON DELETE CASCADE,
  country INTEGER NOT NULL REFERENCES country (id),
  "from" TEXT NOT NULL DEFAULT '', -- '' is: always
  "to" TEXT,
  precision TEXT,
  confidence TEXT,
  note TEXT,
  PRIMARY KEY (grouping, country, "from")
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  precision TEXT NOT NULL,
  scope TEXT NOT NULL,            -- ISO3, the code of a group, or WLD
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  note TEXT,
  source TEXT,
  own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT, WITHOUT ROWID;

-- What a figure measures. 0 to 7 are built in (analysis/gci.h); long files may bring others.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- One imported file, or one table that came with the program.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,           -- of the bytes read
  size INTEGER NOT NULL,
  layout TEXT NOT NULL,
  options TEXT NOT NULL,
  edition INTEGER,                -- NULL: several
  issued TEXT NOT NULL,           -- ISO date; of two figures the one issued later is current
  imported TEXT,                  -- ISO date; NULL for a bundled table
  note TEXT,
  rows INTEGER NOT NULL,          -- figures it holds
  revised INTEGER NOT NULL,       -- figures that differed from the current ones when it came
  digest TEXT NOT NULL,           -- of its figures, in any order (store/digest.c)
  bundled INTEGER NOT NULL CHECK (bundled IN (0, 1)),
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

-- Every figure of every source, as printed: the number is value / 10^decimals. No foreign keys here: they would
-- double the time of a large import, and the code that writes has looked each of them up already. The source comes
-- first in the key, so what is imported always goes to the end of the table: where figures go between others, SQLite
-- takes twice as long.
CREATE TABLE figure (
  edition INTEGER NOT NULL,
  series INTEGER NOT NULL,
  country INTEGER NOT NULL,
  source INTEGER NOT NULL,
  value INTEGER NOT NULL,
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 15),
  line INTEGER NOT NULL,          -- of the file; 0 where it has none
  PRIMARY KEY (source, edition, series, country)
) STRICT, WITHOUT ROWID;

-- Facts about the store itself: 'bundle' names the sources it came with, or is 'none' for one made with
-- `init --empty`; 'reference' names the version of the countries, names, groups, events and editions.
CREATE TABLE property (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
