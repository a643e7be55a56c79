/**
 * The reason why words are kept back may tell them, and whatever stands in their place makes its reader ask the person. On what
 * leaves nothing does; what a court or the police may take for the whole says at its head that it is not. The office's own
 * papers, and what the worker reads while typing, have the reason. A field left empty with a reason goes by the same rule.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'she fears her uncle will hear of the baby';
const LIVING = 'Nine of us in three rooms, and the baby slept with me.';
const TREATMENT = 'He shouted from morning to night.';
const EMPTY = 'her uncle reads the post at that address';
const TELLS = /Withheld|withheld|uncle|the baby/;
const HEAD = 'This copy is not complete.';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
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
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('living', LIVING), answered('treatment', TREATMENT)],
  }));
  await work.do('consentRecord', { personId, purpose: 'police', status: 'given' });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const { facts } = await work.do('factList', { personId });
  const entry = facts.find(({ key }) => key === 'exploitation.living')?.statements[0]?.seq ?? 0;
  await work.do('accountsWithhold', {
    screeningId: sheet,
    question: 'living-conditions',
    entry,
    fact: 'exploitation.living',
    reason: REASON,
  });
  await work.do('readinessSetAside', { screeningId: sheet, line: 'field/birthplace', reason: EMPTY });
}, 60_000);
afterFile(() => work?.engine.close());

const paper = async (screeningId: ScreeningId, more: object) => {
  const folder = temporaryFolder();
  const input = { screeningId, folder: work.pickFolder(folder), wishesSeen: true, ...more };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};
const pack = async (profileId: string, more: object = {}) => {
  const asked = { personId, profileId, recipient: 'An officer', ...more };
  const preview = await work.do('packPreview', asked as never);
  const folder = temporaryFolder();
  const made = { ...asked, seen: preview.sha256, folder: work.pickFolder(folder) };
  const { fileName } = await work.do('packBuild', made as never);
  return { preview, text: flowOf(readFileSync(join(folder, fileName))) };
};

describe('words that are kept back', () => {
  it.each([
    ['court-papers', true],
    ['police', true],
    ['nrm-referral', false],
  ])('of a record that leaves for %s nothing tells where or why', async (forPurpose, isSaid) => {
    const text = await paper(interview, { recipient: 'An officer', forPurpose });
    expect(text).toContain(TREATMENT);
    expect(text).not.toMatch(TELLS);
    expect(text).not.toContain('where you slept');
    expect(text).not.toContain('nothing recorded');
    expect(text.includes(HEAD)).toBe(isSaid);
  });

  it('of a referral sheet on paper nothing does, and no line says that it is not all', async () => {
    const text = await paper(sheet, { recipient: 'An officer' });
    expect(text).not.toMatch(TELLS);
    expect(text).not.toContain(HEAD);
  });

  it('of a pack nothing does: one to retype, a letter, one for a court, which says so', async () => {
    for (const [id, isSaid] of [
      ['nrm-preparation', false],
      ['support-letter', false],
      ['first-account', true],
    ] as const) {
      const { text, preview } = await pack(id);
      expect(text, id).not.toMatch(TELLS);
      expect(JSON.stringify(preview.parts), id).not.toMatch(TELLS);
      expect(text.includes(HEAD), id).toBe(isSaid);
    }
    const police = await pack('interview-record', { forPurpose: 'police' });
    expect(police.text).not.toMatch(TELLS);
    expect(police.text).toContain(HEAD);
  });

  it('of an exhibit made of the record nothing does, and it says that it is not all', async () => {
    const { id } = await work.do('recordExhibit', { screeningId: interview });
    const folder = temporaryFolder();
    const input = {
      evidenceId: id,
      recipient: 'A court',
      forPurpose: 'court-papers',
      folder: work.pickFolder(folder),
    };
    const { fileName } = await work.do('evidenceExport', input as never);
    const text = flowOf(readFileSync(join(folder, fileName)));
    expect(text).not.toMatch(TELLS);
    expect(text).toContain(HEAD);
  });

  it('stand in the own file with the reason, which stands beside what is typed too', async () => {
    const own = await paper(interview, { own: true });
    for (const words of [LIVING, REASON, 'nothing recorded']) expect(own).toContain(words);
    expect(own).not.toContain(HEAD);
    expect(
      JSON.stringify(await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true })),
    ).toContain(REASON);
  });
});

describe('a field that was left empty with a reason', () => {
  it('is empty in a pack, and not said to be unasked; whoever makes the pack is shown the reason', async () => {
    const { preview } = await pack('nrm-preparation');
    const lines = preview.parts.flatMap((part) => part.lines);
    expect(JSON.stringify(lines)).not.toContain(EMPTY);
    expect(preview.warnings.map(said).join('\n')).toMatch(new RegExp(`: Left empty by .*: ${EMPTY}`));
    const { text } = await pack('nrm-preparation');
    const instead = /Where was the person born\?.{0,80}?(Nothing is entered here|Not asked)/.exec(text);
    expect(instead?.[1]).toBe('Nothing is entered here');
  });

  it('has its reason in the own file', async () => {
    expect(await paper(sheet, { own: true })).toContain(EMPTY);
  });
});
