/** A film was on its way in when it was broken off, and then the store was damaged: its pieces are no file, and nothing of it is said to be missing. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { ARRIVING, PIECE_BYTES } from '../../../src-main/vault/blobs.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { damagedCopy, damagePage, pagesIn, salvage } from '../../support/damaged.ts';
import { engineAtWork } from '../../support/engine.ts';
import { paper } from '../../support/papers.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const FILM = 'f'.repeat(26);

let vault: { readonly folder: string };
/** Pages of the store: of the film's pieces, of the letter's, of the names of both, and of what the exhibits are. */
let of: Record<'film' | 'letter' | 'names' | 'exhibits', readonly number[]>;
beforeAll(async () => {
  const { engine, ...at } = await engineAtWork();
  const { session } = engine;
  const file = at.pick('letter.pdf', Buffer.concat([await paper('A letter', 1), Buffer.alloc(60_000, '%')]));
  await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Letter' });
  const long = () => pagesIn(session, 'blob_chunk', 'overflow');
  const letter = long();
  session.pieces((tx) => {
    ARRIVING.begin(tx, FILM, 8 * PIECE_BYTES);
    for (let seq = 0; seq < 3; seq += 1) ARRIVING.add(tx, FILM, seq, new Uint8Array(PIECE_BYTES).fill(seq));
  });
  const film = long().filter((page) => !letter.includes(page));
  const [names, exhibits] = [pagesIn(session, 'blob', 'leaf'), pagesIn(session, 'evidence', 'leaf')];
  of = { film, letter, names, exhibits };
  vault = { folder: session.folder };
  await engine.close();
});

/** What is said to be missing, and the sizes of the files in the new vault. */
async function salvaged(pages: readonly number[]) {
  const folder = damagedCopy(vault, (store) => pages.reduce((all, page) => damagePage(page)(all), store));
  const to = join(temporaryFolder(), 'new');
  const { missing } = await salvage(folder, to);
  const passphrase = passphraseBytes(PASSPHRASE);
  const session = await openVault({ folder: to, passphrase, clock: steadyClock() });
  const engine = engineOn(session);
  try {
    expect(session.findStructureFaults()).toEqual([]);
    expect((await perform(engine, 'auditVerify', {}, quietJob())).intact).toBe(true);
    const files = session.read((db) => db.all<{ id: string }>('SELECT id FROM blob')).map(({ id }) => id);
    return { missing: missing.map(({ kind, exhibit }) => [kind, exhibit]), film: files.includes(FILM) };
  } finally {
    await engine.close();
  }
}

it.each([
  ['nothing is damaged', () => []],
  ['one of its pieces is damaged', () => of.film.slice(80, 81)],
  ['all of its pieces are', () => of.film],
  ['its name is', () => of.names],
  ['its name and a piece are', () => [...of.names, ...of.film.slice(80, 81)]],
] as const)('it is left out, and nothing is missing, where %s', async (_, pages) => {
  expect(await salvaged(pages())).toEqual({ missing: [], film: false });
});

it('the exhibit beside it is named where its own file is damaged', async () => {
  const pages = [...of.letter.slice(3, 4), ...of.film.slice(80, 81), ...of.names];
  expect(await salvaged(pages)).toEqual({ missing: [['exhibit-file', 'Letter']], film: false });
});

it('what lost its name stays where the exhibits are damaged too: it may be the file of one', async () => {
  const { missing, film } = await salvaged([...of.names, ...of.exhibits]);
  expect(film).toBe(true);
  expect(missing.map(([kind]) => kind)).toContain('exhibit');
});
