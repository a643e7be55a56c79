/** What was put off, not known or kept back in an interview is that on a sheet too, in every output: never "not asked". */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordLines } from '../../../src-main/cli/record-lines.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const ROUTE = 'how-did-the-exploitation-start';
const STILL = 'still-in-exploitative-situation';
const WHERE = /Put off where it was asked: Skip for now \([^)]*First account\)/;

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  const answers = [
    ...openingAnswers(),
    { question: 'how-it-started', state: 'deferred' as const },
    { question: 'still-there', state: 'deferred' as const },
    { question: 'living', state: 'not-known' as const },
    { question: 'tasks', state: 'answered' as const, value: 'Picking, then packing.' },
  ];
  interview = (await work.do('screeningRecord', { caseId, personId, formId: 'first-account', answers })).id;
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
}, 60_000);
afterFile(() => work?.engine.close());

async function outputs(screeningId = sheet) {
  const copied = await work.do('copyOutRecord', { screeningId, accountsSeen: true });
  const folder = temporaryFolder();
  const { fileName } = await work.do('recordExport', {
    screeningId,
    folder: work.pickFolder(folder),
    recipient: 'The court',
    forPurpose: 'nrm-referral',
  });
  const view = await work.do('screeningShow', { screeningId });
  return {
    field: (name: string) => copied.fields.find((one) => one.question === name),
    printed: flowOf(readFileSync(join(folder, fileName))),
    terminal: recordLines(view).join(' ').replace(/\s+/g, ' '),
    answer: (name: string) => view.answers.findLast((one) => one.question === name),
    ready: (await work.do('readinessShow', { screeningId })).fields,
  };
}

describe('a question that was put off where it was asked', () => {
  it('is that on a sheet that nothing was carried into, with where and when', async () => {
    const found = await outputs();
    expect(found.answer(ROUTE)).toBeUndefined();
    const field = found.field(ROUTE);
    expect([field?.state, field?.accounts.stands]).toEqual(['deferred', 'put-off']);
    expect(field?.accounts.tellings[0]).toMatchObject({
      state: 'deferred',
      since: false,
      origin: { screeningId: interview, question: 'how-it-started', layer: 0 },
    });
    for (const text of [found.printed, found.terminal]) expect(text).toMatch(WHERE);
    const ready = found.ready.find((one) => one.question === STILL);
    expect([ready?.state, ready?.putOff.map(said).join(' ')]).toEqual([
      'deferred',
      expect.stringMatching(WHERE),
    ]);
  });

  it('is carried over as that, as what is not known is, and counts for no answer', async () => {
    const { carried } = await work.do('screeningCarryOver', { screeningId: sheet });
    const found = await outputs();
    expect(found.answer(ROUTE)).toMatchObject({ state: 'deferred', value: null, relation: 'confirms' });
    expect(found.answer('living-conditions')).toMatchObject({ state: 'not-known', relation: 'confirms' });
    const view = await work.do('screeningShow', { screeningId: sheet });
    expect(view.answers.filter((one) => one.state === 'answered')).toHaveLength(carried);
    expect(found.field(ROUTE)).toMatchObject({ state: 'deferred', accounts: { stands: 'put-off' } });
    for (const text of [found.printed, found.terminal]) expect(text).toMatch(WHERE);
    // A second sheet hears of it from the interview, and not from the first.
    const { id } = await work.do('screeningStart', {
      caseId: work.caseId,
      personId,
      formId: 'nrm-preparation',
    });
    const again = await outputs(id);
    expect(again.field(ROUTE)?.accounts.tellings.map((one) => one.origin)).toEqual([
      expect.objectContaining({ screeningId: interview }),
    ]);
  });

  it('is older once somebody has spoken to it, and nothing is said of putting off', async () => {
    await work.do('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'A second meeting' });
    const told = { question: 'how-it-started', state: 'answered' as const, value: 'She came by bus.' };
    await work.do('screeningAnswer', { screeningId: interview, answers: [...safetyAnswers(), told] });
    const { field, printed } = await outputs();
    expect(field(ROUTE)?.accounts).toMatchObject({ stands: 'older', tellings: [{ text: told.value }] });
    expect(printed).toContain(told.value);
    const { accounts } = await work.do('copyOutCheck', { screeningId: sheet });
    expect(accounts.map(said).join('\n')).toMatch(/How did.*was told after this was filled in/);
  });
});

it('a narrative worded by the worker says so, to be copied and on paper', async () => {
  const answers = [
    { question: 'what-were-they-required-to-do', state: 'answered' as const, value: 'She picked.' },
  ];
  const asTold = await outputs();
  expect(asTold.field('what-were-they-required-to-do')?.worded).toBe(false);
  expect(asTold.printed).not.toContain('Worded by');
  await work.do('screeningAnswer', { screeningId: sheet, answers });
  const found = await outputs();
  expect(found.field('what-were-they-required-to-do')).toMatchObject({ text: 'She picked.', worded: true });
  expect(found.printed).toContain('Worded by whoever filled in this sheet.');
});
