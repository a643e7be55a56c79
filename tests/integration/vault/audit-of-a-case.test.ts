import { expect, test } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { actionKey } from '../../../src-main/core/log/words.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { vaultHandlers } from '../../../src-main/usecases/handlers/vault.ts';
import { LOG_WORDS } from '../../../src-renderer/features/vault/actions.ts';
import { beginFirstAccount, interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

test('the log of a case holds what happened in it, by name, and nothing of another case', async () => {
  const vault = await temporaryVault();
  const call = interviewCaller(vault);
  const engine = { session: vault.session, clock: vault.clock } as Engine;
  const other = await call('caseCreate', { reference: 'OTHER', title: 'Another case' });
  await call('personAdd', { caseId: other.id, role: 'witness', name: 'Somebody else' });
  const { caseId } = await beginFirstAccount(call);

  const log = vaultHandlers.auditList(engine, { limit: 100, caseId });
  const { title, people } = await call('caseShow', { caseId });
  expect(log.entries.map(({ action, about }) => [action, about])).toEqual([
    ['screening.started', people[0]?.name],
    ['person.added', people[0]?.name],
    ['case.created', title],
  ]);
  expect(log.total).toBe(3);
  expect(log.entries.every((one) => one.worksheet === '')).toBe(true);
  expect(vaultHandlers.auditList(engine, { limit: 100 }).total).toBe(6);
});

test('a worksheet filled in at a desk is neither counted nor named as an interview with the person', async () => {
  const vault = await temporaryVault();
  const call = interviewCaller(vault);
  const engine = { session: vault.session, clock: vault.clock } as Engine;
  const { caseId } = await beginFirstAccount(call);
  const { people } = await call('caseShow', { caseId });
  const personId = people[0]?.id as PersonId;
  const sheet = await call('screeningStart', { caseId, personId, formId: 'ilo-indicators' });

  expect((await call('caseShow', { caseId })).counts).toMatchObject({ interviews: 1, worksheets: 1 });
  expect((await call('caseList', {})).cases[0]?.counts).toMatchObject({ interviews: 1, worksheets: 1 });
  const { entries } = vaultHandlers.auditList(engine, { limit: 2, caseId });
  expect(entries.map((one) => [one.subject === sheet.id, one.worksheet])).toEqual([
    [true, sheet.formTitle],
    [false, ''],
  ]);
  expect(entries.map((one) => actionKey(LOG_WORDS, one.action, one.worksheet !== ''))).toEqual([
    'worksheet-started',
    'screening-started',
  ]);
});

test('the log of a case is narrowed down by who, kind and day, and says what was decided about consent', async () => {
  const vault = await temporaryVault();
  const call = interviewCaller(vault);
  const engine = { session: vault.session, clock: vault.clock } as Engine;
  const { caseId } = await beginFirstAccount(call);
  const { people } = await call('caseShow', { caseId });
  const personId = people[0]?.id as PersonId;
  await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'withdrawn' });
  const list = (filter: Omit<CallInput<'auditList'>, 'limit' | 'caseId'>) =>
    vaultHandlers.auditList(engine, { limit: 100, caseId, ...filter });

  expect(list({ kind: 'sharing' }).entries.map(({ purpose, decided }) => [purpose, decided])).toEqual([
    ['nrm-referral', 'withdrawn'],
    ['nrm-referral', 'given'],
  ]);
  expect(list({ kind: 'people' }).entries.map(({ action }) => action)).toEqual([
    'person.added',
    'case.created',
  ]);
  const [actor = ''] = list({}).actors;
  expect(list({ who: actor }).total).toBe(5);
  expect(list({ who: 'Nobody of that name' })).toMatchObject({ total: 0, actors: [actor] });
  const day = list({}).entries[0]?.at.slice(0, 10) ?? '';
  expect(list({ from: day, to: day }).total).toBe(5);
  expect(list({ to: '2001-01-01' }).total).toBe(0);
});
