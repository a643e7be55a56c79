/** @file A line of the ledger says when the person decided, beside when it was written down. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { refusal, said } from '../../support/said.ts';
import { type TemporaryVault, temporaryVault } from '../../support/vault.ts';

let vault: TemporaryVault;
let call: Caller;
let caseId: CaseId;
let personId: PersonId;
// The clock of the vault stands on 24 November 2026.
beforeEach(async () => {
  vault = await temporaryVault();
  call = interviewCaller(vault);
  caseId = (await call('caseCreate', { reference: 'DAY', title: 'Day' })).id;
  personId = (await call('personAdd', { caseId, role: 'survivor', name: 'Ana' })).id;
});
const say = (status: ConsentView['status'], decidedOn: string | null, more: object = {}) =>
  call('consentRecord', { personId, purpose: 'police', status, decidedOn, ...more });
const missing = async (recipient = '') =>
  (
    await call('consentCheck', { caseId, kind: 'evidence-export', forPurpose: 'police', recipient })
  ).missing.map(said);

describe('the day a person decided', () => {
  it('is kept beside the moment it was written down, in the ledger and the log', async () => {
    const line = await say('given', '2026-11-03');
    expect(line).toMatchObject({ decidedOn: '2026-11-03', at: expect.stringMatching(/^2026-11-24T/) });
    expect((await call('consentList', { caseId })).consents).toEqual([line]);
    expect((await say('given', null)).decidedOn).toBeNull();
    const entries = vault.session.read((db) =>
      db.all<{ canonical: Uint8Array }>(
        "SELECT canonical FROM audit_entry WHERE action = 'consent.recorded' ORDER BY seq",
      ),
    );
    const logged = entries.map((one) => Buffer.from(one.canonical).toString('utf8'));
    expect(logged[0]).toContain('"decidedOn":"2026-11-03"');
    expect(logged[1]).toContain('"decidedOn":null');
  });

  it('is what the gate speaks of', async () => {
    await say('refused', '2026-11-03');
    expect(await missing()).toEqual([expect.stringContaining('did not agree on 3 Nov 2026')]);
    await say('withdrawn', '2026-11-05');
    expect(await missing()).toEqual([expect.stringContaining('withdrawn on 5 Nov 2026')]);
  });

  it('is not still to come, and is on the calendar', async () => {
    expect(await refusal(say('given', '2026-11-25'))).toMatchObject({
      code: 'bad-input',
      subject: 'decidedOn',
      findings: ['decidedOn: 25 Nov 2026 is still to come'],
    });
    await say('given', '2026-11-24');
    await expect(say('given', '2026-02-30')).rejects.toThrow();
  });
});

describe('a yes from before a no', () => {
  const earlier = {
    code: 'bad-input',
    subject: 'decidedOn',
    findings: [expect.stringMatching(/^decidedOn: did not agree on 20 Nov 2026, after that day; ask/)],
  };

  it('does not undo it, however late the paper comes in', async () => {
    await say('refused', '2026-11-20');
    expect(await refusal(say('given', '2026-11-03'))).toMatchObject(earlier);
    expect(await refusal(say('given', '2026-11-03', { recipient: 'Kent Police' }))).toMatchObject(earlier);
    expect(await missing('Kent Police')).toHaveLength(1);
  });

  it('is a new yes when it is said on that day or since', async () => {
    await say('refused', '2026-11-20');
    await say('given', '2026-11-20');
    expect(await missing()).toEqual([]);
    await say('refused', '2026-11-20');
    await say('given', null);
    expect(await missing()).toEqual([]);
  });

  it('about somebody else, or another purpose, is no matter', async () => {
    await say('refused', '2026-11-20', { recipient: 'Kent Police' });
    await say('refused', '2026-11-20', { purpose: 'research' });
    await say('given', '2026-11-03');
    expect(await missing('Northshire Police')).toEqual([]);
    expect(await missing('Kent Police')).toHaveLength(1);
  });

  it('a no from before a yes holds back all the same: what was recorded last stands', async () => {
    await say('given', '2026-11-20');
    await say('refused', '2026-11-03');
    expect(await missing()).toHaveLength(1);
  });
});
