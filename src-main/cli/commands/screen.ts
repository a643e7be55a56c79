/** @file `testimony screen …`: the interview forms, filling one in from a file, showing what was recorded. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { ANSWER_STATES, type ScreeningView } from '../../shared/contract/screening.ts';
import { asTestimonyError, TestimonyError } from '../../shared/errors.ts';
import type { CaseId } from '../../shared/ids.ts';
import { issueInWords } from '../../shared/issue-words.ts';
import type { Job } from '../../shared/ports.ts';
import type { Engine } from '../../usecases/engine.ts';
import { perform } from '../../usecases/registry.ts';
import { columns, facts, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

/** The file that `screen fill` reads. `state` is `answered` where a value is given and `not-asked` where none is. */
export const AnswersFile = z.strictObject({
  person: z.string().min(1),
  form: z.string().default('first-account'),
  language: z.string().optional(),
  interpreter: z.string().optional(),
  place: z.string().optional(),
  /** Signs the record off; how it was read back, or why not. Left out: it stays a draft. */
  readBack: z.string().optional(),
  /** May be empty: a worksheet to be filled by `screen carry-over`. */
  answers: z.array(
    z.strictObject({
      question: z.string(),
      state: z.enum(ANSWER_STATES).optional(),
      value: z.json().optional(),
      ownWords: z.string().optional(),
    }),
  ),
});
export type AnswersFile = z.infer<typeof AnswersFile>;

const forms = command({
  name: 'screen forms',
  summary: 'List the interview forms',
  options: VAULT_OPTIONS,
  example: 'screen forms --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const list = await perform(engine, 'formList', {}, job);
      const rows = list.forms.map((form) => [
        form.id,
        form.version,
        form.questions,
        form.own ? 'own' : '',
        form.title,
      ]);
      return { json: list, lines: columns(['form', 'version', 'questions', 'whose', 'title'], rows) };
    }),
});

const fill = command({
  name: 'screen fill',
  summary: 'Record an interview from a file of answers',
  details: [
    'The file is JSON: {"person": "…", "form": "first-account", "answers": [{"question": "birthplace", "value": "…"}, {"question": "treatment", "state": "prefers-not-to-say"}]}. With "readBack" the record is signed off.',
    'Names and answers of the questions: screen questions. In an interview, the safety and consent pages come first; after them no question has to be answered. A worksheet may have "answers": [] and be filled by screen carry-over.',
    'The record is saved whole or not at all: after a refusal nothing is left behind, and the file can be mended and used again.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    answers: { type: 'string', value: 'FILE', help: 'JSON file of answers', required: true },
  },
  example: 'screen fill --vault ./my-vault --case LH-2026-014 --answers interview.json',
  run: ({ options, terminal, job }) => {
    const answers = readAnswers(options.answers);
    return withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const view = await recordInterview(engine, id, answers, job);
      return {
        json: view,
        lines: [`${view.answered} of ${view.questions} questions are answered.`, ...screeningFacts(view)],
      };
    });
  },
});

/** Records an interview and, where it was read back, signs it off, all or nothing. Throws what the use case throws. */
export async function recordInterview(
  engine: Engine,
  caseId: CaseId,
  file: AnswersFile,
  job: Job,
): Promise<ScreeningView> {
  const { people } = await perform(engine, 'caseShow', { caseId }, job);
  const person = people.find((one) => one.name === file.person.normalize('NFC') || one.id === file.person);
  if (person === undefined) throw new TestimonyError('not-found', { subject: file.person });
  const { form: formId, language = '', interpreter = '', place = '' } = file;
  const answers = file.answers.map(({ question, state, value = null, ownWords = '' }) => ({
    question,
    state: state ?? (value === null && ownWords === '' ? ('not-asked' as const) : ('answered' as const)),
    value,
    ownWords,
  }));
  const about = { caseId, personId: person.id, formId, language, interpreter, place };
  return perform(engine, 'screeningRecord', { ...about, answers, readBack: file.readBack ?? null }, job);
}

function readAnswers(path: string): AnswersFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError)
      throw new TestimonyError('usage', { subject: path, detail: 'it is not JSON' });
    throw asTestimonyError(thrown, path);
  }
  const checked = AnswersFile.safeParse(parsed);
  if (checked.success) return checked.data;
  const findings = checked.error.issues.map((issue) => issueInWords(issue, 'the file'));
  throw new TestimonyError('usage', { subject: path, detail: 'it is not a file of answers', findings });
}

const show = command({
  name: 'screen show',
  summary: 'Show the interviews recorded in a case',
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    id: { type: 'string', value: 'ID', help: 'one interview with all its answers' },
  },
  example: 'screen show --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const { screenings } = await perform(engine, 'screeningList', { caseId: id }, job);
      const chosen =
        options.id === undefined && screenings.length === 1
          ? screenings[0]
          : screenings.find((one) => one.id === options.id);
      if (options.id !== undefined && chosen === undefined)
        throw new TestimonyError('not-found', { subject: options.id });
      if (chosen === undefined) {
        const rows = screenings.map((one) => [
          one.id,
          one.formTitle,
          one.status,
          one.startedAt.slice(0, 10),
          `${one.answered} of ${one.questions}`,
        ]);
        const lines =
          rows.length === 0
            ? ['No interview yet. Next: screen fill']
            : columns(['id', 'form', 'status', 'started', 'answered'], rows);
        return { json: { screenings }, lines };
      }
      const view = await perform(engine, 'screeningShow', { screeningId: chosen.id }, job);
      const answers = view.answers.map(
        (one) =>
          `${one.question}: ${printable(one.state === 'answered' ? asText(one.value, one.ownWords) : one.state)}`,
      );
      return { json: view, lines: [...screeningFacts(view), '', ...answers] };
    }),
});

const asText = (value: unknown, ownWords: string): string =>
  [
    typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value),
    ownWords === '' ? '' : `("${ownWords}")`,
  ]
    .filter((part) => part !== '')
    .join(' ');

function screeningFacts(view: ScreeningView): string[] {
  return facts([
    ['interview', view.id],
    ['form', `${view.formTitle}, version ${view.formVersion}`],
    ['status', view.status === 'signed' ? `signed off ${view.signedAt} by ${view.author}` : 'draft'],
    ['fingerprint', view.signedSha256],
  ]);
}

export const screenCommands = [forms, fill, show];
