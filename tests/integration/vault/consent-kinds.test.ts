/** @file A ledger of the version before lines had kinds: each means afterwards what it meant, and its note is what somebody wrote. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsentStatus, ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { ConsentData } from '../../../src-main/core/handover/case-data.ts';
import { earlierConsent } from '../../../src-main/core/handover/earlier-consents.ts';
import type { CaseId } from '../../../src-main/core/ids.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { listConsents } from '../../../src-main/vault/queries/consent.ts';
import { temporaryFolder } from '../../support/vault.ts';

const AT = '2026-11-24T09:00:00.000+00:00';
const HEAD = 'The condition is met: so said by';
const SLIP = 'The yes had been written down by mistake and is put right here; the person took nothing back.';
const met = (by: string, on: string | null, condition = '') => ({ kind: 'condition-met', by, on, condition });
const slip = { kind: 'written-wrongly', by: '', on: null, condition: '' };

/** Status and note as they were, and what stands afterwards: status, note, and what it settles. */
const LINES: readonly (readonly [ConsentStatus, string, ConsentStatus, string, object | null])[] = [
  ['given', `${HEAD} Deborah on 27 Nov 2026.`, 'given', '', met('Deborah', '2026-11-27')],
  [
    'given',
    `${HEAD} Ann on Monday on 3 Jan 2025. It was: “Only after the visit”\nOnly the first page`,
    ...([
      'given',
      'Only the first page',
      met('Ann on Monday', '2025-01-03', 'Only after the visit'),
    ] as const),
  ],
  [
    'given',
    `${HEAD} Deborah on 7 Feb 2026. It was: “If “they” ask.\nNot before Friday”\nTwo\nlines`,
    ...(['given', 'Two\nlines', met('Deborah', '2026-02-07', 'If “they” ask.\nNot before Friday')] as const),
  ],
  [
    'given',
    `${HEAD} Deborah on 7 Feb 2026.\nIf his name is right. “Quoted”`,
    ...(['given', 'If his name is right. “Quoted”', met('Deborah', '2026-02-07')] as const),
  ],
  // What no program wrote so is kept as it stands.
  ['given', `${HEAD} Deborah, I think`, 'given', '', met('Deborah, I think', null)],
  ['given', 'The condition is met: she told me.', 'given', 'The condition is met: she told me.', null],
  ['refused', `${HEAD} Deborah on 7 Feb 2026.`, 'refused', `${HEAD} Deborah on 7 Feb 2026.`, null],
  ['withdrawn', SLIP, 'withdrawn', '', slip],
  ['withdrawn', `${SLIP} She never said it.`, 'withdrawn', 'She never said it.', slip],
  [
    'withdrawn',
    'The yes had been written down by mistake: by me.',
    'withdrawn',
    'The yes had been written down by mistake: by me.',
    slip,
  ],
  ['withdrawn', 'She took it back.', 'withdrawn', 'She took it back.', null],
  ['given', SLIP, 'given', SLIP, null],
  ['refused', 'Not yet: to be asked again. After the dentist', 'not-yet', 'After the dentist', null],
  ['refused', 'Not yet: to be asked again.', 'not-yet', '', null],
  ['refused', 'Not yet.', 'refused', 'Not yet.', null],
];

let connection: Connection;
let due: readonly unknown[];
beforeAll(() => {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  connection = new Connection(file, new Uint8Array(32).fill(1), 'store.db');
  const before = MIGRATIONS.filter(({ version }) => version < 640);
  migrate(connection, before, AT, (tx) => {
    tx.run(
      `INSERT INTO case_file (id, reference, title, profile, status, search_text, created_at, created_by, updated_at)
       VALUES ('case', 'LH/1', 'R v Dorvan', 'general', 'active', '', ?, 'R', ?)`,
      [AT, AT],
    );
    tx.run(
      `INSERT INTO person (id, case_id, role, name, created_at, updated_at, updated_by)
       VALUES ('person', 'case', 'survivor', 'Ana', ?, ?, 'R')`,
      [AT, AT],
    );
    for (const [index, [status, note]] of LINES.entries())
      tx.run(
        `INSERT INTO consent (id, case_id, person_id, purpose, status, note, at, recorded_by, log_seq)
         VALUES (?, 'case', 'person', 'police', ?, ?, ?, 'R', ?)`,
        [`line-${index}`, status, note, AT, index],
      );
    tx.run('DELETE FROM search_due', []);
  });
  migrate(connection, MIGRATIONS, AT, () => undefined);
  due = connection.reader.all("SELECT key FROM search_due WHERE source = 'consent'");
});
afterAll(() => connection.close());

const settledOf = ({ settled }: Pick<ConsentView, 'settled'>) => settled ?? null;

it('keeps what each line means, and leaves the words of whoever wrote it', () => {
  const lines = listConsents(connection.reader, 'case' as CaseId);
  expect(lines.map((line) => [line.status, line.note, settledOf(line)])).toEqual(
    LINES.map(([, , ...after]) => after),
  );
  expect(due).toHaveLength(
    LINES.filter(([, , status, , settled]) => settled !== null || status === 'not-yet').length,
  );
});

it('stays a ledger that nobody changes', () => {
  const change = () => connection.transaction((tx) => tx.run("UPDATE consent SET note = 'x'", []));
  expect(change).toThrow(/SQLITE_CONSTRAINT_TRIGGER/);
});

it.each(LINES)('reads a file of an earlier program in the same way: %s, %s', (status, note, ...after) => {
  const line = earlierConsent({ status, note } as ConsentData);
  expect([line.status, line.note, settledOf(line)]).toEqual(after);
  // A file that says what kind each line is has only words in its notes.
  const said = { status, note, settled: null } as ConsentData;
  expect(earlierConsent(said)).toBe(said);
});
