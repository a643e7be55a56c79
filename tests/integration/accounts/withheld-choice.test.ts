/** A row that is kept back is not said by a choice that was ticked beside it: "Farm work", where nobody else may hear of the farm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const READERS = ['GLAA', 'Asylum Justice'];
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});

interface Told {
  readonly formId?: 'screening-interview' | 'child-first-response';
  readonly answers: readonly ReturnType<typeof answered>[];
  /** Where the row stands. */
  readonly list: 'periods' | 'services';
  readonly readers?: { readonly only: 'but'; readonly names: string[] };
}

/** The printed account for each reader once the first row of a list is kept back. */
async function papersOf({ formId = 'screening-interview', answers, list, readers }: Told) {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Žydrūnas' });
  for (const recipient of READERS)
    await work.do('consentRecord', { personId, purpose: 'court-papers', status: 'given', recipient });
  const opening = formId === 'screening-interview' ? openingAnswers() : [];
  const { id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId,
    readBack: 'Read aloud',
    answers: [...opening, ...answers],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [which] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter(({ origin }) => origin.kind === 'interview' && origin.question === list)
        .map(({ seq }) => ({ screeningId: sheet, question, fact: key, entry: seq })),
    ),
  );
  if (which === undefined) throw new Error(`${list} stands beside no question`);
  const kept = { ...which, row: 1, reason: 'As was asked' };
  await work.do('accountsWithhold', readers === undefined ? kept : { ...kept, readers });
  const papers: string[] = [];
  for (const recipient of READERS) {
    const folder = temporaryFolder();
    const { fileName } = await work.do('recordExport', {
      screeningId: interview,
      recipient,
      forPurpose: 'court-papers',
      wishesSeen: true,
      folder: work.pickFolder(folder),
    });
    papers.push(flowOf(readFileSync(join(folder, fileName))));
  }
  await work.engine.close();
  const [forGlaa = '', forOthers = ''] = papers;
  return { forGlaa, forOthers };
}

it('goes to the one who may know, and stays out for the others with the row', async () => {
  const { forGlaa, forOthers } = await papersOf({
    answers: [
      answered('activity', ['agriculture', 'factory']),
      answered('periods', [
        { what: 'The farm: leeks and daffodils', place: 'Holbeach' },
        { what: 'The factory: ready meals', place: 'Wisbech' },
      ]),
    ],
    list: 'periods',
    readers: { only: 'but', names: ['GLAA'] },
  });
  for (const words of ['Farm work', 'Factory', 'leeks']) expect(forGlaa).toContain(words);
  for (const words of ['Factory', 'Wisbech']) expect(forOthers).toContain(words);
  for (const words of ['Farm', 'leeks', 'Holbeach']) expect(forOthers).not.toContain(words);
});

it('says of a row its kind by no choice either, and keeps the kind that another row has', async () => {
  const { forOthers } = await papersOf({
    answers: [
      answered('kinds', ['prostitution', 'forced-to-work']),
      answered('activity', ['agriculture', 'prostitution']),
      answered('periods', [
        { what: 'Farming, and the flat', place: 'Holbeach', kinds: ['prostitution', 'forced-to-work'] },
        { what: 'The farm: leeks', place: 'Wisbech', kinds: ['forced-to-work'] },
      ]),
    ],
    list: 'periods',
  });
  expect(forOthers).not.toMatch(/prostitution/iu);
  expect(forOthers).not.toContain('the flat');
  for (const words of ['Farm work', 'Made to work for little or no pay', 'Wisbech'])
    expect(forOthers).toContain(words);
});

it('stays where what is kept back only shares a word with it: a clinic is no kind of exploitation', async () => {
  const { forOthers } = await papersOf({
    formId: 'child-first-response',
    answers: [
      answered('known-kinds', ['child-exploitation', 'forced-to-work']),
      answered('services', [{ which: 'camhs', what: 'Kim, at the clinic (sexual health of a child)' }]),
    ],
    list: 'services',
  });
  expect(forOthers).not.toContain('Kim, at the clinic');
  expect(forOthers).toMatch(/Sexual exploitation/u);
});
