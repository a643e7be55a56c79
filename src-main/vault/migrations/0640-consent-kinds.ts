/**
 * @file What kind of line of the consent ledger it is becomes data. Programs before this kept it in the sentence with which a note
 * began; the sentence is read here for the last time, and the note keeps the words of whoever recorded it. A note whose
 * beginning is no such sentence to the letter stays as it is. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

const PUT_OFF = 'Not yet: to be asked again.';
const SLIP = 'The yes had been written down by mistake';
const SLIP_SENTENCE = `${SLIP} and is put right here; the person took nothing back.`;
const MET = 'The condition is met: so said by ';
const WAS = ' It was: “';

const begins = (text: string, column = 'note') => `substr(${column}, 1, ${text.length}) = '${text}'`;
const behind = (text: string, column = 'note') => `ltrim(substr(${column}, ${text.length + 1}))`;
const before = (end: string) =>
  `iif(instr(rest, ${end}) > 0, substr(rest, 1, instr(rest, ${end}) - 1), rest)`;

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const isDay = (letters: number) =>
  `said GLOB '* on ${'[0-9]'.repeat(letters - 9)} [A-Z][a-z][a-z] [0-9][0-9][0-9][0-9]'`;

export const migration0640: Migration = {
  version: 640,
  name: 'consent-kinds',
  sql: `
-- '' a decision of its own. 'not-yet': put off, with the status of one that lets nothing go. The others settle a line before it.
ALTER TABLE consent ADD COLUMN kind TEXT NOT NULL DEFAULT ''
  CHECK (kind IN ('', 'not-yet', 'condition-met', 'condition-dropped', 'written-wrongly'));
-- Who said that the condition is met; '' for every other kind.
ALTER TABLE consent ADD COLUMN said_by TEXT NOT NULL DEFAULT '';
-- ISO day on which it was met, or given up.
ALTER TABLE consent ADD COLUMN said_on TEXT;
-- The words of the condition where the note does not have them.
ALTER TABLE consent ADD COLUMN condition TEXT NOT NULL DEFAULT '';
DROP TRIGGER consent_no_update;
UPDATE consent SET kind = 'not-yet', note = ${behind(PUT_OFF)}
  WHERE status = 'refused' AND ${begins(PUT_OFF)};
UPDATE consent SET kind = 'written-wrongly',
    note = iif(${begins(SLIP_SENTENCE)}, ${behind(SLIP_SENTENCE)}, note)
  WHERE status = 'withdrawn' AND ${begins(SLIP)}
    AND substr(note, ${SLIP.length + 1}, 1) NOT GLOB '[A-Za-z0-9_]';
WITH
  -- Everything behind the beginning; its first line; and where the condition is quoted there, where that begins.
  met(id, rest, line, quote) AS (
    SELECT id, rest, line, iif(instr(line, '${WAS}') > 0, instr(line, '${WAS}'), 0) FROM (
      SELECT id, substr(note, ${MET.length + 1}) AS rest,
          ${before('char(10)').replaceAll('rest', `substr(note, ${MET.length + 1})`)} AS line
        FROM consent WHERE status = 'given' AND ${begins(MET)})),
  quoted(id, rest, line, quote, tail) AS (
    SELECT id, rest, line, quote, iif(quote > 0, substr(rest, quote + ${WAS.length}), '') FROM met),
  -- How long the quotation is: up to the first closing mark at the end of a line; -1 where there is none.
  long(id, rest, line, quote, tail, length) AS (
    SELECT id, rest, line, quote, tail,
        CASE WHEN quote = 0 THEN -1
          WHEN instr(tail, '”' || char(10)) > 0 THEN instr(tail, '”' || char(10)) - 1
          WHEN substr(tail, -1) = '”' THEN length(tail) - 1
          ELSE -1 END FROM quoted),
  parts(id, said, condition, note) AS (
    SELECT id, rtrim(iif(length >= 0, substr(rest, 1, quote - 1), line), '.'),
        iif(length >= 0, substr(tail, 1, length), ''),
        iif(length >= 0, substr(tail, length + 3), substr(rest, length(line) + 2)) FROM long),
  dated(id, said, condition, note, letters) AS (
    SELECT id, said, condition, note,
        CASE WHEN ${isDay(11)} THEN 11 WHEN ${isDay(10)} THEN 10 ELSE 0 END FROM parts)
UPDATE consent SET kind = 'condition-met', note = d.note, condition = d.condition,
    said_by = iif(d.letters > 0, substr(d.said, 1, length(d.said) - d.letters - 4), d.said),
    said_on = iif(d.letters > 0, printf('%s-%02d-%02d', substr(d.said, -4),
      (instr('${MONTHS}', substr(d.said, -8, 3)) + 2) / 3,
      CAST(substr(d.said, -d.letters, d.letters - 9) AS INTEGER)), NULL)
  FROM dated AS d WHERE d.id = consent.id;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
INSERT OR IGNORE INTO search_due (source, key) SELECT 'consent', CAST(id AS TEXT) FROM consent WHERE kind <> '';
`,
};
