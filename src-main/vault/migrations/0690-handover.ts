/** @file Of the baseline: handovers to another office, and from one. Frozen once released. */

export const handover = `
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
