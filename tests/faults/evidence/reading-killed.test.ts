/** The plug is pulled while pages are read by machine: it goes on with the next page, and what was read is not read again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, EvidenceId } from '../../../src-main/core/ids.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { findEvidence } from '../../../src-main/vault/queries/evidence.ts';
import { engineAtWork } from '../../support/engine.ts';
import { quietJob } from '../../support/ports.ts';
import { scanned } from '../../support/scans.ts';
import { PASSPHRASE, readVault, writeVault } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/read-pictures.ts', import.meta.url));
const SHEETS = ['Passport kept by the foreman', 'Wages withheld at the brickyard', 'Locked in every night'];
let engine: RunningEngine;
let caseId: CaseId;
let letter: EvidenceId;
let folder: string;

beforeAll(async () => {
  const at = await engineAtWork();
  const file = at.pick('scan.pdf', await scanned(SHEETS.map((text) => ({ text }))));
  letter = (await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Letter' })).id;
  ({ engine, caseId } = at);
  folder = engine.session.folder;
});
afterAll(() => engine.close());

const waiting = async () => (await perform(engine, 'pictureReach', { caseId }, quietJob())).waiting;
const found = async (words: string) =>
  (await perform(engine, 'searchFind', { words }, quietJob())).hits.map(({ page }) => page);
const record = () => engine.session.read((db) => findEvidence(db, letter));

/** Reads in a process that is killed as soon as it says that it begins with this. */
async function killedAt(begun: string): Promise<void> {
  await engine.close();
  const child = spawn(process.execPath, [PROCESS, folder, PASSPHRASE, caseId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.split('\n').some((line) => line.trim() === begun)) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  engine = engineOn(await writeVault(readVault(folder)));
  folder = engine.session.folder;
}

it('killed in the second page, it has the first; killed before the copy is made, it has them all', async () => {
  await killedAt('reading 2');
  expect(await waiting()).toEqual([{ evidenceId: letter, title: 'Letter', pages: [2, 3], languages: null }]);
  expect(await found('foreman')).toEqual([1]);
  expect(record()?.workingSteps).toEqual(['as-received']);

  await killedAt('writing');
  expect(await waiting()).toEqual([{ evidenceId: letter, title: 'Letter', pages: [], languages: null }]);
  expect(await found('brickyard')).toEqual([2]);

  const begun: string[] = [];
  const report = ({ step, page }: { step: string; page?: { number: number } }) =>
    void begun.push(`${step} ${page?.number ?? ''}`.trim());
  const done = await perform(engine, 'pictureRead', { caseId }, { ...quietJob(), report });
  expect(done).toMatchObject({ waiting: [], failed: [] });
  expect(begun).toEqual(['writing', 'finished']);
  expect(record()).toMatchObject({ workingSteps: ['read-by-machine'] });
  for (const [words, page] of [
    ['foreman', 1],
    ['brickyard', 2],
    ['night', 3],
  ] as const)
    expect(await found(words)).toEqual([page]);
  engine.session.index((tx) => tx.run("INSERT INTO search_words (search_words) VALUES ('integrity-check')"));
});
