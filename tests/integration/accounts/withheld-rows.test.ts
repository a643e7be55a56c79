/**
 * What is withheld under one question of a sheet is what that question stands on: of a list the rows it was taken from, and no
 * other row, no other account, and nothing that somebody wrote in words of their own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { leaveTypedOut } from '../../support/typed-aside.ts';
import { temporaryFolder } from '../../support/vault.ts';

const REASON = 'names another child';
const HOW = 'how-did-the-exploitation-start';
const FRIEND = 'Lacey M. told me he was sound';
const FIRST = 'He liked my stories, he said I was grown';
const MONEY = 'After they said I lost some, then I owed them nine hundred';
const VIEW =
  'She spoke in the kitchen at her grandmother’s house on 16 November 2026; she was frightened, and I believe her.';

let work: EngineAtWork;
let child: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Keira',
    birthDate: { value: '2011-05-02' },
  });
  const answered = (question: string, value: unknown, more: object = {}) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const asked = { where: 'In the kitchen at her grandmother’s house', language: 'English, no interpreter' };
  const said = (words: string, about: string, when: string) => ({ ...asked, words, about, when });
  const first = [said(FIRST, 'how-it-began', '26 October 2026'), said(MONEY, 'money', '26 October 2026')];
  ({ id: child } = await work.do('screeningStart', { caseId, personId, formId: 'child-first-response' }));
  const start = answered('known-start', 'Keira said: she met “Dre” on Snapchat.');
  await work.do('screeningAnswer', { screeningId: child, answers: [start, answered('said', first)] });
  await work.do('screeningSign', { screeningId: child, readBack: 'Read aloud' });
  await work.do('screeningAddLayer', { screeningId: child, reason: 'She told more' });
  const later = [
    ...first,
    said(FRIEND, 'how-it-began', '16 November 2026'),
    said('He hit me', 'treatment', '16 November 2026'),
  ];
  const changed = { relation: 'differs' as const, cause: 'fear' as const };
  const answers = [
    answered('said', later, { relation: 'adds' }),
    answered(
      'known-start',
      'Keira said on 16 November 2026: her friend Lacey M. brought her to Dre.',
      changed,
    ),
  ];
  await work.do('screeningAnswer', { screeningId: child, answers });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const own = [
    answered('professional-insight', VIEW),
    answered(HOW, 'A friend brought her to a man in autumn 2025.'),
  ];
  await work.do('screeningAnswer', { screeningId: sheet, answers: own });
  const { facts } = await work.do('factList', { personId });
  const told = facts.find(({ key }) => key === 'recruitment.how-started')?.statements ?? [];
  const entry = told.find(({ text }) => text.includes('Lacey'))?.seq ?? 0;
  const which = { screeningId: sheet, question: HOW, entry };
  await work.do('accountsWithhold', { ...which, reason: REASON });
}, 60_000);
afterFile(() => work?.engine.close());

const onPaper = async (screeningId: ScreeningId) => {
  await leaveTypedOut(work, screeningId);
  const folder = temporaryFolder();
  const to = { recipient: 'R', folder: work.pickFolder(folder), forPurpose: 'nrm-referral' };
  const consent = {
    overrideReason: 'Best interests',
    overrideBy: 'N. Tudor',
    overrideGround: 'best-interests',
  };
  const { fileName } = await work.do('recordExport', { screeningId, ...to, ...consent } as never);
  return flowOf(readFileSync(join(folder, fileName as string)));
};

it('keeps every other row and the first account, and says nothing of what is not there', async () => {
  const text = await onPaper(child);
  expect(text).not.toMatch(/Lacey|said of it: fear/);
  for (const words of [FIRST, MONEY, 'He hit me', 'she met “Dre” on Snapchat']) expect(text).toContain(words);
  expect(text).not.toContain(REASON);
  expect(text).not.toMatch(/Withheld|not complete/i);
});

it('leaves what the worker wrote, and what stands on other words', async () => {
  const text = await onPaper(sheet);
  expect(text).not.toContain('Lacey');
  for (const words of [VIEW, 'A friend brought her to a man', 'He hit me', MONEY])
    expect(text).toContain(words);
});

it('blanks a field where somebody wrote those very words', async () => {
  const answers = [{ question: HOW, state: 'answered' as const, value: `She says: “${FRIEND}”, and more.` }];
  await work.do('screeningAnswer', { screeningId: sheet, answers });
  const text = await onPaper(sheet);
  expect(text).not.toContain('Lacey');
  expect(text).toContain(VIEW);
});
