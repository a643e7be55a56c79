import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import type { Caller } from '../../support/interview.ts';
import { interviewCaller } from '../../support/interview.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

const story = JSON.parse(readFileSync(join(findResources().folder, 'sample', 'story.json'), 'utf8'));
/** At least this share of the fields on the person's route comes from the story alone. */
const SHARE = 0.6;

let call: Caller;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'STORY', title: 'A story told once' });
  const { id: personId } = await call('personAdd', { caseId, ...story.person });
  const { form: formId, language, interpreter, place, answers, readBack } = story.interview;
  interview = (await call('screeningStart', { caseId, personId, formId, language, interpreter, place })).id;
  const told = answers.map((one: object) => ({ state: 'answered', ...one }));
  await call('screeningAnswer', { screeningId: interview, answers: told });
  await call('screeningSign', { screeningId: interview, readBack });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
});

describe('a story typed once into the screening interview', () => {
  it(`fills at least ${SHARE * 100}% of the fields of the referral that apply to it`, async () => {
    const { filled, applicable, carried } = await call('screeningCarryOver', { screeningId: sheet });
    process.stdout.write(
      `NRM preparation filled from the story: ${filled} of ${applicable} applicable fields (${Math.round((100 * filled) / applicable)}%)\n`,
    );
    expect(carried).toBe(filled);
    expect(filled / applicable).toBeGreaterThanOrEqual(SHARE);
  });

  it('leaves every filled field with where it came from: who, when, in which form or record', async () => {
    const view = await call('screeningShow', { screeningId: sheet });
    const known = new Map(view.known.map((one) => [one.question, one]));
    for (const answer of view.answers) {
      const statements = known.get(answer.question)?.facts.flatMap((fact) => fact.statements) ?? [];
      expect(statements.length, answer.question).toBeGreaterThan(0);
      for (const statement of statements) {
        expect(statement).toMatchObject({ author: OWNER, at: expect.stringMatching(/^2026-/) });
        if (statement.origin.kind === 'interview') expect(statement.origin.screeningId).toBe(interview);
      }
    }
  });

  it('fills in that the person would rather not say it, and nothing in its place', async () => {
    const { answers, known } = await call('screeningShow', { screeningId: sheet });
    const treated = known.find((one) => one.question === 'how-they-were-treated');
    expect(treated?.facts[0]).toMatchObject({
      key: 'exploitation.treatment',
      statements: [{ state: 'prefers-not-to-say' }],
    });
    expect(answers.find((one) => one.question === 'how-they-were-treated')).toMatchObject({
      state: 'prefers-not-to-say',
      value: null,
      relation: 'confirms',
    });
  });

  it('asks afresh whether it is safe to talk, whatever an earlier day said', async () => {
    const { caseId, personId } = await call('screeningShow', { screeningId: interview });
    const next = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    const known = next.known.map((one) => one.question);
    // In which language to talk is known, and is asked before anything else.
    const language = ['safety-language', 'safety-interpreter'];
    expect(known.filter((name) => name.startsWith('safety-') && !language.includes(name))).toEqual([]);
    expect(known.length).toBeGreaterThan(5);
  });

  it('leaves to the person at the desk what two accounts say differently', async () => {
    const { caseId, personId } = await call('screeningShow', { screeningId: interview });
    const before = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    const first = await call('screeningCarryOver', { screeningId: before.id });
    await call('screeningAddLayer', { screeningId: interview, reason: 'She asked to add to it' });
    const other = { question: 'nationality', state: 'answered' as const, value: 'KH' };
    const { answers: told }: { answers: { question: string }[] } = story.interview;
    const safety = told.filter(({ question }) => question.startsWith('safety-'));
    const answers = [
      ...safety.map((one) => ({ state: 'answered' as const, ...one })),
      { ...other, relation: 'differs' as const },
    ];
    await call('screeningAnswer', { screeningId: interview, answers });
    const { id } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    const done = await call('screeningCarryOver', { screeningId: id });
    const view = await call('screeningShow', { screeningId: id });
    // What only stands beside a field is nothing that would go into it.
    const differing = view.known.filter(
      (one) => one.beside !== true && one.facts.some((fact) => fact.differs),
    );
    const names = differing.map((one) => one.question);
    expect(view.answers.filter((one) => names.includes(one.question))).toEqual([]);
    expect(names).toContain('pv-nationality');
    expect(done.differing).toBe(names.length);
    expect(done.carried).toBe(first.carried - (done.differing - first.differing));
  });
});
