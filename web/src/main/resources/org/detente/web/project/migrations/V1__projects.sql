-- Theatres, and every state their files were ever in. Rows are added and never changed, but for
-- the project that is open.
CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  source VARCHAR(4000) NOT NULL,
  created TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT project_source UNIQUE (source)
);

-- What files hold, by the SHA-256 of their bytes.
CREATE TABLE content (
  hash CHAR(64) PRIMARY KEY,
  bytes ${bytes} NOT NULL
);

-- A state of all files of a project. stands_for is the version whose files these are: its own
-- number, or that of an earlier one where something was undone or done again.
CREATE TABLE version (
  project INTEGER NOT NULL REFERENCES project (id),
  number INTEGER NOT NULL,
  parent INTEGER,
  stands_for INTEGER NOT NULL,
  kind VARCHAR(20) NOT NULL,
  made_by VARCHAR(200) NOT NULL,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL,
  what VARCHAR(1000) NOT NULL,
  tree CHAR(64) NOT NULL,
  PRIMARY KEY (project, number),
  FOREIGN KEY (project, parent) REFERENCES version (project, number),
  FOREIGN KEY (project, stands_for) REFERENCES version (project, number)
);

CREATE TABLE version_file (
  project INTEGER NOT NULL,
  number INTEGER NOT NULL,
  path VARCHAR(500) NOT NULL,
  hash CHAR(64) NOT NULL REFERENCES content (hash),
  PRIMARY KEY (project, number, path),
  FOREIGN KEY (project, number) REFERENCES version (project, number)
);

-- Which state a run was made from.
CREATE TABLE run (
  project INTEGER NOT NULL,
  id VARCHAR(20) NOT NULL,
  number INTEGER NOT NULL,
  begun TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (project, id, begun),
  FOREIGN KEY (project, number) REFERENCES version (project, number)
);
