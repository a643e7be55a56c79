/** A sheet that was filled in before words are kept back is quoted by another sheet, and has days in it: neither hands them on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { EvidenceId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'not until she has spoken with her solicitor';
const LIVING = 'Nine of us in three rooms, Nadia Karim and her boy too.';
const SHORT = 'a cellar';
const FORCED = 'The driver forced her himself, in September, in the car by the river.';
const OPEN = 'A man she met at the market offered her work.';
const KEPT = /Nine of us|Nadia/;
const ON_CONDITION = 'Yes, but only if my cousin Dragos in Hull is not told of it.';
const WORDS = /Nine of us|Nadia|a cellar|driver forced|by the river/;

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
let quoting: ScreeningId;
let interview: ScreeningId;
let exhibit: EvidenceId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'support-services', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown, ownWords = '') => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ownWords,
  });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: `Read aloud. She put right: ${LIVING}`,
    answers: [
      ...openingAnswers().filter(({ question }) => question !== 'consent-nrm'),
      answered('consent-nrm', 'given', ON_CONDITION),
      answered('asked-sexual', 'yes', FORCED),
      answered('living', LIVING),
      answered('how-it-started', SHORT),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [answered('how-did-the-exploitation-start', `${OPEN} ${LIVING}`)],
  } as never);
  const { id: needs } = await work.do('screeningStart', { caseId, personId, formId: 'needs-and-risk' });
  const on = (value: string) => ({ value, qualifier: 'exact' as const });
  await work.do('screeningAnswer', {
    screeningId: needs,
    answers: [
      answered('referrals', [
        { to: 'Shelter', for: `A room. ${LIVING}`, on: on('2026-03-02') },
        { to: 'Hackney clinic', for: 'A check-up', on: on('2026-03-03') },
      ]),
    ],
  } as never);
  ({ id: quoting } = await work.do('screeningStart', { caseId, personId, formId: 'elements' }));
  const { answers } = await work.do('screeningShow', { screeningId: sheet });
  const links = answers
    .filter((one) => WORDS.test(JSON.stringify(one)))
    .map(({ question }) => ({
      question: 'means-force',
      note: '',
      target: { kind: 'answer' as const, screeningId: sheet, question },
    }));
  expect(links.length).toBeGreaterThan(0);
  await work.do('screeningLink', { screeningId: quoting, links });
  exhibit = (await work.do('recordExhibit', { screeningId: interview })).id;
}, 60_000);
afterFile(() => work?.engine.close());

async function onPaper(screeningId: ScreeningId): Promise<string> {
  const folder = temporaryFolder();
  const input = { screeningId, recipient: 'R', forPurpose: 'court-papers' };
  const { fileName } = await work.do('recordExport', { ...input, folder: work.pickFolder(folder) } as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
}

it('quoted from the sheet, the words stay out, and for a court it is said that the copy is not complete', async () => {
  expect(await onPaper(quoting)).toMatch(WORDS);
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  for (const { question, facts } of known)
    for (const { key, statements } of facts)
      for (const one of statements.filter(({ text, ownWords }) => KEPT.test(`${text} ${ownWords}`)))
        await work
          .do('accountsWithhold', {
            screeningId: sheet,
            question,
            entry: one.seq,
            fact: key,
            reason: REASON,
          })
          .catch(() => undefined);
  const after = await onPaper(quoting);
  expect(after).not.toMatch(KEPT);
  expect(after).not.toContain(REASON);
  expect(after).toContain('This copy is not complete.');
});

it('typed into a row with a day, they are in no line of a chronology, and the other rows are', async () => {
  const shown = JSON.stringify(await work.do('chronologyList', { caseId: work.caseId }));
  expect(shown).not.toMatch(KEPT);
  expect(shown).toContain('Hackney clinic');
});

it('said once more in how the record was read back, they do not stand at its head', async () => {
  const text = await onPaper(interview);
  for (const words of ['Read back', ' Done ']) expect(text).toContain(words);
  expect(text).not.toMatch(KEPT);
});

it('an exhibit that was made of the record before is said to be older, and can be made anew without them', async () => {
  const found = async (evidenceId: EvidenceId) =>
    (await work.do('evidenceFind', { evidenceId, search: 'Nadia' })).found.length;
  const isOlder = async (id: EvidenceId) => {
    const { evidence } = await work.do('evidenceList', { caseId: work.caseId });
    return evidence.find((one) => one.id === id)?.madeFrom?.newerSince;
  };
  expect([await found(exhibit), await isOlder(exhibit)]).toEqual([2, true]);
  const again = await work.do('recordExhibit', { screeningId: interview });
  expect([await found(again.id), await isOlder(again.id)]).toEqual([0, false]);
  await expect(work.do('recordExhibit', { screeningId: interview })).rejects.toMatchObject({
    code: 'duplicate',
  });
});

it('said beside a yes, and kept back since, they are in no list of what was agreed', async () => {
  const printed = async () => {
    const asked = { personId, profileId: 'consent-record' };
    const { parts } = await work.do('packPreview', asked as never);
    return JSON.stringify(parts);
  };
  expect(await printed()).toContain('Dragos');
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const told = known.flatMap(({ question, facts }) =>
    facts
      .filter(({ key }) => key === 'referral.consent-words')
      .flatMap(({ key: fact, statements }) =>
        statements.map(({ seq: entry }) => ({ question, fact, entry })),
      ),
  );
  const [first] = told;
  await work.do('accountsWithhold', { screeningId: sheet, reason: REASON, ...first } as never);
  expect(await printed()).not.toContain('Dragos');
  expect(await printed()).toContain('Agreed, with a limit');
});
