/** Whoever keeps back one row of a list sees the rows as they were told, at the number by which one is chosen. */
import { expect, it } from 'vitest';
import { beside as linesBeside, listed as tellingsListed } from '../../../src-main/cli/withhold-lines.ts';
import { placeOf } from '../../../src-main/core/answers/fact.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

let work: EngineAtWork;
afterFile(() => work?.engine.close());

it('lists the rows in words, and the number of one keeps that one back', async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  const answered = (question: string, value: unknown) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  });
  const periods = [
    { what: 'packing leeks', place: 'Luton' },
    { what: 'washing cars', place: 'Hull' },
  ];
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('periods', periods), answered('tasks', 'She packed.')],
  });
  const { id: screeningId } = await work.do('screeningStart', {
    caseId,
    personId,
    formId: 'nrm-preparation',
  });
  await work.do('screeningCarryOver', { screeningId });
  const { known } = await work.do('screeningShow', { screeningId });
  const of = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.map(({ seq }) => ({ question, fact: key, entry: seq })),
    ),
  );
  const told = of.filter(({ entry }) => entry > 0);
  const listed = await Promise.all(
    told.map(async (beside) => ({
      beside,
      rows: (await work.do('accountsWithheld', { screeningId, beside })).rows,
    })),
  );
  const list = listed.find(({ rows }) => rows.length > 0);
  expect(list?.rows).toEqual([expect.stringMatching(/packing leeks/), expect.stringMatching(/washing cars/)]);
  expect(listed.some(({ beside, rows }) => beside.fact === 'exploitation.tasks' && rows.length > 0)).toBe(
    false,
  );
  if (list === undefined) return;
  // At the terminal each telling is a line, shortly, and the rows of a list stand once however much follows from it.
  const view = await work.do('screeningShow', { screeningId });
  const tellings = [1, 2].flatMap(() => tellingsListed(view, list.beside.question));
  const places = new Map(tellings.map((one) => [placeOf(one), list.rows.map((row) => row.repeat(20))]));
  const shown = linesBeside(tellings, places);
  expect(shown.filter((line) => line.startsWith('      row 2  ')).length).toBe(places.size);
  expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(400);
  await work.do('accountsWithhold', { screeningId, ...list.beside, row: 2, reason: 'Names a place' });
  const { lines, rows } = await work.do('accountsWithheld', { screeningId });
  expect(lines.map(({ row }) => row)).toEqual([list.rows[1]]);
  expect(rows).toEqual([]);
});
