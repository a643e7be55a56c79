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
  /** Left out where a draft is gone on with. */
  person: z.string().min(1).optional(),
  form: z.string().optional(),
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
  summary: 'List the forms, with what each is and what it is not',
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
      const table = columns(['form', 'version', 'questions', 'whose', 'title'], rows);
      const damaged = list.damaged.flatMap(({ file, findings }) => [
        `${file} cannot be used:`,
        ...findings.map((one) => `    ${one}`),
      ]);
      const lines = table.flatMap((line, index) => {
        const label = list.forms[index - 1]?.label;
        return label === undefined ? [line] : [line, `    ${label}`];
      });
      return { json: list, lines: [...lines, ...damaged].map(printable) };
    }),
});

const fill = command({
  name: 'screen fill',
  summary: 'Record an interview from a file of answers',
  details: [
    'The file is JSON: {"person": "…", "form": "first-account", "answers": [{"question": "birthplace", "value": "…"}, {"question": "treatment", "state": "prefers-not-to-say"}]}. With "readBack" the record is signed off.',
    'Names and answers of the questions: screen questions. In an interview, the safety and consent pages come first; after them no question has to be answered. A worksheet may have "answers": [] and be filled by screen carry-over.',
    'With --id the answers go into that draft, so that an interview that was broken off goes on; "person" and "form" may then be left out. While a draft of the form is open for the person, another is begun only with --another.',
    'The record is saved whole or not at all: after a refusal nothing is left behind, and the file can be mended and used again.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    answers: { type: 'string', value: 'FILE', help: 'JSON file of answers', required: true },
    id: { type: 'string', value: 'ID', help: 'the draft to go on with, as in "screen show"' },
    another: { type: 'boolean', help: 'begin another although a draft of this form is open' },
  },
  example: 'screen fill --vault ./my-vault --case LH-2026-014 --answers interview.json',
  run: ({ options, terminal, job }) => {
    const answers = readAnswers(options.answers);
    return withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const view =
        options.id === undefined
          ? await recordInterview(engine, id, answers, job, options.another ? 'begin' : 'refuse').catch(
              sayHowToGoOn,
            )
          : await goOn(engine, id, options.id, answers, job);
      return {
        json: view,
        lines: [`${view.answered} of ${view.questions} questions are answered.`, ...screeningFacts(view)],
      };
    });
  },
});

/** The words of the command line for what the window offers as two buttons. */
function sayHowToGoOn(thrown: unknown): never {
  if (!(thrown instanceof TestimonyError) || thrown.code !== 'draft-open') throw thrown;
  const { subject = '', findings = [] } = thrown;
  const how = 'Go on with it: screen fill --id ID. Begin another all the same: --another';
  throw new TestimonyError('draft-open', { subject, findings: [...findings, how], cause: thrown });
}

/** Puts the answers into a draft of this case, all or none. Throws `not-found`, `usage` where the file is about another. */
async function goOn(
  engine: Engine,
  caseId: CaseId,
  typed: string,
  file: AnswersFile,
  job: Job,
): Promise<ScreeningView> {
  const { screenings } = await perform(engine, 'screeningList', { caseId }, job);
  const { people } = await perform(engine, 'caseShow', { caseId }, job);
  const draft = screenings.find((one) => one.id === typed);
  if (draft === undefined) throw new TestimonyError('not-found', { subject: typed });
  const other = (what: string) =>
    new TestimonyError('usage', { subject: '--answers', detail: `its "${what}" is not that of the draft` });
  const person = people.find((one) => one.id === draft.personId);
  if (
    file.person !== undefined &&
    ![person?.name, person?.id].includes(file.person.normalize('NFC') as never)
  )
    throw other('person');
  if (file.form !== undefined && file.form !== draft.formId) throw other('form');
  const input = { screeningId: draft.id, answers: answersOf(file), readBack: file.readBack ?? null };
  return perform(engine, 'screeningContinue', input, job);
}

/** Records an interview and, where it was read back, signs it off, all or nothing. Throws what the use case throws. */
export async function recordInterview(
  engine: Engine,
  caseId: CaseId,
  file: AnswersFile,
  job: Job,
  ifOpen: 'begin' | 'refuse' = 'begin',
): Promise<ScreeningView> {
  const { people } = await perform(engine, 'caseShow', { caseId }, job);
  if (file.person === undefined)
    throw new TestimonyError('usage', { subject: '--answers', detail: '"person" is missing in the file' });
  const named = file.person.normalize('NFC');
  const person = people.find((one) => one.name === named || one.id === file.person);
  if (person === undefined) throw new TestimonyError('not-found', { subject: file.person });
  const { form: formId = 'first-account', language = '', interpreter = '', place = '' } = file;
  const about = { caseId, personId: person.id, formId, language, interpreter, place, ifOpen };
  const input = { ...about, answers: answersOf(file), readBack: file.readBack ?? null };
  return perform(engine, 'screeningRecord', input, job);
}

const answersOf = (file: AnswersFile) =>
  file.answers.map(({ question, state, value = null, ownWords = '' }) => ({
    question,
    state: state ?? (value === null && ownWords === '' ? ('not-asked' as const) : ('answered' as const)),
    value,
    ownWords,
  }));

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
