-- Workshops: people around one map. Nothing here tells who a guest is: no address, no device.
-- Texts in JSON are what the leader wrote. Times are UTC.

CREATE TABLE workshop (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,     -- what guests type to join
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    consent TEXT NOT NULL,         -- what guests agree to before they join
    area TEXT NOT NULL,            -- JSON: [west, south, east, north] in CRS84, what the map shows
    themes TEXT NOT NULL,          -- JSON: list of texts
    categories TEXT NOT NULL,      -- JSON: list of texts
    moderation TEXT NOT NULL CHECK (moderation IN ('pre', 'post')),
    vote TEXT NOT NULL CHECK (vote IN ('none', 'one', 'budget')),
    budget INTEGER NOT NULL CHECK (budget BETWEEN 1 AND 100),
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'frozen', 'closed')),
    opens TEXT,                    -- NULL: when the leader says so
    closes TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_up INTEGER NOT NULL CHECK (made_up IN (0, 1)),
    published_at TEXT,             -- NULL: its contributions are no layer
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- Statements to agree with, scenarios to compare and vote on, questions to answer.
CREATE TABLE workshop_item (
    id INTEGER PRIMARY KEY,
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'scenario', 'question')),
    position INTEGER NOT NULL,
    theme TEXT NOT NULL,           -- one of the workshop's, or empty
    text TEXT NOT NULL,
    changes TEXT NOT NULL          -- of a scenario: GeoJSON FeatureCollection over the base; else ''
) STRICT;
CREATE INDEX workshop_item_workshop ON workshop_item (workshop_id);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    secret_hash TEXT NOT NULL UNIQUE,
    nickname TEXT,                 -- as chosen, if any
    consented_at TEXT NOT NULL
) STRICT;
CREATE INDEX participant_workshop ON participant (workshop_id);

CREATE TABLE contribution (
    id INTEGER PRIMARY KEY,
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    participant_id INTEGER REFERENCES participant ON DELETE SET NULL, -- NULL: the leader wrote it
    client TEXT NOT NULL,          -- random id of the browser that sent it, and its rising number:
    number INTEGER NOT NULL,       -- so that what is sent twice is stored once
    kind TEXT NOT NULL CHECK (kind IN ('point', 'line', 'area', 'answer')),
    category TEXT NOT NULL,        -- one of the workshop's, or empty
    theme TEXT NOT NULL,           -- the same
    scenario_id INTEGER REFERENCES workshop_item,
    question_id INTEGER REFERENCES workshop_item,
    comment TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('web', 'paper')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'hidden', 'merged', 'withdrawn')),
    merged_into INTEGER REFERENCES contribution,
    made_at TEXT NOT NULL,
    geom BLOB,
    UNIQUE (workshop_id, client, number),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT;
CREATE INDEX contribution_merged_into ON contribution (merged_into);
CREATE INDEX contribution_participant ON contribution (participant_id);

CREATE TABLE reaction (
    participant_id INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
    statement_id INTEGER REFERENCES workshop_item ON DELETE CASCADE,
    contribution_id INTEGER REFERENCES contribution ON DELETE CASCADE,
    answer TEXT NOT NULL CHECK (answer IN ('agree', 'disagree', 'dont_know', 'like')),
    CHECK ((statement_id IS NULL) <> (contribution_id IS NULL)),
    CHECK ((answer = 'like') = (contribution_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX reaction_statement ON reaction (statement_id, participant_id)
    WHERE statement_id IS NOT NULL;
CREATE UNIQUE INDEX reaction_contribution ON reaction (contribution_id, participant_id)
    WHERE contribution_id IS NOT NULL;
CREATE INDEX reaction_participant ON reaction (participant_id);

CREATE TABLE vote (
    participant_id INTEGER NOT NULL REFERENCES participant ON DELETE CASCADE,
    scenario_id INTEGER NOT NULL REFERENCES workshop_item ON DELETE CASCADE,
    points INTEGER NOT NULL CHECK (points > 0),
    PRIMARY KEY (participant_id, scenario_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_scenario ON vote (scenario_id);

-- What was answered to each thing that a client sent, so that it is told the same again.
CREATE TABLE workshop_receipt (
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    client TEXT NOT NULL,
    number INTEGER NOT NULL,
    answer TEXT NOT NULL,          -- JSON
    PRIMARY KEY (workshop_id, client, number)
) STRICT, WITHOUT ROWID;

-- What has happened, in order: what screens that were away are told when they come back.
CREATE TABLE workshop_event (
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    number INTEGER NOT NULL,       -- 1, 2, 3 …
    audience INTEGER,              -- NULL: all; 0: leaders; else leaders and this participant
    kind TEXT NOT NULL,
    data TEXT NOT NULL,            -- JSON
    PRIMARY KEY (workshop_id, number)
) STRICT, WITHOUT ROWID;
