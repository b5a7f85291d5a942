-- What a theatre is called in lists (empty: as its folder is), and since when it is put away
-- (empty: it is not).
ALTER TABLE project ADD COLUMN label VARCHAR(200);
ALTER TABLE project ADD COLUMN put_away TIMESTAMP WITH TIME ZONE;

-- Theatres that somebody begins. state: OPEN; DONE, where it became a project; DROPPED. Rows
-- change and stay, so that a number never leads to another's.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  label VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  project INTEGER REFERENCES project (id),
  changed TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What was answered so far and the files that were brought, until it is done or dropped.
CREATE TABLE draft_file (
  draft INTEGER NOT NULL REFERENCES draft (id),
  path VARCHAR(500) NOT NULL,
  hash CHAR(64) NOT NULL REFERENCES content (hash),
  PRIMARY KEY (draft, path)
);
