/** @file Reports of imports from before their lines had codes: each line says afterwards what it said, at its place. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FormImportReport } from '../../../src-main/contract/forms.ts';
import { Connection } from '../../../src-main/vault/connection.ts';
import { migrate } from '../../../src-main/vault/migrate.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { findOwnFormPapers } from '../../../src-main/vault/queries/own-forms.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const AT = '2026-11-24T09:00:00.000+00:00';
const place = (row: number | null, name: string) => ({ sheet: 'survey', row, column: 'name', name });
const LINES = [
  {
    outcome: 'look',
    ...place(2, 'uno'),
    words: 'Row 3 has this "name" too, {braces}, a \\ and Ștefania 🙂.',
  },
  { outcome: 'left-out', ...place(null, ''), words: 'Pictures, sounds and films are not shown here.' },
  { outcome: 'changed', ...place(7, 'x'), words: '' },
];
const KEPT = {
  pages: 1,
  questions: 2,
  choices: 0,
  conditions: 0,
  constraints: 0,
  recommended: 0,
  columns: [],
};
const before = (lines: readonly object[]) => ({ kept: KEPT, languages: ['default', 'ro'], lines, more: 4 });

let connection: Connection;
const reportOf = (formId: string) =>
  JSON.parse(findOwnFormPapers(connection.reader, formId, 1)?.report ?? '') as FormImportReport;

beforeAll(() => {
  const file = join(temporaryFolder(), 'store.db');
  writeFileSync(file, '');
  connection = new Connection(file, new Uint8Array(32).fill(1), 'store.db');
  migrate(
    connection,
    MIGRATIONS.filter(({ version }) => version < 251),
    AT,
    () => undefined,
  );
  for (const [id, lines] of [
    ['own-rooms', LINES],
    ['own-plain', []],
  ] as const)
    connection.transaction((tx) =>
      tx.run(
        `INSERT INTO own_form (form_id, version, title, sha256, content_sha256, definition, source, report,
           imported_at, imported_by) VALUES (?, 1, 'Rooms', ?, ?, '{}', '[]', ?, ?, 'R')`,
        [id, `${id}-1`, `${id}-2`, JSON.stringify(before(lines)), AT],
      ),
    );
  migrate(connection, MIGRATIONS, AT, () => undefined);
});
afterAll(() => connection.close());

it('every line is there, in its order, at its place, with its words to the letter', () => {
  const { lines, ...rest } = reportOf('own-rooms');
  expect(lines.map(({ says, ...where }) => ({ ...where, words: said(says) }))).toEqual(LINES);
  expect(new Set(lines.map(({ says }) => says.code))).toEqual(new Set(['import-line-as-written']));
  expect({ ...rest, lines: [] }).toEqual(before([]));
});

it('a report without lines stays as it was', () => {
  expect(reportOf('own-plain')).toEqual(before([]));
});

it('own forms are append-only as before', () => {
  expect(() => connection.transaction((tx) => tx.run("UPDATE own_form SET title = 'Other'"))).toThrow(
    'SQLITE_CONSTRAINT_TRIGGER',
  );
});
