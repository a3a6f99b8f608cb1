-- Editing: who changed what and when, and where an import and a person disagree.

-- Every change by a person, for ever. Each row's hash covers the row before it.
CREATE TABLE change_log (
    number INTEGER PRIMARY KEY,    -- 1, 2, 3 … without gaps
    at TEXT NOT NULL,              -- UTC
    actor TEXT NOT NULL,           -- the user's name
    collection TEXT NOT NULL,
    feature INTEGER NOT NULL,
    kind TEXT NOT NULL,            -- create, replace, update, retire, restore, undo, settle
    reason TEXT NOT NULL,
    before TEXT NOT NULL,          -- the feature as JSON, 'null' when there was none
    after TEXT NOT NULL,
    previous TEXT NOT NULL,        -- hash of the row before; of the first one empty
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX change_log_feature ON change_log (collection, feature);

CREATE TRIGGER change_log_grows_at_its_end BEFORE INSERT ON change_log
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM change_log)
    OR NEW.previous <> coalesce((SELECT hash FROM change_log ORDER BY number DESC LIMIT 1), '')
    OR EXISTS (SELECT 1 FROM change_log WHERE hash = NEW.hash)
BEGIN SELECT raise(ABORT, 'the change log only grows at its end'); END;
CREATE TRIGGER change_log_is_not_rewritten BEFORE UPDATE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is never rewritten'); END;
CREATE TRIGGER change_log_is_not_shortened BEFORE DELETE ON change_log
BEGIN SELECT raise(ABORT, 'the change log is never shortened'); END;

-- What editing needs to know of a feature. Without a row: version 1, never retired.
CREATE TABLE edit_state (
    collection TEXT NOT NULL,
    feature INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed INTEGER NOT NULL,      -- the revision of the last change
    retired_at TEXT,
    hand TEXT NOT NULL DEFAULT '{}', -- column set by hand -> what the file last said, as JSON
    PRIMARY KEY (collection, feature)
) STRICT, WITHOUT ROWID;

-- A field that was edited by hand, and that a file now says something new of.
CREATE TABLE import_clash (
    id INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    feature INTEGER NOT NULL,
    field TEXT NOT NULL,
    hand_value TEXT NOT NULL,      -- JSON
    file_value TEXT NOT NULL,      -- JSON
    source_id INTEGER NOT NULL REFERENCES source,
    found_at TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    choice TEXT CHECK (choice IN ('hand', 'file'))
) STRICT;
CREATE UNIQUE INDEX import_clash_open ON import_clash (collection, feature, field)
    WHERE settled_at IS NULL;

-- What a measure answers and where it is compared. By response and number, since an import gives
-- mentions new ids; zones by code, since they may be imported anew.
CREATE TABLE measure_mention (
    measure_id INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    response_id INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
    number INTEGER NOT NULL,
    PRIMARY KEY (measure_id, response_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE measure_incident (
    measure_id INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    incident_id INTEGER NOT NULL REFERENCES incident ON DELETE CASCADE,
    PRIMARY KEY (measure_id, incident_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE measure_zone (
    measure_id INTEGER NOT NULL REFERENCES measure ON DELETE CASCADE,
    zone_set TEXT NOT NULL,
    zone_code TEXT NOT NULL,
    control INTEGER NOT NULL CHECK (control IN (0, 1)),
    PRIMARY KEY (measure_id, zone_set, zone_code)
) STRICT, WITHOUT ROWID;

-- What is going on now, for a council's meeting.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    dataset TEXT NOT NULL,
    source_key TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source,
    title TEXT NOT NULL,
    text TEXT,
    place TEXT,
    starts TEXT,
    ends TEXT,
    owner TEXT,
    audience TEXT NOT NULL,        -- the least role that may read it
    precision TEXT NOT NULL CHECK (precision IN ('exact', 'zone', 'none')),
    zone_set TEXT,
    zone_code TEXT,
    geom BLOB,
    UNIQUE (dataset, source_key)
) STRICT;

-- Whoever changes a row, import or person, moves its version.
CREATE TRIGGER measure_moves AFTER UPDATE ON measure BEGIN
    INSERT INTO edit_state (collection, feature, version, changed)
    VALUES ('measures', NEW.id, 2, (SELECT value + 1 FROM revision))
    ON CONFLICT DO UPDATE SET version = version + 1, changed = excluded.changed;
END;
CREATE TRIGGER commitment_moves AFTER UPDATE ON commitment BEGIN
    INSERT INTO edit_state (collection, feature, version, changed)
    VALUES ('commitments', NEW.id, 2, (SELECT value + 1 FROM revision))
    ON CONFLICT DO UPDATE SET version = version + 1, changed = excluded.changed;
END;
CREATE TRIGGER activity_moves AFTER UPDATE ON activity BEGIN
    INSERT INTO edit_state (collection, feature, version, changed)
    VALUES ('activities', NEW.id, 2, (SELECT value + 1 FROM revision))
    ON CONFLICT DO UPDATE SET version = version + 1, changed = excluded.changed;
END;
CREATE TRIGGER place_moves AFTER UPDATE ON place BEGIN
    INSERT INTO edit_state (collection, feature, version, changed)
    VALUES ('places', NEW.id, 2, (SELECT value + 1 FROM revision))
    ON CONFLICT DO UPDATE SET version = version + 1, changed = excluded.changed;
END;
CREATE TRIGGER note_moves AFTER UPDATE ON note BEGIN
    INSERT INTO edit_state (collection, feature, version, changed)
    VALUES ('notes', NEW.id, 2, (SELECT value + 1 FROM revision))
    ON CONFLICT DO UPDATE SET version = version + 1, changed = excluded.changed;
END;

-- Rows that are not retired: what the map shows.
CREATE VIEW retired AS SELECT collection, feature FROM edit_state WHERE retired_at IS NOT NULL;
