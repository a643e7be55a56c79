/** @file A worksheet that is made to be printed, as PDF: what is recorded on it, and what it is and is not. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { typesetFieldSheet } from '../../documents/field-sheet.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { requirePerson } from '../cases/write-person.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { discloseWorksheet, type FieldDisclosed } from '../disclosure/answers.ts';
import { typedKeptOnPaper } from '../disclosure/check.ts';
import { copyFor } from '../disclosure/on-copy.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { loadExpressions } from '../forms/expressions.ts';
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

/** Throws `not-found`, `not-ready`, `form-damaged`, `consent-missing`, missing-letters, read-only, disk-full, cancelled. */
export async function worksheetExport(
  engine: Engine,
  input: CheckedInput<'worksheetExport'>,
  job: Job,
): Promise<CallOutput<'worksheetExport'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const { screeningId, recipient, overrideReason, overrideBy, overrideGround } = input;
  const { evaluate } = await loadExpressions();
  const made = forReader(engine, recipient);
  const { row, form, person, typed } = engine.session.read((db) => {
    const found = requireScreening(db, screeningId);
    const asked = pinnedForm(db, found);
    const { name } = requirePerson(db, found.personId);
    return { row: found, form: asked, person: name, typed: typedKeptOnPaper(made, db, found, asked) };
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
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const [given] = leavesUnder(engine.resources, kind, '');
  const copy = copyFor({ purpose: given?.id ?? '' });
  const say = paperWords(engine.resources);
  const sheet = engine.session.read((db) => discloseWorksheet(made, db, row, { copy, evaluate }));
  const fields = sheet.fields.map((one) => ({ title: one.title, text: textOf(say, one) }));
  const printed = [person, ...fields.map(({ text }) => text)];
  const apart = engine.session.read((db) => undecidedOnPaper(engine, db, caseId, printed, screeningId));
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
  return { ...written, accounts: sheet.open };
}

/** What was recorded, and below it what was told since or differently. */
function textOf(say: Say, { answer, beside }: FieldDisclosed): string {
  const inPlace = answer === null || answer.inPlace === null ? '' : say(answer.inPlace);
  return [...(answer === null ? [] : recordedIn(answer)), inPlace, ...beside.map(say)]
    .filter((part) => part !== '')
    .join('\n');
}

function recordedIn({ state, said, ownWords, isLeft }: NonNullable<FieldDisclosed['answer']>): string[] {
  if (isLeft) return [];
  return [state === 'answered' ? said : INSTEAD[state], quotedWords(ownWords)];
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
