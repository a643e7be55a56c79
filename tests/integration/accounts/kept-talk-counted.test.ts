/**
 * Where an account is kept back as a whole, every paper counts those that go in one way: a court that has two of them would look
 * for the account of a number in another talk.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});
const exact = (value: string) => ({ value, qualifier: 'exact' as const });

async function told(accounts: readonly [string, string][]) {
  const work = await engineAtWork();
  const { caseId } = work;
  const named = { role: 'survivor' as const, name: 'Maria Popescu', birthDate: { value: '1990-05-02' } };
  const { id: personId } = await work.do('personAdd', { caseId, ...named });
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const [first = [], ...later] = accounts.map((one) => [answered(...one)]);
  const { id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: exact('2026-02-03'),
    answers: [...openingAnswers(), ...first],
  });
  const asked = openingAnswers().filter(({ question }) => /^safety|-interview$/.test(question));
  for (const [index, answers] of later.entries()) {
    const heldOn = exact(index === 0 ? '2026-03-11' : '2026-04-20');
    await work.do('screeningAddLayer', { screeningId: interview, reason: 'She told more', heldOn });
    await work.do('screeningAnswer', { screeningId: interview, answers: [...asked, ...answers] });
  }
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId: sheet });
  return { work, personId, interview, sheet };
}

async function keepBack(work: EngineAtWork, screeningId: ScreeningId, words: string) {
  const { known } = await work.do('screeningShow', { screeningId });
  const [found] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter(({ text }) => text.includes(words))
        .map(({ seq: entry }) => ({ question, fact: key, entry })),
    ),
  );
  if (found === undefined) throw new Error(`nothing with “${words}” is known`);
  await work.do('accountsWithhold', { screeningId, ...found, reason: 'as she asked' });
}

/** The number that the account of a day has on each paper. */
async function numbersOf({ work, interview, sheet }: Awaited<ReturnType<typeof told>>, day: string) {
  const paper = async (name: 'recordExport' | 'chronologyExport', input: object) => {
    const folder = temporaryFolder();
    const { fileName } = await work.do(name, { folder: work.pickFolder(folder), ...input } as never);
    return flowOf(readFileSync(join(folder, fileName as string)));
  };
  const court = { recipient: 'A court', forPurpose: 'court-papers' };
  const shown = { wishesSeen: true };
  const record = await paper('recordExport', { screeningId: interview, ...court, ...shown });
  const ofSheet = await paper('recordExport', { screeningId: sheet, recipient: 'R', ...shown });
  const days = await paper('chronologyExport', { caseId: work.caseId, ...court });
  const number = (text: string, pattern: string) => new RegExp(pattern).exec(text)?.[1] ?? 'none';
  return {
    record: number(record, `Later account (\\d) Held ${day}`),
    sheet: number(ofSheet, `later account (\\d), ${day}`),
    chronology: number(days, `${day} [^;]{0,40}later account (\\d)`),
  };
}

const IRON = 'She was burnt with an iron.';

it('numbers the account of a day alike on every paper where the first account is kept back', async () => {
  const all = await told([
    ['treatment', IRON],
    ['living', 'Nine of us in Hull.'],
    ['injuries', 'My wrist was broken.'],
  ]);
  await keepBack(all.work, all.sheet, IRON);
  for (const [day, number] of [
    ['11 Mar 2026', '1'],
    ['20 Apr 2026', '2'],
  ] as const)
    expect(await numbersOf(all, day)).toEqual({ record: number, sheet: number, chronology: number });
  all.work.engine.close();
}, 60_000);
