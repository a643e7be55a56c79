/** Words of an answer that are kept back may be short, and the person may have given a reason in them: no more and no less stays out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const NAME = 'Ana';
const LIVING = 'Ana slept by the door. Anamaria had the only blanket, and Ana’s coat.';
const WHY = 'I was ashamed because of Ana';
const REASON = 'it is about somebody else';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
const answered = (question: string, value: unknown, ownWords = '') => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ownWords,
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    for (const recipient of ['', 'Home Office'])
      await work.do('consentRecord', { personId, purpose, status: 'given', recipient });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('living', 'Nine of them in three rooms.')],
  }));
  await work.do('screeningAddLayer', { screeningId: interview, reason: 'She came again' });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...openingAnswers(),
      { ...answered('living', LIVING, `[why] ${WHY}`), relation: 'differs', cause: 'shame' },
    ],
  } as never);
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [found] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, origin, text }) =>
        origin.kind === 'interview' && origin.question === 'living' && text.includes(NAME)
          ? [{ screeningId: sheet, question, fact: key, entry: seq }]
          : [],
      ),
    ),
  );
  if (found === undefined) throw new Error('it stands beside no question');
  await work.do('accountsWithhold', { ...found, reason: REASON, passage: NAME });
}, 60_000);
afterFile(() => work?.engine.close());

const paper = async (screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const input = {
    screeningId,
    folder: work.pickFolder(folder),
    wishesSeen: true,
    recipient: 'Home Office',
    ...more,
  };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};
const outputs = async (): Promise<Record<string, string>> => ({
  'copy-out': JSON.stringify(await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })),
  'the sheet in a pack': JSON.stringify(
    await work.do('packPreview', {
      personId,
      profileId: 'nrm-preparation',
      recipient: 'Home Office',
    } as never),
  ),
  'the record in a pack': JSON.stringify(
    await work.do('packPreview', {
      personId,
      profileId: 'interview-record',
      recipient: 'Home Office',
    } as never),
  ),
  'the record': await paper(interview, { forPurpose: 'court-papers' }),
  'the sheet': await paper(sheet, {}),
});

it('a name is out of every output, in the reason too, and other words that have its letters stay whole', async () => {
  for (const [name, text] of Object.entries(await outputs())) {
    expect(text, name).not.toMatch(/\bAna\b/);
    expect(text, name).toContain('Anamaria had the only');
  }
});

it('typed on the sheet it is named, and neither a copy nor a pack goes until somebody decided', async () => {
  const answers = [answered('how-they-were-treated', 'They froze, she and Ana.')];
  await work.do('screeningAnswer', { screeningId: sheet, answers } as never);
  await expect(work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })).rejects.toMatchObject({
    code: 'not-ready',
  });
  const { checks } = await work.do('readinessShow', { screeningId: sheet });
  const [line] = checks.filter((one) => one.line.startsWith('typed/'));
  await work.do('readinessSetAside', {
    screeningId: sheet,
    line: line?.line ?? '',
    reason: 'She wants it so',
  });
  await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
});

it('of a list words go by themselves, and words that are not in it are refused', async () => {
  const { id } = await work.do('screeningRecord', {
    caseId: work.caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('moments', [
        { kind: 'threat', what: 'Locked the door and hit Nadia Karim' },
        { kind: 'threat', what: 'Beni hit me' },
      ]),
    ],
  } as never);
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const [found] = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements.flatMap(({ seq, text, origin }) =>
        origin.kind === 'interview' && origin.screeningId === id && text.includes('Nadia')
          ? [{ screeningId: sheet, question, fact: key, entry: seq }]
          : [],
      ),
    ),
  );
  const withhold = (passage: string) =>
    work.do('accountsWithhold', { ...found, reason: REASON, passage } as never);
  await expect(withhold('Nadia Popa')).rejects.toMatchObject({ found: [{ code: 'withhold-no-passage' }] });
  await expect(withhold('Nadia Karim')).resolves.toBeDefined();
});
