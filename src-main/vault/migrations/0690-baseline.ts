/**
 * @file What a new vault is made of. Where a line says more than its neighbours in one breath, a column was added later: the words
 * are those that stand in every vault, and the check for a strange schema compares them to the letter. Frozen once released.
 */

import { cases } from './0690-cases.ts';
import { days } from './0690-days.ts';
import { interviews } from './0690-interviews.ts';
import { leaving } from './0690-leaving.ts';
import { vault } from './0690-vault.ts';
import type { Migration } from './migration.ts';

/** Of the baseline: handovers to another office, and from one. Frozen once released. */
const handover = `
-- The newest is shown; those before it still open what was made for them.
CREATE TABLE receiving_key (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  identity TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE TRIGGER receiving_key_no_update BEFORE UPDATE ON receiving_key
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER receiving_key_no_delete BEFORE DELETE ON receiving_key
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;

-- One row for a file that left.
CREATE TABLE handover_out (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  -- 'age1…'; '' where it opens with a passphrase.
  public_key TEXT NOT NULL,
  purpose TEXT NOT NULL,
  -- An id of resources/consent/grounds.json; '' where consent stands.
  ground TEXT NOT NULL,
  -- JSON: what is in it and what was left out.
  made_of TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  receipt_key TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  byte_size INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_out_case ON handover_out(case_id);
CREATE TRIGGER handover_out_no_update BEFORE UPDATE ON handover_out
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_out_no_delete BEFORE DELETE ON handover_out
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;

CREATE TABLE handover_receipt (
  handover_id TEXT NOT NULL REFERENCES handover_out(id),
  -- The receipt as it came, JSON.
  receipt TEXT NOT NULL,
  mac TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  PRIMARY KEY (handover_id, mac)
) STRICT;
CREATE TRIGGER handover_receipt_no_update BEFORE UPDATE ON handover_receipt
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_receipt_no_delete BEFORE DELETE ON handover_receipt
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;

-- What was received. Beside the case, not in it, until somebody has looked at it.
CREATE TABLE handover_in (
  id TEXT PRIMARY KEY,
  -- As the sender names the case; it may be here or not.
  case_id TEXT NOT NULL,
  manifest TEXT NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_in_case ON handover_in(case_id);
CREATE TRIGGER handover_in_no_update BEFORE UPDATE ON handover_in
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_in_no_delete BEFORE DELETE ON handover_in
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;

-- 'read', 'merged', 'discarded', 'receipt': the newest says how far it is; none says that reading was interrupted.
CREATE TABLE handover_event (
  id INTEGER PRIMARY KEY,
  handover_id TEXT NOT NULL REFERENCES handover_in(id),
  event TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_event_of ON handover_event(handover_id, id);
CREATE TRIGGER handover_event_no_update BEFORE UPDATE ON handover_event
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_event_no_delete BEFORE DELETE ON handover_event
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;

-- The texts of the file as they came: what is not taken in, and what forms this program does not know, can be read here.
CREATE TABLE handover_text (
  handover_id TEXT NOT NULL REFERENCES handover_in(id),
  path TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (handover_id, path)
) STRICT;

-- Originals of exhibits, and what was found out about each when it was read in.
CREATE TABLE handover_exhibit (
  handover_id TEXT NOT NULL REFERENCES handover_in(id),
  sha256 TEXT NOT NULL,
  original_blob TEXT NOT NULL REFERENCES blob(id),
  working_blob TEXT REFERENCES blob(id),
  thumbnail BLOB,
  -- JSON: what intake found, or the failure for which it cannot become an exhibit.
  intake TEXT NOT NULL,
  PRIMARY KEY (handover_id, sha256)
) STRICT;

-- What was decided about each thing in it: both sides as they stood then.
CREATE TABLE handover_item (
  id INTEGER PRIMARY KEY,
  handover_id TEXT NOT NULL REFERENCES handover_in(id),
  item TEXT NOT NULL,
  -- 'taken', 'same' or 'left'.
  became TEXT NOT NULL,
  -- JSON: what differed, with both sides in words.
  differences TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_item_of ON handover_item(handover_id, item, id);
CREATE TRIGGER handover_item_no_update BEFORE UPDATE ON handover_item
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
CREATE TRIGGER handover_item_no_delete BEFORE DELETE ON handover_item
BEGIN SELECT RAISE(ABORT, 'handovers are append-only'); END;
`;

/** Of the baseline: stored bytes, exhibits, their custody, and what is privileged. Frozen once released. */
const evidence = `
CREATE TABLE blob (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  byte_size INTEGER NOT NULL
) STRICT;

CREATE TABLE blob_chunk (
  blob_id TEXT NOT NULL REFERENCES blob(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (blob_id, seq)
) STRICT;

-- page_directions: JSON: only pages that do not read from left to right, or that somebody turned. The stored files never change.
-- hidden: JSON: page, how they are hidden, the words. Evidence taken in before this step was not looked through.
-- pictured_pages: JSON: 1-based pages of the working copy, in order.
-- pictured_blob: The working copy with those pages as pictures; the one without them stays, so that it can be gone back to.
-- machine_read: JSON: pages of the working copy whose words were read by machine from what is seen, and how sure it is of them.
-- transcripts: JSON: versions in the order they were saved (core/evidence/transcript.ts). None is ever taken away or changed.
-- reading_languages: JSON: names of languages beside English, as their files are called; null for those that are usual in this vault.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  exhibit_ref TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  document_date TEXT,
  section TEXT NOT NULL DEFAULT '',
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  byte_size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  original_blob TEXT NOT NULL REFERENCES blob(id),
  working_blob TEXT NOT NULL REFERENCES blob(id),
  working_steps TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  thumbnail BLOB,
  notes TEXT NOT NULL DEFAULT '[]',
  comments TEXT NOT NULL DEFAULT '[]',
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  received_from TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  removed_at TEXT
, page_directions TEXT NOT NULL DEFAULT '[]', hidden TEXT NOT NULL DEFAULT '[]', pictured_pages TEXT NOT NULL DEFAULT '[]', pictured_blob TEXT REFERENCES blob(id), machine_read TEXT NOT NULL DEFAULT '[]', transcripts TEXT NOT NULL DEFAULT '[]', reading_languages TEXT) STRICT;
CREATE INDEX evidence_case ON evidence(case_id, position);
CREATE INDEX evidence_hash ON evidence(sha256);
CREATE INDEX evidence_noted ON evidence(case_id, received_at) WHERE removed_at IS NULL AND notes <> '[]';
CREATE TRIGGER search_exhibit_added AFTER INSERT ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_exhibit_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_exhibit_changed AFTER UPDATE OF title, exhibit_ref, section, received_from ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_page_added AFTER INSERT ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_page_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_page_changed AFTER UPDATE OF working_blob ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_transcript_changed AFTER UPDATE OF transcripts ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('transcript', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_transcript_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('transcript', CAST(OLD.id AS TEXT)); END;

CREATE TABLE custody_event (
  id INTEGER PRIMARY KEY,
  evidence_id TEXT NOT NULL REFERENCES evidence(id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  from_whom TEXT NOT NULL DEFAULT '',
  to_whom TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,
  tool TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL, log_seq INTEGER NOT NULL DEFAULT 0,
  UNIQUE (evidence_id, seq)
) STRICT;
CREATE TRIGGER custody_event_no_delete BEFORE DELETE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_event_no_update BEFORE UPDATE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

-- One row for an exhibit that was made from a record. Append-only: the bytes do not change, nor where they came from.
CREATE TABLE exhibit_origin (
  evidence_id TEXT PRIMARY KEY REFERENCES evidence(id),
  screening_id TEXT NOT NULL REFERENCES screening(id),
  form_title TEXT NOT NULL,
  form_version TEXT NOT NULL,
  -- What the sign-off locked.
  signed_sha256 TEXT NOT NULL,
  -- How many later accounts are on its pages.
  accounts INTEGER NOT NULL,
  -- The last entry of the log about the record when it was made: what was said after that is not on its pages.
  record_seq INTEGER NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX exhibit_origin_record ON exhibit_origin(screening_id);
CREATE TRIGGER exhibit_origin_no_update BEFORE UPDATE ON exhibit_origin
BEGIN SELECT RAISE(ABORT, 'where an exhibit came from is append-only'); END;
CREATE TRIGGER exhibit_origin_no_delete BEFORE DELETE ON exhibit_origin
BEGIN SELECT RAISE(ABORT, 'where an exhibit came from is append-only'); END;

-- A line each time a mark is set or lifted; nothing is taken out of it. The newest line for a thing counts.
CREATE TABLE privileged_mark (
  id INTEGER PRIMARY KEY,
  -- 'exhibit', 'record' or 'note'.
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  stands INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- Whose decision it was; who wrote it down is the actor.
  decided_by TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privileged_mark_of ON privileged_mark(kind, subject, id);
CREATE TRIGGER privileged_mark_no_update BEFORE UPDATE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER privileged_mark_no_delete BEFORE DELETE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;

CREATE VIEW privileged_now AS
  SELECT kind, subject, case_id, reason, decided_by, at FROM privileged_mark AS m
   WHERE stands = 1 AND id = (SELECT max(id) FROM privileged_mark WHERE kind = m.kind AND subject = m.subject);
`;

/** Of the baseline: the index of words, which is made of what the other tables hold, and pages read by machine. Frozen once released. */
const search = `
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

export const baseline0690: Migration = {
  version: 690,
  name: 'baseline',
  sql: vault + cases + evidence + interviews + leaving + handover + days + search,
};
