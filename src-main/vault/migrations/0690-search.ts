/** @file Of the baseline: the index of words, which is made of what the other tables hold, and pages read by machine. Frozen once released. */

export const search = `
-- All of this can be made anew from the other tables: it is not sealed, and not carried over by a salvage.
CREATE TABLE search_piece (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  -- Of the row it is from.
  key TEXT NOT NULL,
  case_id TEXT NOT NULL,
  -- 1-based; null where it is of no page.
  page INTEGER,
  -- Last: it is long, and most readings need the others alone.
  text TEXT NOT NULL
) STRICT;
CREATE INDEX search_piece_of ON search_piece(source, key);
CREATE INDEX search_piece_case ON search_piece(case_id);

-- What the index has yet to read, written with the change itself.
CREATE TABLE search_due (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (source, key)
) STRICT;

-- Exhibits whose pages could not be read.
CREATE TABLE search_unread (
  evidence_id TEXT PRIMARY KEY,
  code TEXT NOT NULL
) STRICT;

-- Words there are, for what was meant by one that is not there.
CREATE TABLE search_term (
  term TEXT PRIMARY KEY,
  length INTEGER NOT NULL
) STRICT;
CREATE INDEX search_term_length ON search_term(length, term);

CREATE VIEW search_folded AS SELECT id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text, 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ħ', 'h'), 'Ħ', 'h'), 'ŧ', 't'), 'Ŧ', 't'), 'ı', 'i'), 'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'), 'أ', 'ا'), 'إ', 'ا'), 'آ', 'ا'), 'ٱ', 'ا'), 'ى', 'ي'), 'ة', 'ه'), 'ـ', ''), 'ً', ''), 'ٌ', ''), 'ٍ', ''), 'َ', ''), 'ُ', ''), 'ِ', ''), 'ّ', ''), 'ْ', ''), 'ٰ', '') AS text FROM search_piece;

CREATE VIRTUAL TABLE search_words USING fts5(text, content='search_folded', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'", prefix='2 3');
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);

CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, row);

-- What was read and does not lie in a working copy yet. It can be read again: not sealed, and not carried over by a salvage.
CREATE TABLE search_read (
  evidence_id TEXT NOT NULL,
  -- 1-based, of the working copy.
  page INTEGER NOT NULL,
  -- JSON: how the page is turned, and each word with its place (core/evidence/machine-read.ts).
  words TEXT NOT NULL,
  -- 0 to 100; null where no words were found.
  certainty INTEGER,
  -- Program and data that read it.
  reader TEXT NOT NULL,
  -- Why it could not be read, or not be laid into the working copy; '' where nothing was wrong.
  code TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (evidence_id, page)
) STRICT;

-- What somebody may be found by who is in two cases: core/people/same-person.ts. Part of the index: made of other rows.
CREATE TABLE search_person (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (key, person_id)
) STRICT;
CREATE INDEX search_person_of ON search_person(person_id);
`;
