/**
 * The referral form asks whether the person has reported before; earlier versions of ours asked whether it was the first
 * chance to tell. What they hold is kept, shown as what it was, and answers the question no more.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sayFinding } from '../../../src-main/cli/finding-words.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { beginFirstAccount, type Caller, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryFolder, temporaryVault } from '../../support/vault.ts';

const FIELD = 'is-this-the-first-chance-to-report';
const DETAILS = 'yes-the-first-chance-to-report';

/** The program's own data as it was while the wrong question was asked. */
function resourcesBefore() {
  const folder = join(temporaryFolder(), 'resources');
  cpSync(findResources().folder, folder, { recursive: true });
  for (const [id, version] of Object.entries({ 'first-account': '2', 'nrm-preparation': '4' })) {
    const path = join(folder, 'forms', `${id}.json`);
    const text = readFileSync(path, 'utf8')
      .replaceAll('leaving.reported-before', 'leaving.first-chance')
      .replace(/"version": "\d+"/, `"version": "${version}"`)
      .replaceAll('"reported-before"', '"told-before"')
      .replaceAll('{reported-before}', '{told-before}')
      .replace(
        /Has the person reported this before\?/,
        'Is this the first chance the person had to tell someone?',
      );
    writeFileSync(path, text);
  }
  return { folder };
}

let call: Caller;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
let oldSheet: ScreeningId;
const show = (screeningId: ScreeningId) => call('screeningShow', { screeningId });
const answered = (answers: Record<string, string>) =>
  Object.entries(answers).map(([question, value]) => ({ question, state: 'answered' as const, value }));

beforeAll(async () => {
  const vault = await temporaryVault();
  const before = interviewCaller(vault, undefined, resourcesBefore());
  call = interviewCaller(vault);
  ids = await beginFirstAccount(before);
  const { caseId, personId, screeningId } = ids;
  await before('screeningAnswer', { screeningId, answers: openingAnswers() });
  await before('screeningAnswer', { screeningId, answers: answered({ 'told-before': 'yes' }) });
  oldSheet = (await before('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  const told = { 'pv-under-age': 'no', [FIELD]: 'yes', [DETAILS]: 'Nobody asked before.' };
  await before('screeningAnswer', { screeningId: oldSheet, answers: answered(told) });
});

describe('an answer to the question that was asked wrongly', () => {
  it('is not carried into a sheet of today; the question is named as to be asked, with what was said', async () => {
    const { caseId, personId } = ids;
    const sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
    await call('screeningCarryOver', { screeningId: sheet });
    const { answers, known } = await show(sheet);
    expect(answers.filter((one) => [FIELD, DETAILS].includes(one.question))).toEqual([]);
    const shown = known.find((one) => one.question === FIELD);
    expect(shown).toMatchObject({ toBeAsked: true, value: null });
    expect(shown?.text).toContain('first chance to tell someone');
    expect(known.find((one) => one.question === DETAILS)).toMatchObject({ toBeAsked: true, value: null });
  });

  it('is kept in the old sheet, and is not among what is copied into the official form', async () => {
    const { answers, toBeAsked } = await show(oldSheet);
    expect(answers.find((one) => one.question === FIELD)).toMatchObject({ state: 'answered', value: 'yes' });
    expect(toBeAsked).toContain(FIELD);
    const { personId } = ids;
    await call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    const { fields } = await call('copyOutRecord', { screeningId: oldSheet });
    const field = fields.find((one) => one.field === FIELD);
    expect(field).toMatchObject({ toBeAsked: true, state: 'not-asked', text: '' });
    expect(fields.find((one) => one.field === DETAILS)?.text).toBe('');
  });

  it('is not in a copy for a Duty to Notify report either', async () => {
    const answers = answered({ 'pv-want-to-submit-nrm': 'no', 'fr-location': 'england' });
    await call('screeningAnswer', { screeningId: oldSheet, answers });
    await call('consentRecord', { personId: ids.personId, purpose: 'nrm-referral', status: 'refused' });
    const { lines, leftOut } = await call('notificationShow', {
      screeningId: oldSheet,
      leaveOut: [],
      body: 'police',
    });
    expect(lines.map((one) => one.question)).not.toContain(FIELD);
    expect(lines.map((one) => one.question)).not.toContain(DETAILS);
    expect(leftOut.some((one) => one.why.code === 'stays-asked-otherwise')).toBe(true);
  });

  it('fills no sheet of the old version either', async () => {
    const { known } = await show(oldSheet);
    expect(known.find((one) => one.question === FIELD)).toMatchObject({ toBeAsked: true, value: null });
  });
});

describe('the question as the referral form asks it', () => {
  let fresh: Caller;
  let account: Awaited<ReturnType<typeof beginFirstAccount>>;
  beforeAll(async () => {
    fresh = interviewCaller(await temporaryVault());
    account = await beginFirstAccount(fresh);
    await fresh('screeningAnswer', { screeningId: account.screeningId, answers: openingAnswers() });
  });

  it.each(['yes', 'no', 'not-sure'])('"%s" in the interview is the same on the sheet', async (value) => {
    const { caseId, personId, screeningId } = account;
    await fresh('screeningAnswer', { screeningId, answers: answered({ 'reported-before': value }) });
    const sheet = (await fresh('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
    await fresh('screeningCarryOver', { screeningId: sheet });
    const { answers } = await fresh('screeningShow', { screeningId: sheet });
    expect(answers.find((one) => one.question === FIELD)).toMatchObject({ value, relation: 'confirms' });
  });

  it('is told apart from what was said about telling, with an earlier referral beside it', async () => {
    const { caseId, personId } = account;
    const about = { caseId, personId, formId: 'screening-interview' };
    const { id: screeningId } = await fresh('screeningStart', about);
    const words = { question: 'why-now', state: 'own-words' as const, ownWords: 'Who’d I tell?' };
    await fresh('screeningAnswer', { screeningId, answers: openingAnswers() });
    await fresh('screeningAnswer', { screeningId, answers: [words] });
    const sheet = (await fresh('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
    const lines = async () =>
      (await fresh('readinessShow', { screeningId: sheet })).checks
        .filter(({ question }) => question === FIELD)
        .flatMap(({ found }) => found.map(sayFinding));
    expect(await lines()).toEqual([
      expect.stringMatching(/Words alone do not answer it: .*Who’d I tell\?.*“Not sure”/),
    ]);
    const on = { value: '2026-05-19', qualifier: 'exact' as const };
    await fresh('dateRecord', { caseId, kind: 'nrm-referral', on, personId });
    expect(await lines()).toEqual([expect.stringMatching(/Recorded in this case: Referral .*19 May 2026/)]);
    const no = answered({ 'pv-under-age': 'no', [FIELD]: 'no' });
    await fresh('screeningAnswer', { screeningId: sheet, answers: no });
    expect(await lines()).toEqual([
      expect.stringMatching(/^The answer is no, but this case has.*19 May 2026/),
    ]);
    const { lookAt } = await fresh('copyOutCheck', { screeningId: sheet });
    expect(lookAt.map(sayFinding).join('\n')).toContain('The answer is no, but this case has');
  });

  it('is left open where a referral is recorded and an account said no, with the day of the no and the referral', async () => {
    const { caseId, personId, screeningId } = account;
    await fresh('screeningAnswer', { screeningId, answers: answered({ 'reported-before': 'no' }) });
    const sheet = (await fresh('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
    await fresh('screeningCarryOver', { screeningId: sheet });
    const { answers } = await fresh('screeningShow', { screeningId: sheet });
    expect(answers.find((one) => one.question === FIELD)).toBeUndefined();
    const lines = async () =>
      (await fresh('readinessShow', { screeningId: sheet })).checks
        .filter(({ question, line }) => question === FIELD && line.startsWith('told/'))
        .flatMap(({ found }) => found.map(sayFinding));
    expect(await lines()).toEqual([
      expect.stringMatching(/^“No” was said .*Referral .*19 May 2026.*left open/),
    ]);
    // Whoever prepares the form may answer it; the day of the no stays beside it.
    const no = answered({ 'pv-under-age': 'no', [FIELD]: 'no' });
    await fresh('screeningAnswer', { screeningId: sheet, answers: no });
    expect(await lines()).toEqual([expect.stringMatching(/^The answer is no, told .*19 May 2026/)]);
  });

  it('asks whether it was reported before, in the interviews and on the sheet', async () => {
    const { forms } = await loadFormLibrary(findResources());
    const titles = ['first-account', 'screening-interview', 'nrm-preparation'].flatMap(
      (id) => forms.get(id)?.questions.filter((one) => one.fact === 'leaving.reported-before') ?? [],
    );
    expect(titles.map((one) => one.title)).toEqual([
      expect.stringMatching(/reported .*before/),
      expect.stringMatching(/reported .*before/),
      expect.stringMatching(/reported .*before/),
    ]);
  });
});
