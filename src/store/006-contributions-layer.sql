-- Contributions that a leader has published: texts and positions as they were when that was done.
CREATE TABLE published_contribution (
    id INTEGER PRIMARY KEY REFERENCES contribution ON DELETE CASCADE,
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    likes INTEGER NOT NULL,
    kind TEXT NOT NULL,
    category TEXT NOT NULL,
    theme TEXT NOT NULL,
    scenario TEXT,
    comment TEXT NOT NULL,
    channel TEXT NOT NULL,
    made_on TEXT NOT NULL,         -- the day
    geom BLOB NOT NULL
) STRICT;
CREATE INDEX published_contribution_workshop ON published_contribution (workshop_id);

-- The zone of each in each zone set, by its point inside; of several the lowest code.
CREATE TABLE published_contribution_zone (
    contribution_id INTEGER NOT NULL REFERENCES published_contribution ON DELETE CASCADE,
    zone_set TEXT NOT NULL,
    zone_code TEXT NOT NULL,
    PRIMARY KEY (contribution_id, zone_set)
) STRICT, WITHOUT ROWID;
