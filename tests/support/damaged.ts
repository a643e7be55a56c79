/** @file A vault with twelve cases, what its store has on each page, and copies of it with something damaged. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VaultSession } from '../../src-main/vault/db.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { declaredGaps } from '../../src-main/vault/queries/audit.ts';
import { listMissing } from '../../src-main/vault/queries/salvage.ts';
import type { SalvageHelp } from '../../src-main/vault/salvage/fill-row.ts';
import { openPastDamage, type PastDamageRequest } from '../../src-main/vault/salvage/open-past-damage.ts';
import { type Salvaged, salvageVault } from '../../src-main/vault/salvage/salvage-vault.ts';
import { SEARCH_TABLES } from '../../src-main/vault/search-tables.ts';
import { engineAtWork } from './engine.ts';
import { paper } from './papers.ts';
import { steadyClock } from './ports.ts';
import { PASSPHRASE, temporaryFolder } from './vault.ts';

export const PAGE = 4096;

export interface PageUse {
  /** The table or index that the page belongs to. */
  readonly name: string;
  readonly page: number;
  readonly type: 'leaf' | 'internal' | 'overflow';
  readonly cells: number;
}

export type Rows = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Sound {
  readonly folder: string;
  readonly pages: number;
  readonly uses: ReadonlyMap<number, PageUse>;
  readonly rows: Rows;
}

/** Locked when it comes back. Each case has a person, an interview, a consent, an exhibit of several pages of the store. */
export async function twelveCases(): Promise<Sound> {
  const at = await engineAtWork();
  const pdf = await paper('What was said', 2);
  const long = 'told in her own words, at length. '.repeat(160);
  for (let index = 1; index <= 12; index += 1) {
    const reference = `CASE-${index}`;
    const { id: caseId } = await at.do('caseCreate', {
      reference,
      title: `Matter ${index}`,
      profile: 'general',
    });
    const { id: personId } = await at.do('personAdd', { caseId, name: `Person ${index}`, role: 'survivor' });
    const file = at.pick(`paper-${index}.pdf`, Buffer.concat([pdf, Buffer.from(`%${index}\n`)]));
    const exhibit = await at.do('evidenceAdd', { caseId, file, title: `Letter ${index}` });
    if (index === 1)
      await at.do('privilegeMark', { of: { kind: 'exhibit', id: exhibit.id }, reason: 'advice' });
    await at.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', note: reference });
    const start = { caseId, personId, formId: 'first-account', language: 'en', interpreter: '' } as const;
    const { id: screeningId } = await at.do('screeningStart', start);
    const answer = { question: 'safety-contact', state: 'own-words' as const, ownWords: `${index}: ${long}` };
    await at.do('screeningAnswer', { screeningId, answers: [answer] });
  }
  const { folder } = at.engine.session;
  const uses = usesOf(at.engine.session);
  const rows = rowsOf(at.engine.session);
  await at.engine.close();
  const pages = readFileSync(join(folder, 'vault.db')).length / PAGE;
  return { folder, pages, uses: new Map(uses.map((use) => [use.page, use])), rows };
}

const usesOf = (session: VaultSession): PageUse[] =>
  session.read((db) =>
    db.all<PageUse>(
      'SELECT name, pageno AS page, pagetype AS type, ncell AS cells FROM dbstat WHERE aggregate = 0',
    ),
  );

/** Numbers of a table's pages of one type, in the order of its rows. */
export const pagesIn = (session: VaultSession, name: string, type: PageUse['type']): number[] =>
  usesOf(session)
    .filter((use) => use.name === name && use.type === type)
    .map(({ page }) => page);

const SKIPPED = [
  'migration',
  'verified_head',
  'salvage_missing',
  'salvage_kept',
  'table_seal',
  'seal_key',
  'store_state',
  ...SEARCH_TABLES,
];

/** Every row of every table, as text, by its key. */
export function rowsOf(session: VaultSession): Rows {
  return session.read((db) => {
    const tables = db.all<{ name: string; wr: 0 | 1 }>(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    return new Map(
      tables
        .filter(({ name }) => !SKIPPED.includes(name))
        .map(({ name, wr }) => {
          const rows = db.all<Record<string, unknown>>(
            `SELECT ${wr === 1 ? '' : 'rowid AS "row number", '}* FROM "${name}"`,
          );
          return [
            name,
            new Map(rows.map((row) => [keyOf(row, wr), JSON.stringify(row, bytesAsHex)])),
          ] as const;
        }),
    );
  });
}

const keyOf = (row: Record<string, unknown>, wr: 0 | 1): string =>
  wr === 1 ? JSON.stringify(row) : String(row['row number']);

const bytesAsHex = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;

/** Of each table, what of `before` is not in `after` as it was. */
export function changedRows(before: Rows, after: Rows): { table: string; key: string }[] {
  return [...before].flatMap(([table, rows]) =>
    [...rows].filter(([key, row]) => after.get(table)?.get(key) !== row).map(([key]) => ({ table, key })),
  );
}

/** A copy whose store `damage` has changed. */
export function damagedCopy(sound: Pick<Sound, 'folder'>, damage: (store: Buffer) => Uint8Array): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(sound.folder, folder, { recursive: true });
  const store = join(folder, 'vault.db');
  writeFileSync(store, damage(readFileSync(store)));
  return folder;
}

/** Noise over the middle of a page, so that its tag does not fit. */
export const damagePage =
  (page: number) =>
  (store: Buffer): Buffer =>
    store.fill(0x5a, (page - 1) * PAGE + 512, (page - 1) * PAGE + 640);

export const HELP: SalvageHelp = {
  lostName: '(lost to damage)',
  cutOff: '(the rest is lost)',
  definitionOf: () => null,
};

const request = (folder: string, help: SalvageHelp, passphrase = PASSPHRASE) => ({
  folder,
  help,
  because: 'damage' as const,
  clock: steadyClock(),
  signal: new AbortController().signal,
  opening: { kind: 'passphrase' as const, passphrase: passphraseBytes(passphrase) },
  looked: () => undefined,
});

export const readPast = (
  folder: string,
  help = HELP,
  watched: Partial<Pick<PastDamageRequest, 'signal' | 'looked'>> = {},
): Promise<VaultSession> => openPastDamage({ ...request(folder, help), ...watched });

export const salvage = (
  folder: string,
  to: string,
  help = HELP,
  passphrase = PASSPHRASE,
): Promise<Salvaged> => salvageVault({ ...request(folder, help, passphrase), to });

const KIND_TOLD_APART = ['audit_entry', 'blob', 'form_version'];

/** What a look past damage at this page has lost beyond what was on it, or lost without saying so; '' for nothing. */
export async function faultsOf(sound: Sound, use: PageUse): Promise<string> {
  const session = await readPast(damagedCopy(sound, damagePage(use.page)));
  try {
    const changed = changedRows(sound.rows, rowsOf(session));
    const elsewhere = changed.filter(({ table }) => table !== use.name);
    // A page of rows loses its rows, a page that a long row goes on to loses of one row, any other page nothing.
    const most = !sound.rows.has(use.name) || use.type === 'internal' ? 0 : Math.max(use.cells, 1);
    const { missing, gaps } = session.read((db) => ({ missing: listMissing(db), gaps: declaredGaps(db) }));
    const told = missing.length + gaps.length > 0 || KIND_TOLD_APART.slice(1).includes(use.name);
    const named = missing.filter(({ caseReference }) => caseReference !== null);
    return [
      elsewhere.length > 0 ? `lost of ${[...new Set(elsewhere.map(({ table }) => table))]}` : '',
      changed.length > most ? `lost ${changed.length} where ${most} were` : '',
      changed.length > 0 && !told ? 'lost, and not said' : '',
      changed.length > 0 && OF_CASES.includes(use.name) && named.length === 0 ? 'not said by case' : '',
    ]
      .filter((fault) => fault !== '')
      .join('; ');
  } finally {
    session.lock();
  }
}

const OF_CASES = [
  'case_file',
  'person',
  'evidence',
  'custody_event',
  'screening',
  'screening_answer',
  'consent',
  'blob_chunk',
  'particular',
];
