/** Smaller things a story showed: who explained a consent, what a safety check takes, why something was not told before. */
import { expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { copyFor } from '../../../src-main/usecases/disclosure/on-copy.ts';
import { discloseRecord } from '../../../src-main/usecases/disclosure/record.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { readRecord } from '../../../src-main/usecases/interviews/read-record.ts';
import { recordPaper } from '../../../src-main/usecases/interviews/record-paper.ts';
import { paperWords } from '../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { OWNER, temporaryVault } from '../../support/vault.ts';

const OPENING = {
  'safety-alone': 'yes',
  'safety-now': 'yes',
  'safety-urgent': ['nothing'],
  'safety-contact': 'By Ruth',
  'consent-interview': 'given',
  'consent-court': 'refused',
  'consent-police': 'refused',
  'consent-nrm': 'given',
  'consent-support': 'given',
  'consent-research': 'refused',
};
const answered = (told: object) =>
  Object.entries(told).map(([question, value]) => ({ question, state: 'answered' as const, value })) as never;

async function begun(call: Caller, held: object = {}) {
  const { id: caseId } = await call('caseCreate', { reference: 'S/1', title: 'A case' });
  const born = { value: '1980', qualifier: 'exact' as const };
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Leszek',
    birthDate: born,
  });
  const begin = async (formId: string, more = {}) =>
    (await call('screeningStart', { caseId, personId, formId, ...more })).id;
  return { caseId, begin, screeningId: await begin('screening-interview', held) };
}

it('a consent of an account on paper was typed by whoever types, and nobody is named for having explained it', async () => {
  const call = interviewCaller(await temporaryVault());
  const heldOn = { value: '2026-10-06', qualifier: 'exact' as const };
  const { caseId, screeningId } = await begun(call, { heldOn, takenBy: 'Ruth Pemberton-Cole' });
  await call('screeningAnswer', { screeningId, answers: answered(OPENING) });
  const { consents } = await call('consentList', { caseId });
  expect(consents.find(({ purpose }) => purpose === 'nrm-referral')).toMatchObject({
    explainedBy: '',
    recordedBy: OWNER,
    decidedOn: '2026-10-06',
  });
});

it('an account on paper goes on where nobody noted that the person agreed, and makes no yes of it', async () => {
  const call = interviewCaller(await temporaryVault());
  const heldOn = { value: '2026-10-06', qualifier: 'exact' as const };
  const { caseId, screeningId } = await begun(call, { heldOn });
  const { 'consent-interview': _, 'consent-court': _court, ...rest } = OPENING;
  await call('screeningAnswer', {
    screeningId,
    answers: [
      ...answered({ ...rest, 'consent-court': 'named' }),
      { question: 'consent-interview', state: 'not-asked' as const },
      ...answered({ family: 'A sister.' }),
    ],
  });
  const { consents, open } = await call('consentList', { caseId });
  expect(consents.map(({ purpose }) => purpose)).not.toContain('interview');
  expect(consents.map(({ explainedBy }) => explainedBy)).not.toContain(OWNER);
  expect(open).toMatchObject([
    { code: 'consent-name-missing', params: { purpose: 'Giving papers to a solicitor and to the court' } },
  ]);
});

it('a safety check that is left open says what works, and shame is among the reasons', async () => {
  const call = interviewCaller(await temporaryVault());
  const { screeningId } = await begun(call);
  const open = [{ question: 'safety-now', state: 'not-asked' as const }];
  const { 'safety-now': _, ...rest } = OPENING;
  await call('screeningAnswer', {
    screeningId,
    answers: [...(answered(rest) as object[]), ...open] as never,
  });
  const refused = await call('screeningAnswer', {
    screeningId,
    answers: answered({ 'about-yourself': 'Abi' }),
  }).catch((thrown: unknown) => thrown);
  const said = refused instanceof TestimonyError ? (refused.found ?? []).map(sayFinding).join('\n') : '';
  expect(said).toMatch(/“not asked” leaves it open.*not-known.*prefers-not-to-say/);
  const shame = { relation: 'differs' as const, cause: 'shame' as const };
  const safe = answered({ 'safety-now': 'yes' }) as object[];
  const late = [...safe, { question: 'treatment', state: 'answered', value: 'He came at night.', ...shame }];
  await expect(call('screeningAnswer', { screeningId, answers: late as never })).resolves.toMatchObject({
    saved: 2,
  });
});

it('a sheet on paper has nothing of questions it does not ask; taking the family over reminds of what is to stay apart', async () => {
  const vault = await temporaryVault();
  const call = interviewCaller(vault);
  const { begin, screeningId } = await begun(call);
  const told = {
    'what-keeps': 'The debt.',
    'still-there': 'no',
    family: 'A son.',
    'family-kept-apart': 'Where he is.',
  };
  await call('screeningAnswer', { screeningId, answers: answered({ ...OPENING, 'still-there': 'yes' }) });
  await call('screeningAnswer', { screeningId, answers: answered(told) });
  const sheet = await begin('nrm-preparation');
  await call('screeningAnswer', {
    screeningId: sheet,
    answers: answered({ 'still-in-exploitative-situation': 'no' }),
  });
  expect(await call('screeningCarryOver', { screeningId: sheet })).toMatchObject({ familyApart: true });

  const { evaluate } = await loadExpressions();
  const engine = { ...vault, resources: findResources() } as unknown as Engine;
  const record = vault.session.read((db) => readRecord(engine, db, sheet, evaluate));
  const printed = { at: '2026-11-26T09:00:00Z', by: OWNER };
  const say = paperWords(engine.resources);
  const paper = recordPaper(say, discloseRecord(record, { say, copy: copyFor({ own: true }) }), printed);
  expect(JSON.stringify(paper)).toContain('A son.');
  expect(JSON.stringify(paper)).not.toContain('What keeps the person there?');
});
