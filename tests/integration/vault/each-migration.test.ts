/** Every step of the schema, from real rows of a program that knew no later one: what it adds, and that nothing else moves. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Connection } from '../../../src-main/vault/connection.ts';
import { MIGRATIONS } from '../../../src-main/vault/migrations/list.ts';
import { frozenVaults } from '../../support/frozen/frozen.ts';
import { asBefore, openStore, type Rows, rowsOf, stepTo } from '../../support/frozen/stores.ts';

const frozen = frozenVaults().map(({ schema }) => schema);
const oldest = frozen[0] ?? 0;

/** Tables whose existing rows a step may change or take over; a test below says how. */
const REWRITES: Readonly<Record<number, readonly string[]>> = {
  // The seals are made anew with every step; this is the first to follow them.
  505: ['table_seal'],
  170: ['screening_answer'],
  // tests/integration/vault/note-codes.test.ts
  190: ['evidence'],
  // tests/integration/vault/import-codes.test.ts
  251: ['own_form'],
  // tests/integration/vault/consent-kinds.test.ts
  640: ['consent', 'search_due'],
  // People are due to be found by name, birth and number.
  660: ['search_due'],
};

const stores: Connection[] = [];
afterAll(() => {
  for (const store of stores) store.close();
});

async function opened(schema: number): Promise<Connection> {
  const store = await openStore(schema);
  stores.push(store);
  return store;
}

const seen = new Map<number, Promise<{ before: Rows; after: Rows }>>();

/** Rows before and after one step, from the newest vault that was frozen before it. */
function around(version: number): Promise<{ before: Rows; after: Rows }> {
  const rows = seen.get(version) ?? step(version);
  seen.set(version, rows);
  return rows;
}

async function step(version: number) {
  const store = await opened(frozen.findLast((schema) => schema < version) ?? 0);
  stepTo(store, MIGRATIONS.findLast((migration) => migration.version < version)?.version ?? 0);
  const before = rowsOf(store.reader);
  stepTo(store, version);
  return { before, after: rowsOf(store.reader) };
}

const steps = MIGRATIONS.filter(({ version }) => version > oldest);

describe.each(steps)('step $version ($name)', ({ version }) => {
  it('leaves every row that was there, and every column of it', async () => {
    const { before, after } = await around(version);
    const filled = Object.entries(before).filter(([, rows]) => rows.length > 0);
    expect(filled.length).toBeGreaterThan(12);
    for (const [table, rows] of filled) {
      if (REWRITES[version]?.includes(table) === true) continue;
      expect([table, asBefore(rows, after[table] ?? [])]).toEqual([table, rows]);
    }
  });
});

describe('what a step adds', () => {
  it('80: no page is turned yet', async () => {
    const { after } = await around(80);
    expect(after.evidence?.map((row) => row.page_directions)).toEqual(Array(5).fill('[]'));
  });

  it('620: pages of every exhibit are read in the usual languages', async () => {
    const { after } = await around(620);
    expect(after.evidence?.length).toBeGreaterThan(4);
    expect(after.evidence?.every((row) => row.reading_languages === null)).toBe(true);
  });

  it('630: what is kept back is so from everybody, and as a whole', async () => {
    const { after } = await around(630);
    expect(after.readiness_aside?.length).toBeGreaterThan(0);
    for (const column of ['readers', 'told_row'])
      expect(after.readiness_aside?.every((row) => row[column] === null)).toBe(true);
  });

  it('660: no field has a line yet, and everybody is due to be found again', async () => {
    const { after } = await around(660);
    expect([after.field_line, after.search_person, after.person_apart]).toEqual([[], [], []]);
    const due = after.search_due?.filter(({ source }) => source === 'person').map(({ key }) => key);
    expect(after.person?.length).toBeGreaterThan(1);
    expect(due?.sort()).toEqual(after.person?.map(({ id }) => id).sort());
  });

  it('690: every case is under the law that the rules had, and no decision says when it was sent', async () => {
    const { after } = await around(690);
    expect(after.case_file?.length).toBeGreaterThan(0);
    expect(new Set(after.case_file?.map((row) => row.nation))).toEqual(new Set(['england-wales']));
    expect(after.event_line?.length).toBeGreaterThan(0);
    expect(new Set(after.event_line?.map((row) => row.sent_on))).toEqual(new Set([null]));
  });

  it('110: an answer, an account and a note can no longer be taken away', async () => {
    const store = await opened(100);
    stepTo(store, 110);
    for (const table of [
      'screening_answer',
      'screening_layer',
      'partner_note',
      'interview_break',
      'screening',
    ]) {
      const taken = () => store.transaction((tx) => tx.run(`DELETE FROM ${table}`));
      expect(taken, table).toThrow();
    }
  });

  it('130: nobody said another day than that of recording', async () => {
    const { after } = await around(130);
    expect(new Set(after.consent?.map((row) => row.decided_on))).toEqual(new Set([null]));
  });

  it('140: each particular as recorded when the person was last written, by whoever wrote it', async () => {
    const { before, after } = await around(140);
    const fields = ['alsoKnownAs', 'birthDate', 'interpreterNeeded', 'language', 'name', 'safeContact'];
    const expected = (before.person ?? []).flatMap((person) =>
      fields.map((field) => ({
        person_id: person.id,
        field,
        at: person.updated_at,
        author: person.updated_by,
      })),
    );
    expect(expected).toHaveLength(12);
    expect(after.particular).toEqual(expected);
  });

  it('150: lines from before have no proof, and notes no writer', async () => {
    const { after } = await around(150);
    for (const table of [
      'screening',
      'screening_layer',
      'screening_sitting',
      'interview_break',
      'partner_note',
    ]) {
      expect(after[table]?.length, table).toBeGreaterThan(0);
      expect(new Set(after[table]?.map((row) => row.nonce)), table).toEqual(new Set(['']));
    }
    expect(new Set(after.partner_note?.map((row) => row.written_by))).toEqual(new Set(['']));
  });

  it('160: what was written before has no fingerprint to be held against', async () => {
    expect((await around(160)).after.detail_salt).toEqual([]);
  });

  it('170: own words alone are in a state of their own, and nothing else of any answer changed', async () => {
    const { before, after } = await around(170);
    const alone = (row: Record<string, unknown>) => row.state === 'cleared' && row.own_words !== '';
    const expected = (before.screening_answer ?? []).map((row) =>
      alone(row) ? { ...row, state: 'own-words' } : row,
    );
    expect(expected.filter((row) => row.state === 'own-words').length).toBeGreaterThan(3);
    const columns = Object.keys(expected[0] ?? {});
    const known = (row: Record<string, unknown>) =>
      Object.fromEntries(columns.map((column) => [column, row[column]]));
    expect(after.screening_answer?.map(known)).toEqual(expected);
  });

  it('225: of no answer is it known how it came to be said', async () => {
    const { after } = await around(225);
    expect(after.screening_answer?.length).toBeGreaterThan(20);
    expect(new Set(after.screening_answer?.map((row) => row.how_said))).toEqual(new Set(['']));
  });
});
