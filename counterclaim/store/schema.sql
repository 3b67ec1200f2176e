-- The record as one SQLite file. Readable with `sqlite3` or Datasette; written only by counterclaim.
-- Every row of what was found has its words in `evidence`; `object` is the row as the contract's JSON.
-- Dates are EDTF text, offsets count Unicode code points of report.text, ids are those of the export.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- where each row stands, in the order of the export: `place` is its rowid in its table and in `words`, those
-- of one kind in a range of their own (counterclaim/store/rows.py); time has no rowid. `digest` is one of all
-- that is written of it, evidence, part and words included, so that a build writes only what differs.
-- `id` is the row's, the JSON of its key where it has none, and the digest where it has no key.
CREATE TABLE IF NOT EXISTS line (
  place  INTEGER PRIMARY KEY,
  id     TEXT NOT NULL,
  digest BLOB NOT NULL
);

CREATE TABLE report (
  id              TEXT PRIMARY KEY,
  path            TEXT,
  url             TEXT,
  title           TEXT,
  outlet          TEXT,
  byline          TEXT,
  dateline        TEXT,
  published       TEXT,
  published_basis TEXT,
  copy_of         TEXT REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  format          TEXT NOT NULL,
  sha256          TEXT NOT NULL,
  text            TEXT NOT NULL,
  object          TEXT NOT NULL
);
CREATE INDEX report_published ON report (published);
CREATE INDEX report_copy_of ON report (copy_of);

-- What one report says before it is held against others, so that building again reads only new reports.
-- `key` is the digest of the report as taken in and of the reader that read it.
CREATE TABLE reading (
  key    TEXT PRIMARY KEY,
  report TEXT NOT NULL,
  object TEXT NOT NULL
) WITHOUT ROWID;

-- What a build worked out on the way (counterclaim/memory.py), so that the next works out only what is new.
-- The record does not hang on it: with the table empty the same record is built, more slowly.
CREATE TABLE IF NOT EXISTS remembered (
  kind  TEXT NOT NULL,
  key   BLOB NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TABLE actor (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  country TEXT,
  part_of TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  object  TEXT NOT NULL
);

CREATE TABLE place (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  lat       REAL,
  lon       REAL,
  radius_km REAL,
  geonameid INTEGER,
  country   TEXT,
  object    TEXT NOT NULL
);

CREATE TABLE statement (
  id        TEXT PRIMARY KEY,
  report    TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  actor     TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  source    TEXT,
  cue       TEXT,
  content   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  stance    TEXT NOT NULL,
  direct    INTEGER NOT NULL,
  anonymous INTEGER NOT NULL,
  said      TEXT,
  object    TEXT NOT NULL
);
CREATE INDEX statement_actor ON statement (actor);
CREATE INDEX statement_report ON statement (report);
CREATE INDEX statement_said ON statement (said);

CREATE TABLE event (
  id                  TEXT PRIMARY KEY,
  type                TEXT NOT NULL,
  mode                TEXT,
  acled               TEXT,
  status              TEXT NOT NULL,
  date                TEXT,
  place               TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  independent_sources INTEGER NOT NULL,
  object              TEXT NOT NULL
);
CREATE INDEX event_date ON event (date);
CREATE INDEX event_type ON event (type);

-- who takes part: role is actor, recipient or claimed_by of an event, participant of a talk, by of a
-- proposal, side 1.. of a dispute, party of a ceasefire, holder of a place, vote on a resolution ...
CREATE TABLE part (
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  role  TEXT NOT NULL,
  actor TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, id, role, actor)
) WITHOUT ROWID;
CREATE INDEX part_actor ON part (actor);

CREATE TABLE figure (
  id        TEXT PRIMARY KEY,
  report    TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  value     REAL NOT NULL,
  low       REAL,
  high      REAL,
  unit      TEXT,
  measure   TEXT NOT NULL,
  counted   TEXT,
  place     TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  as_of     TEXT,
  event     TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  statement TEXT REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  object    TEXT NOT NULL
);
CREATE INDEX figure_measure ON figure (measure);
CREATE INDEX figure_event ON figure (event);

CREATE TABLE talk (
  id     TEXT PRIMARY KEY,
  date   TEXT,
  place  TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL,
  process TEXT,
  object TEXT NOT NULL
);
CREATE INDEX talk_process ON talk (process);

CREATE TABLE proposal (
  id     TEXT PRIMARY KEY,
  made   TEXT,
  terms  TEXT NOT NULL,
  object TEXT NOT NULL
);

CREATE TABLE dispute (
  id     TEXT PRIMARY KEY,
  kind   TEXT NOT NULL,
  about  TEXT NOT NULL,
  rule   TEXT NOT NULL,
  object TEXT NOT NULL
);

-- what runs over time; docs/record.md defines each
CREATE TABLE ceasefire (
  id       TEXT PRIMARY KEY,
  status   TEXT NOT NULL,
  place    TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  declared TEXT,
  start    TEXT,
  until    TEXT,
  object   TEXT NOT NULL
);

CREATE TABLE series (
  id         TEXT PRIMARY KEY,
  measure    TEXT NOT NULL,
  counted    TEXT,
  place      TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  event      TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  cumulative INTEGER NOT NULL,
  minimum    REAL,
  maximum    REAL,
  best       REAL,
  object     TEXT NOT NULL
);
CREATE INDEX series_event ON series (event);

CREATE TABLE condition (
  id     TEXT PRIMARY KEY,
  kind   TEXT NOT NULL,
  place  TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  date   TEXT,
  trend  TEXT,
  access TEXT,
  object TEXT NOT NULL
);

CREATE TABLE control (
  id     TEXT PRIMARY KEY,
  change TEXT NOT NULL,
  place  TEXT REFERENCES place (id) DEFERRABLE INITIALLY DEFERRED,
  date   TEXT,
  share  REAL,
  status TEXT NOT NULL,
  object TEXT NOT NULL
);
CREATE INDEX control_place ON control (place, date);

CREATE TABLE resolution (
  id     TEXT PRIMARY KEY,
  status TEXT NOT NULL,
  body   TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  date   TEXT,
  object TEXT NOT NULL
);

CREATE TABLE sanction (
  id     TEXT PRIMARY KEY,
  kind   TEXT NOT NULL,
  status TEXT NOT NULL,
  date   TEXT,
  object TEXT NOT NULL
);

CREATE TABLE position (
  id      TEXT PRIMARY KEY,
  actor   TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
  issue   TEXT NOT NULL,
  changes INTEGER NOT NULL,
  object  TEXT NOT NULL
);
CREATE INDEX position_actor ON position (actor);

CREATE TABLE time (
  report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  start  INTEGER NOT NULL,
  end    INTEGER NOT NULL,
  text   TEXT NOT NULL,
  type   TEXT NOT NULL,
  value  TEXT NOT NULL,
  edtf   TEXT,
  object TEXT NOT NULL,
  PRIMARY KEY (report, start, end)
) WITHOUT ROWID;

-- the exact words: report.text between start and end is text; role says what they are to their owner
CREATE TABLE evidence (
  kind      TEXT NOT NULL,
  id        TEXT NOT NULL,
  role      TEXT NOT NULL,
  report    TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  start     INTEGER NOT NULL,
  end       INTEGER NOT NULL,
  text      TEXT NOT NULL,
  statement TEXT
);
CREATE INDEX evidence_owner ON evidence (kind, id);
CREATE INDEX evidence_report ON evidence (report, start);

-- why two things of two readings are one of the record
CREATE TABLE joined (
  kind   TEXT NOT NULL,
  into_id TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  rule   TEXT NOT NULL,
  object TEXT NOT NULL
);
CREATE INDEX joined_into ON joined (kind, into_id);

-- paragraphs of a report that stand in another as well: whose they are, and how much of them does (0 to 1)
CREATE TABLE shared (
  report       TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  start        INTEGER NOT NULL,
  end          INTEGER NOT NULL,
  origin       TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  origin_start INTEGER NOT NULL,
  origin_end   INTEGER NOT NULL,
  share        REAL NOT NULL,
  object       TEXT NOT NULL
);
CREATE INDEX shared_report ON shared (report, start);
CREATE INDEX shared_origin ON shared (origin);

-- what was set aside, and why
CREATE TABLE problem (
  path    TEXT NOT NULL,
  code    TEXT NOT NULL,
  message TEXT NOT NULL,
  place   TEXT,
  count   INTEGER NOT NULL
);

-- full text over everything: kind and id lead back to the row
CREATE VIRTUAL TABLE words USING fts5 (
  kind UNINDEXED, id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2"
);

-- what analysts judged; never changed or removed, not even by building again (docs/review.md).
-- What a judgement is about is named by digests of report texts and offsets, so no row points elsewhere.
CREATE TABLE IF NOT EXISTS judgement (
  id     TEXT PRIMARY KEY,
  made   TEXT NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL,
  kind   TEXT,
  label  TEXT,
  reason TEXT NOT NULL,
  undoes TEXT,
  object TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS judgement_is_kept BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are kept: take one back with an undo'); END;
CREATE TRIGGER IF NOT EXISTS judgement_is_not_rewritten BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'judgements are not rewritten: take one back with an undo'); END;
