/** Languages that pages are read in: files of a folder, the usual ones of a vault, and a choice for each exhibit. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { readingsOf } from '../../support/audit-facts.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { scanned } from '../../support/scans.ts';
import { temporaryFolder } from '../../support/vault.ts';

let at: EngineAtWork;
const folder = join(temporaryFolder(), 'tessdata');
const ids: EvidenceId[] = [];
/** Any file of the kind does for how it is found and used: the one that ships, under another name. */
const data = createRequire(import.meta.url).resolve(
  '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
);
const reach = () => at.do('pictureReach', { caseId: at.caseId });
const read = () => at.do('pictureRead', { caseId: at.caseId });
const name = (path: string) => at.engine.files.register(path);

beforeAll(async () => {
  mkdirSync(folder);
  cpSync(data, join(folder, 'ron.traineddata.gz'));
  cpSync(data, join(folder, 'eng.traineddata.gz'));
  writeFileSync(join(folder, 'notes.txt'), 'not a language');
  at = await engineAtWork();
  for (const [title, text] of [
    ['Letter', 'Passport kept by the foreman'],
    ['Notice', 'Locked in at the brickyard'],
  ] as const) {
    const file = at.pick(`${title}.pdf`, await scanned([{ text }]));
    ids.push((await at.do('evidenceAdd', { caseId: at.caseId, file, title })).id);
  }
});
afterAll(() => at.engine.close());

it('at first there is English; a language that has no file is refused, and what to do is said', async () => {
  expect((await reach()).languages).toEqual({ folder: '', state: 'none', there: [], usual: [] });
  const [letter] = ids as [EvidenceId];
  const failure = await failureOf(() => at.do('pictureReadIn', { evidenceId: letter, languages: ['ron'] }));
  expect([failure.code, failure.subject]).toEqual(['language-missing', 'ron.traineddata']);
  const usual = await failureOf(() => at.do('pictureReadingSet', { usual: ['ron'] }));
  expect(usual.code).toBe('language-missing');
});

it('a folder with none in it, or that is not there, is refused', async () => {
  const empty = await failureOf(() => at.do('pictureReadingSet', { folder: name(temporaryFolder()) }));
  expect(empty.code).toBe('language-missing');
  const gone = await failureOf(() => at.do('pictureReadingSet', { folder: name(join(folder, 'gone')) }));
  expect(gone.code).toBe('file-unreadable');
  expect((await reach()).languages.state).toBe('none');
});

it('says what is in the folder, what is usual, and what was chosen for an exhibit', async () => {
  await at.do('pictureReadingSet', { folder: name(folder), usual: ['ron', 'eng'] });
  expect((await reach()).languages).toEqual({ folder, state: 'there', there: ['ron'], usual: ['ron'] });
  const [letter] = ids as [EvidenceId];
  expect(await at.do('pictureReadIn', { evidenceId: letter, languages: ['eng'] })).toEqual({ languages: [] });
  expect((await reach()).waiting).toMatchObject([
    { title: 'Letter', languages: [] },
    { title: 'Notice', languages: null },
  ]);
  // On or off was not spoken of, and is as it was.
  expect((await reach()).on).toBe(true);
});

it('whose folder is gone reads nothing in part; back again, each is read in its own, and the log says in which', async () => {
  const away = `${folder}-away`;
  cpSync(folder, away, { recursive: true });
  rmSync(folder, { recursive: true });
  expect((await reach()).languages).toMatchObject({ state: 'gone', there: [], usual: ['ron'] });
  const failure = await failureOf(read);
  expect([failure.code, failure.subject, failure.detail]).toEqual([
    'language-missing',
    'ron.traineddata',
    folder,
  ]);
  expect((await reach()).waiting).toHaveLength(2);
  cpSync(away, folder, { recursive: true });
  expect(await read()).toMatchObject({ waiting: [], failed: [] });
  expect(readingsOf(at.engine)).toEqual(['', 'ron']);
  for (const words of ['foreman', 'brickyard'])
    expect((await at.do('searchFind', { words })).hits[0]?.certainty).toBeGreaterThan(60);
}, 240_000);
