/**
 * A sentence that somebody typed on a sheet and that says the same as something kept back is cut from no paper in silence: the
 * printed sheet is held as the copy is, with the sentence and the line by which it is decided; so is a sheet of a form that is
 * typed into no other, which has that page for this alone. The own file has all of it and is held by nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said, saidBy } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const HELD = 'Beni hit me with the belt';
const OPEN = 'They took her passport at the port.';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords: '',
});

let work: EngineAtWork;
let personId: PersonId;
const sheets: Record<string, ScreeningId> = {};
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    for (const recipient of ['', 'Home Office', 'Aire Law'])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers({ 'consent-police': 'given' }),
      answered('moments', [
        { kind: 'threat', what: 'Locked the door' },
        { kind: 'threat', what: HELD },
      ]),
      answered('future-reasons', HELD),
    ],
  });
  for (const formId of ['nrm-preparation', 'needs-and-risk']) {
    const { id } = await work.do('screeningStart', { caseId, personId, formId });
    if (formId === 'nrm-preparation') await work.do('screeningCarryOver', { screeningId: id });
    sheets[formId] = id;
  }
  const type = (formId: string, question: string) =>
    work.do('screeningAnswer', {
      screeningId: sheetOf(formId),
      answers: [answered(question, `${OPEN} ${HELD}, she said.`)],
    } as never);
  await type('nrm-preparation', 'how-they-were-treated');
  await type('needs-and-risk', 'future-reasons');
  await keep('nrm-preparation', 'moments', { row: 2 });
  await keep('needs-and-risk', 'future-reasons');
}, 60_000);
afterFile(() => work?.engine.close());

/** The telling of that question of the interview, beside whichever question of the sheet. */
async function keep(formId: string, of: string, more: object = {}) {
  const { known } = await work.do('screeningShow', { screeningId: sheetOf(formId) });
  const which = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin }) =>
        origin.kind === 'interview' && origin.question === of ? [{ question, fact: key, entry: seq }] : [],
      ),
    ),
  )[0];
  if (which === undefined) throw new Error(`${of} stands beside no question`);
  const kept = { screeningId: sheetOf(formId), ...which, reason: 'as she asked' };
  await work.do('accountsWithhold', { ...kept, ...more });
}

const sheetOf = (formId: string): ScreeningId => {
  const id = sheets[formId];
  if (id === undefined) throw new Error(`no sheet of ${formId}`);
  return id;
};
const paper = async (formId: string, more: object = {}) => {
  const folder = temporaryFolder();
  const to = { screeningId: sheetOf(formId), folder: work.pickFolder(folder), wishesSeen: true };
  const { fileName } = await work.do('recordExport', { ...to, ...more } as never);
  return flowOf(readFileSync(join(folder, fileName)));
};
const typed = async (formId: string) =>
  (await work.do('readinessShow', { screeningId: sheetOf(formId) })).checks.filter(({ line }) =>
    line.startsWith('typed/'),
  );

describe.each([
  ['nrm-preparation', { recipient: 'Home Office' }],
  ['needs-and-risk', { recipient: 'Aire Law', forPurpose: 'court-papers' }],
])('the printed sheet of %s', (formId, to) => {
  it('is held, and names the sentence and the line', async () => {
    const refused = await failureOf(() => paper(formId, to));
    expect(refused).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refused).join('\n')).toMatch(
      /Beni hit me with the belt, she said.*worksheet ready --aside typed\//,
    );
    expect((await typed(formId)).map(({ found }) => found.map(said).join()).join()).toContain('Beni hit me');
  });

  it('is for the own file whole, and held by nothing', async () => {
    expect(await paper(formId, { own: true })).toContain('Beni hit me with the belt, she said');
  });

  it('goes without it once somebody says that it stays out', async () => {
    for (const { line } of await typed(formId))
      await work.do('readinessSetAside', { screeningId: sheetOf(formId), line, reason: 'It stays out' });
    const text = await paper(formId, to);
    expect(text).not.toContain('as she asked');
    expect(text).not.toContain('Beni hit me');
  });
});
