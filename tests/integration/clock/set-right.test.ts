/** @file A clock earlier than the log is noticed, and times that ran ahead are set right in the log by a person. */
import { describe, expect, it } from 'vitest';
import { logLines } from '../../../src-main/cli/log-lines.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { todayShow } from '../../../src-main/usecases/today/today.ts';
import { auditVerify } from '../../../src-main/usecases/vault/audit-log.ts';
import { vaultClock, vaultCorrectClock } from '../../../src-main/usecases/vault/clock.ts';
import { auditHead, verifyAudit } from '../../../src-main/vault/queries/audit.ts';
import { CLOCK_SCENARIOS, settableClock } from '../../support/clock-scenarios.ts';
import { interviewCaller } from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';
import { said } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

async function at(moment: string) {
  const clock = settableClock(moment);
  const vault = await temporaryVault({ clock });
  const call = interviewCaller(vault);
  const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'Clock' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' });
  const engine = () =>
    ({ ...vault, session: vault.session, resources: findResources() }) as unknown as Engine;
  const missing = async () => {
    const asked = { caseId, kind: 'evidence-export', forPurpose: 'police' };
    return (await call('consentCheck', asked)).missing.map(said);
  };
  return { clock, vault, call, caseId, personId, engine, missing };
}

describe('a clock earlier than the log', () => {
  it.each(CLOCK_SCENARIOS)('$name: is noticed at opening only where the moment is earlier', async (one) => {
    const { clock, vault, engine } = await at(one.before);
    expect(vaultClock(engine()).ahead).toBeNull();
    clock.set(one.after);
    await vault.reopen();
    const { now, latest, ahead } = vaultClock(engine());
    expect(now.slice(0, 16)).toBe(one.after.slice(0, 16));
    expect(latest?.at.slice(0, 16)).toBe((one.behind ? one.before : one.after).slice(0, 16));
    const seq = latest?.seq ?? 0;
    expect(ahead).toEqual(one.behind ? { from: 1, to: seq, entries: seq } : null);
  });
});

describe('times that ran ahead', () => {
  const TRUE = '2026-11-24T11:00:00.000+00:00';
  const AHEAD = '2027-11-24T10:00:00.000+00:00';
  const ending = { purpose: 'police', status: 'given', expiresOn: '2027-01-31' } as const;

  it('once set right, end nothing and let nothing stand that was taken back', async () => {
    const { clock, vault, call, personId, engine, missing } = await at(TRUE);
    await call('consentRecord', { personId, ...ending });
    expect(await missing()).toEqual([]);
    clock.set(AHEAD);
    await vault.reopen();
    expect(await missing()).toEqual([expect.stringMatching(/consent ended on 31 Jan 2027/)]);
    await call('consentRecord', { personId, purpose: 'research', status: 'given' });
    await call('consentRecord', { personId, purpose: 'research', status: 'withdrawn' });
    clock.set('2026-11-25T09:00:00.000+00:00');
    await vault.reopen();
    expect(await missing()).toHaveLength(1);
    expect(todayShow(engine(), { owner: '' }).consents.items).toMatchObject([{ past: true }]);

    const { latest, ahead } = vaultCorrectClock(engine(), { today: '2026-11-25' });
    expect(latest?.at.slice(0, 10)).toBe('2027-11-24');
    expect(ahead?.entries).toBe(3);
    expect(await missing()).toEqual([]);
    expect(vaultClock(engine())).toMatchObject({ ahead: null });
    expect(todayShow(engine(), { owner: '' }).consents.items).toEqual([]);
    // Said while the clock ran ahead, the no is of the day that was found at the latest.
    await expect(
      call('consentRecord', { personId, purpose: 'research', status: 'given', decidedOn: '2026-11-24' }),
    ).rejects.toMatchObject({ subject: 'decidedOn' });
    // The no stands; and it does not turn away what is agreed to today.
    await call('consentRecord', { personId, purpose: 'research', status: 'given', decidedOn: '2026-11-25' });
    const late = { personId, purpose: 'police', status: 'refused' } as const;
    await call('consentRecord', late);
    await expect(
      call('consentRecord', { personId, purpose: 'police', status: 'given', decidedOn: '2026-11-24' }),
    ).rejects.toMatchObject({ subject: 'decidedOn' });
    expect(vault.session.read((db) => verifyAudit(db)).intact).toBe(true);
  });

  it('are set right once, and what ended by the true day stays ended when the battery dies after that', async () => {
    const { clock, vault, call, personId, engine, missing } = await at(AHEAD);
    clock.set(TRUE);
    vaultCorrectClock(engine(), { today: '2026-11-24' });
    expect(() => vaultCorrectClock(engine(), { today: '2026-11-24' })).toThrow(
      expect.objectContaining({ code: 'not-ready' }),
    );
    await call('consentRecord', { personId, ...ending, expiresOn: '2026-11-23' });
    clock.set('1970-01-01T00:00:00.000+00:00');
    await vault.reopen();
    expect(await missing()).toEqual([expect.stringMatching(/consent ended on 23 Nov 2026/)]);
  });

  it('are not set right by a clock that is wrong itself: the person says what day it is', async () => {
    const { clock, engine, missing, call, personId } = await at('2026-11-24T10:00:00.000+00:00');
    await call('consentRecord', { personId, ...ending, expiresOn: '2026-11-01' });
    clock.set('1970-01-01T00:03:00.000+00:00');
    expect(() => vaultCorrectClock(engine(), { today: '2026-11-25' })).toThrow(
      expect.objectContaining({
        code: 'bad-input',
        subject: 'today',
        found: [{ field: 'today', code: 'clock-says-another-day', params: { on: '1970-01-01' } }],
      }),
    );
    expect(await missing()).toHaveLength(1);
  });
});

describe('the check of the log', () => {
  const check = ({ engine }: Awaited<ReturnType<typeof at>>) =>
    auditVerify(engine(), { sinceLast: false }, quietJob());

  it('names what was written while the clock was set back, whatever the clock says since', async () => {
    const made = await at('2026-11-24T11:00:00.000+00:00');
    const { clock, vault, call } = made;
    expect((await check(made)).clockBehind).toBeNull();
    const last = vault.session.read(auditHead).seq;
    clock.set('2025-11-24T11:00:00.000+00:00');
    await call('caseCreate', { reference: 'BACK', title: 'Dated a year ago' });
    await call('caseCreate', { reference: 'BACK-2', title: 'And another' });
    clock.set('2026-11-24T12:00:00.000+00:00');
    await call('caseCreate', { reference: 'NOW', title: 'As it should be' });
    const found = { from: last + 1, to: last + 2, entries: 2 };
    expect((await check(made)).clockBehind).toEqual(found);
    const report = await check(made);
    expect(report.intact).toBe(true);
    expect(logLines(report).join('\n')).toContain(
      `2 entries from ${last + 1} to ${last + 2} say an earlier time`,
    );
  });

  it('names nothing after times that ran ahead and were set right, nor within a minute', async () => {
    const made = await at('2026-11-24T11:00:00.000+00:00');
    const { clock, vault, call, engine } = made;
    clock.set('2027-11-24T10:00:00.000+00:00');
    await call('caseCreate', { reference: 'AHEAD', title: 'Ahead' });
    clock.set('2026-11-25T09:00:00.000+00:00');
    await vault.reopen();
    expect((await check(made)).clockBehind).not.toBeNull();
    vaultCorrectClock(engine(), { today: '2026-11-25' });
    clock.set('2026-11-25T08:59:30.000+00:00');
    await call('caseCreate', { reference: 'RIGHT', title: 'Right' });
    expect((await check(made)).clockBehind).toBeNull();
  });
});
