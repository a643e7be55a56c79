import { expect, test } from 'vitest';
import type { Engine } from '../../../src-main/usecases/engine.ts';
import { vaultHandlers } from '../../../src-main/usecases/vault/handlers.ts';
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
  expect(vaultHandlers.auditList(engine, { limit: 100 }).total).toBe(6);
});
