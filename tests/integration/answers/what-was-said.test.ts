/**
 * What was said is in everything that is made of a record, and nothing that was not said: every state of an answer through
 * the record and its PDF, the printed sheet, copying out, facts, carrying over, quotes, the signature, counts and the window.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordLines, STATES } from '../../../src-main/cli/record-lines.ts';
import type { CopiedField } from '../../../src-main/contract/copy-out.ts';
import type { CallInput } from '../../../src-main/contract/index.ts';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { ANSWER_STATES, type AnswerView } from '../../../src-main/core/answers/answer.ts';
import { toldTogether } from '../../../src-main/core/answers/carried.ts';
import { readableValue } from '../../../src-main/core/answers/readable.ts';
import { standingAnswers } from '../../../src-main/core/answers/said.ts';
import { standingStatements } from '../../../src-main/core/answers/standing-statements.ts';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { requireScreening } from '../../../src-main/usecases/forms/pinned-form.ts';
import { signedRecordOf } from '../../../src-main/usecases/interviews/signature.ts';
import { AnswerStore } from '../../../src-renderer/questions/answer-store.ts';
import { valueText } from '../../../src-renderer/questions/answers.ts';
import { questionsByName, readForm } from '../../../src-renderer/questions/form.ts';
import { NEVER, type Said, type Saved, STATE_ROWS, type StateRow } from '../../support/answer-states.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { flowOf } from '../../support/pdf-tools.ts';
import { temporaryFolder } from '../../support/vault.ts';

const ROWS = Object.values(STATE_ROWS).flat();
const hasContent = (one: Said | null): boolean => one !== null && (one.text !== '' || one.words !== '');

/** What each place makes of one row; null where it says nothing. */
interface Places {
  readonly record: ScreeningView;
  readonly told: Said | null;
  readonly fact: Pick<Said, 'text' | 'words'> | null;
  readonly differs: boolean;
  readonly carried: Said | null;
  readonly quoted: Said | null;
  readonly signed: Said | null;
  readonly counted: readonly number[];
  readonly copied: CopiedField | undefined;
  /** Of a sheet that was filled from the account, where there was anything to take. */
  readonly copiedFromTold: CopiedField | undefined;
  /** The account's own pages, and those of that sheet. */
  readonly recordPages: string;
  readonly sheetPages: string;
  readonly printed: string;
  readonly window: Said | null;
}

let work: EngineAtWork;
let caseId: CaseId;
const found = new Map<string, Places>();
beforeAll(async () => {
  work = await engineAtWork();
  for (const row of ROWS) found.set(row.name, await throughEverything(row));
}, 120_000);
afterAll(() => work.engine.close());

type Form = 'first-account' | 'nrm-preparation' | 'special-measures';
const filled = (question: string) => [{ question, state: 'answered' as const, value: 'Ana' }];
/** The question the row's answer goes to, and what is there before it: nothing at all cannot be signed. */
const FORMS: Readonly<
  Record<Form, { readonly question: string; readonly before: CallInput<'screeningRecord'>['answers'] }>
> = {
  'first-account': { question: 'living', before: openingAnswers() },
  'nrm-preparation': { question: 'living-conditions', before: filled('reference') },
  'special-measures': { question: 'decided', before: filled('supporter') },
};

/** The row's answer to `question` in a record that is signed, and in its later account. */
async function record(row: StateRow, personId: PersonId, formId: Form) {
  const { question, before } = FORMS[formId];
  const started = await work.do('screeningRecord', {
    caseId,
    personId,
    formId,
    answers: before,
  });
  const screeningId = started.id;
  const say = (given: readonly Saved[]) => savedOneByOne(screeningId, question, given);
  const counted = formId === 'first-account' ? await counts(screeningId) : [];
  await say(row.first);
  const added =
    counted.length === 0 ? [] : (await counts(screeningId)).map((n, at) => n - (counted[at] ?? 0));
  await work.do('screeningSign', { screeningId, readBack: 'Read aloud' });
  if (row.later !== undefined) {
    await work.do('screeningAddLayer', { screeningId });
    if (formId === 'first-account') {
      await work.do('screeningAnswer', { screeningId, answers: safetyAnswers() });
    }
    await say(row.later);
  }
  return { screeningId, added };
}

async function savedOneByOne(screeningId: ScreeningId, question: string, given: readonly Saved[]) {
  for (const one of given) await work.do('screeningAnswer', { screeningId, answers: [{ question, ...one }] });
}

/** As the record, the list of the case and today's list count it. */
async function counts(screeningId: ScreeningId): Promise<number[]> {
  const { screenings } = await work.do('screeningList', { caseId });
  const { drafts } = await work.do('todayShow', {});
  return [
    (await work.do('screeningShow', { screeningId })).answered,
    screenings.find(({ id }) => id === screeningId)?.answered ?? -1,
    drafts.items.find((one) => one.screeningId === screeningId)?.answered ?? -1,
  ];
}

async function throughEverything(row: StateRow): Promise<Places> {
  // A case of its own, so that each row reads what it wrote.
  const made = await work.do('caseCreate', { reference: row.name.slice(0, 40), title: 'R v Example' });
  caseId = made.id;
  const person = async (name: string) =>
    (await work.do('personAdd', { caseId, role: 'survivor', name, birthDate: { value: '1980' } })).id;
  const teller = await person('Maria Popescu');
  const { screeningId, added } = await record(row, teller, 'first-account');
  const sheet = await work.do('screeningStart', { caseId, personId: teller, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId: sheet.id });
  const quotable = await work.do('screeningQuotable', { screeningId: sheet.id });
  // Another person, so that nothing but the row's own answers is on these sheets.
  const other = await person('Ana');
  for (const purpose of ['nrm-referral', 'court-papers'])
    await work.do('consentRecord', { personId: other, purpose, status: 'given' });
  const nrm = (await record(row, other, 'nrm-preparation')).screeningId;
  const special = (await record(row, other, 'special-measures')).screeningId;
  const copied = await work.do('copyOutRecord', { screeningId: nrm });
  const folder = temporaryFolder();
  const print = () =>
    work.do('worksheetExport', {
      screeningId: special,
      folder: work.pickFolder(folder),
      recipient: 'The prosecutor',
    });
  const { fileName } = await print();
  const pages = async (id: ScreeningId) => {
    const input = { screeningId: id, folder: work.pickFolder(folder), recipient: 'The court' };
    const done = await work.do('recordExport', { ...input, ...forReferral(id === sheet.id) });
    return flowOf(readFileSync(join(folder, done.fileName)));
  };
  const fromTold = await work.do('copyOutRecord', { screeningId: sheet.id, accountsSeen: true });
  const recordPages = await pages(screeningId);
  const sheetPages = await pages(sheet.id);
  if (row.withdrawn) {
    await work.do('consentRecord', { personId: teller, purpose: 'interview', status: 'withdrawn' });
    for (const purpose of ['nrm-referral', 'court-papers'])
      await work.do('consentRecord', { personId: other, purpose, status: 'withdrawn' });
    const held = { code: 'consent-missing' };
    const only = { code: 'consent-only' };
    await expect(work.do('copyOutRecord', { screeningId: nrm })).rejects.toMatchObject(only);
    await expect(print()).rejects.toMatchObject(held);
  }
  const view = await work.do('screeningShow', { screeningId });
  const taken = await work.do('screeningShow', { screeningId: sheet.id });
  const facts = await work.do('factList', { personId: teller });
  const fact = facts.facts.find(({ key }) => key === 'exploitation.living');
  const together = fact && toldTogether(standingStatements(fact));
  // Every account can be quoted; the newest comes last.
  const quote = quotable.answers.findLast(
    (one) => one.screeningId === screeningId && one.question === 'living',
  );
  const signed = work.engine.session.read((db) => signedRecordOf(db, requireScreening(db, screeningId)));
  return {
    record: view,
    told: saidIn(view, 'living'),
    fact: together ? { text: together.text, words: together.ownWords } : null,
    differs: fact?.differs ?? false,
    carried: saidIn(taken, 'living-conditions'),
    quoted: quote ? { state: quote.state, text: quote.text, words: quote.ownWords } : null,
    signed: asSaid(
      view,
      signed.answers.find((one) => one.question === 'living'),
    ),
    counted: added,
    copied: copied.fields.find((one) => one.question === 'living-conditions'),
    copiedFromTold: fromTold.fields.find((one) => one.question === 'living-conditions'),
    recordPages,
    sheetPages,
    printed: flowOf(readFileSync(join(folder, fileName))),
    window: inTheWindow(view, 'living'),
  };
}

/** A sheet that prepares a referral is handed out for that alone. */
const forReferral = (isSheet: boolean) => (isSheet ? { forPurpose: 'nrm-referral' } : {});

const asSaid = (
  view: ScreeningView,
  answer: Pick<AnswerView, 'question' | 'state' | 'value' | 'ownWords'> | undefined,
): Said | null => {
  if (answer === undefined) return null;
  const asked = questionsByName(readForm(view.definition)).get(answer.question);
  const text = asked === undefined ? '' : readableValue(asked, answer.value);
  return { state: answer.state, text, words: answer.ownWords };
};
const saidIn = (view: ScreeningView, question: string) =>
  asSaid(view, standingAnswers<AnswerView>(view.answers).get(question));

/** What the window shows of a record that is locked. */
function inTheWindow(view: ScreeningView, name: string): Said | null {
  const save = async () => ({ failure: null });
  const store = new AnswerStore({ recorded: standingAnswers<AnswerView>(view.answers).values(), save });
  const draft = store.get(name);
  if (draft === undefined) return null;
  const question = questionsByName(readForm(view.definition)).get(name);
  expect(store.values()[name]).toEqual(draft.state === 'answered' ? draft.value : undefined);
  return { state: draft.state, text: valueText(question, draft.value), words: draft.ownWords };
}

it('has a row for every state', () => {
  for (const state of ANSWER_STATES) {
    const saved = (STATE_ROWS[state] ?? []).flatMap((row) => [...row.first, ...(row.later ?? [])]);
    expect(
      saved.map((one) => one.state),
      state,
    ).toContain(state);
  }
});

describe.each(ROWS)('$name', (row) => {
  const { stands, signed = stands } = row;
  const places = (): Places => {
    const one = found.get(row.name);
    if (one === undefined) throw new Error(`not run: ${row.name}`);
    return one;
  };
  const content = hasContent(stands);
  /** Each account is there, and what a later one says beside it. */
  const parts = [stands, signed]
    .flatMap((one) => (one === null ? [] : [one.text, one.words]))
    .filter(Boolean);

  it('is in the record, in the window and on the command line', () => {
    expect(places().told).toEqual(stands);
    expect(places().window).toEqual(stands);
    expect(places().record.alterations).toEqual([]);
    const lines = recordLines(places().record).join('\n');
    for (const part of parts) expect(lines).toContain(part);
    if (stands !== null && !content) expect(lines).toContain(STATES[stands.state]);
    expect(lines).not.toContain(NEVER);
  });

  it('is on the printed sheet', () => {
    const { printed } = places();
    for (const part of [stands?.text, stands?.words].filter(Boolean)) expect(printed).toContain(part);
    if (stands !== null && !content) expect(printed).toContain(STATES[stands.state]);
    expect(printed.includes('What was decided')).toBe(stands !== null);
    expect(printed).not.toContain(NEVER);
  });

  it('is on the pages of its record, and on those of a sheet that was filled from it', () => {
    const { recordPages, sheetPages, copiedFromTold, fact } = places();
    for (const part of parts) expect(recordPages).toContain(part);
    if (stands !== null && !content) expect(recordPages).toContain(STATES[stands.state]);
    expect(recordPages).not.toContain(NEVER);
    const told = copiedFromTold?.accounts;
    if (fact === null) {
      const putOff = stands?.state === 'deferred';
      expect([copiedFromTold?.state, told?.stands]).toEqual(
        putOff ? ['deferred', 'put-off'] : ['not-asked', 'agrees'],
      );
      if (putOff) expect(sheetPages).toMatch(/Put off where it was asked: Skip for now \(.*First account/);
      return;
    }
    // Every account is there: as the answer, or beside it where there is none.
    const shown = [copiedFromTold?.text, copiedFromTold?.ownWords].concat(
      told?.tellings.flatMap((one) => [one.text, one.ownWords]),
    );
    for (const part of parts) {
      expect(shown.join('\n')).toContain(part);
      expect(sheetPages).toContain(part);
    }
    if (stands !== null && !content) {
      expect([copiedFromTold?.state, told?.stands]).toEqual([stands.state, 'agrees']);
      expect(sheetPages).toContain(STATES[stands.state]);
    }
    if (places().differs) expect(told?.stands).toBe('undecided');
  });

  it('is copied out', () => {
    const { copied } = places();
    expect({ state: copied?.state, text: copied?.text, words: copied?.ownWords }).toEqual(
      stands ?? { state: 'not-asked', text: '', words: '' },
    );
  });

  it('is a fact, is carried over with its words, and can be quoted', () => {
    const { fact, carried, quoted } = places();
    const speaks = stands !== null && (content || !['not-asked', 'deferred'].includes(stands.state));
    const together = row.together ?? { text: stands?.text ?? '', words: stands?.words ?? '' };
    expect(fact).toEqual(speaks ? together : null);
    // Where accounts differ, somebody has to choose; both are in view.
    const passedOver = stands?.state === 'not-asked' || stands?.state === 'deferred';
    const state = passedOver && content ? 'own-words' : (stands?.state ?? null);
    const itself = speaks || state === 'deferred' ? state : null;
    expect(carried?.state ?? null).toBe(places().differs ? null : itself);
    const taken =
      itself !== null && !places().differs ? (fact === null ? { text: '', words: '' } : together) : null;
    // Of several accounts each has its source below it.
    const undated = carried?.text.replaceAll(/\n\[[^\]]*\]/g, '');
    expect(carried && { text: undated, words: carried.words }).toEqual(taken);
    expect(places().differs).toBe(row.later?.some((one) => one.relation === 'differs') ?? false);
    expect(quoted).toEqual(content ? stands : null);
  });

  it('is signed and counted', () => {
    expect(places().signed).toEqual(signed);
    const counts = hasContent(signed) ? 1 : 0;
    expect(places().counted).toEqual([counts, counts, counts]);
  });
});
