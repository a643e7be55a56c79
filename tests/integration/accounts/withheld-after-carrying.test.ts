/**
 * Words that are kept back after they were carried into a sheet: what the sheet made of them is out of date, and is in no
 * output until it is made anew. The record keeps every word.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'not until she has spoken with her solicitor';
const FORCED = 'The driver forced her himself, in September, in the car by the river.';
const LIVING = 'Nine of us in three rooms, Nadia Karim and her boy too.';
/** Too short to be looked for everywhere. */
const SHORT = 'a cellar';
const WORDS = /by the river|driver forced|Nine of us|Nadia|a cellar/;

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
let other: ScreeningId;
let interview: ScreeningId;
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
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('asked-sexual', 'yes', FORCED),
      answered('living', LIVING),
      answered('how-it-started', SHORT),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  ({ id: other } = await work.do('screeningStart', { caseId, personId, formId: 'elements' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const of = (question: string) => ({
    question: 'means-force',
    note: `She said: ${FORCED}`,
    target: { kind: 'answer' as const, screeningId: interview, question },
  });
  await work.do('screeningLink', { screeningId: other, links: [of('asked-sexual')] });
}, 60_000);
afterFile(() => work?.engine.close());

const paper = async (
  name: 'recordExport' | 'worksheetExport',
  screeningId: ScreeningId,
  more: object = {},
) => {
  const folder = temporaryFolder();
  const input = { screeningId, recipient: 'R', folder: work.pickFolder(folder), ...more };
  const { fileName } = await work.do(name, input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

async function outputs(): Promise<Record<string, string>> {
  const copied = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const pack = { personId, screeningId: sheet, profileId: 'nrm-preparation', recipient: 'Home Office' };
  const preview = await work.do('packPreview', pack as never);
  return {
    'copy-out, JSON': JSON.stringify(copied),
    'copy-out, terminal': [...copied.fields, ...copied.also].flatMap(fieldLines).join('\n'),
    pack: JSON.stringify(preview),
    'pages of the pack': JSON.stringify(preview.parts),
    'the whole record': await paper('recordExport', interview, { forPurpose: 'court-papers' }),
    'the sheet on paper': await paper('recordExport', sheet),
    analysis: await paper('recordExport', other, { forPurpose: 'court-papers' }),
    chronology: JSON.stringify(await work.do('chronologyList', { caseId: work.caseId })),
    readiness: JSON.stringify(await work.do('readinessShow', { screeningId: sheet })),
  };
}

describe('words that are kept back after they were carried into a sheet', () => {
  it('are in no output, and where they stood the reason is for the worker alone', async () => {
    const before = await outputs();
    for (const name of ['copy-out, JSON', 'copy-out, terminal', 'pack', 'the sheet on paper'])
      expect(before[name], name).toMatch(WORDS);
    const { known, answers } = await work.do('screeningShow', { screeningId: sheet });
    for (const { question, facts } of known) {
      const mine = facts.flatMap(({ key, statements }) =>
        statements
          .filter(({ text, ownWords }) => WORDS.test(`${text} ${ownWords}`))
          .map((one) => ({ key, one })),
      );
      for (const { key, one } of mine) {
        const which = { screeningId: sheet, question, entry: one.seq, fact: key };
        await work.do('accountsWithhold', { ...which, reason: REASON }).catch(() => undefined);
      }
    }
    const after = await outputs();
    for (const [name, text] of Object.entries(after)) expect(text, name).not.toMatch(WORDS);
    for (const name of ['copy-out, JSON', 'copy-out, terminal', 'pack'])
      expect(after[name], name).toContain(REASON);
    for (const name of ['pages of the pack', 'the whole record', 'the sheet on paper', 'analysis'])
      expect(after[name], name).not.toContain(REASON);
    const kept = await work.do('screeningShow', { screeningId: sheet });
    expect(kept.answers).toHaveLength(answers.length);
    expect(kept.keptBack?.length).toBeGreaterThan(0);
  });
});
