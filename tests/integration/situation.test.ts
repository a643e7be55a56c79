/** The first page of a case: arrest, charge, detention and removal, by command and window alike, bound to the log. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EngineAtWork, engineAtWork } from '../support/engine.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

const DETAINED = {
  answer: 'yes',
  on: '2026-12-02',
  time: '09:30',
  where: 'HMP Example',
  toldBy: 'her sister',
} as const;
const urgent = async () => (await at.do('todayShow', {})).urgent.items;

it('nobody was asked at first, and Today says nothing', async () => {
  expect((await at.do('caseShow', { caseId: at.caseId })).situation).toEqual({});
  expect(await urgent()).toEqual([]);
});

it('what is recorded stays when the case is renamed, and stands on Today', async () => {
  const { caseId } = at;
  const situation = { detained: DETAINED, charged: { answer: 'no' } } as const;
  await at.do('caseSituation', { caseId, situation });
  const { reference } = await at.do('caseShow', { caseId });
  const view = await at.do('caseUpdate', { caseId, reference, title: 'R v Other', status: 'active' });
  expect(view.situation.detained).toEqual({ ...DETAINED, who: '' });
  expect(await urgent()).toMatchObject([{ caseId, situation: { detained: { where: 'HMP Example' } } }]);
});

it('a closed case is not on Today, nor one in which every answer is no', async () => {
  const { caseId } = at;
  const { reference, title } = await at.do('caseShow', { caseId });
  await at.do('caseUpdate', { caseId, reference, title, status: 'closed' });
  expect(await urgent()).toEqual([]);
  await at.do('caseUpdate', { caseId, reference, title, status: 'active' });
  await at.do('caseSituation', { caseId, situation: { arrested: { answer: 'no' } } });
  expect(await urgent()).toEqual([]);
});

it('the soonest day is first', async () => {
  const { caseId } = at;
  const other = await at.do('caseCreate', { reference: 'SIT/2', title: 'x' });
  const removal = (on: string | null) => ({ removal: { answer: 'yes', on } }) as const;
  await at.do('caseSituation', { caseId, situation: removal('2026-12-09') });
  await at.do('caseSituation', { caseId: other.id, situation: removal('2026-12-01') });
  expect((await urgent()).map((one) => one.caseId)).toEqual([other.id, caseId]);
  await at.do('caseSituation', { caseId: other.id, situation: removal(null) });
  expect((await urgent()).map((one) => one.caseId)).toEqual([caseId, other.id]);
});

it('a plea that is due stands on Today; that somebody has a solicitor does not by itself', async () => {
  const { id: caseId } = await at.do('caseCreate', { reference: 'SIT/3', title: 'x' });
  const solicitor = { answer: 'yes', where: 'A. Khan' } as const;
  const plea = { answer: 'yes', on: '2026-11-30', where: 'Luton Crown Court' } as const;
  const isThere = async () => (await urgent()).some((one) => one.caseId === caseId);
  await at.do('caseSituation', { caseId, situation: { solicitor } });
  expect(await isThere()).toBe(false);
  await at.do('caseSituation', { caseId, situation: { solicitor, plea } });
  expect(await isThere()).toBe(true);
});

it('no time that is none is taken', async () => {
  const situation = { removal: { answer: 'yes', time: '25:10' } } as const;
  await expect(at.do('caseSituation', { caseId: at.caseId, situation })).rejects.toMatchObject({
    code: 'bad-input',
  });
});

it('changed behind the log it is found', async () => {
  expect((await at.do('auditVerify', {})).alteredDetails).toEqual([]);
  at.engine.session.write((tx) => tx.run(`UPDATE case_file SET situation = '{}' WHERE id = '${at.caseId}'`));
  expect((await at.do('auditVerify', {})).alteredDetails).toMatchObject([{ kind: 'case', how: 'differs' }]);
});

it('a chronology of one person has their arrest, and none of somebody else', async () => {
  const { id: caseId } = await at.do('caseCreate', { reference: 'SIT/4', title: 'x' });
  const person = (name: string) => at.do('personAdd', { caseId, role: 'survivor', name });
  const [ana, ina] = [await person('Ana Rusu'), await person('Ina Moraru')];
  const arrested = { answer: 'yes', who: 'Ina', on: '2026-11-02' } as const;
  const detained = { answer: 'yes', on: '2026-11-03' } as const;
  await at.do('caseSituation', { caseId, situation: { arrested, detained } });
  const days = async (personId?: typeof ana.id) => {
    const { rows } = await at.do('chronologyList', {
      caseId,
      ...(personId === undefined ? {} : { personId }),
    });
    return rows.map(({ on }) => on.value);
  };
  expect(await days(ana.id)).toEqual(['2026-11-03']);
  expect(await days(ina.id)).toEqual(['2026-11-02', '2026-11-03']);
  expect(await days()).toEqual(['2026-11-02', '2026-11-03']);
});
