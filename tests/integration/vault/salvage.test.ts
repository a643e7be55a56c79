/** From a damaged vault everything that can be read, and a list of what is missing by case and exhibit. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { writeBlob } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { appendAudit, listAudit, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { listMissing } from '../../../src-main/vault/queries/salvage.ts';
import { unsealedTables } from '../../../src-main/vault/seals/keep-seals.ts';
import {
  changedRows,
  damagedCopy,
  damagePage,
  faultsOf,
  PAGE,
  type PageUse,
  readPast,
  rowsOf,
  type Sound,
  salvage,
  twelveCases,
} from '../../support/damaged.ts';
import { codeOf } from '../../support/failures.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

let sound: Sound;
beforeAll(async () => {
  sound = await twelveCases();
});

const open = (folder: string) =>
  openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: steadyClock() });

function pageOf(name: string, type: PageUse['type'] = 'leaf'): PageUse {
  const use = [...sound.uses.values()].find((one) => one.name === name && one.type === type);
  if (use === undefined) throw new Error(`no ${type} page of ${name}`);
  return use;
}

it('a sound vault comes out as it went in', async () => {
  const to = join(temporaryFolder(), 'new');
  const { missing, kept, gaps, damagedPages } = await salvage(sound.folder, to);
  expect({ missing, kept, gaps, damagedPages }).toEqual({ missing: [], kept: 0, gaps: [], damagedPages: 0 });
  const opened = await open(to);
  expect(changedRows(sound.rows, rowsOf(opened))).toEqual([]);
  expect(opened.findStructureFaults()).toEqual([]);
  expect(opened.read(unsealedTables)).toEqual([]);
  opened.lock();
});

it.each([
  ['sqlite_schema', 'internal'],
  ['sqlite_schema', 'leaf'],
  ['vault_identity', 'leaf'],
  ['migration', 'leaf'],
  ['blob_chunk', 'internal'],
  ['screening_answer', 'overflow'],
  ['audit_entry_subject', 'leaf'],
] as const)('of a damaged page of %s (%s), no more is lost than was on it', async (name, type) => {
  expect(await faultsOf(sound, pageOf(name, type))).toBe('');
});

it('says by case and exhibit what is missing, keeps the reference, and follows its log past the break', async () => {
  const folder = damagedCopy(sound, (store) =>
    ['case_file', 'audit_entry', 'blob_chunk'].reduce(
      (all, name) => damagePage(pageOf(name).page)(all),
      store,
    ),
  );
  const before = readFileSync(join(folder, 'vault.db'));
  expect(await codeOf(() => open(folder))).toBe('vault-damaged');
  const to = join(temporaryFolder(), 'new');
  const { missing, gaps } = await salvage(folder, to);
  expect(readFileSync(join(folder, 'vault.db')).equals(before)).toBe(true);
  expect(missing).toContainEqual(
    expect.objectContaining({ kind: 'exhibit-file', caseReference: 'CASE-1', exhibit: 'Letter 1' }),
  );
  expect(missing.filter(({ kind }) => kind === 'case').map(({ caseReference }) => caseReference)).toEqual(
    expect.arrayContaining(['CASE-1', 'CASE-12']),
  );
  expect(gaps).toHaveLength(1);
  const opened = await open(to);
  expect(opened.read(verifyAudit)).toMatchObject({ intact: true });
  expect(opened.read((db) => listAudit(db, { limit: 3 })).entries).toContainEqual(
    expect.objectContaining({ action: 'vault.salvaged' }),
  );
  // A break that no salvage declared is still one.
  const { from = 0 } = gaps[0] ?? {};
  expect(opened.read((db) => verifyAudit(db, { after: { seq: from, hash: '0'.repeat(64) } })).intact).toBe(
    false,
  );
  opened.lock();
});

it('holds back what rests on a lost decision, or may be privileged', async () => {
  const folder = damagedCopy(sound, (store) =>
    ['consent', 'privileged_mark'].reduce((all, name) => damagePage(pageOf(name).page)(all), store),
  );
  const session = await readPast(folder);
  const engine = engineOn(session);
  const [first] = (await perform(engine, 'caseList', { search: 'CASE-1' }, quietJob())).cases.filter(
    ({ reference }) => reference === 'CASE-1',
  );
  if (first === undefined) throw new Error('the case is gone');
  const asked = { caseId: first.id, kind: 'evidence-export', recipient: 'Somebody' };
  const { missing } = await perform(engine, 'consentCheck', asked, quietJob());
  expect(missing.map(({ code }) => code)).toContain('consent-lost');
  const { marks } = await perform(engine, 'privilegeList', { caseId: first.id }, quietJob());
  expect(marks).toMatchObject([{ kind: 'exhibit', title: 'Letter 1' }]);
  session.lock();
});

it('is read past damage: nothing is changed, nothing is left behind, and writing is refused', async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('testimony-read-'));
  const before = left();
  const folder = damagedCopy(sound, damagePage(pageOf('evidence').page));
  const files = () =>
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('hex')]);
  const as = files();
  const session = await readPast(folder);
  const note = { at: '2026-11-24T09:00:00.000+00:00', actor: 'A', action: 'a', subject: 's', facts: {} };
  expect(await codeOf(() => session.write((tx) => appendAudit(tx, note)))).toBe('past-damage');
  expect(session.read(listMissing).map(({ kind }) => kind)).toContain('exhibit');
  expect(await codeOf(() => open(folder))).toBe('vault-in-use');
  session.lock();
  expect(files()).toEqual(as);
  expect(left()).toEqual(before);
});

it('is searched past damage, in the index of words and in what it was made of', async () => {
  const lost = ['search_piece', 'search_words_data', 'search_term', 'screening_answer'];
  const session = await readPast(
    damagedCopy(sound, (store) => lost.reduce((all, name) => damagePage(pageOf(name).page)(all), store)),
  );
  const engine = engineOn(session);
  const found = await perform(engine, 'searchFind', { words: 'letter' }, quietJob());
  expect(found.hits.map(({ title }) => title)).toContain('Letter 12');
  const named = await perform(engine, 'searchName', { name: 'Person' }, quietJob());
  expect(named.hits.length).toBeGreaterThan(0);
  const built = await perform(engine, 'searchBuild', { again: true }, quietJob());
  expect(built.due).toEqual({ pages: 0, rows: 0 });
  await engine.close();
});

it('of a file cut short, all that is before the cut; of a lost beginning, all that is behind it', async () => {
  const half = (sound.pages >> 1) * PAGE;
  const cut = await readPast(damagedCopy(sound, (store) => store.subarray(0, half)));
  const there = rowsOf(cut);
  expect(there.get('person')).toEqual(sound.rows.get('person'));
  expect(cut.read(listMissing).length).toBeGreaterThan(0);
  cut.lock();
  const beginning = await readPast(damagedCopy(sound, (store) => store.fill(0x5a, 0, PAGE)));
  expect(changedRows(sound.rows, rowsOf(beginning))).toEqual([]);
  beginning.lock();
});

it('a broken copy is called damaged, wherever it is broken, and never a fault of the disk', async () => {
  const copies = [
    ...[0, 100, PAGE - 1, PAGE, PAGE + 1, 20 * PAGE + 7].map((at) =>
      damagedCopy(sound, (store) => store.subarray(0, at)),
    ),
    damagedCopy(sound, (store) => store.fill(0)),
    damagedCopy(sound, (store) => store.fill(0x5a, 0, PAGE)),
  ];
  for (const gone of [['vault.db'], ['header.json', 'header-copy.json']]) {
    const folder = damagedCopy(sound, (store) => store);
    for (const name of gone) rmSync(join(folder, name));
    copies.push(folder);
  }
  const found = [];
  for (const folder of copies) found.push(await codeOf(() => open(folder)));
  expect(found).toEqual(copies.map(() => 'vault-damaged'));
});

it('bytes behind the last page keep nobody out; the log says that they were there', async () => {
  for (const more of [1, PAGE, PAGE + 17]) {
    const folder = damagedCopy(sound, (store) => Buffer.concat([store, Buffer.alloc(more, 0x5a)]));
    const session = await open(folder);
    expect(await session.findDamagedPages()).toEqual([]);
    const facts = session.read((db) =>
      db.get<{ canonical: string }>(
        'SELECT CAST(canonical AS TEXT) AS canonical FROM audit_entry ORDER BY seq DESC LIMIT 1',
      ),
    );
    expect(JSON.parse(facts?.canonical ?? '').facts).toMatchObject({ trailingBytes: more });
    session.lock();
  }
});

it('takes back a saving that was cut off in the middle, and changes nothing of the damaged vault', async () => {
  const folder = join(temporaryFolder(), 'copy');
  cpSync(sound.folder, folder, { recursive: true });
  const session = await open(folder);
  const before = rowsOf(session);
  const cut = join(temporaryFolder(), 'cut');
  const stop = new Error('the plug is pulled');
  const saving = () =>
    session.write((tx) => {
      tx.run('PRAGMA cache_size = 10');
      // More than the cache holds, so that pages of the store are written before the saving is over.
      tx.run('DELETE FROM blob_chunk');
      for (let n = 0; n < 6; n += 1)
        writeBlob(tx, `${n}`.padStart(26, 'z'), new Uint8Array(300_000).fill(n), `${n}`);
      cpSync(folder, cut, { recursive: true, filter: (path) => !path.includes('vault.lock') });
      throw stop;
    });
  expect(saving).toThrow(stop);
  session.lock();
  expect(existsSync(cut)).toBe(true);
  const names = readdirSync(cut).filter((name) => !name.includes('vault.lock'));
  expect(names).toContain('vault.db-journal');
  const store = readFileSync(join(cut, 'vault.db'));
  writeFileSync(join(cut, 'vault.db'), damagePage(pageOf('vault_identity').page)(store));
  const files = () => names.map((name) => readFileSync(join(cut, name), 'base64'));
  const asItLay = files();
  const to = join(temporaryFolder(), 'new');
  const done = await salvage(cut, to);
  expect(files()).toEqual(asItLay);
  expect(done.undone).toBeGreaterThan(0);
  expect({ missing: done.missing, kept: done.kept, gaps: done.gaps }).toEqual({
    missing: [],
    kept: 0,
    gaps: [],
  });
  const opened = await open(to);
  expect(changedRows(before, rowsOf(opened))).toEqual([]);
  expect(opened.findStructureFaults()).toEqual([]);
  opened.lock();
});
