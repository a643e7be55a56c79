/** @file What is written down with a day in a case: on a real vault, on days that the test sets. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallName, CallOutput } from '../../../src-main/contract/index.ts';
import type { CaseId, EventId, PersonId } from '../../../src-main/core/ids.ts';
import type { RunningEngine } from '../../../src-main/host/compose.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { listAudit } from '../../../src-main/vault/queries/audit.ts';
import { settableClock } from '../../support/clock-scenarios.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';
import { OWNER, temporaryFolder, temporaryVault } from '../../support/vault.ts';
import { engineOn } from '../../support/workers.ts';

const clock = settableClock('2026-11-26T09:00:00.000+00:00');
let engine: RunningEngine;
let caseId: CaseId;
let personId: PersonId;
const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> =>
  perform(engine, name, input, quietJob());
const on = (value: string) => ({ value, qualifier: 'exact' as const });
const record = (more: Omit<CallInput<'dateRecord'>, 'caseId'>) => call('dateRecord', { caseId, ...more });
const newest = () => engine.session.read((db) => listAudit(db, { limit: 1 })).entries[0];

beforeAll(async () => {
  const vault = await temporaryVault({ clock });
  engine = { ...engineOn(vault.session), clock };
  ({ id: caseId } = await call('caseCreate', { reference: 'D/1', title: 'Dates' }));
  ({ id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' }));
});
afterAll(() => engine.close());

describe('a decision with its letter', () => {
  let eventId: EventId;

  it('is written down with the day it was made, the day it arrived and the exhibit it came in', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letter.txt'), 'Reasonable grounds: negative');
    const file = engine.files.register(join(folder, 'letter.txt'));
    const letter = await call('evidenceAdd', { caseId, file, title: 'Decision letter' });
    const view = await record({
      kind: 'reasonable-grounds',
      result: 'negative',
      personId,
      on: on('2026-11-10'),
      servedOn: '2026-11-16',
      evidenceId: letter.id,
    });
    eventId = view.eventId;
    expect(view.events[0]).toMatchObject({
      kind: 'reasonable-grounds',
      title: 'Reasonable grounds decision',
      owner: OWNER,
      result: 'negative',
      servedOn: '2026-11-16',
      evidenceId: letter.id,
      withdrawn: false,
    });
    expect(view.clocks).toMatchObject([
      { ruleId: 'reconsideration', person: 'Ana', on: '2026-12-10', state: 'soon', certainty: 'M' },
      { ruleId: 'judicial-review-referral', person: 'Ana', on: '2027-02-10', state: 'later' },
    ]);
    expect(newest()).toMatchObject({ action: 'date.recorded', subject: eventId });
  });

  it('is put right by a line more: the first line, its author and its time stay', async () => {
    clock.set('2026-11-27T10:00:00.000+00:00');
    const view = await call('dateAmend', {
      eventId,
      result: 'negative',
      on: on('2026-11-12'),
      reason: 'The letter says the 12th',
    });
    const [event] = view.events;
    expect(event?.lines).toMatchObject([
      { on: on('2026-11-10'), servedOn: '2026-11-16', reason: '', by: OWNER },
      { on: on('2026-11-12'), servedOn: null, reason: 'The letter says the 12th', by: OWNER },
    ]);
    expect(event?.lines[0]?.at.slice(0, 10)).toBe('2026-11-26');
    expect(view.clocks[0]?.on).toBe('2026-12-12');
    expect(newest()).toMatchObject({ action: 'date.amended', subject: eventId });
  });

  it('cannot be written over or deleted in the store', async () => {
    const change = (sql: string) => codeOf(() => engine.session.write((tx) => tx.run(sql)));
    for (const table of ['case_event', 'event_line'])
      expect(await change(`DELETE FROM ${table}`)).not.toBe('none');
    expect(await change("UPDATE event_line SET note = ''")).not.toBe('none');
    expect((await call('dateList', { caseId })).events[0]?.lines).toHaveLength(2);
  });

  it('is ended by what was asked for, and taken back without being lost', async () => {
    const asked = await record({ kind: 'reconsideration-request', personId, on: on('2026-11-25') });
    const ofReview = (view: CallOutput<'dateList'>) =>
      view.clocks.filter(({ ruleId }) => ruleId === 'reconsideration');
    expect(ofReview(asked)).toMatchObject([{ state: 'ended', endedBy: 'Reconsideration asked for' }]);
    const back = await call('dateWithdraw', { eventId: asked.eventId, reason: 'Not sent yet' });
    expect(ofReview(back)).toMatchObject([{ state: 'soon' }]);
    const taken = back.events.find(({ id }) => id === asked.eventId);
    expect(taken).toMatchObject({
      withdrawn: true,
      lines: [{ withdrawn: false }, { reason: 'Not sent yet' }],
    });
    expect(await codeOf(() => call('dateWithdraw', { eventId: asked.eventId, reason: 'Again' }))).toBe(
      'not-found',
    );
    const again = { eventId: asked.eventId, on: on('2026-11-25'), reason: 'Again' };
    expect(await codeOf(() => call('dateAmend', again))).toBe('not-found');
  });
});

describe('what runs out first', () => {
  it('is the soonest last day of ours, with its nation, source, certainty and what it hangs on', async () => {
    const { id } = await call('caseCreate', { reference: 'FIRST', title: 'First', nation: 'scotland' });
    const first = async () => (await call('dateList', { caseId: id })).runsOutFirst;
    const add = (kind: string, day: string, more: Partial<CallInput<'dateRecord'>> = {}) =>
      call('dateRecord', { caseId: id, kind, on: on(day), ...more });
    expect(await first()).toBeNull();
    await add('employment-act', '2026-11-20');
    expect(await first()).toMatchObject({
      ruleId: 'employment-tribunal',
      nation: 'scotland',
      hangsOn: ['law'],
    });
    const { eventId } = await add('appealable-decision', '2026-11-20');
    expect(await first()).toMatchObject({
      ruleId: 'tribunal-appeal',
      on: '2026-12-04',
      nation: 'scotland',
      certainty: 'H',
      hangsOn: ['sent'],
      source: expect.stringContaining('r 19(2)'),
    });
    const sent = { eventId, on: on('2026-11-20'), sentOn: '2026-11-23', reason: 'The envelope' };
    await call('dateAmend', sent);
    expect(await first()).toMatchObject({ on: '2026-12-07', hangsOn: [] });
    const clash = await failureOf(() => call('dateAmend', { ...sent, sentOn: '2026-11-19' }));
    expect([clash.code, clash.subject]).toEqual(['bad-input', 'sentOn']);
    await add('appeal-lodged', '2026-11-25');
    expect((await first())?.ruleId).toBe('employment-tribunal');
  });

  it('counts by the law of the case where the line names no other, and of its only survivor by their age', async () => {
    const { id } = await call('caseCreate', { reference: 'NI', title: 'NI', nation: 'northern-ireland' });
    const { events } = await call('dateRecord', {
      caseId: id,
      kind: 'reasonable-grounds',
      result: 'positive',
      on: on('2026-11-20'),
    });
    expect(events[0]?.nation).toBe('northern-ireland');
    const { nation } = await call('caseUpdate', {
      caseId: id,
      reference: 'NI',
      title: 'NI, moved',
      status: 'active',
    });
    expect(nation).toBe('northern-ireland');
    const birthDate = on('2010-12-24');
    await call('personAdd', { caseId: id, role: 'survivor', name: 'Ana', birthDate });
    const view = await call('dateRecord', {
      caseId: id,
      kind: 'injury',
      on: on('2026-11-01'),
      nation: 'england-wales',
    });
    expect(view.clocks.find(({ subject }) => subject === view.eventId)).toMatchObject({
      ruleId: 'limitation-injury-under-18',
      on: '2031-12-24',
    });
    const { due } = await call('clockDue', { owner: '', includeLater: true });
    expect(due.find(({ subject }) => subject === view.eventId)).toMatchObject({ on: '2031-12-24' });
  });
});

describe('what it is called beside its kind', () => {
  it('stands with the kind in the list, in what is due and in the chronology, and is not lost by putting the day right', async () => {
    const title = 'Child protection conference';
    const called = `Appointment: ${title}`;
    const view = await record({ kind: 'appointment', title, personId, on: on('2026-12-02') });
    expect(view.events.find(({ id }) => id === view.eventId)).toMatchObject({ title: called });
    expect(view.clocks.find(({ subject }) => subject === view.eventId)).toMatchObject({ title: called });
    const { eventId } = view;
    const moved = await call('dateAmend', { eventId, on: on('2026-12-03'), reason: 'Moved by the council' });
    expect(moved.events.find(({ id }) => id === eventId)).toMatchObject({ title: called });
    const { due } = await call('clockDue', { owner: '', includeLater: true });
    expect(due.find(({ subject }) => subject === eventId)).toMatchObject({ title: called, on: '2026-12-03' });
    const { rows } = await call('chronologyList', { caseId });
    expect(JSON.stringify(rows)).toContain(called);
    const plain = { eventId, on: on('2026-12-03'), title: 'Appointment', reason: 'Another conference' };
    const { events } = await call('dateAmend', plain);
    expect(events.find(({ id }) => id === eventId)).toMatchObject({ title: 'Appointment' });
  });
});

describe('the day on which the bail of a suspect ends', () => {
  it('is a day to come, with whose bail it is, and is due', async () => {
    const title = 'Terry and Sheila Maddox';
    const { eventId } = await record({ kind: 'bail-ends', title, personId, on: on('2027-01-28') });
    const { due } = await call('clockDue', { owner: '', includeLater: true });
    expect(due.find(({ subject }) => subject === eventId)).toMatchObject({
      title: `Bail of a suspect ends: ${title}`,
      on: '2027-01-28',
    });
  });
});

describe('what was seen to', () => {
  it('says who, when and why, and can be opened again', async () => {
    const charge = await record({ kind: 'charge', enhanced: 'yes', on: on('2026-11-20') });
    const clockOf = { caseId, subject: charge.eventId, ruleId: 'victims-code-update-enhanced' };
    const states = (view: CallOutput<'dateList'>) =>
      view.clocks.filter((one) => one.subject === charge.eventId).map((one) => one.state);
    expect(states(charge)).toEqual(['overdue']);
    const done = await call('clockSettle', { ...clockOf, reason: 'DC Shah rang; Ana was told' });
    expect(done.clocks.find((one) => one.subject === charge.eventId)).toMatchObject({
      state: 'settled',
      settled: { on: '2026-11-27', reason: 'DC Shah rang; Ana was told', by: OWNER },
    });
    expect(newest()).toMatchObject({ action: 'date.settled', subject: charge.eventId });
    expect(states(await call('clockReopen', { ...clockOf, reason: 'Another case' }))).toEqual(['overdue']);
    const none = { ...clockOf, ruleId: 'reconsideration', reason: 'x' };
    expect(await codeOf(() => call('clockSettle', none))).toBe('not-found');
  });

  it('is said at once for what is written down long afterwards', async () => {
    const old = await record({
      kind: 'sentence',
      on: on('2023-03-01'),
      seenTo: 'Recorded from the old file',
    });
    expect(old.clocks.filter((one) => one.subject === old.eventId).map((one) => one.state)).toEqual([
      'settled',
      'settled',
    ]);
  });
});

describe('what does not fit is refused, field by field, and nothing is written', () => {
  it.each([
    [
      'a decision of a day still to come',
      { kind: 'reasonable-grounds', on: on('2026-12-24') },
      'on',
      'date-still-to-come',
    ],
    [
      'one that arrived before it was made',
      { kind: 'reasonable-grounds', on: on('2026-11-10'), servedOn: '2026-11-09' },
      'servedOn',
      'date-arrived-before',
    ],
    [
      'one that arrives on a day still to come',
      { kind: 'reasonable-grounds', on: on('2026-11-10'), servedOn: '2027-01-02' },
      'servedOn',
      'date-arrives-later',
    ],
    ['a hearing without a day', { kind: 'hearing', on: on('2026-12') }, 'on', 'date-needs-a-day'],
    [
      'a result its kind does not have',
      { kind: 'verdict', on: on('2026-11-10'), result: 'guilty' },
      'result',
      'date-no-such-result',
    ],
  ])('%s', async (_what, more, field, code) => {
    const before = await call('dateList', { caseId });
    const failure = await failureOf(() => record(more as never));
    expect([failure.code, failure.subject, failure.found?.[0]?.code]).toEqual(['bad-input', field, code]);
    expect(await call('dateList', { caseId })).toEqual(before);
  });

  it('names the day as it is read', async () => {
    const toCome = { kind: 'reasonable-grounds', on: on('2026-12-24') };
    const { found } = await failureOf(() => record(toCome as never));
    expect(found?.[0]?.params).toEqual({ on: '24 Dec 2026' });
  });

  it('an exhibit or a person of another case, a kind nobody knows, one without its name', async () => {
    const other = await call('caseCreate', { reference: 'D/2', title: 'Other' });
    const stranger = await call('personAdd', { caseId: other.id, role: 'survivor', name: 'Bo' });
    const usual = { on: on('2026-11-10') };
    expect(await codeOf(() => record({ ...usual, kind: 'charge', personId: stranger.id }))).toBe('not-found');
    expect(await codeOf(() => record({ ...usual, kind: 'no-such-kind' }))).toBe('not-found');
    expect(await codeOf(() => record({ ...usual, kind: 'other' }))).toBe('bad-input');
    const named = await record({ ...usual, kind: 'other', title: 'Moved to Leeds' });
    expect(named.events.map((one) => one.title)).toContain('Moved to Leeds');
  });

  it('keeps a month a month, and "about" about', async () => {
    const view = await record({ kind: 'first-contact', on: { value: '2026-06', qualifier: 'about' } });
    const found = view.events.find((one) => one.id === view.eventId);
    expect(found?.on).toEqual({ value: '2026-06', qualifier: 'about' });
  });
});
