/**
 * A form never changes once it was used, and may be megabytes long: looking at a case reads no form's text a second time. Only
 * a record that is shown is held against the text of its form as it lies in the store.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput, CallName } from '../../../src-main/contract/index.ts';
import type { PersonId } from '../../../src-main/core/ids.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { readFormsAhead } from '../../../src-main/usecases/forms/read-ahead.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import type { ReadDb } from '../../../src-main/vault/db.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';
import { SHELTER, workbook } from '../../support/xlsforms.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  ({ id: personId } = await at.do('personAdd', {
    caseId: at.caseId,
    role: 'survivor',
    name: 'Maria Popescu',
  }));
});
afterAll(() => at.engine.close());

/** Another form for each name. */
const bring = async (name: string) => {
  const settings = [
    ['form_title', 'form_id', 'default_language'],
    [name, name, 'English (en)'],
  ];
  const file = at.pick(`${name}.xlsx`, await workbook({ ...SHELTER, settings }));
  return (await at.do('formImport', { file })).form;
};
const begin = async (formId: string) => {
  const { id: screeningId } = await at.do('screeningStart', { caseId: at.caseId, personId, formId });
  await at.do('screeningAnswer', { screeningId, answers: openingAnswers() });
  return screeningId;
};

/** The engine with an ear at its store: for each time it is read, the statements that ask for the text of a form. */
function heard(): { readonly engine: Engine; readonly readings: readonly string[][] } {
  const readings: string[][] = [];
  const read = <T>(work: (db: ReadDb) => T): T => {
    const asked: string[] = [];
    const note = (sql: string) => {
      if (/\bdefinition\b/.test(sql)) asked.push(sql);
      return sql;
    };
    try {
      return at.engine.session.read((db) =>
        work({
          all: (sql, params) => db.all(note(sql), params),
          get: (sql, params) => db.get(note(sql), params),
          iterate: (sql, params) => db.iterate(note(sql), params),
        }),
      );
    } finally {
      if (asked.length > 0) readings.push(asked);
    }
  };
  const session = new Proxy(at.engine.session, {
    get(target, name) {
      if (name === 'read') return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { engine: { ...at.engine, session }, readings };
}

it('looks at a case, its records, a person, the forms and the search', async () => {
  const form = await bring('shelter');
  const screeningId = await begin(form.id);
  const age = { question: 'age', state: 'answered' as const, value: 20, ownWords: 'twenty in spring' };
  await at.do('screeningAnswer', { screeningId, answers: [age] });
  const { engine, readings } = heard();
  const look = <N extends CallName>(name: N, input: CallInput<N>) => perform(engine, name, input, quietJob());
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
  expect(readings).not.toEqual([]);
  const { length } = readings;
  await looks();
  expect(readings.slice(length)).toEqual([]);
});

it('the list reads each form in a turn of its own', async () => {
  await bring('one');
  await bring('two');
  const { engine, readings } = heard();
  const { forms } = await perform(engine, 'formList', {}, quietJob());
  expect(forms.map(({ id }) => id)).toEqual(expect.arrayContaining(['own-one', 'own-two']));
  expect(readings.map((asked) => asked.length)).toEqual([1, 1]);
});

it('what was read ahead after unlocking is not read at the first look', async () => {
  await begin((await bring('three')).id);
  const { engine, readings } = heard();
  await readFormsAhead(engine);
  const { length } = readings;
  await perform(engine, 'caseShow', { caseId: at.caseId }, quietJob());
  await perform(engine, 'formOffers', { personId }, quietJob());
  expect(readings.slice(length)).toEqual([]);
});
