import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logLines } from '../../../src-main/cli/log-lines.ts';
import { notCoveredLines, recordLines } from '../../../src-main/cli/record-lines.ts';
import type { ScreeningSummary } from '../../../src-main/contract/interviews.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';
import { type CopyKind, copyOf } from '../../../src-main/core/withholding/copy.ts';
import { discloseRecord } from '../../../src-main/usecases/disclosure/record.ts';
import { type Engine, forReader } from '../../../src-main/usecases/engine/engine.ts';
import { readRecord } from '../../../src-main/usecases/interviews/read-record.ts';
import { recordPaper } from '../../../src-main/usecases/interviews/record-paper.ts';
import { paperWords } from '../../../src-main/usecases/resources/paper-words.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { auditVerify } from '../../../src-main/usecases/vault/audit-log.ts';
import { behindItsBack } from '../../support/behind-its-back.ts';
import { formerVault } from '../../support/former-vault.ts';
import { FROZEN_PASSPHRASE } from '../../support/frozen/frozen.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { quietJob } from '../../support/ports.ts';

/** Own words that a former version kept as taken back: they are there, they verify, and a signature says what it left out. */

/** What was saved together in the first account, after the two opening pages: one proof holds it. */
const FIRST_SAVED = [
  'birthplace',
  'family',
  'education',
  'start-date',
  'work-before',
  'promises',
  'how-it-started',
  'where',
  'debt',
  'methods',
  'taken-somewhere',
  'journey-details',
  'still-there',
  'left-date',
];
let vault: Awaited<ReturnType<typeof formerVault>>;
const call: Caller = (name, input) => interviewCaller(vault)(name, input);
const verify = () =>
  auditVerify({ session: vault.session, clock: vault.clock } as Engine, { sinceLast: false }, quietJob());
const records = new Map<string, ScreeningSummary>();
const show = (formId: string) => {
  const record = records.get(formId);
  if (record === undefined) throw new Error(`no ${formId}`);
  return call('screeningShow', { screeningId: record.id });
};
beforeAll(async () => {
  vault = await formerVault('0640-from-0160');
  const [kept] = (await call('caseList', {})).cases;
  if (kept === undefined) throw new Error('no case');
  const { screenings } = await call('screeningList', { caseId: kept.id });
  for (const one of screenings) records.set(one.formId, one);
});
afterAll(() => vault.session.lock());

describe('a record signed before own words had a state', () => {
  it('shows them as own words, and what was taken back as taken back', async () => {
    const { answers } = await show('first-account');
    const states = new Map(answers.map((one) => [one.question, [one.state, one.ownWords]]));
    expect(states.get('education')).toEqual(['own-words', 'Words with no answer beside them.']);
    expect(states.get('start-date')).toEqual(['own-words', 'maybe seventeen']);
    expect(states.get('treatment')).toEqual(['own-words', 'Later words with no answer beside them.']);
    expect(states.get('living')).toEqual(['cleared', '']);
    const lines = recordLines(await show('first-account')).join('\n');
    for (const words of ['Words with no answer beside them.', 'maybe seventeen'])
      expect(lines).toContain(`“${words}”`);
  });

  it('verifies as it was signed, and says which words its signature does not cover', async () => {
    const view = await show('first-account');
    expect(view.alterations).toEqual([]);
    expect(view.notCovered).toEqual(['education', 'start-date']);
    expect(notCoveredLines(view.notCovered)[0]).toContain('does not cover the own words on “education”');
    expect((await show('elements')).notCovered).toEqual([]);
    const found = await verify();
    expect(found).toMatchObject({ intact: true, alteredRecords: [], alteredDetails: [] });
    expect(found.notCovered).toMatchObject([{ formTitle: 'First account', person: 'Mărioara Ștefănescu' }]);
    expect(logLines(found).join('\n')).toMatch(/does not cover the own words on .*it was given before/);
    expect(logLines(found)).toContain('Every interview and worksheet is as it was written and signed.');
  });

  it('counts them, and takes them into a sheet', async () => {
    // A ground, a measure with words beside it, and the effect in words alone.
    expect(records.get('special-measures')?.answered).toBe(3);
    const { caseId, personId } = await show('first-account');
    const sheet = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: sheet.id });
    const { answers } = await call('screeningShow', { screeningId: sheet.id });
    expect(answers.find((one) => one.question === 'education')).toMatchObject({
      state: 'own-words',
      ownWords: 'Words with no answer beside them.',
      relation: 'confirms',
    });
  });
});

it('names no question on a paper of which the words are kept back from its reader', async () => {
  const { id, personId } = await show('first-account');
  const questions = (await show('first-account')).definition as {
    pages: { elements: { name: string; title: string }[] }[];
  };
  const title = (name: string): string =>
    questions.pages.flatMap(({ elements }) => elements).find((one) => one.name === name)?.title ?? name;
  const { facts } = await call('factList', { personId });
  const [key, entry] = facts.flatMap(({ key, statements }) =>
    statements.flatMap(({ origin, seq }): [string, number][] =>
      origin.kind === 'interview' && origin.question === 'education' && origin.sheet !== true
        ? [[key, seq]]
        : [],
    ),
  )[0] ?? ['', 0];
  const { screenings } = await call('screeningList', { caseId: (await show('first-account')).caseId });
  const sheet = screenings.find(({ formId }) => formId === 'nrm-preparation')?.id ?? id;
  const { known } = await call('screeningShow', { screeningId: sheet });
  const question = known.find((one) => one.facts.some((fact) => fact.key === key))?.question ?? '';
  await call('accountsWithhold', { screeningId: sheet, question, entry, fact: key, reason: 'as he asked' });
  const resources = findResources();
  const engine = { ...vault, resources } as unknown as Engine;
  const printed = { at: vault.clock.now(), by: 'Amina Okafor' };
  const paperOf = (kind: CopyKind) => {
    const record = vault.session.read((db) => readRecord(forReader(engine, 'A court'), db, id));
    const say = paperWords(resources);
    const own = kind === 'own' ? { own: () => coded('paper-own-file') } : {};
    return JSON.stringify(
      recordPaper(say, discloseRecord(record, { say, copy: copyOf(kind), ...own }), printed),
    );
  };
  expect(paperOf('own')).toContain(title('education'));
  for (const kind of ['disclosed', 'selected'] as const) {
    expect(paperOf(kind)).toContain(`leaves out the own words on: “${title('start-date')}”`);
    expect(paperOf(kind)).not.toContain(title('education'));
  }
});

it('a draft from before is signed with its words covered', async () => {
  const { id } = await show('special-measures');
  await call('screeningSign', { screeningId: id, readBack: 'At a desk' });
  expect(await show('special-measures')).toMatchObject({ notCovered: [], alterations: [] });
});

it('lets nothing be put in the place of what was saved under the former state', async () => {
  await behindItsBack(
    vault,
    `UPDATE screening_answer SET state = 'deferred' WHERE question = 'treatment' AND saved_state IS NOT NULL;
     UPDATE screening_answer SET state = 'own-words', saved_state = 'cleared', own_words = 'x'
       WHERE question = 'birthplace';`,
    FROZEN_PASSPHRASE,
  );
  const { alterations } = await show('first-account');
  expect(alterations.map((one) => [one.kind, ...one.questions])).toEqual([
    ['signature'],
    ['answers', ...FIRST_SAVED],
    ['answers', 'debt', 'treatment', 'how-left'],
  ]);
});
