/** @file The file of answers that `record fill` reads, and what is done with it. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { HeldView, ScreeningView } from '../contract/interviews.ts';
import type { Job } from '../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { faultIn } from '../core/errors/validation-faults.ts';
import { FormFile } from '../core/forms/form-format.ts';
import type { CaseId, PersonId } from '../core/ids.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';
import { withChangedRows } from './changed-rows.ts';
import type { Terminal } from './command.ts';
import { findPerson } from './find-person.ts';
import { fitAnswers, GivenAnswer } from './fit-answers.ts';

export const AnswersFile = z.strictObject({
  /** Left out where a record is gone on with. */
  person: z.string().min(1).optional(),
  form: z.string().optional(),
  /** In a record that is gone on with: from now on. */
  language: z.string().optional(),
  interpreter: z.string().optional(),
  place: z.string().optional(),
  /** Signs the record off; how it was read back, or why not. Left out: it stays a draft. */
  readBack: z.string().optional(),
  /** May be empty: a worksheet to be filled by `worksheet carry-over`. */
  answers: z.array(GivenAnswer),
});
export type AnswersFile = z.infer<typeof AnswersFile>;

/** "-" reads standard input. Throws `usage`, naming what does not fit; `file-unreadable`. */
export const readAnswers = (path: string, terminal: Terminal): AnswersFile =>
  readJsonFile(path, terminal, AnswersFile, 'a file of answers');

/** JSON of a shape. `what` names the shape in words. Throws as `readAnswers` does. */
export function readJsonFile<T>(path: string, terminal: Terminal, shape: z.ZodType<T>, what: string): T {
  let parsed: unknown;
  try {
    const text = path === '-' ? terminal.readInput() : readFileSync(path, 'utf8');
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    if (thrown instanceof SyntaxError)
      throw new TestimonyError('usage', { subject: path, detail: 'it is not JSON' });
    throw asTestimonyError(thrown, path);
  }
  const checked = shape.safeParse(parsed);
  if (checked.success) return checked.data;
  const found = checked.error.issues.map((issue) => faultIn(issue, 'the file'));
  throw new TestimonyError('usage', { subject: path, detail: `it is not ${what}`, found });
}

const NOTHING_RECORDED = { answers: [], known: [], signedAt: null };
const NOT_BEFORE: HeldView = { heldOn: null, takenBy: '' };

/** Throws `usage` where the person asked for an interpreter: nobody is interviewed without one unasked. */
export async function requireNotAskedFor(engine: Engine, personId: PersonId, job: Job): Promise<void> {
  const { wantsInterpreter } = await perform(engine, 'formOffers', { personId }, job);
  if (!wantsInterpreter) return;
  const detail = 'they asked for an interpreter. Name who interprets, or say --no-interpreter';
  throw new TestimonyError('usage', { subject: '"interpreter"', detail });
}

/** Records an interview and, where it was read back, signs it off, all or nothing. Throws what the use case throws. */
export async function recordInterview(
  engine: Engine,
  caseId: CaseId,
  file: AnswersFile,
  job: Job,
  {
    held = NOT_BEFORE,
    ifOpen = 'begin',
    nobodyInterprets = false,
  }: {
    readonly held?: HeldView;
    readonly ifOpen?: 'begin' | 'refuse';
    /** Somebody said so, of a person who asked for an interpreter. */
    readonly nobodyInterprets?: boolean;
  } = {},
): Promise<ScreeningView> {
  if (file.person === undefined)
    throw new TestimonyError('usage', { subject: '--answers', detail: '"person" is missing in the file' });
  const person = await findPerson(engine, caseId, file.person, job, '"person" in the file of answers');
  const { form: formId = 'first-account', language = '', interpreter = '', place = '' } = file;
  const about = { caseId, personId: person.id, formId, language, interpreter, place, ifOpen, ...held };
  const form = await perform(engine, 'formShow', { formId }, job);
  const isNow = FormFile.parse(form.definition).testimony.use === 'interview' && held.heldOn === null;
  if (isNow && interpreter.trim() === '' && !nobodyInterprets)
    await requireNotAskedFor(engine, person.id, job);
  const input = {
    ...about,
    answers: fitAnswers(form, withChangedRows(NOTHING_RECORDED, file.answers)),
    readBack: file.readBack ?? null,
  };
  return perform(engine, 'screeningRecord', input, job);
}
