/** A person is found by name however it is spaced, capitalised or coded: the rule that consents go by. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPerson } from '../../../src-main/cli/find-person.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { quietJob } from '../../support/ports.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
  const name = 'Zoë  Nguyễn'.normalize('NFD');
  await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name });
  await at.do('personAdd', { caseId: at.caseId, role: 'witness', name: 'Ann' });
});
afterAll(() => at.engine.close());

it.each(['Zoë Nguyễn', 'zoë  nguyễn ', 'ZOË NGUYỄN'.normalize('NFD')])('"%s" is found', async (typed) => {
  const found = await findPerson(at.engine, at.caseId, typed, quietJob());
  expect(found.role).toBe('survivor');
});
