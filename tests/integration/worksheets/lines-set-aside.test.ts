/** Every line that readiness names can be set aside by that name; a lawyer's limit is no case against the person. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

const LIMIT = 'Ms Munro asks that a friend’s age is not put in her client’s words.';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  await work.do('personAdd', { caseId, role: 'witness', name: 'Nadia Karim' });
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('living', 'Nine of us in three rooms, Nadia Karim too.'),
      answered('lawyers-limit', LIMIT),
      answered('periods', [{ what: 'packing leeks', place: 'Luton' }]),
    ],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const quote = answered('living-conditions', 'She said “we were eleven in a shed”. Nadia Karim too.');
  await work.do('screeningAnswer', { screeningId: sheet, answers: [quote, answered('any-other-pvs', 'no')] });
}, 60_000);
afterFile(() => work?.engine.close());

const ready = () => work.do('readinessShow', { screeningId: sheet });

it('has a lawyer’s limit under its own heading, in one sentence', async () => {
  const { checks } = await ready();
  const limit = checks.find(({ line }) => line.startsWith('told/limit'));
  expect(limit?.about).toBe('What a lawyer asks not to go into');
  const words = (limit?.found ?? []).map(said).join('\n');
  expect(words).toContain('in her client’s words. Read');
  expect(words).not.toMatch(/about a case/);
});

it('takes every line by the name it gives it, and closes', async () => {
  const { fields, looks, others, tellings, checks } = await ready();
  const lines = [...fields, ...looks, ...others, ...tellings, ...checks].map(({ line }) => line);
  const kinds = new Set(lines.map((line) => line.split('/')[0]));
  expect(kinds.size).toBeGreaterThan(5);
  const first = new Map(lines.map((line) => [line.split(/[-\d]/u)[0], line]));
  for (const line of lines) expect(line).toMatch(/^[a-z]+\/[a-z]/);
  for (const line of new Set([...first.values(), ...lines.filter((one) => !one.startsWith('field/'))]))
    await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'Looked at' });
  const after = await ready();
  for (const one of [...after.looks, ...after.others, ...after.tellings, ...after.checks])
    expect(one.aside, one.line).not.toBeNull();
});
