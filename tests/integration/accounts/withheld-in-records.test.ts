/**
 * Words that are kept back, with a reason, in papers that print the records themselves: an interview that goes as a whole,
 * a sheet whose points rest on what was told, a chronology. What a handover has to carry is said before it goes and in it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { leaveTypedOut } from '../../support/typed-aside.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'it names somebody who has not agreed to be named';
const NOTICE = 'This copy is not complete.';
const LIVING = 'Nine of us in three rooms, Nadia Karim and her boy too.';
const PARCELS = 'He carried parcels with cannabis for the two men.';
const TREATMENT = 'He shouted from morning to night.';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let points: ScreeningId;
let court: ScreeningId;
let nrm: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers', 'support-services'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown) => ({
    question,
    state: 'answered' as const,
    value: value as never,
  });
  const period = {
    what: 'packing leeks',
    place: 'Luton',
    country: 'GB',
    ended: 'Her cousin Irena drove her away',
  };
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('living', LIVING),
      answered('treatment', TREATMENT),
      answered('case-against', PARCELS),
      answered('periods', [
        { ...period, from: { value: '2023-11', qualifier: 'exact' } },
        { what: 'washing cars', place: 'Hull', country: 'GB' },
      ]),
    ],
  }));
  ({ id: points } = await work.do('screeningStart', { caseId, personId, formId: 'elements' }));
  const of = (question: string) => ({
    question: 'means-force',
    note: `She said: ${LIVING}`,
    target: { kind: 'answer' as const, screeningId: interview, question },
  });
  await work.do('screeningLink', {
    screeningId: points,
    links: [of('living'), { ...of('periods'), note: '' }],
  });
  ({ id: court } = await work.do('screeningStart', { caseId, personId, formId: 'special-measures' }));
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { facts } = await work.do('factList', { personId });
  const entry = (key: string) => facts.find((one) => one.key === key)?.statements[0]?.seq ?? 0;
  const keep = (question: string, key: string, of = key) =>
    work.do('accountsWithhold', {
      screeningId: sheet,
      question,
      entry: entry(of),
      fact: key,
      reason: REASON,
    });
  await keep('living-conditions', 'exploitation.living');
  await keep('case-against-the-person', 'accused.told');
  nrm = sheet;
  await keep('how-why-did-they-leave-the-situation', 'leaving.ended-each', 'exploitation.periods');
}, 60_000);
afterFile(() => work?.engine.close());

const onPaper = async (name: 'recordExport' | 'worksheetExport', screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const input = { screeningId, recipient: 'R', folder: work.pickFolder(folder), ...more };
  const { fileName } = await work.do(name, input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

describe('words that are kept back', () => {
  it('are not in an interview that goes as a whole: it says that it is not complete, and has the rest', async () => {
    const text = await onPaper('recordExport', interview, { forPurpose: 'court-papers' });
    expect(text).not.toMatch(/Nadia|Nine of us|Irena/);
    expect(text).toContain(NOTICE);
    expect(text).not.toMatch(/Withheld|withheld/);
    expect(text).not.toContain(REASON);
    expect(text).toContain(TREATMENT);
    expect(JSON.stringify(await work.do('screeningShow', { screeningId: interview }))).toContain(LIVING);
  });

  it('are not quoted under a point that rests on them, nor in the note beside it', async () => {
    const text = await onPaper('recordExport', points, { forPurpose: 'court-papers' });
    expect(text).not.toMatch(/Nadia|Nine of us/);
    expect(text).toContain(NOTICE);
    expect(text).not.toContain(REASON);
  });

  it('are not on a sheet into which somebody took them', async () => {
    const wrote = { question: 'how-helps', state: 'answered' as const, value: `As she says: ${LIVING}` };
    await work.do('screeningAnswer', { screeningId: court, answers: [wrote] });
    await expect(onPaper('worksheetExport', court, {})).rejects.toMatchObject({ code: 'not-ready' });
    await leaveTypedOut(work, court);
    const text = await onPaper('worksheetExport', court, {});
    expect(text).not.toMatch(/Nadia|Nine of us/);
    expect(text).toContain(NOTICE);
  });

  it('leave the rows of a list that are not kept back under a point that rests on it', async () => {
    const text = await onPaper('recordExport', points, { forPurpose: 'court-papers' });
    expect(text).toMatch(/washing cars/);
    expect(text).not.toMatch(/Irena/);
  });

  it('are not given away by the name of the field, on any paper or when copying out', async () => {
    await work.do('screeningCarryOver', { screeningId: nrm });
    const papers = [
      await onPaper('recordExport', interview, { forPurpose: 'court-papers' }),
      await onPaper('recordExport', nrm, {}),
      JSON.stringify(await work.do('copyOutRecord', { screeningId: nrm, accountsSeen: true })),
    ];
    for (const text of papers)
      expect(text).not.toMatch(/parcels|A case against|case-against|arrest, charge/i);
  });

  it('are in no line of a chronology', async () => {
    const shown = JSON.stringify(await work.do('chronologyList', { caseId: work.caseId }));
    expect(shown).toContain('Maria Popescu');
    expect(shown).not.toMatch(/Irena|leeks/);
  });
});

describe('a handover, which carries the records as they were signed', () => {
  const made = { caseId: '' as never, recipient: 'Harbour House', forPurpose: 'support-services' };
  it('says before it goes which words are kept back here and go with it, and says so in the file', async () => {
    const chosen = { ...made, caseId: work.caseId };
    const goes = [
      { form: 'Screening interview', question: expect.stringContaining('where you slept'), reason: REASON },
      { form: 'Screening interview', question: expect.any(String), reason: REASON },
    ];
    expect((await work.do('handoverPreview', chosen)).withheld).toEqual(expect.arrayContaining(goes));
    const without = { ...chosen, records: [points] };
    expect((await work.do('handoverPreview', without)).withheld).toEqual([]);
    const [folder, passphrase] = [temporaryFolder(), 'marble otter canyon seven'];
    const to = { folder: work.pickFolder(folder), organisation: 'Lantern', to: { passphrase } };
    const { fileName } = await work.do('handoverMake', { ...chosen, ...to });
    const file = work.engine.files.register(join(folder, fileName));
    const { handover } = await work.do('handoverRead', { file, passphrase });
    expect(handover.withheld).toEqual(expect.arrayContaining(goes));
  });
});
