/** @file A 400-question interview on a real vault: one answer saved, one page read back, the forms loaded. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFormLibrary } from '../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../src-main/usecases/resources/resources.ts';
import { interviewCaller } from '../support/interview.ts';
import { countingRandom, steadyClock } from '../support/ports.ts';
import { benchVault } from './bench-vault.ts';
import { type Measured, verdict } from './table.ts';

const QUESTIONS = 400;
const PAGES = 40;
const RUNS = 40;

/** Medians, in milliseconds, with every question of the form already answered once. */
export async function benchInterview(): Promise<readonly Measured[]> {
  const parent = mkdtempSync(join(tmpdir(), 'testimony-bench-'));
  const folder = join(parent, 'resources');
  cpSync(findResources().folder, folder, { recursive: true });
  writeFileSync(join(folder, 'forms', 'long.json'), JSON.stringify(longForm()));
  const resources = { folder };
  const clock = steadyClock();
  const random = countingRandom();
  const session = await benchVault(parent, { clock, random });
  try {
    const begun = performance.now();
    await loadFormLibrary(resources);
    const loaded = performance.now() - begun;
    const call = interviewCaller({ session, clock, random }, undefined, resources);
    const { id: caseId } = await call('caseCreate', { reference: 'BENCH', title: 'Bench' });
    const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Bench' });
    const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'long' });
    const answer = (n: number, value: string) =>
      call('screeningAnswer', { screeningId, answers: [{ question: `q-${n}`, state: 'answered', value }] });
    for (let n = 0; n < QUESTIONS; n += 1) await answer(n, `what was said about ${n}`);
    const saved = await median((run) => answer(run * 7, `said again, ${run}`));
    const shown = await median(() => call('screeningShow', { screeningId }));
    const row = (what: string, milliseconds: number, target?: number): Measured => ({
      what: `engine, ${QUESTIONS} questions: ${what}`,
      ours: `${milliseconds.toFixed(1)} ms`,
      beside: target === undefined ? '' : verdict(milliseconds, target),
    });
    return [
      row('all forms loaded and checked', loaded),
      row('one answer saved', saved, 50),
      row('the record read back, with what is known', shown, 200),
    ];
  } finally {
    session.lock();
    rmSync(parent, { recursive: true, force: true });
  }
}

function longForm() {
  const testimony = {
    id: 'long',
    version: '1',
    source: 'Bench',
    certainty: 'C',
    label: 'Bench',
    use: 'worksheet',
  };
  const each = QUESTIONS / PAGES;
  const pages = Array.from({ length: PAGES }, (_, page) => ({
    name: `page-${page}`,
    title: `Page ${page}`,
    elements: Array.from({ length: each }, (_, n) => {
      const number = page * each + n;
      const condition = n === 0 ? {} : { visibleIf: `{q-${page * each}} notempty` };
      return { type: 'comment', name: `q-${number}`, title: `Question ${number}?`, ...condition };
    }),
  }));
  return { title: 'Long', description: 'Bench.', testimony, pages };
}

async function median(work: (run: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    await work(run);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[RUNS / 2] ?? Number.NaN;
}
