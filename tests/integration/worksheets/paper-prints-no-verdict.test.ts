/** A paper made from the answers holds the form's words, the answers and a few neutral words, whatever was answered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { loadNotificationData } from '../../../src-main/usecases/worksheets/notification-data.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';
import { anyAnswers, extremeAnswers, type SetAnswer } from '../../support/verdict/answer-sets.ts';
import { stringsIn, wordsOf } from '../../support/verdict/lexicon.ts';
import { findingsIn, formStrings, ourPart, readJson } from '../../support/verdict/printed.ts';

const resources = findResources();
const form = await requireForm(resources, 'nrm-preparation');
const strings = [
  ...formStrings(form.file),
  ...['standards/duty-to-notify.json', 'codes/countries.json'].flatMap((file) =>
    stringsIn(readJson(resources.folder, file)),
  ),
];
const FRAME = new Set(wordsOf('Prepared Nov. Source. To be checked before it is relied on. left out'));

const { label } = loadNotificationData(resources).variants.anonymous;
const BETWEEN_PAGES = new RegExp(` \\d+/\\d+ ${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} `, 'g');

let work: EngineAtWork;
let screeningId: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  screeningId = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
});
afterAll(() => work.engine.close());

/** The only route on which the paper is made: an adult who does not agree to a referral. */
const onRoute = (answers: readonly SetAnswer[]): SetAnswer[] =>
  answers.map((one) =>
    one.question === 'pv-under-age' || one.question === 'pv-want-to-submit-nrm'
      ? { question: one.question, state: 'answered', value: 'no' as never }
      : one,
  );

async function hold(some: readonly SetAnswer[]): Promise<void> {
  const answers = onRoute(some);
  await work.do('screeningAnswer', { screeningId, answers });
  const { lines, sha256 } = await work.do('notificationShow', { screeningId, leaveOut: [], body: 'police' });
  const folder = temporaryFolder();
  const read = lines.map((line) => line.question);
  const given = {
    body: 'police',
    variant: 'anonymous' as const,
    screeningId,
    leaveOut: [],
    read,
    sha256,
    folder: work.pickFolder(folder),
    recipient: '',
  };
  const { fileName } = await work.do('notificationExport', given);
  // A choice may go over a page: what stands between its halves is the foot and the head, read once and taken out.
  const printed = flowOf(readFileSync(join(folder, fileName))).replace(BETWEEN_PAGES, ' ');
  expect(findingsIn(ourPart([printed], { strings, answers }), FRAME)).toEqual([]);
}

it('the copy for a Duty to Notify report, at both ends of every answer and anywhere between', async () => {
  await hold(extremeAnswers(form.file, 0));
  await hold(extremeAnswers(form.file, 1));
  await fc.assert(fc.asyncProperty(anyAnswers(form.file), hold), { numRuns: 8 });
});
