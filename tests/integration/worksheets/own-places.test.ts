/**
 * How talks were held, what somebody was made to do, and what is not to be told: from the interview to the sheet, to packs
 * and to paper, account by account.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { said, saidBy } from '../../support/said.ts';
import { temporaryFolder } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const FIRST =
  'In person with the worker; 70 minutes; 1 break; written down 3 Nov 2026; first typed 4 Nov 2026';
const SECOND = 'By video; 45 minutes; no break';
const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});

let work: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1985-03-14' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Tomasz Nowy', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview', 'court-papers'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  ({ id: interview } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: day('2026-11-03'),
    answers: [
      ...openingAnswers(),
      answered('held-way', 'in-person'),
      answered('held-minutes', 70),
      answered('held-breaks', 1),
      answered('held-written', day('2026-11-03')),
      answered('held-typed', day('2026-11-04')),
      answered('family', 'A sister, Hania, in Elbląg.'),
      answered('family-kept-apart', 'Where his mother lives.'),
      answered('made-to', [{ what: 'carry parcels', when: day('2022'), by: 'Darek' }]),
      answered('not-to-be-told', [
        { what: 'The name of his sister', words: 'Hania' },
        { what: 'That he is ill', whom: 'Mrs Stokes' },
        { what: 'The packing', words: 'packed', whom: 'Mrs Stokes' },
      ]),
    ],
  }));
  // Agreed in the talk, with a limit.
  await work.do('consentRecord', {
    personId,
    purpose: 'police',
    status: 'given',
    note: 'All but the parcels',
  });
  await work.do('screeningAddLayer', {
    screeningId: interview,
    reason: 'At his wish',
    heldOn: day('2026-11-17'),
  });
  await work.do('screeningAnswer', {
    screeningId: interview,
    answers: [
      ...safetyAnswers(),
      answered('held-way', 'video'),
      answered('held-minutes', 45),
      answered('held-breaks', 0),
      { ...answered('tasks', 'He packed vegetables.'), relation: 'adds' as const },
    ],
  });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 60_000);
afterFile(() => work?.engine.close());

const record = async (more: object = {}) => {
  const folder = temporaryFolder();
  const input = {
    screeningId: interview,
    recipient: 'The court',
    forPurpose: 'court-papers',
    wishesSeen: true,
  };
  const done = await work.do('recordExport', { ...input, ...more, folder: work.pickFolder(folder) });
  return flowOf(readFileSync(join(folder, done.fileName)));
};
const pack = (more: object = {}) =>
  work.do('packPreview', { profileId: 'interview-record', personId, recipient: 'The court', ...more });
const packText = async (more: object = {}) => JSON.stringify((await pack(more)).parts);

describe('how a talk was held', () => {
  it('stands in the field about the interview, each talk with its own', async () => {
    const { answers } = await work.do('screeningShow', { screeningId: sheet });
    const field = String(answers.find((one) => one.question === 'where-how-interview-carried-out')?.value);
    expect(field.toLowerCase()).toContain(FIRST.toLowerCase());
    expect(field.toLowerCase()).toContain(SECOND.toLowerCase());
  });

  it('stands beside the day it was held, on paper and in a pack', async () => {
    const paper = await record();
    expect(paper).toMatch(new RegExp(`Held 3 Nov 2026\\.\\s+${FIRST}`));
    expect(paper).toMatch(new RegExp(`Held 17 Nov 2026\\.\\s+${SECOND}`));
    const chosen = { profileId: 'interview-record', personId, recipient: 'The court' };
    const { sha256: seen } = await work.do('packPreview', chosen);
    const folder = temporaryFolder();
    const { fileName } = await work.do('packBuild', { ...chosen, seen, folder: work.pickFolder(folder) });
    const pages = flowOf(readFileSync(join(folder, fileName)));
    expect(pages).toMatch(new RegExp(`Held 3 Nov 2026\\.\\s+${FIRST}`));
    expect(pages).toMatch(new RegExp(`Held 17 Nov 2026\\.\\s+${SECOND}`));
  });

  it('of a second talk is no other account of the first, and is asked afresh', async () => {
    const { facts } = await work.do('factList', { personId });
    expect(facts.filter(({ key }) => key.startsWith('insight.talk-'))).toEqual([]);
    const { known } = await work.do('screeningShow', { screeningId: interview });
    expect(known.filter(({ question }) => question.startsWith('held-') && question !== 'held-how')).toEqual(
      [],
    );
  });
});

describe('what he was made to do', () => {
  const parcels = /carry parcels/;

  it('stays off the sheet while his yes to the police is limited, and beside its solicitor’s points', async () => {
    const { answers, known } = await work.do('screeningShow', { screeningId: sheet });
    expect(JSON.stringify([answers, known.filter(({ question }) => question === 'made-to-do')])).not.toMatch(
      parcels,
    );
    const { caseId } = work;
    const points = await work.do('screeningStart', { caseId, personId, formId: 'points-to-prove' });
    const view = await work.do('screeningShow', { screeningId: points.id });
    const beside = view.known.find(({ question }) => question === 's45-compelled');
    expect(JSON.stringify(beside)).toMatch(parcels);
  });

  it('is said to be kept out when the sheet is filled in and where its readiness is read', async () => {
    expect(await work.do('screeningCarryOver', { screeningId: sheet })).toMatchObject({ madeToKept: true });
    const { checks } = await work.do('readinessShow', { screeningId: sheet });
    const codes = checks.flatMap(({ question, found }) => found.map(({ code }) => `${question}: ${code}`));
    expect(codes).toContain('made-to-do: made-to-kept-out');
  });

  it('is said with the fields in which the same stands in other words', async () => {
    const found = async () =>
      (await work.do('readinessShow', { screeningId: sheet })).checks
        .filter(({ question }) => question === 'made-to-do')
        .flatMap((one) => one.found.map(said))
        .join(' ');
    expect(await found()).not.toContain('stand in fields');
    const question = 'what-were-they-required-to-do';
    const put = (value: string) =>
      work.do('screeningAnswer', { screeningId: sheet, answers: [answered(question, value)] });
    await put('He packed vegetables, and took parcels to Leeds.');
    expect(await found()).toMatch(
      /words of it are in fields that go: “What did the person have.*\(parcels\)/,
    );
    await put('He packed vegetables.');
  });

  it('is said to be given away by the kind of exploitation that stands on the sheet', async () => {
    const answers = [answered('types-of-exploitation', ['forced-to-commit-crime'])];
    await work.do('screeningAnswer', { screeningId: sheet, answers });
    const { checks } = await work.do('readinessShow', { screeningId: sheet });
    const codes = checks.flatMap(({ question, found }) => found.map(({ code }) => `${question}: ${code}`));
    expect(codes).toContain('types-of-exploitation: made-to-kind');
  });

  it('is not quoted on a sheet of elements that goes on the consent to refer alone', async () => {
    const { caseId } = work;
    const { id } = await work.do('screeningStart', { caseId, personId, formId: 'elements' });
    const target = { kind: 'answer' as const, screeningId: interview, question: 'made-to' };
    await work.do('screeningLink', { screeningId: id, links: [{ question: 'purpose-criminal', target }] });
    const to = { forPurpose: 'nrm-referral', recipient: 'Home Office' };
    const paper = await record({ screeningId: id, ...to });
    expect(paper).toMatch(/Rests on: an answer that stays in the record/);
    expect(paper).not.toMatch(parcels);
    expect(await record(to)).not.toMatch(parcels);
    expect(await packText(to)).not.toMatch(parcels);
    expect(await record({ screeningId: id })).toMatch(parcels);
  });

  it('is read by a court or a solicitor, and not by the police', async () => {
    expect(await packText()).toMatch(parcels);
    expect(await record()).toMatch(parcels);
    const overrideReason = 'The parcels are left out';
    for (const more of [{ forPurpose: 'police' }, { recipient: 'Humberside Police' }]) {
      expect(await packText(more)).not.toMatch(parcels);
      expect(await record({ ...more, overrideReason })).not.toMatch(parcels);
    }
    // What limits the yes to the police holds it until somebody has said that it stays within.
    const held = await failureOf(() => record({ forPurpose: 'police' }));
    expect(held.found?.map(({ code }) => code)).toEqual(['consent-limited']);
  });
});

describe('what is not to be told', () => {
  it('is on no paper, nor is what is to stay out of forms, and what says it is pointed at', async () => {
    for (const text of [await record(), await packText()])
      expect(text).not.toMatch(/The name of his sister|That he is ill|Where his mother lives/);
    const { warnings } = await pack();
    expect(warnings.map(said).join('\n')).toMatch(/“Hania” is in it, and is recorded as not to be told/);
  });

  it('holds a record back until somebody has read it', async () => {
    const refused = await failureOf(() => record({ wishesSeen: false }));
    expect(refused).toMatchObject({ code: 'not-ready' });
    expect(saidBy(refused).join('\n')).toContain('Hania');
  });

  it('holds back no copy for the own file, which goes to nobody', async () => {
    const own = await record({ wishesSeen: false, own: true, recipient: '', forPurpose: '' });
    expect(own).toContain('Hania');
  });

  it('says which answer of a record tells it, before that goes to whom it is kept from', async () => {
    const held = async (recipient: string) =>
      saidBy(await failureOf(() => record({ recipient, wishesSeen: false }))).join('\n');
    expect(await held('Mrs Angela Stokes')).toMatch(/Tell me about your time there.+“packed”.* is in it/);
    expect(await held('The court')).not.toContain('packed');
  });

  it('to one person holds for them', async () => {
    const told = (await pack({ recipient: 'Mrs Angela Stokes' })).warnings;
    const about = told
      .filter(({ code }) => code === 'recipient-not-to-know')
      .map(said)
      .join('\n');
    expect(about).toMatch(/not to Mrs Stokes; what it is stands under .+line 2/);
    expect(about).not.toContain('That he is ill');
    expect((await pack()).warnings.map(({ code }) => code)).not.toContain('recipient-not-to-know');
  });
});
