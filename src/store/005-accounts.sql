-- Who may see and change what. Passwords, tokens and the ids of sessions are kept as hashes only.
-- Days are local, '2026-11-23'; other times are seconds since 1970 UTC.

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- to sign in with: lower case
    shown_as TEXT NOT NULL,        -- what others read
    role TEXT NOT NULL CHECK (role IN ('staff', 'editor', 'admin')),
    password_hash TEXT NOT NULL,   -- Argon2id; '': no password, known by a proxy alone
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created TEXT NOT NULL,
    last_sign_in TEXT              -- day
) STRICT;

CREATE TABLE session (
    id_hash TEXT PRIMARY KEY,      -- BLAKE2b of the id, which only the browser has
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    created INTEGER NOT NULL,
    seen INTEGER NOT NULL          -- about when it was used last
) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session (user_id);

-- For programs.
CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- what it is for
    hash TEXT NOT NULL UNIQUE,     -- BLAKE2b of the token, which is shown once
    role TEXT NOT NULL CHECK (role IN ('staff', 'editor', 'admin')),
    user_id INTEGER REFERENCES user ON DELETE CASCADE, -- whose program it is; its role is a limit
    created TEXT NOT NULL,
    expires TEXT NOT NULL,         -- the last day
    last_used TEXT                 -- day
) STRICT;
CREATE INDEX token_user ON token (user_id);
