/** A judgement is the caseworker's: what was told on its subject stands beside it, with its origin, and never answers it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

const { forms } = await loadFormLibrary(findResources());
const SHEETS = [
  'uk-indicators',
  'ilo-indicators',
  'elements',
  'points-to-prove',
  'safety-plan',
  'personal-statement',
  'special-measures',
];

let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
  const told = {
    'who-kept-documents': 'someone-else',
    methods: ['threats', 'locked-in'],
    debt: 'Two thousand, for the journey.',
    living: 'Six in a caravan.',
    tasks: 'Picking, then packing.',
    'first-contact': ['known-person'],
    promises: 'A hotel, 1,200 a month.',
    family: 'A sister.',
  };
  await call('screeningAnswer', {
    screeningId: ids.screeningId,
    answers: [
      ...Object.entries(told).map(([question, value]) => ({ question, state: 'answered' as const, value })),
      { question: 'treatment', state: 'prefers-not-to-say' as const },
    ],
  });
});
const begin = async (formId: string) =>
  (await call('screeningStart', { caseId: ids.caseId, personId: ids.personId, formId })).id;
const known = async (screeningId: ScreeningId, question: string) =>
  (await call('screeningShow', { screeningId })).known.find((one) => one.question === question);

describe('what was told, beside a judgement', () => {
  it.each([
    ['uk-indicators', 'g13', 'control.documents-kept-by'],
    ['uk-indicators', 'g34', 'control.debt'],
    ['ilo-indicators', 'exploitation-living', 'exploitation.living'],
    ['elements', 'act-recruited', 'recruitment.first-contact'],
    ['personal-statement', 'family-life', 'person.family'],
  ])('%s, %s: %s is shown with where it was told, and not as an answer', async (formId, question, key) => {
    const shown = await known(await begin(formId), question);
    expect(shown).toMatchObject({ beside: true, state: 'answered', value: null });
    const fact = shown?.facts.find((one) => one.key === key);
    expect(fact?.statements[0]).toMatchObject({
      author: OWNER,
      origin: { kind: 'interview', screeningId: ids.screeningId, formTitle: 'First account' },
    });
    expect(shown?.text).toContain(fact?.statements[0]?.text ?? 'missing');
  });

  it.each(['uk-indicators', 'ilo-indicators', 'elements', 'points-to-prove'])(
    '%s: nothing told marks a point, even when all is carried over',
    async (formId) => {
      const sheet = await begin(formId);
      await call('screeningCarryOver', { screeningId: sheet });
      const form = forms.get(formId)!;
      const points = new Set(
        form.questions.filter((one) => one.element.testimony.item !== undefined).map((one) => one.name),
      );
      const { answers, known: shown } = await call('screeningShow', { screeningId: sheet });
      expect(answers.filter((one) => points.has(one.question))).toEqual([]);
      expect(shown.filter((one) => points.has(one.question)).length).toBeGreaterThan(3);
      expect(shown.filter((one) => points.has(one.question) && one.value !== null)).toEqual([]);
    },
  );

  it('does not bring up what the person would rather not say', async () => {
    const shown = await known(await begin('uk-indicators'), 'g23');
    expect(shown).toBeUndefined();
  });

  it('can be linked as what the point rests on', async () => {
    const sheet = await begin('uk-indicators');
    const shown = await known(sheet, 'g13');
    await call('screeningAnswer', {
      screeningId: sheet,
      answers: [{ question: 'g13', state: 'answered', value: 'seen' }],
    });
    const origin = shown?.facts[0]?.statements[0]?.origin;
    if (origin?.kind !== 'interview') throw new Error('told nowhere');
    const { screeningId, question, layer } = origin;
    await call('screeningLink', {
      screeningId: sheet,
      links: [{ question: 'g13', target: { kind: 'answer', screeningId, question, layer } }],
    });
    const { readings } = await call('screeningReading', { screeningId: sheet });
    expect(readings[0]?.lines.map(said)).toEqual([
      'Identity or travel papers held by others: see what is linked to it',
    ]);
  });
});

describe('the forms', () => {
  it.each([...SHEETS, 'child-rights-security', 'nrm-preparation'])(
    '%s says what it shares with what is told, and why not more',
    (id) => {
      const form = forms.get(id)!;
      expect(form.file.testimony.tellOnce?.length).toBeGreaterThan(80);
      const tied = form.questions.filter((one) => one.fact !== null || one.beside.length > 0);
      if (id === 'child-rights-security') expect(tied).toEqual([]);
      else expect(tied.length).toBeGreaterThan(3);
    },
  );

  it('tie no point of a judgement to a fact', () => {
    for (const form of forms.values())
      for (const one of form.questions)
        if (one.element.testimony.item !== undefined)
          expect([one.name, one.fact, one.from]).toEqual([one.name, null, []]);
  });
});
