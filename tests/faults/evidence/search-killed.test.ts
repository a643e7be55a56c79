/** The plug is pulled while the words of documents are read for the search: it goes on where it was, and nothing is in it twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { indexPages } from '../../../src-main/vault/queries/search-index.ts';
import { engineAtWork } from '../../support/engine.ts';
import { paper } from '../../support/papers.ts';
import { quietJob } from '../../support/ports.ts';
import { PASSPHRASE, readVault, writeVault } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const PROCESS = fileURLToPath(new URL('../../support/children/search-build.ts', import.meta.url));
const DOCUMENTS = 8;
let engine: RunningEngine;
let folder: string;

const reopen = async () => {
  engine = engineOn(await writeVault(readVault(folder)));
  folder = engine.session.folder;
};
const places = async () =>
  (await perform(engine, 'searchFind', { words: 'withheld', limit: 200 }, quietJob())).hits.map(
    ({ title, page }) => `${title} ${page}`,
  );

beforeAll(async () => {
  const at = await engineAtWork();
  for (let n = 0; n < DOCUMENTS; n += 1) {
    const file = at.pick(`${n}.pdf`, await paper(`Wages withheld in month ${n}`, 2));
    await at.do('evidenceAdd', { caseId: at.caseId, file, title: `Letter ${n}` });
  }
  engine = at.engine;
  folder = engine.session.folder;
});
afterAll(() => engine.close());

/** As an upgrade leaves it: no page is read yet, and all are due. */
function allDue(): void {
  engine.session.index((tx) => {
    for (const { id } of tx.all<{ id: string }>('SELECT id FROM evidence')) indexPages(tx, id, []);
    tx.run("INSERT OR IGNORE INTO search_due (source, key) SELECT 'page', id FROM evidence");
  });
}

// Moments, none of which has to hit anything: the process works until it is killed.
it.each([
  [1, 0],
  [4, 2],
  [6, 9],
])('killed in document %i, %i ms on, it goes on where it was', async (document, delay) => {
  const all = await places();
  expect(all).toHaveLength(2 * DOCUMENTS);
  allDue();
  expect(await places()).toEqual([]);
  await engine.close();
  const child = spawn(process.execPath, [PROCESS, folder, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.split('\n').includes(String(document))) void wait(delay).then(() => child.kill('SIGKILL'));
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');

  await reopen();
  const { due } = await perform(engine, 'searchReach', {}, quietJob());
  expect(due.pages).toBeLessThanOrEqual(DOCUMENTS - (document - 1));
  expect(await places()).toHaveLength(2 * (DOCUMENTS - due.pages));
  const begun: string[] = [];
  const job = {
    ...quietJob(),
    report: ({ document: at }: { document?: { index: number; of: number } }) => {
      if (at !== undefined) begun.push(`${at.index} of ${at.of}`);
    },
  };
  expect(await perform(engine, 'searchBuild', { again: false }, job)).toMatchObject({ due: { pages: 0 } });
  expect(begun).toEqual(Array.from({ length: due.pages }, (_, i) => `${i + 1} of ${due.pages}`));
  expect((await places()).sort()).toEqual(all.sort());
  engine.session.index((tx) => tx.run("INSERT INTO search_words (search_words) VALUES ('integrity-check')"));
});
