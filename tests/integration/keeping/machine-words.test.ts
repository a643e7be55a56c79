/** Words that a machine read of pictures: what a salvage keeps of them, what is handed over, and that an erasure leaves none. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { salvage } from '../../support/damaged.ts';
import { codeOf } from '../../support/failures.ts';
import {
  caseToHandOver,
  handOver,
  mergeIn,
  readIn,
  type Side,
  sideOf,
  written,
} from '../../support/handover.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { scanned } from '../../support/scans.ts';
import { storeKeyOf } from '../../support/sqlcipher.ts';
import { decryptedPages } from '../../support/store-pages.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

/** As the index has them: what lies in a working copy, and what was read and lies in none yet. */
const LAID = 'brickyard';
const BESIDE = 'padlocked';

let here: Side;
let there: Side;
let caseId: CaseId;
let letter: EvidenceId;
let notice: EvidenceId;

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  ({ caseId } = await caseToHandOver(here));
  const add = async (title: string, texts: readonly string[]) => {
    const path = written(`${title}.pdf`, await scanned(texts.map((text) => ({ text }))));
    return (await here.do('evidenceAdd', { caseId, title, file: here.engine.files.register(path) })).id;
  };
  letter = await add('Letter', ['Locked in at the brickyard']);
  await here.do('pictureRead', { caseId });
  notice = await add('Notice', ['Doors padlocked at night', 'No visitors']);
  // Whoever reads it is called away after the first page.
  const stop = new AbortController();
  const report = ({ page }: { readonly page?: { readonly number: number } }) =>
    page?.number === 2 ? stop.abort() : undefined;
  const job = { signal: stop.signal, report };
  expect(await codeOf(() => perform(here.engine, 'pictureRead', { caseId }, job))).toBe('cancelled');
  for (const words of [LAID, BESIDE]) expect(await found(here, words)).toMatchObject([{ kind: 'page' }]);
}, 240_000);
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

const found = async (side: Side, words: string) => (await side.do('searchFind', { words })).hits;
const rows = (side: Side, table: string) =>
  side.engine.session.read((db) => db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n);

/** Which of these are still to be read in a store, by somebody with its key, in capitals or not. */
async function traces(side: Side, wanted: readonly (string | Buffer)[]): Promise<(string | Buffer)[]> {
  const { folder } = side.engine.session;
  const pages = decryptedPages(join(folder, 'vault.db'), await storeKeyOf(folder, PASSPHRASE));
  const plain = pages.map((page) => page.toString('latin1').toLowerCase());
  return wanted.filter((one, at) =>
    typeof one === 'string'
      ? plain.some((page) => page.includes(one))
      : pages.some((page) => page.includes(wanted[at] ?? '')),
  );
}

/** Bytes that are nowhere else, of the copies that bundles are made of and of the files as they came. */
function piecesOf(ids: readonly EvidenceId[], which: 'copies' | 'originals'): Buffer[] {
  const blobs = here.engine.session.read((db) =>
    ids.map((id) => {
      const record = findEvidence(db, id);
      return readBlob(db, (which === 'copies' ? record?.workingBlob : record?.originalBlob) ?? '');
    }),
  );
  return blobs.flatMap((bytes) => {
    const all = Array.from({ length: Math.floor(bytes.length / 24) }, (_, n) =>
      bytes.subarray(n * 24, n * 24 + 24),
    );
    const telling = all.filter((piece) => new Set(piece).size > 18);
    return [0.3, 0.5, 0.7, 0.9].map((part) => Buffer.from(telling[Math.floor(telling.length * part)] ?? ''));
  });
}

it('a salvage keeps what lies in a copy, and what does not is read again', async () => {
  const stick = temporaryFolder();
  const { fileName } = await here.do('backupMake', { folder: here.engine.files.register(stick) });
  const [folder, to] = [join(temporaryFolder(), 'back'), join(temporaryFolder(), 'new')];
  const clock = steadyClock();
  const signal = new AbortController().signal;
  await restoreBackup({ file: join(stick, fileName), folder, clock, signal, copied: () => undefined });
  expect(await salvage(folder, to)).toMatchObject({ missing: [], kept: 0 });
  const engine = engineOn(await openVault({ folder: to, passphrase: passphraseBytes(PASSPHRASE), clock }));
  try {
    await perform(engine, 'searchBuild', {}, quietJob());
    const { hits } = await perform(engine, 'searchFind', { words: LAID }, quietJob());
    expect(hits).toMatchObject([{ evidenceId: letter, page: 1, certainty: expect.any(Number) }]);
    const { waiting } = await perform(engine, 'pictureReach', { caseId }, quietJob());
    expect(waiting).toEqual([{ evidenceId: notice, title: 'Notice', pages: [1, 2], languages: null }]);
  } finally {
    await engine.close();
  }
});

it('an exhibit that is handed over is read anew there, and of one that stays no word goes', async () => {
  const path = await handOver(here, there, caseId, { exhibits: [letter] });
  await mergeIn(there, await readIn(there, path));
  const { evidence } = await there.do('evidenceList', { caseId });
  expect(evidence.map(({ title, machineRead }) => [title, machineRead])).toEqual([['Letter', []]]);
  await there.do('searchBuild', {});
  // What comes is the file as it was received; words that a machine put into a copy of it are not evidence of it.
  expect(await found(there, LAID)).toEqual([]);
  expect((await there.do('pictureReach', { caseId })).waiting).toMatchObject([
    { title: 'Letter', pages: [1] },
  ]);
  const omitted = piecesOf([notice], 'originals');
  expect(await traces(there, [BESIDE, ...omitted])).toEqual([]);
  expect(await traces(there, piecesOf([letter], 'originals'))).not.toEqual([]);
});

it('an erasure leaves none: not in the index, not in what was read, not in a copy, and not on a free page', async () => {
  const both = [letter, notice];
  const pieces = await traces(here, [...piecesOf(both, 'originals'), ...piecesOf(both, 'copies')]);
  // Some lie across two pages.
  expect(pieces.length).toBeGreaterThan(11);
  expect(await traces(here, [LAID, BESIDE])).toEqual([LAID, BESIDE]);
  const made = await here.do('erasureMake', { caseId, ground: 'request', typed: 'LH/7' });
  expect(made.tidied).toBe(true);
  expect(await traces(here, [LAID, BESIDE, ...pieces])).toEqual([]);
  expect(statSync(join(here.engine.session.folder, 'vault.db-journal')).size).toBe(0);
  for (const table of ['search_piece', 'search_due', 'search_unread', 'search_read', 'search_term', 'blob'])
    expect([table, rows(here, table)]).toEqual([table, 0]);
  expect(rows(here, 'search_vocabulary')).toBe(0);
  expect(await found(here, LAID)).toEqual([]);
  expect((await here.do('auditVerify', {})).intact).toBe(true);
});
