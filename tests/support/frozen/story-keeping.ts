/** @file What goes on around the account: days, contact and support, and what is kept, handed over and erased. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { said } from '../said.ts';
import { FROZEN_PASSPHRASE } from './frozen.ts';
import type { Ids } from './ids.ts';
import type { Teller } from './teller.ts';

/** What programs before schema 380 had no place for. */
export async function tellKeeping(teller: Teller, ids: Ids, desk: string): Promise<void> {
  if (!teller.knows('dateRecord')) return;
  await tellDates(teller, ids);
  await tellContact(teller, ids);
  await tellSupport(teller, ids);
  await tellChronology(teller, ids, desk);
  await tellLog(teller, ids, desk);
  await tellHandover(teller, ids, desk);
  await tellHolds(teller, ids);
  await tellErasure(teller);
}

async function tellDates(teller: Teller, { caseId, personId, statement }: Ids): Promise<void> {
  const day = (value: string) => ({ value, qualifier: 'exact' as const });
  const referred = await teller.tell('dateRecord', {
    caseId,
    personId,
    kind: 'nrm-referral',
    on: day('2026-11-16'),
    evidenceId: statement,
    note: teller.said('dates', 'Sent by Ruth, from the shelter’s own machine.'),
    owner: teller.said('dates', 'Ruth Adeyemi-Clarke'),
  });
  await teller.tell('clockSettle', {
    caseId,
    subject: referred.eventId,
    ruleId: 'reasonable-grounds-aim',
    reason: teller.said('dates', 'The decision came by letter.'),
  });
  const appointment = { kind: 'appointment', on: day('2026-12-04'), time: '14:30' };
  const made = await teller.tell('dateRecord', {
    caseId,
    personId,
    ...appointment,
    place: teller.said('dates', 'The surgery in Weir Lane'),
  });
  await teller.tell('dateAmend', {
    eventId: made.eventId,
    on: day('2026-12-07'),
    time: '09:15',
    place: teller.said('dates', 'The walk-in centre at Wexmouth'),
    reason: teller.said('dates', 'The surgery rang and moved it.'),
  });
  const mistaken = await teller.tell('dateRecord', {
    caseId,
    kind: 'charge',
    on: { value: '2026-09', qualifier: 'about' },
  });
  const reason = teller.said('dates', 'That was somebody else’s charge.');
  await teller.tell('dateWithdraw', { eventId: mistaken.eventId, reason });
}

async function tellContact(teller: Teller, { personId }: Ids): Promise<void> {
  const said = (text: string) => teller.said('contact', text);
  await teller.tell('contactPlanRecord', {
    personId,
    reason: said('First made.'),
    plan: { ways: [{ channel: 'post' }], never: [] },
  });
  await teller.tell('contactPlanRecord', {
    personId,
    reason: said('She is afraid of the old number.'),
    plan: {
      ways: [{ channel: 'visit', detail: said('Lantern House'), how: said('Ask for Maddy.') }],
      never: [{ what: 'address', value: said('07700 900611'), why: said('Anton reads it.') }],
      withholdNumber: 'yes',
      ifOtherAnswers: said('Say that it was a wrong number.'),
      ifNotReached: said('Ring the shelter’s office.'),
      everyDays: 14,
      reviewOn: '2027-01-11',
    },
  });
  const { contactId } = await teller.tell('contactAdd', {
    personId,
    channel: 'visit',
    heldOn: { value: '2026-11-18', qualifier: 'exact' },
    time: '11:20',
    language: said('Romanian'),
    interpreter: said('Interpreter I-9'),
    safe: 'yes',
    explained: said('What a witness supporter does.'),
    wishes: said('«Să nu afle mama mea.»'),
    note: said('She laughed once. 🌱'),
    nextOn: '2026-12-02',
  });
  const text = said('She wants the afternoon rather than the morning.');
  await teller.tell('contactCorrect', { contactId, text, nextOn: '2026-12-03' });
  await teller.tell('contactAdd', {
    personId,
    channel: 'telephone',
    address: '07700 900611',
    reached: 'nobody',
    allTheSame: said('An ambulance was on its way to her.'),
  });
  const words = { note: teller.said('kept', 'She had just begun to say'), field: 'note' };
  await teller.tell('draftTextKeep', { kind: 'contact', subject: personId, words });
}

async function tellSupport(teller: Teller, { caseId, personId }: Ids): Promise<void> {
  const said = (text: string) => teller.said('contact', text);
  type Line = Parameters<typeof teller.tell<'supportRecord'>>[1]['line'];
  const lines: Line[] = [
    { kind: 'decision', about: 'police', answer: 'undecided', words: said('Not before she has moved.') },
    { kind: 'decision', about: 'police', answer: 'no', words: said('Not while he is on bail.') },
    { kind: 'need', heading: 'medical', need: said('A dentist'), goal: said('To eat on both sides.') },
    { kind: 'engagement', state: 'less-contact', reasons: ['silence'], words: said('No news for a month.') },
    {
      kind: 'worker',
      role: 'navigator',
      name: said('Ines Okoro-Blythe'),
      organisation: said('Weir Advocacy'),
    },
    { kind: 'non-punishment', atRisk: 'yes', raisedWith: said('The duty solicitor'), task: 'raised' },
    { kind: 'earlier-referral', reference: said('NRM-2019-77120'), outcome: said('No answer came') },
    { kind: 'interview-request', by: said('DC Ines Vallero'), wish: said('Only with a woman there.') },
  ];
  for (const line of lines) await teller.tell('supportRecord', { personId, line });
  const { prompts } = await teller.tell('promptList', { caseId });
  if (prompts.length === 0) throw new Error('nothing to dismiss');
  const reason = said('It is being seen to in another case.');
  // Some of them go by the day.
  for (const { rule, key } of prompts) await teller.tell('promptDismiss', { personId, rule, key, reason });
}

async function tellChronology(teller: Teller, { caseId, personId }: Ids, desk: string): Promise<void> {
  const made = await teller.tell('chronologyExhibit', {
    caseId,
    personId,
    leaveOutPrivileged: true,
    section: teller.said('evidence', 'Made here'),
    exhibitRef: teller.said('evidence', 'MS/9'),
  });
  keepExhibit(teller, made);
  const gone = await teller.tell('chronologyExport', {
    caseId,
    personId,
    leaveOutPrivileged: true,
    folder: outFolder(teller, desk, 'chronology'),
    forPurpose: 'court-papers',
    recipient: teller.said('chronology', 'The judge’s clerk'),
    overrideGround: 'legal-claims',
    overrideReason: teller.said('log', 'The court asked for it.'),
  });
  teller.gone(gone);
}

function keepExhibit(teller: Teller, made: CallOutput<'chronologyExhibit'>): void {
  teller.notes[made.title] = made.notes.map(said);
  teller.steps[made.title] = made.workingSteps;
  teller.exhibits[made.title] = made.sha256;
}

async function tellLog(teller: Teller, { caseId }: Ids, desk: string): Promise<void> {
  await teller.tell('auditExport', {
    caseId,
    format: 'csv',
    own: false,
    forPurpose: 'court-papers',
    folder: outFolder(teller, desk, 'log'),
    recipient: teller.said('log', 'The regulator'),
    overrideGround: 'legal-claims',
    overrideReason: teller.said('log', 'They may look at it.'),
  });
}

async function tellHandover(teller: Teller, ids: Ids, desk: string): Promise<void> {
  const { recipient: key } = await teller.tell('handoverKey', {});
  await teller.tell('handoverMake', {
    caseId: ids.caseId,
    recipient: teller.said('handover', 'Weir Advocacy'),
    forPurpose: 'court-papers',
    exhibits: [ids.rota],
    records: [],
    organisation: 'Lantern House',
    overrideGround: 'legal-claims',
    overrideReason: teller.said('log', 'They act for her now.'),
    to: { key },
    folder: outFolder(teller, desk, 'handover'),
  });
}

async function tellHolds(teller: Teller, { caseId, personId }: Ids): Promise<void> {
  const held = (text: string) => teller.said('holds', text);
  await teller.tell('holdSet', { caseId, reason: held('The trial is not over.') });
  await teller.tell('holdSet', { caseId, personId, reason: held('Her claim for wages is open.') });
  await teller.tell('holdLift', { caseId, personId, reason: held('The claim was settled.') });
  await teller.tell('retentionSet', { years: 7 });
}

async function tellErasure(teller: Teller): Promise<void> {
  const reference = 'FROZEN/2';
  const { id: caseId } = await teller.tell('caseCreate', {
    reference,
    title: 'To be erased',
    profile: 'general',
  });
  await teller.tell('erasureAllow', { own: passphraseBytes(FROZEN_PASSPHRASE) });
  await teller.tell('erasureMake', { caseId, ground: 'request', typed: reference });
}

function outFolder(teller: Teller, desk: string, name: string) {
  const path = join(desk, name);
  mkdirSync(path);
  return teller.pick(path);
}
