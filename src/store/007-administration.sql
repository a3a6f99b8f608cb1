-- What administrators look after: each import of each file, and the work that they start.

-- One import of one file. Its rejected rows are those of the source while `kept` is 1.
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    at TEXT NOT NULL,              -- UTC
    actor TEXT NOT NULL,           -- the user's name; empty when it is not known
    rows_read INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    kept INTEGER NOT NULL CHECK (kept IN (0, 1))
) STRICT;
CREATE INDEX import_run_source ON import_run (source_id);
INSERT INTO import_run (source_id, at, actor, rows_read, accepted, updated, unchanged, rejected, kept)
SELECT id, imported_at, '', rows_read, accepted, updated, unchanged, rejected, 1 FROM source;

-- An import that was started on the page, or the trial before it.
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('trial', 'import')),
    state TEXT NOT NULL CHECK (state IN
        ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
    actor TEXT NOT NULL,
    upload TEXT NOT NULL,          -- id of the uploaded file, which goes away afterwards
    file TEXT NOT NULL,            -- its name, as its owner calls it
    options TEXT NOT NULL,         -- JSON: profile, layer, crs, set, fields
    trial_id INTEGER REFERENCES job ON DELETE SET NULL, -- of an import: what it was tried as
    made_at TEXT NOT NULL,         -- UTC, as are the next
    started_at TEXT,
    ended_at TEXT,
    result TEXT,                   -- JSON: the importer's report
    problem TEXT                   -- of a failed one: why
) STRICT;
