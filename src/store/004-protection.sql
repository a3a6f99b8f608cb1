-- What the public's view is made with.

-- Where the public may see an event: near its place, within its zones, chosen once. In the storage CRS.
CREATE TABLE public_position (
    theme INTEGER NOT NULL,        -- as of placement
    event_id INTEGER NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    PRIMARY KEY (theme, event_id)
) STRICT, WITHOUT ROWID;

-- Bytes that no answer holds. public_ids: what the ids of public features are made with.
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO secret VALUES ('public_ids', randomblob(32));
