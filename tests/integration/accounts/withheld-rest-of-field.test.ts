/**
 * A field of a sheet holds several things that were told. One of them kept back takes nothing of the others out: the field is
 * made of what is left, in every output, and carrying over has nothing to say the same of again and again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'her health is told to one named reader only';
const CLINIC = 'Bev, nurse at the Hope Walk clinic';
const SOLICITOR = 'Adeyinka Rowe, Pell & Rowe, Swindon: her solicitor for the court.';
const COURT = 'Court case SN26C50417.';
const FIELD = 'are-others-involved-details';

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'support-services', 'court-papers'])
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
    answers: [
      ...openingAnswers(),
      answered('professionals', 'yes'),
      answered('professionals-who', `${SOLICITOR} ${CLINIC}. ${COURT}`),
      answered('moments', [
        { what: `Seen by ${CLINIC}`, kind: 'seen-to' },
        { what: CLINIC, kind: 'seen-to' },
      ]),
    ],
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const field = async () => {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  return fields.find(({ question }) => question === FIELD);
};

const onPaper = async () => {
  const folder = temporaryFolder();
  const input = { screeningId: sheet, recipient: 'R', folder: work.pickFolder(folder) };
  const { fileName } = await work.do('recordExport', input as never);
  return flowOf(readFileSync(join(folder, (fileName as string) ?? '')));
};

const withholdHealth = async () => {
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const found = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      key === 'health.moments-each' ? statements.map(({ seq }) => ({ question, entry: seq, fact: key })) : [],
    ),
  );
  const [which] = found;
  if (which === undefined) throw new Error('nothing was told of her health');
  await work.do('accountsWithhold', { screeningId: sheet, ...which, reason: REASON });
};

describe('one telling kept back that stands in a field with others', () => {
  it('leaves the others there, says why the rest is not, and is carried over once', async () => {
    expect((await field())?.text).toContain(CLINIC);
    await withholdHealth();
    for (const _ of [1, 2]) {
      const shown = await field();
      expect(shown?.text).toContain(SOLICITOR);
      expect(shown?.text).toContain(COURT);
      expect(shown?.text).not.toContain('Hope Walk');
      expect(shown?.kept).toEqual([{ code: 'sheet-words-left', params: { reason: REASON } }]);
      expect((await work.do('screeningCarryOver', { screeningId: sheet })).carried).toBe(0);
    }
  });

  it('is so on paper and in a pack', async () => {
    const pack = { personId, screeningId: sheet, profileId: 'nrm-preparation', recipient: 'Home Office' };
    const preview = await work.do('packPreview', pack as never);
    const said = preview.parts.map(({ lines }) => JSON.stringify(lines)).join('\n');
    for (const words of [SOLICITOR, COURT]) expect(said).toContain(words);
    expect(JSON.stringify(preview.warnings)).toContain(REASON);
    expect(said).not.toContain('Hope Walk');
    expect(said).not.toContain(REASON);
    const text = await onPaper();
    expect(text).toContain('SN26C50417');
    expect(text).not.toContain('Hope Walk');
    expect(text).not.toContain(REASON);
  });

  it('is so where somebody typed the field', async () => {
    const value = `A solicitor, Mr Rowe. ${CLINIC}, too. ${COURT}`;
    await work.do('screeningAnswer', {
      screeningId: sheet,
      answers: [{ question: FIELD, state: 'answered' as const, value }],
    });
    // What a person typed is never cut in silence: somebody says that it stays out.
    await expect(field()).rejects.toMatchObject({ code: 'not-ready', found: [{ code: 'typed-kept-at' }] });
    const { checks } = await work.do('readinessShow', { screeningId: sheet });
    for (const { line } of checks.filter((one) => one.line.startsWith('typed/')))
      await work.do('readinessSetAside', { screeningId: sheet, line, reason: 'It stays out' });
    expect((await field())?.text).toBe(`A solicitor, Mr Rowe. ${COURT}`);
    expect(JSON.stringify(await work.do('screeningShow', { screeningId: interview }))).toContain(CLINIC);
  });
});
