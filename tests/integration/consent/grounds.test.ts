/**
 * On what ground something leaves where consent is not recorded, and who decides for somebody who cannot: law.md,
 * "Consent is not the only ground" (UK GDPR Articles 6 and 9, Mental Capacity Act 2005).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { passConsent, requireConsent } from '../../../src-main/usecases/consent/consent-gate.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const { grounds } = JSON.parse(
  readFileSync(join(findResources().folder, 'consent', 'grounds.json'), 'utf8'),
) as { grounds: { id: string; title: string; law: string; certainty: string; write: string }[] };

let work: EngineAtWork;
let personId: PersonId;
let evidenceId: EvidenceId;
beforeAll(async () => {
  work = await engineAtWork();
  evidenceId = (
    await work.do('evidenceAdd', { caseId: work.caseId, file: work.pick('ticket.txt', 'One way') })
  ).id;
});
afterAll(() => work.engine.close());
beforeEach(async () => {
  const about = { caseId: work.caseId, role: 'survivor', name: 'Ana' } as const;
  personId = (await work.do('personAdd', { ...about, birthDate: { value: '1990' } })).id;
});
const give = (more: object) =>
  work.do('evidenceExport', {
    evidenceId,
    folder: work.engine.files.register(temporaryFolder()),
    ...more,
  });
const record = (more: object) =>
  work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', ...more });
const lastOf = (action: string) => {
  const row = work.engine.session.read((db) =>
    db.get<{ canonical: Uint8Array }>(
      'SELECT canonical FROM audit_entry WHERE action = ? ORDER BY seq DESC LIMIT 1',
      [action],
    ),
  );
  return Buffer.from(row?.canonical ?? []).toString('utf8');
};

describe('a release without recorded consent', () => {
  it.each([
    ['court-order', 'Article 9(2)(f)', 'M'],
    ['legal-obligation', 'Schedule 1 paragraph 6', 'M'],
    ['police-request', 'ss 44A to 44D', 'M'],
    ['vital-interests', 'Article 9(2)(c)', 'H'],
    ['safeguarding', 'Article 6(1)(ea) and Annex 1', 'M'],
    ['legal-claims', 'Article 9(2)(f)', 'M'],
    ['public-task', 'Article 6(1)(e)', 'M'],
  ])('rests on %s, by %s', async (id, law, certainty) => {
    const ground = grounds.find((one) => one.id === id);
    expect(ground?.law).toContain(law);
    // The basis in Article 6 stands beside the condition in Article 9.
    expect(ground?.law).toMatch(/Article 6\(1\)\([a-z]+\).* Article 9\(2\)\([a-z]\)/);
    expect(ground?.certainty).toBe(certainty);
    await give({ overrideGround: id, overrideReason: 'As written', overrideBy: 'Ruth Clarke' });
    const entry = lastOf('consent.overridden');
    for (const part of [`"ground":"${id}"`, '"reason":"As written"', '"by":"Ruth Clarke"'])
      expect(entry).toContain(part);
    const { events } = await work.do('evidenceCustody', { evidenceId });
    expect(events.at(-1)?.purpose).toContain(
      `without recorded consent, because of ${ground?.title}, decided by Ruth Clarke as supervisor: As written`,
    );
  });

  it('names a ground that there is', async () => {
    for (const overrideGround of ['', 'it is urgent', 'consent'])
      expect(
        await failureOf(() => give({ overrideGround, overrideReason: 'Hearing tomorrow' })),
      ).toMatchObject({
        code: 'bad-input',
        subject: 'ground',
        findings: [`ground: one of ${grounds.map((one) => one.id).join(', ')}`],
      });
  });

  it('is no way to a referral of an adult, also not by handing evidence over for one', async () => {
    for (const { id } of grounds) {
      const decided = { overrideGround: id, overrideReason: 'Life in danger', overrideBy: 'Ruth Clarke' };
      expect(await failureOf(() => give({ forPurpose: 'nrm-referral', ...decided }))).toMatchObject({
        code: 'consent-only',
      });
    }
  });

  it('is held where who might have been a child turns out to be an adult while it is decided', async () => {
    const { caseId } = work;
    const { id } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Mai' });
    const screeningId = (await work.do('screeningStart', { caseId, personId: id, formId: 'nrm-preparation' }))
      .id as ScreeningId;
    const age = { question: 'pv-under-age', state: 'answered', value: 'not-sure' } as const;
    await work.do('screeningAnswer', { screeningId, answers: [age] });
    await work.do('consentRecord', { personId: id, purpose: 'nrm-referral', status: 'refused' });
    const leaving = {
      kind: 'nrm-form',
      caseId,
      personId: id,
      recipient: 'Home Office',
      items: [],
      overrideGround: 'safeguarding',
      overrideReason: 'She is fifteen',
      overrideBy: '',
    };
    const decided = requireConsent(work.engine, leaving);
    expect(decided?.ground.id).toBe('safeguarding');
    const birthDate = { value: '1990', qualifier: 'exact' } as const;
    await work.do('personUpdate', { personId: id, role: 'survivor', name: 'Mai', birthDate });
    const pass = () => work.engine.session.write((tx) => passConsent(work.engine, tx, leaving, decided));
    expect(await failureOf(async () => pass())).toMatchObject({ code: 'consent-only' });
  });
});

describe('an adult who cannot make the decision', () => {
  const inPlace = {
    status: 'best-interests',
    decidedBy: 'Dr Okafor',
    cannotDecide: 'Delirious; found so by Dr Okafor on 3 November',
  };

  it('has it decided in their best interests, and the record says by whom and why', async () => {
    const line = await record(inPlace);
    expect(line).toMatchObject(inPlace);
    expect(lastOf('consent.recorded')).toContain('"inBestInterestsBy":"Dr Okafor"');
    const { consents } = await work.do('consentList', { caseId: work.caseId });
    expect(consents.at(-1)).toMatchObject(inPlace);
  });

  it.each([
    ['decidedBy', { ...inPlace, decidedBy: '' }, /who decided/],
    ['cannotDecide', { ...inPlace, cannotDecide: ' ' }, /why they cannot/],
    ['decidedBy', { status: 'given', decidedBy: 'Dr Okafor' }, /only where/],
    ['cannotDecide', { status: 'refused', cannotDecide: 'Tired' }, /only where/],
  ])('%s is said then, and only then', async (subject, more, finding) => {
    const failure = await failureOf(() => record(more));
    expect(failure).toMatchObject({ code: 'bad-input', subject });
    expect(failure.found?.map(said)).toEqual([expect.stringMatching(finding)]);
  });

  it.each([
    ['for everybody', {}, {}],
    ['for one, of a decision for everybody', { recipient: 'Kent Police' }, {}],
    ['for everybody, of a decision for one', {}, { recipient: 'Kent Police' }],
  ])('a no of their own is not undone by it: %s', async (_how, no, line) => {
    await record({ status: 'refused', ...no });
    expect(await failureOf(() => record({ ...inPlace, ...line }))).toMatchObject({ subject: 'status' });
    await record({ status: 'given', ...no });
    await record({ ...inPlace, ...line });
  });
});

it('a consent names the privacy notice that was gone through', async () => {
  expect(await record({ privacyNotice: 'Notice 4, May 2026' })).toMatchObject({
    privacyNotice: 'Notice 4, May 2026',
  });
  expect(lastOf('consent.recorded')).toContain('"notice":"Notice 4, May 2026"');
});

it('four decisions are asked for apart, and a yes to one is no yes to another', async () => {
  const { apart, purposes } = JSON.parse(
    readFileSync(join(findResources().folder, 'consent', 'purposes.json'), 'utf8'),
  ) as { apart: { purposes: string[]; why: string }; purposes: { id: string }[] };
  expect(apart.purposes).toEqual(['nrm-referral', 'support', 'police', 'support-services']);
  expect(purposes.map((one) => one.id)).toEqual(expect.arrayContaining(apart.purposes));
  const { caseId } = await work.do('caseCreate', { reference: 'LH/4', title: 'Four' }).then((one) => ({
    caseId: one.id,
  }));
  const own = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ion' });
  for (const purpose of ['nrm-referral', 'support', 'support-services'])
    await work.do('consentRecord', { personId: own.id, purpose, status: 'given' });
  const { missing } = await work.do('consentCheck', {
    caseId,
    kind: 'evidence-export',
    forPurpose: 'police',
  });
  expect(missing).toMatchObject([{ purpose: 'police', code: 'consent-not-recorded' }]);
});
