/**
 * Days, contacts, the safe contact plan, decisions and support go along with a case, come back changed on both sides, and
 * what is ruled out on either side stays ruled out.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import {
  caseToHandOver,
  type HandedCase,
  handOver,
  itemIn,
  mergeIn,
  readIn,
  type Side,
  sendReceipt,
  sideOf,
  states,
} from '../../support/handover.ts';

let here: Side;
let there: Side;
let of: HandedCase;
const UNSAFE = { what: 'address', value: '07700 900123', why: 'He answers this number.' } as const;

const plan = (side: Side, fields: CallInput<'contactPlanRecord'>['plan']) =>
  side.do('contactPlanRecord', { personId: of.personId, plan: fields });
const settled = async (side: Side) =>
  (await side.do('dateList', { caseId: of.caseId })).clocks.filter(({ state }) => state === 'settled').length;
const calls = (side: Side, address: string) =>
  side.do('contactCheck', { personId: of.personId, channel: 'telephone', address });
async function sound(side: Side): Promise<void> {
  const { intact, alteredDetails, alteredRecords, notCovered } = await side.do('auditVerify', {});
  expect([intact, alteredDetails, alteredRecords, notCovered]).toEqual([true, [], [], []]);
}
const told = async (side: Side) =>
  (await side.do('auditList', { limit: 300 })).entries
    .map(({ action }) => action)
    .filter((action) => action.endsWith('taken-in') && /^(date|contact|support)/.test(action))
    .toReversed();

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  there = await sideOf('Ruth Clarke', 'b', 22);
  of = await caseToHandOver(here);
  const { caseId, personId } = of;
  const { eventId } = await here.do('dateRecord', {
    caseId,
    personId,
    kind: 'nrm-referral',
    on: { value: '2026-09-01', qualifier: 'exact' },
    note: 'Sent by the police.',
  });
  const { clocks } = await here.do('dateList', { caseId });
  const [first] = clocks.filter(({ subject }) => subject === eventId);
  await here.do('clockSettle', {
    caseId,
    subject: eventId,
    ruleId: first?.ruleId ?? '',
    reason: 'A decision came.',
  });
  const { contactId } = await here.do('contactAdd', {
    personId,
    address: '020 7946 0000',
    wishes: 'Ring me on Sundays.',
    nextOn: '2026-12-01',
  });
  await here.do('contactCorrect', { contactId, text: 'She rang back.' });
  await plan(here, {
    ways: [{ channel: 'telephone', detail: '020 7946 0000', how: 'Say: the library' }],
    never: [UNSAFE],
  });
  await here.do('supportRecord', {
    personId,
    line: { kind: 'decision', about: 'police', answer: 'no', words: 'Not now.' },
  });
  await here.do('chronologyExhibit', { caseId, exhibitRef: 'CH1' });
});
afterAll(() => Promise.all([here.engine.close(), there.engine.close()]));

it('goes along as it was written, under its authors, and the log there has a hash of each line', async () => {
  const preview = await here.do('handoverPreview', {
    caseId: of.caseId,
    recipient: 'Harbour House',
    forPurpose: 'support-services',
  });
  expect(preview.contents).toMatchObject({ dates: 1, contacts: 1, plans: 1, support: 1 });
  const review = await readIn(there, await handOver(here, there, of.caseId));
  expect(review.handover.contents).toEqual(preview.contents);
  expect(itemIn(review, 'plan').differences).toContainEqual({
    field: 'neverAddress',
    here: '',
    there: '07700 900123: He answers this number.',
  });
  const merged = await mergeIn(there, review);
  expect(states(merged)).toEqual([]);
  const { events } = await there.do('dateList', { caseId: of.caseId });
  expect(events).toMatchObject([{ kind: 'nrm-referral', note: 'Sent by the police.', by: 'Amina Okafor' }]);
  expect(await settled(there)).toBe(1);
  const { contacts } = await there.do('contactList', { caseId: of.caseId });
  expect(contacts).toMatchObject([
    { wishes: 'Ring me on Sundays.', by: 'Amina Okafor', addenda: [{ text: 'She rang back.' }] },
  ]);
  expect((await calls(there, '07700 900123')).refused).toMatchObject([{ code: 'contact-never-address' }]);
  const { things } = await there.do('supportShow', { personId: of.personId });
  expect(things).toMatchObject([{ line: { answer: 'no', words: 'Not now.' }, by: 'Amina Okafor' }]);
  expect(await told(there)).toEqual([
    'date.taken-in',
    'date.seen-to-taken-in',
    'contact.taken-in',
    'contact.taken-in',
    'contact.plan-taken-in',
    'support.taken-in',
  ]);
  expect(review.log.proved).toBe(review.log.entries);
  await sound(there);
  const { sent } = await sendReceipt(there, here, merged);
  expect(sent.receipt?.counts).toEqual({ taken: merged.items.length, same: 0, left: 0 });
});

it('an exhibit made from the chronology is held back there too, once what it is from is privileged', async () => {
  const { evidence } = await there.do('evidenceList', { caseId: of.caseId });
  const chronology = evidence.find(({ exhibitRef }) => exhibitRef === 'CH1');
  const marked = { of: { kind: 'record', id: of.account } } as const;
  await there.do('privilegeMark', marked);
  const { leftOut } = await there.do('handoverPreview', {
    caseId: of.caseId,
    recipient: 'Lantern',
    forPurpose: 'support-services',
  });
  expect(chronology).toBeDefined();
  expect(leftOut).toContainEqual({ kind: 'exhibit', why: 'privileged', count: 1 });
  await there.do('privilegeLift', { ...marked, by: 'Ruth Clarke', reason: 'It was no advice.' });
});

it('comes back changed on both sides: nobody has decided, the narrower plan governs on both, and a new plan decides', async () => {
  const other = { what: 'word', value: 'the shelter', why: 'Her sister reads her letters.' } as const;
  const phone = { channel: 'telephone', detail: '020 7946 0000', how: 'Say: the library' } as const;
  const email = { channel: 'email', detail: 'm@example.org' } as const;
  await plan(there, { ways: [email, phone], never: [other] });
  const mine = { what: 'channel', value: 'post', why: 'The post is opened.' } as const;
  await plan(here, { ways: [phone], never: [UNSAFE, mine] });
  const decision = { kind: 'decision', about: 'police' } as const;
  await there.do('supportRecord', { personId: of.personId, line: { ...decision, answer: 'yes' } });
  const { contactId } = await there.do('contactAdd', { personId: of.personId, note: 'At the day centre.' });
  const back = await readIn(here, await handOver(there, here, of.caseId, { recipient: 'Lantern' }));
  expect(states(back)).toEqual(['plan different', 'contact new', 'support more-there']);
  const item = itemIn(back, 'plan');
  expect(item).toMatchObject({
    suggested: true,
    mayTake: false,
    notes: [
      { code: 'handover-both-wrote' },
      { code: 'handover-plan-comes' },
      { code: 'handover-plan-warns', params: { count: 1 } },
      { code: 'handover-plan-keeps', params: { count: 2 } },
    ],
  });
  await mergeIn(here, back);
  await mergeIn(there, await readIn(there, await handOver(here, there, of.caseId)));
  for (const side of [here, there]) {
    const { plan: stands, before } = await side.do('contactPlanShow', { personId: of.personId });
    expect(stands?.ways).toMatchObject([{ detail: '020 7946 0000' }]);
    expect(stands?.never).toEqual([UNSAFE, mine, other]);
    expect(stands?.undecided?.map(({ by }) => by).sort()).toEqual(['Amina Okafor', 'Ruth Clarke']);
    expect(before).toHaveLength(3);
    expect((await calls(side, '07700 900123')).refused).toMatchObject([{ code: 'contact-never-address' }]);
  }
  expect((await here.do('contactList', { caseId: of.caseId })).contacts.map(({ id }) => id)).toContain(
    contactId,
  );
  const { things } = await here.do('supportShow', { personId: of.personId });
  expect(things).toMatchObject([{ line: { answer: 'yes' }, by: 'Ruth Clarke' }]);
  await plan(there, { ways: [email], never: [UNSAFE] });
  await mergeIn(here, await readIn(here, await handOver(there, here, of.caseId, { recipient: 'Lantern' })));
  const { plan: decided } = await here.do('contactPlanShow', { personId: of.personId });
  expect([decided?.ways.map(({ detail }) => detail), decided?.never, decided?.undecided]).toEqual([
    ['m@example.org'],
    [UNSAFE],
    undefined,
  ]);
  await sound(here);
});

it('of a hearing, a decision and a next contact that both sides changed, the safer governs on both until it is decided', async () => {
  const { caseId, personId } = of;
  const hearing = { nation: 'england-wales', title: 'Plea' } as const;
  const on = (value: string) => ({ value, qualifier: 'exact' }) as const;
  const { eventId } = await here.do('dateRecord', {
    caseId,
    personId,
    kind: 'hearing',
    ...hearing,
    on: on('2027-03-10'),
  });
  const { contactId } = await here.do('contactAdd', { personId, nextOn: '2027-01-10' });
  const pass = async (from: Side, to: Side) =>
    mergeIn(to, await readIn(to, await handOver(from, to, caseId, { recipient: 'Lantern' })));
  await pass(here, there);
  await here.do('dateAmend', { eventId, ...hearing, on: on('2027-03-24'), reason: 'The court wrote.' });
  await there.do('dateAmend', { eventId, ...hearing, on: on('2027-03-03'), reason: 'Counsel rang.' });
  await here.do('contactCorrect', { contactId, text: 'Later.', nextOn: '2027-01-20' });
  await there.do('contactCorrect', { contactId, text: 'Sooner.', nextOn: '2027-01-05' });
  const police = { kind: 'decision', about: 'police' } as const;
  await there.do('supportRecord', { personId, line: { ...police, answer: 'withdrawn' } });
  await here.do('supportRecord', { personId, line: { ...police, answer: 'yes', words: 'She is sure.' } });
  // A day and the reason it was put right for are one thing to decide.
  const { items } = await pass(there, here);
  expect(items.find(({ item }) => item === `contact/${contactId}`)?.differences).toEqual([
    { field: 'nextOn', here: '20 Jan 2027: Later.', there: '5 Jan 2027: Sooner.' },
  ]);
  await pass(here, there);
  await pass(there, here);
  const days = async (side: Side) => {
    const { events, clocks } = await side.do('dateList', { caseId });
    const { due } = await side.do('clockDue', { includeLater: true });
    const event = events.find(({ id }) => id === eventId);
    const { contacts } = await side.do('contactList', { caseId });
    const contact = contacts.find(({ id }) => id === contactId);
    const { things } = await side.do('supportShow', { personId });
    const decided = things.find(({ kind }) => kind === 'decision');
    return {
      hearing: [event?.on.value, event?.undecided?.length],
      clocks: clocks
        .filter(({ subject, means }) => subject === eventId && means === 'hearing')
        .map((one) => one.on),
      due: due
        .filter(({ subject, means }) => subject === eventId && means === 'hearing')
        .map((one) => one.on)
        .sort(),
      next: [contact?.nextOn, contact?.undecided?.length],
      police: [decided?.line.kind === 'decision' && decided.line.answer, decided?.undecided?.length],
    };
  };
  const both = ['2027-03-03', '2027-03-24'];
  for (const side of [here, there])
    expect(await days(side)).toEqual({
      hearing: ['2027-03-03', 2],
      clocks: both,
      due: both,
      next: ['2027-01-05', 2],
      police: ['withdrawn', 2],
    });
  const { undecided } = await here.do('undecidedList', { caseId });
  expect(undecided.map(({ kind, lines }) => [kind, lines.length])).toEqual([
    ['support', 2],
    ['date', 2],
    ['contact', 2],
  ]);
  await here.do('dateAmend', { eventId, ...hearing, on: on('2027-03-24'), reason: 'Asked the court.' });
  await here.do('contactCorrect', { contactId, text: 'Agreed.', nextOn: '2027-01-20' });
  await here.do('supportRecord', { personId, line: { ...police, answer: 'yes', words: 'Asked again.' } });
  await pass(here, there);
  const one = ['2027-03-24'];
  for (const side of [here, there])
    expect(await days(side)).toEqual({
      hearing: [one[0], undefined],
      clocks: one,
      due: one,
      next: ['2027-01-20', undefined],
      police: ['yes', undefined],
    });
  await sound(there);
});

it('stays behind where somebody says so, and the file says how much', async () => {
  const path = await handOver(here, there, of.caseId, { without: ['contacts', 'plans'] });
  const { handover, items } = await readIn(there, path);
  expect(handover.leftOut).toEqual(
    expect.arrayContaining([
      { kind: 'contact', why: 'not-chosen', count: 3 },
      { kind: 'plan', why: 'not-chosen', count: 1 },
    ]),
  );
  expect(items.some(({ kind }) => kind === 'plan' || kind === 'contact')).toBe(false);
});

it('a contact that both went on with is one row after the exchange: every word once on both sides, and shown once', async () => {
  const { caseId, personId } = of;
  const pass = async (from: Side, to: Side) => {
    const review = await readIn(to, await handOver(from, to, caseId));
    return { review, merged: await mergeIn(to, review) };
  };
  const { contactId } = await here.do('contactAdd', { personId, note: 'Met at the library.' });
  await pass(here, there);
  await here.do('contactCorrect', { contactId, text: 'She had her son with her.', nextOn: '2027-02-01' });
  await there.do('contactCorrect', { contactId, text: 'She asked for a dentist.', nextOn: '2027-02-08' });
  const { review, merged } = await pass(there, here);
  const shown = review.items.filter(({ item }) => item === `contact/${contactId}`);
  expect(shown).toMatchObject([
    { state: 'different', suggested: true, changed: { by: 'Ruth Clarke' }, ours: { by: 'Amina Okafor' } },
  ]);
  expect(merged.items.filter(({ item }) => item === `contact/${contactId}`)).toHaveLength(1);
  const back = await pass(here, there);
  // What is joined is shown once more, as undecided, and adds nothing a second time.
  for (const side of [here, there]) {
    const { contacts } = await side.do('contactList', { caseId });
    const [row, ...others] = contacts.filter(({ id }) => id === contactId);
    expect(others).toEqual([]);
    expect(row?.addenda.map(({ text }) => text).sort()).toEqual([
      'She asked for a dentist.',
      'She had her son with her.',
    ]);
    expect([row?.nextOn, row?.undecided?.length]).toEqual(['2027-02-01', 2]);
    const { undecided } = await side.do('undecidedList', { caseId });
    expect(undecided.filter(({ name }) => name === `contact/${contactId}`)).toHaveLength(1);
  }
  expect(back.merged.items.filter(({ item }) => item === `contact/${contactId}`)).toHaveLength(1);
  const again = await readIn(here, await handOver(there, here, caseId));
  expect(again.items.find(({ item }) => item === `contact/${contactId}`)).toMatchObject({ state: 'same' });
  await sound(here);
  await sound(there);
});
