/** Pages without text are read by machine: found by their words, said to be uncertain, in the bundle, and never in the original. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import { readBlob } from '../../../src-main/vault/blobs.ts';
import { findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf } from '../../support/failures.ts';
import { paper } from '../../support/papers.ts';
import { checkWithQpdf } from '../../support/pdf-tools.ts';
import { scanned } from '../../support/scans.ts';

let at: EngineAtWork;
let letter: EvidenceId;
const sheets = [
  { text: 'Passport kept by the foreman' },
  { text: 'Locked in at the brickyard', lies: 1, rotate: 180 },
] as const;

const find = async (words: string) => (await at.do('searchFind', { words })).hits;
const record = () => at.engine.session.read((db) => findEvidence(db, letter));
const copy = () => at.engine.session.read((db) => readBlob(db, record()?.workingBlob ?? ''));
const read = (more: object = {}) => at.do('pictureRead', { caseId: at.caseId, ...more });

beforeAll(async () => {
  at = await engineAtWork();
  const typed = at.pick('typed.pdf', await paper('A typed statement'));
  await at.do('evidenceAdd', { caseId: at.caseId, file: typed, title: 'Statement' });
  const file = at.pick('scan.pdf', await scanned(sheets));
  letter = (await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Letter', exhibitRef: 'AB1' })).id;
});
afterAll(() => at.engine.close());

it('says which pages wait, and reads none where the vault has it turned off', async () => {
  const reach = await at.do('pictureReach', { caseId: at.caseId });
  expect(reach).toMatchObject({ on: true, notLookedAt: 0, failed: [] });
  expect(reach.waiting).toEqual([{ evidenceId: letter, title: 'Letter', pages: [1, 2], languages: null }]);
  await at.do('pictureReadingSet', { on: false });
  expect(await codeOf(() => read())).toBe('turned-off');
  expect(await find('passport')).toEqual([]);
  await at.do('pictureReadingSet', { on: true });
});

it('refuses a language that is none, and nothing is read with it', async () => {
  const bad = at.pick('ukr.traineddata', 'no data at all');
  expect(await codeOf(() => read({ languages: [bad] }))).toBe('language-unusable');
  const other = at.pick('ukr.txt', 'no data at all');
  expect(await codeOf(() => read({ languages: [other] }))).toBe('language-unusable');
  expect((await at.do('pictureReach', { caseId: at.caseId })).waiting[0]?.pages).toEqual([1, 2]);
});

it('finds a word inside a scan, however it lay, and says how sure that is', async () => {
  expect(await read()).toMatchObject({ waiting: [], failed: [] });
  for (const [words, page] of [
    ['foreman', 1],
    ['"locked in"', 2],
    ['brickyard', 2],
  ] as const) {
    const [hit] = await find(words);
    expect(hit).toMatchObject({ kind: 'page', evidenceId: letter, page });
    expect(hit?.certainty).toBeGreaterThan(60);
    expect(hit?.certainty).toBeLessThanOrEqual(100);
  }
  const [typed] = await find('statement');
  expect(typed?.certainty).toBeNull();
}, 240_000);

it('lays the words where they stand, unseen, into the copy and not into the original', async () => {
  const before = at.engine.session.read((db) => readBlob(db, record()?.originalBlob ?? ''));
  expect(before).toEqual(new Uint8Array(readFileSync(join(at.desk, 'scan.pdf'))));
  const path = join(at.desk, 'copy.pdf');
  writeFileSync(path, copy());
  checkWithQpdf(copy());
  const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
  for (const { text: said } of sheets) expect(text).toContain(said);
  const seen = (file: string) => execFileSync('pdftoppm', ['-r', '40', '-gray', file], { maxBuffer: 1e8 });
  expect(seen(path).equals(seen(join(at.desk, 'scan.pdf')))).toBe(true);
  // Where its letters are: the sheet has them 60 points from the left, and 142 from the top.
  const boxes = execFileSync('pdftotext', ['-bbox', '-f', '1', '-l', '1', path, '-']).toString();
  const [, left = '', top = ''] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Passport</.exec(boxes) ?? [];
  expect(Number(left)).toBeCloseTo(60, -1);
  expect(Math.abs(Number(top) - 131)).toBeLessThan(8);
  expect(record()?.workingSteps).toEqual(['read-by-machine']);
  expect(record()?.machineRead.map(({ page }) => page)).toEqual([1, 2]);
  expect(record()?.notes.map(({ code }) => code)).not.toContain('no-text');
});

it('is in the log, proves unchanged, and is done once', async () => {
  const { entries } = await at.do('auditList', {});
  expect(entries.filter(({ action }) => action === 'evidence.read-by-machine')).toHaveLength(1);
  expect(await at.do('evidenceVerify', { caseId: at.caseId })).toMatchObject({ intact: true });
  const blob = record()?.workingBlob;
  await read({ again: true });
  expect(record()?.workingBlob).toBe(blob);
});

it('leaves nothing readable in the store, and nothing of it in an index made anew is lost', async () => {
  at.engine.session.index((tx) => {
    tx.run("INSERT OR IGNORE INTO search_due (source, key) SELECT 'page', id FROM evidence");
  });
  await at.do('searchBuild', {});
  expect((await find('foreman'))[0]).toMatchObject({ page: 1, certainty: expect.any(Number) });
  const bytes = readFileSync(join(at.engine.session.folder, 'vault.db')).toString('latin1').toLowerCase();
  for (const word of ['foreman', 'brickyard', 'search_read']) expect(bytes).not.toContain(word);
});
