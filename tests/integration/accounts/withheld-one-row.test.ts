/**
 * One row of a list kept back takes nothing with it that other rows say: not the rows that the same account told otherwise or
 * added, not their reason, and not what was told under another question for the same reason.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { leaveTypedOut } from '../../support/typed-aside.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'He asked that this is known to one person alone';
const WHY = 'they would send me to Mannheim by the first plane';
const BED = 'Wets the bed at night, since the prison';
const TOE = 'One toe is dead, from the night in the snow';
const AFRAID = 'I was afraid that he would lose it';
const SHAME = 'I am a man and not a small child any more';
const GERMANY = 'I was in Germany for five years.';
const GERMAN = 'German: he was in Mannheim from 2013 to 2018';
const REPORT = 'His birthday, 17 November 2008, in a school report';
const LANDLADY = 'Bev Stott, the landlady in Crewe';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-11-17' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Egzon Selmani', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'support-services', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown, more: object = {}) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const [television, mannheim] = ['German, “from television”', GERMAN].map((what) => ({
    kind: 'language',
    what,
  }));
  const [muslim, eight] = [
    { kind: 'religion', what: 'Muslim, “at feasts”' },
    { kind: 'other', what: 'Has eight pounds' },
  ];
  const bed = { kind: 'condition', what: BED, by: LANDLADY };
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('immigration', 'There are no papers of him.'),
      answered('particulars', [muslim, television, bed, eight]),
    ],
  }));
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'He told more' });
  const toe = { kind: 'condition', what: TOE, by: 'His mother' };
  const report = { kind: 'in-papers', what: REPORT, by: 'His mother' };
  const why = (ofRow: string, words: string) => `[why${ofRow}] ${words}`;
  const differs = { relation: 'differs' as const };
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers(),
      answered('immigration', `${GERMANY} There is a school report.`, {
        ...differs,
        cause: 'fear',
        ownWords: why('', WHY),
      }),
      answered('particulars', [muslim, mannheim, bed, eight, toe, report], {
        ...differs,
        ownWords: `${why(' of row 2: fear', WHY)}\n${why(' of row 5: shame', SHAME)}\n${why(' of row 6: fear', AFRAID)}`,
      }),
      answered('future-reasons', `${LANDLADY} puts bread out for him.`),
    ],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      answered('immigration-status', `Told otherwise (fear: “${WHY}”): ${GERMANY}`),
      answered(
        'more-about-the-person',
        `Condition: ${BED}.\n${TOE} (${SHAME}).\nHe said: “${SHAME}”\nSpeaks: ${GERMAN} (${WHY})\n${REPORT}\n${LANDLADY} puts bread out.`,
      ),
    ],
  });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const beside = known.flatMap(({ question, facts }) =>
    question === 'more-about-the-person'
      ? facts.flatMap(({ key, statements }) =>
          statements.map(({ seq }) => ({ question, entry: seq, fact: key })),
        )
      : [],
  );
  const [first, ...others] = [...new Set(beside.map(({ entry }) => entry))].toSorted((a, b) => a - b);
  const withhold = (entry: number | undefined, row: number) => {
    const which = beside.find((one) => one.entry === entry);
    if (which === undefined) throw new Error('the row is beside no field');
    return work.do('accountsWithhold', { screeningId: sheet, ...which, row, reason: REASON });
  };
  await withhold(first, 3);
  await withhold(others.at(-1), 3);
  await withhold(others.at(-1), 5);
}, 60_000);
afterFile(() => work?.engine.close());

const onPaper = async (screeningId: ScreeningId) => {
  const folder = temporaryFolder();
  const { fileName } = await work.do('recordExport', {
    screeningId,
    recipient: 'R',
    folder: work.pickFolder(folder),
  } as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

describe('one row kept back, of a list that an account told otherwise', () => {
  it('leaves the other rows and answers in the fields of a pack, with their reason', async () => {
    const pack = { personId, screeningId: sheet, profileId: 'nrm-preparation', recipient: 'Home Office' };
    const lines = (await work.do('packPreview', pack as never)).parts.flatMap((part) => part.lines);
    const field = (name: string) =>
      lines.flatMap((one) => ('title' in one && one.title === name && 'said' in one ? one.said : []));
    expect(field('Immigration status')).toEqual([`Told otherwise (fear: “${WHY}”): ${GERMANY}`]);
    expect(field('Religion, languages, conditions, benefits, home')).toEqual([
      `Speaks: ${GERMAN} (${WHY})\n${REPORT}\n${LANDLADY} puts bread out.`,
    ]);
  });

  it('leaves them on the paper of the sheet, in the field and beside it', async () => {
    await leaveTypedOut(work, sheet);
    const paper = await onPaper(sheet);
    for (const words of [GERMANY, `Speaks: ${GERMAN} (before:`, REPORT, `reason given: “${WHY}`, AFRAID])
      expect(paper).toContain(words);
    for (const words of [BED, TOE, SHAME]) expect(paper).not.toContain(words);
  });

  it('leaves the reason of another row beside it in the account, by the number that it has there', async () => {
    const paper = await onPaper(interview);
    expect(paper).toContain(`row 2: “${WHY}”; row 4: “${AFRAID}”`);
    expect(paper).not.toContain(REASON);
    for (const words of [BED, TOE, SHAME]) expect(paper).not.toContain(words);
  });
});
