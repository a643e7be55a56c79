/** @file The index of words, made of what the other tables hold, and what of them it has yet to read. Frozen once released. */
import type { Migration } from '../migrate.ts';

/** core/search/fold.ts, as it was when this was released. */
const LETTERS: readonly (readonly [string, string])[] = [
  'đd',
  'Đd',
  'ðd',
  'Ðd',
  'łl',
  'Łl',
  'øo',
  'Øo',
  'ħh',
  'Ħh',
  'ŧt',
  'Ŧt',
  'ıi',
  'ßss',
  'æae',
  'Æae',
  'œoe',
  'Œoe',
  'þth',
  'Þth',
  'أا',
  'إا',
  'آا',
  'ٱا',
  'ىي',
  'ةه',
  'ـ',
  ...'\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670',
].map((one) => [one.slice(0, 1), one.slice(1)] as const);

const FOLDED = LETTERS.reduce((sql, [letter, other]) => `replace(${sql}, '${letter}', '${other}')`, 'text');

/** Source, table, key of a row, columns whose change matters ('' where rows are never changed). */
const SOURCES = [
  ['case', 'case_file', 'id', 'reference, title'],
  ['person', 'person', 'id', 'name, also_known_as, safe_contact, note'],
  ['exhibit', 'evidence', 'id', 'title, exhibit_ref, section, received_from'],
  ['page', 'evidence', 'id', 'working_blob'],
  ['answer', 'screening_answer', 'id', ''],
  ['note', 'partner_note', 'id', ''],
  ['contact', 'contact_note', 'id', ''],
  ['addendum', 'contact_addendum', 'id', ''],
  ['plan', 'contact_plan', 'id', ''],
  ['support', 'support_line', 'id', ''],
  ['date', 'event_line', 'id', ''],
  ['consent', 'consent', 'id', ''],
] as const;

const due = (source: string, key: string) =>
  `INSERT OR IGNORE INTO search_due (source, key) VALUES ('${source}', CAST(${key} AS TEXT));`;

const triggers = SOURCES.map(([source, table, key, columns]) =>
  [
    `CREATE TRIGGER search_${source}_added AFTER INSERT ON ${table} BEGIN ${due(source, `NEW.${key}`)} END;`,
    `CREATE TRIGGER search_${source}_gone AFTER DELETE ON ${table} BEGIN ${due(source, `OLD.${key}`)} END;`,
    columns === ''
      ? ''
      : `CREATE TRIGGER search_${source}_changed AFTER UPDATE OF ${columns} ON ${table} BEGIN ${due(source, `NEW.${key}`)} END;`,
  ].join('\n'),
).join('\n');

export const migration0510: Migration = {
  version: 510,
  name: 'search',
  sql: `
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
CREATE VIEW search_folded AS SELECT id, ${FOLDED} AS text FROM search_piece;
CREATE VIRTUAL TABLE search_words USING fts5(text, content='search_folded', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* M* Co'", prefix='2 3');
-- What is taken out leaves nothing in the pages of the index.
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, row);
${triggers}
${SOURCES.map(
  ([source, table, key]) =>
    `INSERT OR IGNORE INTO search_due (source, key) SELECT '${source}', CAST(${key} AS TEXT) FROM ${table};`,
).join('\n')}
`,
};
