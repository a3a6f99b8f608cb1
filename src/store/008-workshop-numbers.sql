-- Numbers of workshops, guests and contributions that are gone are never given again: who still
-- holds an old number must not meet somebody new under it.
CREATE TABLE number_given (
    of TEXT PRIMARY KEY,
    highest INTEGER NOT NULL       -- of those that are gone
) STRICT, WITHOUT ROWID;
INSERT INTO number_given VALUES ('workshop', 0), ('participant', 0), ('contribution', 0);

CREATE TRIGGER workshop_gone AFTER DELETE ON workshop BEGIN
    UPDATE number_given SET highest = max(highest, OLD.id) WHERE of = 'workshop';
END;
CREATE TRIGGER participant_gone AFTER DELETE ON participant BEGIN
    UPDATE number_given SET highest = max(highest, OLD.id) WHERE of = 'participant';
END;
CREATE TRIGGER contribution_gone AFTER DELETE ON contribution BEGIN
    UPDATE number_given SET highest = max(highest, OLD.id) WHERE of = 'contribution';
END;

-- What was answered to the last things that each guest sent; 0 is a leader with sheets of paper.
DROP TABLE workshop_receipt;
CREATE TABLE workshop_receipt (
    id INTEGER PRIMARY KEY,
    workshop_id INTEGER NOT NULL REFERENCES workshop ON DELETE CASCADE,
    participant_id INTEGER NOT NULL,
    client TEXT NOT NULL,
    number INTEGER NOT NULL,
    answer TEXT NOT NULL,          -- JSON; of a contribution its number alone
    UNIQUE (workshop_id, participant_id, client, number)
) STRICT;
CREATE INDEX workshop_receipt_of ON workshop_receipt (workshop_id, participant_id, id);

-- The log names contributions; what they say is read where they are, as long as it is shown.
UPDATE workshop_event SET data = CAST(json_extract(data, '$.id') AS TEXT) WHERE kind = 'contribution';

-- What a guest took back is not kept.
UPDATE contribution SET comment = '', geom = NULL WHERE state = 'withdrawn';
DELETE FROM published_contribution
    WHERE id IN (SELECT id FROM contribution WHERE state <> 'shown');
