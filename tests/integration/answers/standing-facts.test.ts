/** What stands of what was said in more than one place: added to, no longer known, said of another day, edited since. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../support/interview.ts';
import {
  beginFirstAccount,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
beforeEach(async () => {
  call = interviewCaller(await temporaryVault());
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
});
const answered = (values: Record<string, unknown>, more: object = {}) =>
  Object.entries(values).map(([question, value]) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  }));
const tell = (values: Record<string, unknown>, more: object = {}) =>
  call('screeningAnswer', { screeningId: ids.screeningId, answers: answered(values, more) });
const { begin, carried, known } = {
  begin: async (formId: string) =>
    (await call('screeningStart', { caseId: ids.caseId, personId: ids.personId, formId })).id,
  carried: async (formId: string) => {
    const screeningId = await begin(formId);
    await call('screeningCarryOver', { screeningId });
    const { answers } = await call('screeningShow', { screeningId });
    return new Map(answers.map((one) => [one.question, one.value]));
  },
  known: async (formId: string, question: string) =>
    (await call('screeningShow', { screeningId: await begin(formId) })).known.find(
      (one) => one.question === question,
    ),
};

describe('an account that was added to', () => {
  it('goes into the next form whole, with what was added, and is no other account', async () => {
    await tell({ family: 'Her mother and two brothers.', methods: ['threats'] });
    await call('screeningSign', { screeningId: ids.screeningId, readBack: 'Read aloud' });
    await call('screeningAddLayer', { screeningId: ids.screeningId, reason: 'She remembered more' });
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: safetyAnswers() });
    await tell({ family: 'And a grandmother.', methods: ['locked-in'] }, { relation: 'adds' });
    const sheet = await known('nrm-preparation', 'family');
    expect(sheet).toMatchObject({
      value: expect.stringMatching(
        /^Her mother and two brothers\.\n\[.*24 Nov 2026\]\n\nAnd a grandmother\.\n\[.*later account 1, 24 Nov 2026\]$/,
      ),
      facts: [{ differs: false }],
    });
    const methods = (await call('factList', { personId: ids.personId })).facts.find(
      (one) => one.key === 'control.methods',
    );
    expect(methods?.differs).toBe(false);
    expect((await carried('nrm-preparation')).get('family')).toBe(sheet?.value);
    // What the sheet was filled with is listed where it was told, and not a second time.
    const { facts: listed } = await call('factList', { personId: ids.personId });
    expect(listed.find((one) => one.key === 'person.family')?.statements.map(({ text }) => text)).toEqual([
      'And a grandmother.',
      'Her mother and two brothers.',
    ]);
    expect((await known('screening-interview', 'methods'))?.value).toEqual(['threats', 'locked-in']);
  });

  it('is not said twice where the addition already holds it', async () => {
    await tell({ family: 'Her mother.' });
    const screeningId = await begin('nrm-preparation');
    const whole = {
      ...answered({ family: 'Her mother. And a grandmother.' })[0]!,
      relation: 'adds' as const,
    };
    await call('screeningAnswer', { screeningId, answers: [whole] });
    expect((await known('nrm-preparation', 'family'))?.value).toBe('Her mother. And a grandmother.');
  });
});

describe('what is not known any more', () => {
  it('does not hide what was told: both stand, and neither is carried over unseen', async () => {
    await tell({ birthplace: 'Iași' });
    const screeningId = await begin('screening-interview');
    await call('screeningAnswer', {
      screeningId,
      answers: [...openingAnswers(), { question: 'birthplace', state: 'not-known' }],
    });
    expect(await known('nrm-preparation', 'birthplace')).toMatchObject({
      state: 'answered',
      value: 'Iași',
      facts: [{ differs: true }],
    });
    expect((await carried('nrm-preparation')).has('birthplace')).toBe(false);
  });

  it('and what was not known before is simply known once it is told', async () => {
    await call('screeningAnswer', {
      screeningId: ids.screeningId,
      answers: [{ question: 'birthplace', state: 'not-known' }],
    });
    const screeningId = await begin('screening-interview');
    await call('screeningAnswer', {
      screeningId,
      answers: [...openingAnswers(), ...answered({ birthplace: 'Vaslui' })],
    });
    expect((await carried('nrm-preparation')).get('birthplace')).toBe('Vaslui');
  });
});

describe('particulars of a person', () => {
  const edit = async (more: object) => {
    const view = await call('caseShow', { caseId: ids.caseId });
    const { id, caseId: _, ...person } = view.people.find((one) => one.id === ids.personId)!;
    await call('personUpdate', { personId: id, ...person, ...more });
  };
  const route = async () =>
    (await call('factList', { personId: ids.personId })).facts
      .find((one) => one.key === 'contact.safe-route')
      ?.statements.map((one) => one.text);

  it('keep their own dates: a change of one does not put the others before what was said since', async () => {
    await edit({ safeContact: 'Ring 07700 900123' });
    await tell({ 'safety-contact': 'Never ring. Through her solicitor only.' });
    const before = await route();
    expect(before?.[0]).toBe('Never ring. Through her solicitor only.');
    await edit({ note: 'Likes tea' });
    expect(await route()).toEqual(before);
    await edit({ safeContact: 'Through her solicitor' });
    expect((await route())?.[0]).toBe('Through her solicitor');
  });

  it('a child who was not asked has not said yes', async () => {
    const about = { personId: ids.personId, purpose: 'nrm-referral', note: 'looks 16' };
    await call('consentRecord', { ...about, status: 'not-needed-child' });
    expect(await known('nrm-preparation', 'pv-want-to-submit-nrm')).toBeUndefined();
  });
});

describe('what belongs to another question', () => {
  it('carries its own name, so that a sum or a day is not read as something else', async () => {
    await tell({
      periods: [{ what: 'Nails', from: { value: '2026-09', qualifier: 'exact' } }],
    });
    const sheet = await carried('nrm-preparation');
    expect(sheet.get('when-did-the-exploitation-take-place')).toMatch(
      /^from September 2026, end not recorded/,
    );
  });

  it('why there is no telephone is not how to reach somebody', async () => {
    const screeningId = await begin('nrm-preparation');
    const why = 'The exploiters took her phone.';
    await call('screeningAnswer', {
      screeningId,
      answers: answered({
        'pv-under-age': 'no',
        'pv-want-to-submit-nrm': 'yes',
        'does-pv-need-support': 'yes',
        'pv-phone-number': 'no',
        'no-contact-details': why,
      }),
    });
    expect([...(await carried('safety-plan')).values()]).not.toContain(why);
  });

  it('what was urgent on another day stands beside the question and is asked afresh', async () => {
    await tell({ 'safety-urgent': ['rest'] });
    expect((await carried('needs-and-risk')).has('urgent')).toBe(false);
    expect(await known('needs-and-risk', 'urgent')).toMatchObject({ beside: true, value: null });
  });
});
