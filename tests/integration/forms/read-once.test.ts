/**
 * A form never changes once it was used, and may be megabytes long: looking at a case reads no form's text a second time. Only
 * a record that is shown is held against the text of its form as it lies in the store.
 */
import { expect, it } from 'vitest';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import type { ReadDb } from '../../../src-main/vault/db.ts';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';
import { SHELTER, workbook } from '../../support/xlsforms.ts';

it('a look at a case, its records, a person, the forms and the search', async () => {
  const at = await engineAtWork();
  const { id: personId } = await at.do('personAdd', {
    ...{ caseId: at.caseId, role: 'survivor', name: 'Maria Popescu' },
  });
  const { form } = await at.do('formImport', {
    file: at.pick('shelter.xlsx', await workbook(SHELTER)),
  });
  const { id: screeningId } = await at.do('screeningStart', {
    ...{ caseId: at.caseId, personId, formId: form.id },
  });
  await at.do('screeningAnswer', { screeningId, answers: openingAnswers() });
  const age = { question: 'age', state: 'answered' as const, value: 20, ownWords: 'twenty in spring' };
  await at.do('screeningAnswer', { screeningId, answers: [age] });

  const asked: string[] = [];
  const heard = (sql: string) => {
    asked.push(sql);
    return sql;
  };
  const listened = (db: ReadDb): ReadDb => ({
    all: (sql, params) => db.all(heard(sql), params),
    get: (sql, params) => db.get(heard(sql), params),
    iterate: (sql, params) => db.iterate(heard(sql), params),
  });
  const session = new Proxy(at.engine.session, {
    get(target, name) {
      if (name === 'read') return <T>(work: (db: ReadDb) => T) => target.read((db) => work(listened(db)));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const look = async <N extends CallName>(name: N, input: CallInput<N>) =>
    perform({ ...at.engine, session }, name, input, quietJob());
  const looks = async () => {
    await look('caseShow', { caseId: at.caseId });
    await look('caseList', {});
    await look('screeningList', { caseId: at.caseId });
    await look('screeningHistory', { screeningId });
    await look('formOffers', { personId });
    await look('formList', {});
    await look('formShow', { formId: form.id });
    const { hits } = await look('searchFind', { words: 'spring' });
    expect(hits).not.toEqual([]);
  };
  await looks();
  expect(asked).not.toEqual([]);
  asked.length = 0;
  await looks();
  expect(asked.filter((sql) => /\bdefinition\b/.test(sql))).toEqual([]);
  await at.engine.close();
});
