/** @file A worksheet that is made to be printed, as PDF: what is recorded on it, and what it is and is not. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { accountLines } from '../../core/told/telling-line.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { type Copy, copyKind, copyOf } from '../../core/withholding/copy.ts';
import { typesetFieldSheet } from '../../documents/field-sheet.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { requirePerson } from '../cases/write-person.ts';
import { withoutConsentOnRecord } from '../consent/decision-words.ts';
import { typedKeptOnPaper } from '../disclosure/check.ts';
import { onSheetNow, openAccounts, type SheetAccounts, sheetAccounts } from '../disclosure/sheet.ts';
import { type DisclosedAnswers, readWithheld } from '../disclosure/withhold.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { writeOut } from '../leaving/write-out.ts';
import { paperWords, type Say } from '../resources/paper-words.ts';
import { leavesUnder, loadPurposes } from '../resources/vocabulary.ts';

const INSTEAD: Readonly<Record<Exclude<AnswerView['state'], 'answered' | 'cleared'>, string>> = {
  'own-words': '',
  'not-asked': 'Not asked',
  'not-known': 'Not known',
  'prefers-not-to-say': 'Prefers not to say',
  deferred: 'Skip for now',
};

interface Sheet {
  readonly row: ScreeningRow;
  readonly form: CompiledForm;
  readonly answers: readonly AnswerView[];
  readonly accounts: SheetAccounts;
  readonly withheld: DisclosedAnswers;
  readonly copy: Copy;
}

/** Throws `not-found`, `not-ready`, `form-damaged`, `consent-missing`, missing-letters, read-only, disk-full, cancelled. */
export async function worksheetExport(
  engine: Engine,
  input: CheckedInput<'worksheetExport'>,
  job: Job,
): Promise<CallOutput<'worksheetExport'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const { screeningId, recipient, overrideReason, overrideBy, overrideGround } = input;
  const { evaluate } = await loadExpressions();
  const { row, form, person, answers, accounts, withheld, typed } = engine.session.read((db) => {
    const made = forReader(engine, recipient);
    const found = requireScreening(db, screeningId);
    const { name } = requirePerson(db, found.personId);
    const asked = pinnedForm(db, found);
    return {
      ...{ row: found, form: asked, person: name, answers: newestAnswers(db, found.id) },
      accounts: sheetAccounts(made, db, found, asked),
      withheld: readWithheld(made, db, [found.personId]),
      typed: typedKeptOnPaper(made, db, found, asked),
    };
  });
  const { caseId, personId, formTitle: title } = row;
  if (typed.length > 0) throw new TestimonyError('not-ready', { subject: title, found: typed });
  const kind = leavesAs(engine, form, title);
  const decided = { overrideReason, overrideBy, overrideGround };
  const leaving = { kind, caseId, personId, recipient, items: [], ...decided };
  const permit = permitToLeave(engine, {
    ...{ kind: 'sheet', ground: 'case', subject: screeningId, title, leaving },
    mode: row.signedAt === null ? 'draft' : 'locked',
    released: input.released,
  });
  const override = permit.withoutConsent;
  job.report({ step: 'writing' });
  const now = engine.clock.now();
  const decision = override === null ? '' : withoutConsentOnRecord(engine.resources, override);
  const [given] = leavesUnder(engine.resources, kind, '');
  const copy = copyOf(copyKind(false, given?.id ?? ''));
  const say = paperWords(engine.resources);
  const fields = fieldsOf({ row, form, answers, accounts, withheld, copy }, say, evaluate);
  const printed = [person, ...fields.map(({ text }) => text)];
  const apart = engine.session.read((db) => undecidedOnPaper(engine, db, caseId, printed));
  const bytes = typesetFieldSheet(engine.resources.folder, {
    title,
    label: [form.file.testimony.label, ...[...copy.atHead(), ...apart].map(say)].join(' '),
    facts: [
      ['Person', person],
      ['Recorded', signedOr(row)],
      ['Printed', `${formatDay(now)}, ${engine.session.actor}`],
      ['Source', form.file.testimony.source],
    ],
    fields,
    createdAt: now,
  });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  const written = await writeOut(engine, permit, {
    ...{ folder, bytes, wanted: safeFileName(`${title}.pdf`, 'sheet.pdf') },
    print: { job, action: 'sheet.printed' },
    note: { action: 'sheet.exported', subject: screeningId, facts: { form: row.formId, to: recipient } },
    release: { caseId, screeningId, kind: 'sheet', title, to: recipient, purpose: decision },
  });
  return { ...written, accounts: openAccounts(askedNow(form, answers, evaluate), accounts) };
}

function askedNow(
  form: CompiledForm,
  answers: readonly AnswerView[],
  evaluate: Expressions['evaluate'],
): Question[] {
  const standing = standingAnswers(answers);
  return onSheetNow(form, standing, answeredValues(standing.values()), evaluate);
}

/**
 * What is recorded, in the order of the form: of each question that is asked now and has an answer of some kind, or was
 * told elsewhere and differently. What was told since or differently stands below it.
 */
function fieldsOf(
  { row, form, answers, accounts, withheld, copy }: Sheet,
  say: Say,
  evaluate: Expressions['evaluate'],
): { title: string; text: string }[] {
  const standing = standingAnswers(answers);
  return askedNow(form, answers, evaluate).flatMap(({ name, title, element }) => {
    const answer = standing.get(name);
    const told = accounts.get(name);
    const beside = told === undefined ? [] : accountLines(copy.beside(told)).map(say);
    if (answer === undefined || answer.state === 'cleared')
      return beside.length === 0 ? [] : [{ title, text: beside.join('\n') }];
    const { state } = answer;
    const read = (value: unknown) => (state === 'answered' ? readableValue(element, value) : INSTEAD[state]);
    const going = withheld.going({ screeningId: row.id, ...answer }, true, read);
    const words = quotedWords(going.ownWords);
    const shown = going.why === undefined ? [going.said, words] : [];
    const kept = going.why ?? going.partly;
    const inPlace = kept === undefined ? null : copy.inPlace(kept);
    if (inPlace !== null) shown.push(say(inPlace));
    const text = [...shown, ...beside].filter((part) => part !== '').join('\n');
    // A heading with nothing under it would ask what is not there.
    return text === '' && kept !== undefined ? [] : [{ title, text }];
  });
}

/** A form is checked when it is read; purposes changed since it was pinned might leave nobody to be asked. */
function leavesAs(engine: Engine, form: CompiledForm, title: string): string {
  const { printedAs, use, id } = form.file.testimony;
  if (use !== 'worksheet' || printedAs === undefined) {
    throw new TestimonyError('not-ready', {
      subject: title,
      found: [coded('sheet-not-printed')],
    });
  }
  if (!loadPurposes(engine.resources).some((one) => one.exports.includes(printedAs)))
    throw new TestimonyError('form-damaged', { subject: id, detail: 'printedAs' });
  return printedAs;
}

const signedOr = ({ signedAt, author }: ScreeningRow): string =>
  signedAt === null
    ? `Not signed off; written by ${author}`
    : `Signed off ${formatDay(signedAt)} by ${author}`;
