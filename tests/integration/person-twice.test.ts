/** Somebody who is in two cases is said to be, with case and role, and never joined. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../src-main/contract/index.ts';
import type { CaseId } from '../../src-main/core/ids.ts';
import type { Role } from '../../src-main/core/vault/roles.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { PEOPLE_WITH_KEYS } from '../../src-main/vault/queries/same-person.ts';
import { caseToHandOver, handOver, mergeIn, readIn, type Side, sideOf } from '../support/handover.ts';
import { quietJob } from '../support/ports.ts';

let side: Side;
let first: CaseId;
let second: CaseId;
beforeAll(async () => {
  side = await sideOf('Amina Okafor', 'a', 20);
  ({ id: first } = await side.do('caseCreate', { reference: 'RES-09', title: 'R v Dorvan' }));
  ({ id: second } = await side.do('caseCreate', { reference: 'LH-2', title: 'Help' }));
});
afterAll(() => side.engine.close());

const add = (caseId: CaseId, name: string, more: Partial<CallInput<'personAdd'>> = {}) =>
  side.do('personAdd', { caseId, role: 'survivor', name, ...more });
const said = async (caseId: CaseId, of = side) =>
  (await of.do('caseMatches', { caseId })).people.flatMap(({ name, matches }) =>
    matches.map((one) => `${name}: ${one.name}, ${one.reference}, ${one.role}, ${one.because.join(' ')}`),
  );
const as = (role: Role): Side => {
  const session = new Proxy(side.engine.session, {
    get(of, key) {
      const value: unknown = key === 'role' ? role : Reflect.get(of, key, of);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
  return { ...side, do: (name, input) => perform({ ...side.engine, session }, name, input, quietJob()) };
};

it('is said before somebody is written down, and nothing is joined', async () => {
  await add(first, 'Наталья Петрова', { role: 'witness', note: 'rang from 07700 900111' });
  await add(first, 'Somebody Else', { role: 'witness' });
  const asked = { role: 'survivor', name: 'Petrova Natalia' } as const;
  const { matches, due } = await side.do('personMatches', asked);
  expect(due).toBe(0);
  expect(matches).toMatchObject([
    { name: 'Наталья Петрова', reference: 'RES-09', role: 'witness', because: ['name'] },
  ]);
  await add(second, 'N.', { safeContact: '+44 7700 900111' });
  expect(await said(second)).toEqual(['N.: Наталья Петрова, RES-09, witness, telephone']);
  expect((await side.do('caseShow', { caseId: second })).people).toHaveLength(1);
});

it('follows what is changed, the date of birth too', async () => {
  const { id, caseId: _, ...fields } = await add(second, 'Ilinca', { birthDate: { value: '1996-04-05' } });
  const { id: other, caseId: _of, ...others } = await add(first, 'Ilinca Rusu', { role: 'witness' });
  const pair = 'Ilinca: Ilinca Rusu, RES-09, witness, name birth';
  expect(await said(second)).not.toContain(pair);
  await side.do('personUpdate', { personId: other, ...others, birthDate: { value: '1996-04-05' } });
  expect(await said(second)).toContain(pair);
  await side.do('personUpdate', { personId: id, ...fields, name: 'Ioana' });
  expect(await said(second)).not.toContain(pair);
});

it('a suspect of one case who was helped in another is there for a supervisor alone', async () => {
  const { id } = await add(second, 'Dragan Ilic');
  const { id: suspect } = await add(first, 'Ilić Dragan', { role: 'suspect' });
  const pair = 'Dragan Ilic: Ilić Dragan, RES-09, suspect, name';
  expect(await said(second)).toContain(pair);
  for (const role of ['solicitor', 'caseworker', 'read-only'] as const) {
    expect(await said(second, as(role))).not.toContain(pair);
    const { matches } = await as(role).do('personMatches', { role: 'survivor', name: 'Dragan Ilic' });
    expect(matches.map(({ role: of }) => of)).toEqual(['survivor']);
  }
  const asked = { personId: id, otherId: suspect };
  await expect(as('caseworker').do('personApart', asked)).rejects.toMatchObject({ code: 'not-found' });
  await side.do('personApart', asked);
  expect(await said(second)).not.toContain(pair);
});

it('two who are not the same are not named again, from either side', async () => {
  const { id } = await add(second, 'Elena Marin');
  const { id: other } = await add(first, 'Marin Elena', { role: 'family' });
  expect(await said(second)).toContain('Elena Marin: Marin Elena, RES-09, family, name');
  await side.do('personApart', { personId: other, otherId: id });
  await side.do('personApart', { personId: id, otherId: other });
  for (const caseId of [first, second]) expect((await said(caseId)).join()).not.toContain('Marin');
  const { entries } = await side.do('auditList', { limit: 1 });
  expect(entries).toMatchObject([{ action: 'person.held-apart' }]);
});

it('is said when a file is read in, and a person who was erased is found no more', async () => {
  const sender = await sideOf('Ruth Clarke', 'b', 22);
  const { caseId } = await caseToHandOver(sender);
  await add(first, 'Popescu Maria', { role: 'witness' });
  const path = await handOver(sender, side, caseId);
  const review = await readIn(side, path);
  expect(review.matches).toMatchObject([
    { name: 'Maria Popescu', matches: [{ name: 'Popescu Maria', reference: 'RES-09', role: 'witness' }] },
  ]);
  expect((await mergeIn(side, review)).matches).toEqual([]);
  expect(await said(caseId)).toEqual(['Maria Popescu: Popescu Maria, RES-09, witness, name']);
  await sender.engine.close();
});

it('is looked up by an index, and reads no more people than have a key in common', () => {
  const plan = side.engine.session.read((db) =>
    db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${PEOPLE_WITH_KEYS}`, ['["name:a b"]']),
  );
  const steps = plan.map(({ detail }) => detail).join('\n');
  expect(steps).toMatch(/SEARCH s USING .*INDEX .*\(key=\?\)/);
  expect(steps).not.toMatch(/SCAN (s|p|c)\b/);
});
