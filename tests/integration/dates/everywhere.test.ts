/** @file Today over a vault with one of everything due, and over one in which nothing is: on days that the test sets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DueInCase } from '../../../src-main/contract/dates.ts';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { dayOfContact } from '../../../src-main/usecases/contact/read-contacts.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { listToldContacts } from '../../../src-main/vault/queries/told-contacts.ts';
import { settableClock } from '../../support/clock-scenarios.ts';
import { safetyAnswers } from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';
import { OWNER, temporaryFolder, temporaryVault } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const clock = settableClock('2026-11-26T09:00:00.000+00:00');
let engine: RunningEngine;
const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
  perform(engine, name, input, quietJob());
const on = (value: string) => ({ value, qualifier: 'exact' as const });
const today = () => call('todayShow', {});
const shown = (all: readonly DueInCase[]) =>
  all.map((one) => [one.caseReference, one.ruleId, one.on, one.state, one.origin]);
const NONE = { items: [], total: 0 };

async function newCase(reference: string): Promise<{ caseId: CaseId; personId: PersonId }> {
  const { id: caseId } = await call('caseCreate', { reference, title: `Case ${reference}` });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: `Of ${reference}` });
  return { caseId, personId };
}

beforeAll(async () => {
  engine = { ...engineOn((await temporaryVault({ clock })).session), clock };
});
afterAll(() => engine.close());

it('has nothing in an empty vault, and nothing in one whose cases have no days', async () => {
  const nothing = { hearings: NONE, needs: NONE, due: NONE, waiting: NONE, next: null };
  expect(await today()).toMatchObject(nothing);
  await newCase('QUIET');
  expect(await today()).toMatchObject(nothing);
});

describe('with one of everything', () => {
  it('has hearings first, wherever they are recorded, and each of them once', async () => {
    const told = await newCase('EVENT');
    await call('dateRecord', { caseId: told.caseId, kind: 'trial', on: on('2026-12-01'), time: '10:00' });
    const bundled = await newCase('BUNDLE');
    for (const title of ['Papers', 'Papers for the judge']) {
      const { id: bundleId } = await call('bundleCreate', { caseId: bundled.caseId, title });
      const hearing = { bundleId, title, hearingDate: '2026-12-02', sections: [] };
      await call('bundleArrange', hearing);
    }
    const asked = await newCase('SITUATION');
    const answer = { answer: 'yes' as const, who: '', time: '14:00', where: 'Leeds', toldBy: '' };
    await call('caseSituation', {
      caseId: asked.caseId,
      situation: { hearing: { ...answer, on: '2026-11-30' } },
    });
    const far = await newCase('FAR');
    await call('dateRecord', { caseId: far.caseId, kind: 'hearing', on: on('2027-03-01') });
    const view = await today();
    expect(shown(view.hearings.items)).toEqual([
      ['SITUATION', 'hearing-day', '2026-11-30', 'soon', 'situation'],
      ['EVENT', 'hearing-day', '2026-12-01', 'soon', 'event'],
      ['BUNDLE', 'hearing-day', '2026-12-02', 'soon', 'bundle'],
    ]);
    expect(view.hearings.items.map((one) => one.time)).toEqual(['14:00', '10:00', '']);
    expect(view.next).toMatchObject({ caseReference: 'FAR', on: '2027-03-01' });
    // The same day said in the situation and in a bundle is one hearing.
    await call('dateRecord', { caseId: bundled.caseId, kind: 'hearing', on: on('2026-12-02') });
    expect((await today()).hearings.items.map((one) => one.origin)).toEqual(['situation', 'event', 'event']);
  });

  it('says that an ambulance is needed now, until the newest account says otherwise or somebody saw to it', async () => {
    const { caseId, personId } = await newCase('NOW');
    const urgent = (...value: string[]) => ({ question: 'safety-urgent', state: 'answered' as const, value });
    const begin = async () =>
      (await call('screeningStart', { caseId, personId, formId: 'first-account' })).id;
    const first = await begin();
    await call('screeningAnswer', {
      screeningId: first,
      answers: [...safetyAnswers(), urgent('rest', 'emergency')],
    });
    const found = (await today()).needs;
    expect(found).toMatchObject({
      total: 1,
      items: [
        { caseReference: 'NOW', person: 'Of NOW', needs: ['emergency'], screeningId: first, owner: OWNER },
      ],
    });
    await call('screeningAnswer', { screeningId: first, answers: [urgent('rest')] });
    expect((await today()).needs).toEqual(NONE);
    await call('screeningAnswer', { screeningId: first, answers: [urgent('place')] });
    const { subject = '', ruleId = '' } = (await today()).needs.items[0] ?? {};
    await call('clockSettle', { caseId, subject, ruleId, reason: 'A room in the refuge' });
    expect((await today()).needs).toEqual(NONE);
    const second = await begin();
    await call('screeningAnswer', { screeningId: second, answers: [urgent('medical')] });
    expect((await today()).needs.items).toMatchObject([{ needs: ['medical'], screeningId: second }]);
    await call('screeningAnswer', {
      screeningId: second,
      answers: [{ question: 'safety-urgent', state: 'cleared' }],
    });
    expect((await today()).needs).toEqual(NONE);
  });

  it('names a plan that is to be looked at again, from the plan itself', async () => {
    const { caseId, personId } = await newCase('PLAN');
    const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'safety-plan' });
    const review = (value: string) => ({
      question: 'review-on',
      state: 'answered' as const,
      value: on(value),
    });
    await call('screeningAnswer', { screeningId, answers: [review('2027-02-01')] });
    const due = async () => shown((await today()).due.items.filter((one) => one.caseReference === 'PLAN'));
    expect(await due()).toEqual([]);
    await call('screeningAnswer', { screeningId, answers: [review('2026-11-20')] });
    expect(await due()).toEqual([['PLAN', 'plan-review', '2026-11-20', 'overdue', 'answer']]);
  });

  it('keeps what we have to see to apart from what others have to do', async () => {
    const { caseId } = await newCase('BOTH');
    const record = (kind: string, day: string, more: object = {}) =>
      call('dateRecord', { caseId, kind, on: on(day), ...more });
    await record('subject-access-request', '2026-10-20', { owner: 'R. Haddad' });
    await record('nrm-referral', '2026-11-23');
    const lists = async () => {
      const view = await today();
      const mine = (all: readonly DueInCase[]) => shown(all.filter((one) => one.caseReference === 'BOTH'));
      return [mine(view.due.items), mine(view.waiting.items)];
    };
    expect(await lists()).toEqual([
      [['BOTH', 'subject-access', '2026-11-20', 'overdue', 'event']],
      [['BOTH', 'reasonable-grounds-aim', '2026-11-30', 'later', 'event']],
    ]);
    const { due } = await call('clockDue', { owner: 'r. haddad' });
    expect(due.map((one) => one.ruleId)).toEqual(['subject-access']);
    await record('reasonable-grounds', '2026-11-25', { result: 'positive' });
    await record('subject-access-answered', '2026-11-26');
    expect(await lists()).toEqual([
      [],
      [
        ['BOTH', 'recovery-earliest-end', '2026-12-24', 'later', 'event'],
        ['BOTH', 'conclusive-grounds-wait', '2027-02-25', 'later', 'event'],
      ],
    ]);
  });

  it('says where a day is missing, since something follows that cannot be counted', async () => {
    const { caseId } = await newCase('ABOUT');
    const decision = { kind: 'reasonable-grounds', result: 'negative' };
    await call('dateRecord', { caseId, ...decision, on: { value: '2026-10', qualifier: 'about' } });
    const items = (await today()).due.items.filter((one) => one.caseReference === 'ABOUT');
    expect(shown(items)).toEqual([
      ['ABOUT', 'judicial-review-referral', null, 'no-day', 'event'],
      ['ABOUT', 'reconsideration', null, 'no-day', 'event'],
    ]);
    const { events } = await call('dateList', { caseId });
    for (const { id: eventId } of events) await call('dateWithdraw', { eventId, reason: 'Another case' });
    expect((await today()).due.items.filter((one) => one.caseReference === 'ABOUT')).toEqual([]);
  });

  it('has everything support owes, with whoever sees to it, until it is recorded or dismissed', async () => {
    const { caseId, personId } = await newCase('SUPPORT');
    const line = (one: CallInput<'supportRecord'>['line']) => call('supportRecord', { personId, line: one });
    const mine = async () => {
      const view = await today();
      const all = [...view.due.items, ...view.waiting.items].filter((one) => one.origin === 'prompt');
      return all.filter((one) => one.caseReference === 'SUPPORT');
    };
    const said = async () => (await mine()).map((one) => [one.ruleId, one.on, one.state, one.owner]);
    await call('contactAdd', { personId, heldOn: on('2026-11-20'), nextOn: '2026-11-28' });
    expect(await said()).toEqual([['next-contact', '2026-11-28', 'soon', OWNER]]);
    expect((await mine())[0]?.title).toBe('Next contact');
    await call('contactPlanRecord', { personId, plan: { everyDays: 3, reviewOn: '2026-12-01' } });
    await line({ kind: 'worker', name: 'R. Haddad' });
    await line({ kind: 'need', heading: 'housing', need: 'A room', owner: 'Jo', reviewOn: '2026-11-26' });
    await line({ kind: 'non-punishment', atRisk: 'yes' });
    for (const by of ['Police', 'Council', 'Solicitor']) await line({ kind: 'interview-request', by });
    const { eventId } = await call('dateRecord', { caseId, personId, kind: 'trial', on: on('2027-05-03') });
    await call('dateAmend', { eventId, on: on('2027-06-07'), reason: 'Moved by the court' });
    await call('contactAdd', { personId, startedBy: 'other', withWhom: 'A friend', threats: true });
    const expected = [
      ['contact-interval', '2026-11-23', 'overdue', 'R. Haddad'],
      ...['trial-moved', 'unmet-need', 'threats', 'third-interview', 'non-punishment'].map((rule) => [
        rule,
        null,
        'due',
        rule === 'unmet-need' ? 'Jo' : 'R. Haddad',
      ]),
      ['need-review', '2026-11-26', 'due', 'Jo'],
      ['next-contact', '2026-11-28', 'soon', 'R. Haddad'],
      ['contact-plan-review', '2026-12-01', 'soon', 'R. Haddad'],
    ];
    expect((await said()).map((one) => one.join()).toSorted()).toEqual(
      expected.map((one) => one.join()).toSorted(),
    );
    const order = (await mine()).map((one) => one.on ?? '2026-11-26');
    expect(order).toEqual(order.toSorted());
    const yours = await call('todayShow', { owner: ' jo ' });
    expect(shown(yours.due.items).map(([, rule]) => rule)).toEqual(['unmet-need', 'need-review']);
    expect([yours.hearings, yours.waiting]).toEqual([NONE, NONE]);
    const { prompts } = await call('promptList', { caseId });
    for (const { rule, key } of prompts.filter((one) => one.rule === 'unmet-need'))
      await call('promptDismiss', { personId, rule, key, reason: 'With the council' });
    expect((await said()).map(([rule]) => rule)).not.toContain('unmet-need');
    await call('contactAdd', { personId });
    expect((await said()).map(([rule]) => rule).toSorted()).toEqual([
      'contact-plan-review',
      'need-review',
      'non-punishment',
      'third-interview',
      'threats',
    ]);
  });

  it('goes by the same contacts as the case does, whatever was written late, put right or taken back', async () => {
    const { caseId, personId } = await newCase('LATE');
    const told = (more: Omit<CallInput<'contactAdd'>, 'personId'>) =>
      call('contactAdd', { personId, ...more });
    const rules = async () => {
      const { contacts } = await call('contactList', { caseId });
      const listed = engine.session.read((db) => listToldContacts(db, caseId));
      const newest = contacts.filter((one) => !one.mistaken && one.nextOn !== null);
      return {
        // The newest that is known of the person, by the day; and the day that was agreed last.
        held: listed
          .flatMap((one) => (one.withPerson ? [dayOfContact(one)] : []))
          .toSorted()
          .at(-1),
        full: contacts
          .filter((one) => !one.mistaken && one.withWhom === '' && one.reached === 'person')
          .map(dayOfContact)
          .toSorted()
          .at(-1),
        next: listed.findLast((one) => one.nextOn !== null)?.nextOn ?? null,
        agreed: newest.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.nextOn ?? null,
      };
    };
    const same = async () => {
      const { held, full, next, agreed } = await rules();
      expect([held, next]).toEqual([full, agreed]);
    };
    const first = await told({ heldOn: on('2026-10-01'), nextOn: '2026-10-10' });
    const second = await told({ heldOn: { value: '2026-11', qualifier: 'about' }, nextOn: '2026-12-01' });
    await same();
    const third = await told({ heldOn: on('2026-09-01') });
    await call('contactCorrect', {
      contactId: third.contactId,
      text: 'Agreed after all',
      nextOn: '2026-12-09',
    });
    await same();
    await call('contactCorrect', { contactId: second.contactId, text: 'Of somebody else', mistaken: true });
    await same();
    await call('contactCorrect', { contactId: third.contactId, text: 'No', nextOn: null });
    await call('contactCorrect', { contactId: first.contactId, text: 'More', nextOn: '2026-12-02' });
    await same();
    await told({ heldOn: on('2026-11-02'), reached: 'nobody' });
    await same();
  });

  it('waits for the answer to a pack until it is recorded what came of it', async () => {
    const { caseId, personId } = await newCase('PACK');
    const chosen = { personId, profileId: 'privacy-sheet', recipient: '' };
    const { sha256: seen } = await call('packPreview', chosen);
    const folder = engine.files.register(temporaryFolder());
    const pack = await call('packBuild', { ...chosen, seen, folder, expectedBy: '2026-11-25' });
    const waiting = async () =>
      (await today()).waiting.items.filter((one) => one.caseReference === 'PACK').map((one) => one.state);
    expect(await waiting()).toEqual(['overdue']);
    await call('packOutcome', { packId: pack.id, outcome: 'answered' });
    expect(await waiting()).toEqual([]);
    expect(caseId).not.toBe('');
  });

  it('has a day as it was put right last, what was seen to until it is open again, and nothing that was taken back', async () => {
    const { caseId } = await newCase('RIGHT');
    const record = (kind: string, day: string) => call('dateRecord', { caseId, kind, on: on(day) });
    const { eventId } = await record('hearing', '2026-12-03');
    const charge = await record('charge', '2026-11-25');
    const mine = async () =>
      (await call('clockDue', { includeLater: true })).due.filter((one) => one.caseReference === 'RIGHT');
    const ofHearing = async () => (await mine()).find((one) => one.means === 'hearing');
    expect(await ofHearing()).toMatchObject({ on: '2026-12-03', time: '', owner: OWNER });
    const right = { eventId, on: on('2026-12-04'), title: 'Plea hearing', time: '09:30', owner: 'R. Haddad' };
    await call('dateAmend', { ...right, reason: 'The list came' });
    const { title } = (await call('dateList', { caseId })).events.find(({ id }) => id === eventId) ?? {};
    const now = { on: '2026-12-04', time: '09:30', owner: 'R. Haddad', title, about: '', person: '' };
    expect(await ofHearing()).toMatchObject(now);
    const ofCharge = async () =>
      (await mine()).filter(({ subject }) => subject === charge.eventId).map((one) => one.ruleId);
    const [ruleId = ''] = await ofCharge();
    expect(await mine()).toContainEqual(expect.objectContaining({ ruleId, about: 'Suspect charged' }));
    const seen = { caseId, subject: charge.eventId, ruleId, reason: 'The officer rang' };
    await call('clockSettle', seen);
    expect(await ofCharge()).not.toContain(ruleId);
    await call('clockReopen', seen);
    expect(await ofCharge()).toContain(ruleId);
    await call('dateWithdraw', { eventId, reason: 'Another case' });
    await call('dateWithdraw', { eventId: charge.eventId, reason: 'Another case' });
    expect(await mine()).toEqual([]);
  });

  it('leaves closed cases out, and has them again when they are taken up', async () => {
    const before = await call('clockDue', { includeLater: true });
    const { cases } = await call('caseList', {});
    const set = async (status: 'closed' | 'follow-up') => {
      for (const { id, reference, title } of cases)
        await call('caseUpdate', { caseId: id, reference, title, status });
    };
    await set('closed');
    expect((await call('clockDue', { includeLater: true })).due).toEqual([]);
    expect(await today()).toMatchObject({
      hearings: NONE,
      needs: NONE,
      due: NONE,
      waiting: NONE,
      next: null,
    });
    await set('follow-up');
    expect(await call('clockDue', { includeLater: true })).toEqual(before);
  });

  it.each([
    ['yesterday', '2026-11-25', [], 'overdue'],
    ['today', '2026-11-26', ['due'], 'due'],
    ['tomorrow', '2026-11-27', ['soon'], 'soon'],
  ] as const)(
    'a hearing of %s: of a bundle and of a situation from its day on, an answer until it comes',
    async (name, day, hearing, answer) => {
      const states = async (caseId: CaseId) =>
        (await call('clockDue', { includeLater: true })).due
          .filter((one) => one.caseId === caseId)
          .map((one) => one.state);
      for (const kind of ['hearing', 'plea'] as const) {
        const { caseId } = await newCase(`${kind} ${name}`);
        const said = { answer: 'yes' as const, who: '', time: '', where: '', toldBy: '', on: day };
        await call('caseSituation', { caseId, situation: { [kind]: said, bail: said, charged: said } });
        expect([kind, await states(caseId)]).toEqual([kind, hearing]);
        await call('caseSituation', { caseId, situation: { [kind]: { ...said, answer: 'no' } } });
        expect([kind, await states(caseId)]).toEqual([kind, []]);
      }
      const { caseId } = await newCase(`bundle ${name}`);
      const { id: bundleId } = await call('bundleCreate', { caseId, title: 'Papers' });
      await call('bundleArrange', { bundleId, title: 'Papers', hearingDate: day, sections: [] });
      expect(await states(caseId)).toEqual(hearing);
      const asked = await newCase(`plan ${name}`);
      const start = { ...asked, formId: 'safety-plan' };
      const { id: screeningId } = await call('screeningStart', start);
      const review = { question: 'review-on', state: 'answered' as const, value: on(day) };
      await call('screeningAnswer', { screeningId, answers: [review] });
      expect(await states(asked.caseId)).toEqual([answer]);
      const { id: nextOf } = await call('personAdd', {
        caseId: asked.caseId,
        role: 'survivor',
        name: 'Next',
      });
      await call('contactAdd', { personId: nextOf, nextOn: day });
      // The next interval is later than any of these.
      expect((await states(asked.caseId)).toSorted()).toEqual([answer, 'later', answer].toSorted());
    },
  );
});

it('says of every row whose law it is, how sure that is and where from: that of its case, whatever recorded the day', async () => {
  const { id: caseId } = await call('caseCreate', { reference: 'SCOT', title: 'Leith', nation: 'scotland' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Of SCOT' });
  const { id: bundleId } = await call('bundleCreate', { caseId, title: 'Papers' });
  await call('bundleArrange', { bundleId, title: 'Papers', hearingDate: '2026-12-02', sections: [] });
  await call('contactAdd', { personId, nextOn: '2026-11-27' });
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'safety-plan' });
  await call('screeningAnswer', {
    screeningId,
    answers: [{ question: 'review-on', state: 'answered', value: on('2026-11-28') }],
  });
  const elsewhere = { nation: 'england-wales' as const, result: 'positive' };
  await call('dateRecord', { caseId, kind: 'conclusive-grounds', on: on('2026-11-20'), ...elsewhere });
  const { due } = await call('clockDue', { includeLater: true });
  const ofCase = due.filter((one) => one.caseId === caseId);
  expect(new Set(ofCase.map(({ origin }) => origin))).toEqual(
    new Set(['bundle', 'prompt', 'answer', 'event']),
  );
  for (const { origin, ruleId, nation } of ofCase)
    expect(nation, ruleId).toBe(origin === 'event' ? 'england-wales' : 'scotland');
  for (const { ruleId, source, certainty } of due)
    expect([ruleId, source.length > 3, certainty]).toEqual([ruleId, true, expect.stringMatching(/^[HML]$/)]);
});
