import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../support/interview.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
let vault: Awaited<ReturnType<typeof temporaryVault>>;
beforeAll(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
  const answered = {
    birthplace: 'Iași',
    'how-it-started': 'A neighbour offered work.',
    promises: 'A hotel, 1,200 a month.',
    'taken-somewhere': 'yes',
    'still-there': 'no',
    'how-left': 'Through a window.',
    methods: ['threats', 'locked-in'],
    periods: [{ place: 'Leeds', from: { value: '2024-03', qualifier: 'about' } }],
  };
  const answers = Object.entries(answered).map(([question, value]) => ({
    question,
    state: 'answered' as const,
    value,
    ownWords: question === 'how-left' ? 'pe fereastră' : '',
  }));
  await call('screeningAnswer', { screeningId: ids.screeningId, answers });
  await call('screeningAnswer', {
    screeningId: ids.screeningId,
    answers: [{ question: 'treatment', state: 'prefers-not-to-say' }],
  });
});
const begin = async (formId: string) =>
  (await call('screeningStart', { caseId: ids.caseId, personId: ids.personId, formId })).id;
const known = async (screeningId: typeof ids.screeningId, question: string) =>
  (await call('screeningShow', { screeningId })).known.find((one) => one.question === question);

describe('what was told once', () => {
  it('is there in the next form: the answer, the date, the name and where it was said', async () => {
    const sheet = await begin('nrm-preparation');
    expect(await known(sheet, 'birthplace')).toMatchObject({
      state: 'answered',
      value: 'Iași',
      text: 'Iași',
      facts: [
        {
          key: 'person.birthplace',
          differs: false,
          statements: [
            {
              author: OWNER,
              at: expect.stringMatching(/^2026-/),
              origin: {
                kind: 'interview',
                screeningId: ids.screeningId,
                formTitle: 'First account',
                question: 'birthplace',
                layer: 0,
              },
            },
          ],
        },
      ],
    });
    expect(
      (await known(sheet, 'how-why-did-they-leave-the-situation'))?.facts[0]?.statements[0]?.ownWords,
    ).toBe('pe fereastră');
  });

  it('takes the shape the next question needs', async () => {
    const sheet = await begin('nrm-preparation');
    expect((await known(sheet, 'when-did-the-exploitation-take-place'))?.value).toBe(
      'from about March 2024, end not recorded, Leeds',
    );
    const started = String((await known(sheet, 'how-did-the-exploitation-start'))?.value);
    expect(started.replaceAll(/\d{1,2} \w{3} \d{4}/g, 'DAY')).toBe(
      [
        'A neighbour offered work.',
        'What the person expected and had heard: A hotel, 1,200 a month.\n[First account, DAY]',
      ].join('\n\n'),
    );
    expect((await known(sheet, 'were-they-taken-somewhere-by-their-exploiter'))?.value).toBe('yes');
    expect(await known(sheet, 'pv-want-to-submit-nrm')).toMatchObject({
      value: 'yes',
      facts: [{ statements: [{ origin: { kind: 'consent', purpose: 'nrm-referral' } }] }],
    });
    expect(await known(sheet, 'pv-interpreter-requirements-language')).toMatchObject({
      value: 'Romanian',
      facts: [{ statements: [{ origin: { kind: 'person' }, author: OWNER }] }],
    });
  });

  it('keeps a "prefers not to say", so that nobody asks again without knowing', async () => {
    const sheet = await begin('first-account');
    expect(await known(sheet, 'treatment')).toMatchObject({ state: 'prefers-not-to-say', value: null });
  });

  it('does not show a question its own answer', async () => {
    expect(await known(ids.screeningId, 'birthplace')).toBeUndefined();
  });

  it('fills a worksheet, each answer marked as confirming, and nothing twice', async () => {
    const sheet = await begin('nrm-preparation');
    const first = await call('screeningCarryOver', { screeningId: sheet });
    expect(first.carried).toBeGreaterThan(5);
    expect(first.filled).toBe(first.carried);
    expect(first.applicable).toBeGreaterThan(first.filled);
    expect(await call('screeningCarryOver', { screeningId: sheet })).toEqual({ ...first, carried: 0 });
    const view = await call('screeningShow', { screeningId: sheet });
    expect(view.answers.every((one) => one.relation === 'confirms')).toBe(true);
    expect(view.answers.find((one) => one.question === 'how-why-did-they-leave-the-situation')?.value).toBe(
      'Through a window.',
    );
    expect((await known(ids.screeningId, 'birthplace'))?.facts[0]?.statements).toHaveLength(1);
  });

  it('leaves the interview itself to the person', async () => {
    await expect(call('screeningCarryOver', { screeningId: ids.screeningId })).rejects.toMatchObject({
      code: 'not-ready',
    });
  });

  it('flows both ways: what a worksheet learns is there in the interview', async () => {
    const sheet = await begin('nrm-preparation');
    await call('screeningAnswer', {
      screeningId: sheet,
      answers: [{ question: 'family', state: 'answered', value: 'A sister.' }],
    });
    expect(await known(ids.screeningId, 'family')).toMatchObject({ value: 'A sister.' });
  });

  it('shows a different account beside the first, with its cause where one was given', async () => {
    const again = await begin('nrm-preparation');
    await call('screeningAnswer', {
      screeningId: again,
      answers: [
        {
          question: 'birthplace',
          state: 'answered',
          value: 'Vaslui',
          relation: 'differs',
          cause: 'translation',
        },
      ],
    });
    const { facts } = await call('factList', { personId: ids.personId });
    const fact = facts.find((one) => one.key === 'person.birthplace');
    expect(fact?.differs).toBe(true);
    expect(
      fact?.statements
        .filter((one) => one.relation !== 'confirms')
        .map((one) => [one.value, one.relation, one.cause]),
    ).toEqual([
      ['Vaslui', 'differs', 'translation'],
      ['Iași', 'new', ''],
    ]);
    expect(facts.find((one) => one.key === 'recruitment.how-started')?.differs).toBe(false);
  });

  it('keeps people apart', async () => {
    const other = await call('personAdd', { caseId: ids.caseId, role: 'witness', name: 'Ion' });
    expect((await call('factList', { personId: other.id })).facts.map((one) => one.key)).toEqual([
      'person.name',
    ]);
  });
});
