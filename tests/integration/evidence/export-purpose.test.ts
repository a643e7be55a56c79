/** @file An original leaves under the purpose it is given out for: a yes to one purpose is no yes to another. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentView } from '../../../src-main/core/consent/consent-line.ts';
import type { EvidenceId, PersonId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';

let at: EngineAtWork;
let personId: PersonId;
let evidenceId: EvidenceId;
let out: string;
beforeEach(async () => {
  at?.engine.close();
  at = await engineAtWork();
  const { caseId } = at;
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Ana' })).id;
  evidenceId = (await at.do('evidenceAdd', { caseId, file: at.pick('a.txt', 'Ticket') })).id;
  out = join(at.desk, 'out');
  mkdirSync(out);
});
afterAll(() => at.engine.close());

const say = (purpose: string, status: ConsentView['status']) =>
  at.do('consentRecord', { personId, purpose, status });
const give = (forPurpose?: string, more: object = {}) =>
  at.do('evidenceExport', {
    evidenceId,
    folder: at.pickFolder(out),
    recipient: 'Northshire Police',
    ...more,
    ...(forPurpose === undefined ? {} : { forPurpose }),
  });
const check = (kind: string, forPurpose: string) =>
  at.do('consentCheck', { caseId: at.caseId, kind, forPurpose });
/** The newest entry of the log for an action, as it is stored. */
const logged = (action: string) => {
  const sql = 'SELECT canonical FROM audit_entry WHERE action = ? ORDER BY seq DESC LIMIT 1';
  const entry = at.engine.session.read((db) => db.get<{ canonical: Uint8Array }>(sql, [action]));
  return Buffer.from(entry?.canonical ?? []).toString('utf8');
};

describe('an original', () => {
  it('does not go to the police where that was refused, though papers for the court were agreed to', async () => {
    await say('court-papers', 'given');
    await say('police', 'refused');
    const held = {
      code: 'consent-missing',
      found: [
        {
          code: 'consent-refused',
          params: { person: 'Ana', recipient: 'Northshire Police' },
          purpose: 'police',
        },
      ],
    };
    await expect(give('police')).rejects.toMatchObject(held);
    expect((await check('evidence-export', 'police')).missing).toHaveLength(1);
    expect(readdirSync(out)).toEqual([]);
  });

  it('goes to the police where that was agreed to, whatever was said about the court, and says what for', async () => {
    await say('court-papers', 'refused');
    await say('police', 'given');
    await give('police', { purpose: 'Officer in the case' });
    const { events } = await at.do('evidenceCustody', { evidenceId });
    expect(events.at(-1)?.purpose).toBe('Sharing with the police; Officer in the case; written as "a.txt"');
    expect(logged('evidence.exported')).toContain('"for":"police"');
  });

  it('is for the court where nobody says what for', async () => {
    await say('police', 'given');
    await expect(give()).rejects.toMatchObject({
      found: [{ purpose: 'court-papers' }],
    });
  });

  it.each(['newspapers', 'interview', 'research'])('is not given out for %s', async (purpose) => {
    const wrong = {
      code: 'bad-input',
      found: [
        {
          code: 'input-none-of',
          params: { choices: 'court-papers, police, nrm-referral, support-services' },
        },
      ],
    };
    await expect(
      give(purpose, { overrideGround: 'court-order', overrideReason: 'Order of the court' }),
    ).rejects.toMatchObject(wrong);
    await expect(check('evidence-export', purpose)).rejects.toMatchObject(wrong);
  });

  it('says in the log which purpose was passed over', async () => {
    await give('support-services', { overrideGround: 'court-order', overrideReason: 'Life in danger' });
    expect(logged('consent.overridden')).toContain('"export":"evidence-export","for":"support-services"');
  });
});

it('a bundle is for the court and nothing else', async () => {
  await expect(check('bundle-build', 'police')).rejects.toMatchObject({
    found: [{ code: 'input-none-of', params: { field: 'for', choices: 'court-papers' } }],
  });
});
