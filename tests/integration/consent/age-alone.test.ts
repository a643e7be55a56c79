/**
 * What is recorded of somebody's age is read without all that follows from what they told, which would take most of the
 * time of every save: it must be the same that stands among everything that is recorded about them.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { AGE_FACTS } from '../../../src-main/usecases/consent/consent-age.ts';
import { readFacts, readToldOf } from '../../../src-main/usecases/disclosure/collect.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { lawOf } from '../../support/forms.ts';
import { extremeAnswers } from '../../support/verdict/answer-sets.ts';

const { forms } = await loadFormLibrary(findResources());
let work: EngineAtWork;
beforeAll(async () => {
  work = await engineAtWork();
});
afterAll(() => work?.engine.close());

it.each([...forms.keys()])('%s, told from one end to the other', async (formId) => {
  const form = forms.get(formId);
  if (form === undefined) throw new Error('no such form');
  const { do: call, engine } = work;
  const inCase = { reference: `AGE/${formId}`, title: 'Age', nation: lawOf(form) };
  const { id: caseId } = await call('caseCreate', inCase);
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maria' });
  const isChilds = form.file.testimony.for?.ages?.includes('adult') === false;
  if (isChilds) await call('ageRecord', { personId, under18: 'not-sure' });
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId });
  for (const end of [0, 1] as const) {
    // Said to be under 18, nobody goes on with an interview for adults.
    const stops = !isChilds && form.file.testimony.use === 'interview';
    const answers = extremeAnswers(form.file, end).filter(
      ({ question }) => !stops || !AGE_FACTS.includes(form.byName.get(question)?.fact ?? ''),
    );
    await call('screeningAnswer', { screeningId, answers });
    expect(ages(engine, personId)).toEqual(agesAmongAll(engine, personId));
  }
});

it('a day of birth and an age that two sheets were told differently', async () => {
  const { do: call, caseId, engine } = work;
  const birthDate = { value: '1990', qualifier: 'about' as const };
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'An', birthDate });
  const tell = async (formId: string, answers: Readonly<Record<string, unknown>>) => {
    const { id: screeningId } = await call('screeningStart', { caseId, personId, formId });
    const told = Object.entries(answers).map(([question, value]) => ({ question, state: 'answered', value }));
    await call('screeningAnswer', { screeningId, answers: told } as never);
  };
  await tell('nrm-preparation', { 'pv-under-age': 'no', 'pv-dob': { value: '1991-05', qualifier: 'exact' } });
  await tell('nrm-preparation', {
    'pv-under-age': 'not-sure',
    'pv-dob': { value: '1992', qualifier: 'about' },
  });
  // Among the particulars, and in two sheets.
  expect(ages(engine, personId).map((one) => one.length)).toEqual([3, 3]);
  expect(ages(engine, personId)).toEqual(agesAmongAll(engine, personId));
});

type Engine = EngineAtWork['engine'];
const ages = (engine: Engine, personId: PersonId) =>
  engine.session.read((db) => {
    const facts = readToldOf(engine, db, personId, AGE_FACTS);
    return AGE_FACTS.map((key) => facts.get(key)?.statements ?? []);
  });
const agesAmongAll = (engine: Engine, personId: PersonId) =>
  engine.session.read((db) => {
    const facts = readFacts(engine, db, personId, null);
    return AGE_FACTS.map((key) => facts.get(key)?.statements ?? []);
  });
