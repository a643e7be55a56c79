/** A row that is kept back is not said by a choice that was ticked beside it: "Farm work", where nobody else may hear of the farm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

it('goes to the one who may know, and stays out for the others with the row', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Žydrūnas' });
  for (const recipient of ['GLAA', 'Asylum Justice'])
    await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', recipient });
  const answered = (question: string, value: unknown) => ({
    ...{ question, state: 'answered' as const, value: value as never },
  });
  const { id: interview } = await work.do('screeningRecord', {
    ...{ caseId, personId, formId: 'screening-interview', readBack: 'Read aloud' },
    answers: [
      ...openingAnswers(),
      answered('activity', ['agriculture', 'factory']),
      answered('periods', [
        { what: 'The farm: leeks and daffodils', place: 'Holbeach' },
        { what: 'The factory: ready meals', place: 'Wisbech' },
      ]),
    ],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [which] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter(({ origin }) => origin.kind === 'interview' && origin.question === 'periods')
        .map(({ seq }) => ({ screeningId: sheet, question, fact: key, entry: seq })),
    ),
  );
  if (which === undefined) throw new Error('the periods stand beside no question');
  const readers = { only: 'but' as const, names: ['GLAA'] };
  await work.do('accountsWithhold', { ...which, row: 1, reason: 'As he asked', readers });
  const paperFor = async (recipient: string) => {
    const folder = temporaryFolder();
    const { fileName } = await work.do('recordExport', {
      ...{ screeningId: interview, recipient, forPurpose: 'court-papers', wishesSeen: true },
      folder: work.pickFolder(folder),
    });
    return flowOf(readFileSync(join(folder, fileName)));
  };
  const all = await paperFor('GLAA');
  for (const words of ['Farm work', 'Factory', 'leeks']) expect(all).toContain(words);
  const others = await paperFor('Asylum Justice');
  expect(others).toContain('Factory');
  expect(others).toContain('Wisbech');
  for (const words of ['Farm', 'leeks', 'Holbeach']) expect(others).not.toContain(words);
  await work.engine.close();
});

it('says of a row its kind by no choice either, and keeps the kind that another row has', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Lan' });
  await work.do('consentRecord', {
    ...{ personId, purpose: 'court-papers', status: 'given', recipient: 'Asylum Justice' },
  });
  const answered = (question: string, value: unknown) => ({
    ...{ question, state: 'answered' as const, value: value as never },
  });
  const { id: interview } = await work.do('screeningRecord', {
    ...{ caseId, personId, formId: 'screening-interview', readBack: 'Read aloud' },
    answers: [
      ...openingAnswers(),
      answered('kinds', ['prostitution', 'forced-to-work']),
      answered('activity', ['agriculture', 'prostitution']),
      answered('periods', [
        { what: 'Farming, and the flat', place: 'Holbeach', kinds: ['prostitution', 'forced-to-work'] },
        { what: 'The farm: leeks', place: 'Wisbech', kinds: ['forced-to-work'] },
      ]),
    ],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [which] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter(({ origin }) => origin.kind === 'interview' && origin.question === 'periods')
        .map(({ seq }) => ({ screeningId: sheet, question, fact: key, entry: seq })),
    ),
  );
  if (which === undefined) throw new Error('the periods stand beside no question');
  await work.do('accountsWithhold', { ...which, row: 1, reason: 'As she asked' });
  const folder = temporaryFolder();
  const { fileName } = await work.do('recordExport', {
    ...{ screeningId: interview, recipient: 'Asylum Justice', forPurpose: 'court-papers', wishesSeen: true },
    folder: work.pickFolder(folder),
  });
  const paper = flowOf(readFileSync(join(folder, fileName)));
  expect(paper).not.toMatch(/prostitution/iu);
  expect(paper).not.toContain('the flat');
  for (const words of ['Farm work', 'Work for little or no pay', 'Wisbech']) expect(paper).toContain(words);
  await work.engine.close();
});

it('stays where what is kept back only shares a word with it: a clinic is no kind of exploitation', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Tamzin' });
  await work.do('consentRecord', {
    ...{ personId, purpose: 'court-papers', status: 'given', recipient: 'Asylum Justice' },
  });
  const answered = (question: string, value: unknown) => ({
    ...{ question, state: 'answered' as const, value: value as never },
  });
  const { id: interview } = await work.do('screeningRecord', {
    ...{ caseId, personId, formId: 'child-first-response', readBack: 'Read aloud' },
    answers: [
      answered('known-kinds', ['child-exploitation', 'forced-to-work']),
      answered('services', [{ which: 'camhs', what: 'Kim, at the clinic (sexual health of a child)' }]),
    ],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [which] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter(({ origin }) => origin.kind === 'interview' && origin.question === 'services')
        .map(({ seq }) => ({ screeningId: sheet, question, fact: key, entry: seq })),
    ),
  );
  if (which === undefined) throw new Error('the services stand beside no question');
  await work.do('accountsWithhold', { ...which, reason: 'Only Kim' });
  const folder = temporaryFolder();
  const { fileName } = await work.do('recordExport', {
    ...{ screeningId: interview, recipient: 'Asylum Justice', forPurpose: 'court-papers', wishesSeen: true },
    folder: work.pickFolder(folder),
  });
  const paper = flowOf(readFileSync(join(folder, fileName)));
  expect(paper).not.toContain('Kim, at the clinic');
  expect(paper).toMatch(/Sexual exploitation/u);
  await work.engine.close();
});
