/** What is still open in a case holds its erasure up: a request nobody answered, a threat nobody looked at, a day to come. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '../../../src-main/contract/index.ts';
import { addDays } from '../../../src-main/core/dates/calendar-day.ts';
import type { CaseId, PersonId } from '../../../src-main/core/ids.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { codeOf, failureOf } from '../../support/failures.ts';
import { quietJob } from '../../support/ports.ts';
import { PASSPHRASE } from '../../support/vault.ts';

let at: EngineAtWork;
let caseId: CaseId;
let ana: PersonId;
let bea: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  ({ id: caseId } = await at.do('caseCreate', { reference: 'OPEN', title: 'Open' }));
  ({ id: ana } = await at.do('personAdd', { caseId, name: 'Ana', role: 'survivor' }));
  ({ id: bea } = await at.do('personAdd', { caseId, name: 'Bea', role: 'survivor' }));
});
afterAll(() => at.engine.close());

/** In the engine’s own time. */
const daysOn = async (days: number) => addDays((await at.do('dateList', { caseId })).today, days);
const add = (
  personId: PersonId | null,
  kind: string,
  value: string,
  more: Partial<CallInput<'dateRecord'>> = {},
) => at.do('dateRecord', { caseId, personId, kind, on: { value, qualifier: 'exact' }, ...more });
const open = async (personId?: PersonId) =>
  (await at.do('erasurePreview', { caseId, ...(personId === undefined ? {} : { personId }) })).stillOpen.map(
    ({ what, title }) => [what, title],
  );

it('is listed with everything that goes, for the case and for each person in it what is theirs', async () => {
  expect(await open()).toEqual([]);
  await add(ana, 'subject-access-request', '2020-03-02');
  await add(ana, 'hearing', await daysOn(20));
  await add(bea, 'hearing', await daysOn(-20));
  const request = ['request', 'Subject access request to be answered'];
  expect(await open()).toEqual([request, ['date', 'Hearing in a criminal court']]);
  expect(await open(ana)).toEqual([request, ['date', 'Hearing in a criminal court']]);
  expect(await open(bea)).toEqual([]);
  const { counts } = await at.do('erasurePreview', { caseId });
  expect(counts).toMatchObject({ dates: 3, contacts: 0, plans: 0, needs: 0 });
  const said = {
    channel: 'telephone' as const,
    heldOn: { value: await daysOn(0), qualifier: 'exact' as const },
  };
  await at.do('contactAdd', { personId: bea, ...said, threats: true, note: 'x' } as never);
  expect((await open(bea)).map(([what]) => what)).toEqual(['threat']);
});

it('stops the erasure until somebody says why, and the log says that it was asked for and why it went', async () => {
  const erasure = { caseId, personId: ana, ground: 'retention', typed: 'Ana' };
  const stopped = await failureOf(() => at.do('erasureMake', erasure));
  expect([stopped.code, stopped.subject]).toEqual(['still-open', 'Ana']);
  expect(stopped.found?.map(({ code }) => code)).toEqual(['erasure-open', 'erasure-open']);
  expect((await at.do('auditList', {})).entries[0]?.action).toBe('erasure.refused');
  expect((await at.do('caseShow', { caseId })).people).toHaveLength(2);

  const why = 'Both were dealt with in another file';
  const bare = () => perform(at.engine, 'erasureMake', { ...erasure, despite: why }, quietJob());
  expect(await codeOf(bare)).toBe('wrong-passphrase');
  const own = passphraseBytes('another passphrase altogether');
  expect(await codeOf(() => at.do('erasureAllow', { own }))).toBe('wrong-passphrase');
  expect((await at.do('caseShow', { caseId })).people).toHaveLength(2);

  await at.do('erasureAllow', { own: passphraseBytes(PASSPHRASE) });
  await bare();
  expect(await codeOf(bare)).not.toBe('none');
  const said = at.engine.session.read((db) =>
    db.get<{ said: string }>(
      "SELECT CAST(canonical AS TEXT) AS said FROM audit_entry WHERE action = 'erasure.made' ORDER BY seq DESC",
    ),
  );
  expect(JSON.parse(said?.said ?? '{}').facts).toMatchObject({ what: 'person', open: 2, despite: why });
  expect((await at.do('caseShow', { caseId })).people.map(({ name }) => name)).toEqual(['Bea']);
});
