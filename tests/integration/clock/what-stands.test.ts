/** @file Whatever the clock says, what was recorded last stands. The engine, once for each way a clock misleads. */
import { describe, expect, it } from 'vitest';
import { standingConsents } from '../../../src-main/core/consent/consent.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { todayShow } from '../../../src-main/usecases/today/today.ts';
import { erasureList } from '../../../src-main/usecases/vault/erasure.ts';
import { retentionSet } from '../../../src-main/usecases/vault/rules.ts';
import { CLOCK_SCENARIOS, settableClock } from '../../support/clock-scenarios.ts';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

const OWN_PHONE = 'Ring her own phone';
const FRIEND = 'A friend carries notes';
const NEVER = 'Never ring. Leave a note at the day centre';

describe.each(CLOCK_SCENARIOS)('$name', ({ before, after, pastBefore }) => {
  async function twoDays() {
    const clock = settableClock(before);
    const vault = await temporaryVault({ clock });
    const call = interviewCaller(vault);
    const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'Clock' });
    const about = { caseId, role: 'survivor', name: 'Ana' } as const;
    const person = await call('personAdd', { ...about, safeContact: OWN_PHONE });
    const resources = findResources();
    const engine = () => ({ ...vault, session: vault.session, resources }) as unknown as Engine;
    const today = () => todayShow(engine(), { owner: '' });
    return { engine, clock, call, caseId, personId: person.id, about, today };
  }

  it('leaves a withdrawn consent withdrawn', async () => {
    const { clock, call, caseId, personId } = await twoDays();
    await call('consentRecord', { personId, purpose: 'police', status: 'given' });
    clock.set(after);
    await call('consentRecord', { personId, purpose: 'police', status: 'withdrawn' });
    const asked = { caseId, kind: 'evidence-export', forPurpose: 'police', recipient: 'Kent Police' };
    const { missing } = await call('consentCheck', asked);
    expect(missing.map(said)).toEqual([expect.stringMatching(/withdrawn on /)]);
    const { consents } = await call('consentList', { caseId });
    expect(consents.map((one) => one.status)).toEqual(['given', 'withdrawn']);
    expect(standingConsents(consents).map((one) => one.status)).toEqual(['withdrawn']);
  });

  it('keeps a late yes from undoing a no that was said since', async () => {
    const { clock, call, personId } = await twoDays();
    clock.set(after);
    await call('consentRecord', { personId, purpose: 'police', status: 'refused' });
    const late = { personId, purpose: 'police', status: 'given', decidedOn: pastBefore } as const;
    await expect(call('consentRecord', late)).rejects.toMatchObject({ subject: 'decidedOn' });
  });

  it('keeps the newest word on how to reach her the newest, in either place', async () => {
    const { clock, call, caseId, personId, about } = await twoDays();
    const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    clock.set(after);
    const opening = openingAnswers().filter((one) => one.question !== 'safety-contact');
    const answers = [...opening, { question: 'safety-contact', state: 'answered' as const, value: NEVER }];
    await call('screeningAnswer', { screeningId, answers });
    const newest = async () => {
      const { facts } = await call('factList', { personId });
      return facts.find((one) => one.key === 'contact.safe-route')?.statements.map((one) => one.text);
    };
    expect(await newest()).toEqual([NEVER, OWN_PHONE]);
    clock.set(before);
    const { role, name } = about;
    await call('personUpdate', { personId, role, name, safeContact: FRIEND });
    clock.set(after);
    await call('screeningAnswer', {
      screeningId,
      answers: [{ question: 'safety-contact', state: 'answered', value: `${NEVER}, ever` }],
    });
    expect(await newest()).toEqual([`${NEVER}, ever`, FRIEND]);
  });

  it('revives no consent that had ended', async () => {
    const { clock, call, caseId, personId, today } = await twoDays();
    const ended = { personId, purpose: 'police', status: 'given', expiresOn: pastBefore } as const;
    await call('consentRecord', ended);
    const missing = async () =>
      (await call('consentCheck', { caseId, kind: 'evidence-export', forPurpose: 'police' })).missing;
    expect(await missing()).toHaveLength(1);
    clock.set(after);
    expect((await missing()).map(said)).toEqual([expect.stringMatching(/consent ended on /)]);
    expect(today().consents.items).toMatchObject([{ expiresOn: pastBefore, past: true }]);
    const { facts } = await call('factList', { personId });
    expect(facts.map((one) => one.key)).not.toContain('consent.police');
  });

  it('has nobody erase a case as kept for its years that was closed just now', async () => {
    const { engine, clock, call, caseId } = await twoDays();
    retentionSet(engine(), { years: 7 });
    clock.set(after);
    const about = { caseId, reference: 'CLK', title: 'Clock', profile: 'general' } as const;
    await call('caseUpdate', { ...about, status: 'closed' });
    const due = () => erasureList(engine()).due;
    expect(due()).toEqual([]);
    // The clock is put right, and the next case is opened.
    clock.set(before);
    await call('caseCreate', { reference: 'NEXT', title: 'Next' });
    expect(due()).toEqual([]);
    const later = `${Number(before.slice(0, 4)) + 8}${before.slice(4)}`;
    clock.set(later);
    const [closed, ...more] = due();
    expect([closed?.since.slice(0, 4), more]).toEqual([before.slice(0, 4), []]);
  });

  it('keeps what was taken back since out of today, and the work touched last on top', async () => {
    const { clock, call, caseId, personId, today } = await twoDays();
    const ending = { personId, purpose: 'police', expiresOn: before.slice(0, 10) } as const;
    await call('consentRecord', { ...ending, status: 'given' });
    const first = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    const other = await call('caseCreate', { reference: 'OTHER', title: 'Other' });
    clock.set(after);
    await call('consentRecord', { personId, purpose: 'police', status: 'withdrawn' });
    const second = await call('screeningStart', { caseId, personId, formId: 'first-account' });
    expect(today().consents.items).toEqual([]);
    expect(today().drafts.items.map((one) => one.screeningId)).toEqual([second.id, first.id]);
    await call('screeningAnswer', { screeningId: first.id, answers: openingAnswers() });
    expect(today().drafts.items.map((one) => one.screeningId)).toEqual([first.id, second.id]);
    const { cases } = await call('caseList', {});
    expect(cases.map((one) => one.id)).toEqual([caseId, other.id]);
    const { screenings } = await call('screeningList', { caseId });
    expect(screenings.map((one) => one.id)).toEqual([second.id, first.id]);
  });
});
