/**
 * @file A vault that was made before the baseline, of schema 640 to 690, brought to it once. TO BE DELETED AT THE FIRST RELEASE, with
 * `earlier` in migrate.ts, `vault-older`, tests/integration/vault/from-640.test.ts and the frozen vaults that it names. By then every
 * vault there is has been opened by a program that has this file.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { Migration, Recorded } from './migration.ts';

/** Of one line for each of the 52 steps up to 640, in their order: its number, its name and the SHA-256 of its SQL. */
const UP_TO_640 = 'ac7c9236c11ec978a6ec7d681baf921e52987072f45b508788b3033011b1ef45';
const OLDEST = 640;

const steps: readonly Migration[] = [
  {
    version: 650,
    name: 'line-view',
    sql: `
-- Of the line of consent, days, contacts, plans or support that this entry of the log took in.
CREATE TABLE line_view (
  log_seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- Whom it is about; null for the whole case.
  person_id TEXT REFERENCES person(id),
  -- JSON, as View in core/effective.ts.
  view TEXT NOT NULL
) STRICT;
CREATE INDEX line_view_case ON line_view(case_id);
CREATE INDEX line_view_person ON line_view(person_id);
CREATE TRIGGER line_view_no_delete BEFORE DELETE ON line_view
BEGIN SELECT RAISE(ABORT, 'what a line was written in view of stays'); END;
`,
  },
  {
    version: 660,
    name: 'field-lines',
    sql: `
-- What the field says today stands with the case, person or exhibit. A field without a line here was written before there were such
-- lines: its first line is worked out from it (usecases/engine/field-lines.ts).
CREATE TABLE field_line (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  -- The same in every vault.
  line TEXT NOT NULL,
  -- JSON; null for words that stayed where they were replaced.
  value TEXT,
  -- JSON list of lines.
  in_view_of TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX field_line_subject ON field_line(subject, field);
CREATE INDEX field_line_entry ON field_line(log_seq);
CREATE TRIGGER field_line_no_update BEFORE UPDATE ON field_line
BEGIN SELECT RAISE(ABORT, 'what was written in a field is append-only'); END;
CREATE TRIGGER field_line_no_delete BEFORE DELETE ON field_line
BEGIN SELECT RAISE(ABORT, 'what was written in a field is append-only'); END;

-- What somebody may be found by who is in two cases: core/people/same-person.ts. Part of the index: made of other rows.
CREATE TABLE search_person (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (key, person_id)
) STRICT;
CREATE INDEX search_person_of ON search_person(person_id);
CREATE TRIGGER search_person_born AFTER UPDATE OF birth_date ON person
BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', NEW.id); END;
INSERT OR IGNORE INTO search_due (source, key) SELECT 'person', id FROM person;

-- That two who look alike are not the same, as somebody said.
CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  other_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  UNIQUE (person_id, other_id)
) STRICT;
CREATE INDEX person_apart_other ON person_apart(other_id);
`,
  },
  {
    version: 670,
    name: 'release-line',
    sql: `
-- Append-only: a line more each time, and what the record said before stays.
CREATE TABLE release_line (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- As the list of what is out calls it.
  release TEXT NOT NULL,
  -- 'given': it was handed over. 'put-right': whom it was for was recorded wrongly.
  kind TEXT NOT NULL CHECK (kind IN ('given', 'put-right')),
  -- Who was given it, or whom it was for; '' for nobody.
  to_whom TEXT NOT NULL,
  -- By which way it was given; '' for 'put-right'.
  how TEXT NOT NULL,
  -- ISO day it was given; NULL for 'put-right'.
  on_day TEXT,
  -- Why it is put right; '' for 'given'.
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX release_line_case ON release_line(case_id);
CREATE TRIGGER release_line_no_update BEFORE UPDATE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER release_line_no_delete BEFORE DELETE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
`,
  },
  {
    version: 690,
    name: 'nations',
    sql: `
ALTER TABLE case_file ADD COLUMN nation TEXT NOT NULL DEFAULT 'england-wales'
  CHECK (nation IN ('england-wales', 'scotland', 'northern-ireland'));
-- ISO day; null where it is not known. The entry of the log that recorded the line names it too.
ALTER TABLE event_line ADD COLUMN sent_on TEXT;
`,
  },
];

const lineOf = ({ version, name, sha256: hash }: Recorded): string => `${version} ${name} ${hash}\n`;
const hashOf = (text: string): string => toHex(sha256(new TextEncoder().encode(text)));

/**
 * What a store that began with other steps than the baseline has still to run to be as the baseline makes a new one. Throws
 * `vault-older` for one of a schema before 640, and `vault-damaged` where what it says it ran is not what any program ran.
 */
export function stepsToBaseline(recorded: readonly Recorded[]): readonly Migration[] {
  const newest = recorded.at(-1)?.version ?? 0;
  refuseOlder(newest);
  const later = recorded.filter(({ version }) => version > OLDEST);
  const first = recorded.slice(0, recorded.length - later.length);
  const ours = steps.slice(0, later.length).map((step) => ({ ...step, sha256: hashOf(step.sql) }));
  const same = ours.map(lineOf).join('') === later.map(lineOf).join('');
  if (!same || hashOf(first.map(lineOf).join('')) !== UP_TO_640) {
    const detail = `the steps it ran up to schema ${newest} are not those of any program`;
    throw new TestimonyError('vault-damaged', { subject: 'vault.db', detail });
  }
  return steps.slice(later.length);
}

/** Throws `vault-older` for a schema that nothing here can bring up to date. */
export function refuseOlder(newest: number): void {
  if (newest >= OLDEST) return;
  throw new TestimonyError('vault-older', { subject: 'vault.db', detail: `schema ${newest}` });
}
