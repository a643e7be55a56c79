/** @file `testimony record show` and `record history`: what was recorded, and all that was ever recorded. */

import type { SheetStanding } from '../../contract/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { goneOnWith } from '../../core/answers/answer-steps.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { heldWords } from '../held-option.ts';
import {
  alterationLines,
  answerLines,
  notCoveredLines,
  questionsOf,
  recordFacts,
  recordLines,
  titleOf,
  WHAT_TO_DO_ABOUT_ALTERATIONS,
} from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const show = command({
  name: 'record show',
  summary: 'Show the interviews and worksheets of a case, or one with all that was recorded',
  details: [
    'Every answer is under its question, with the person’s own words, who wrote it down, when and in which language. The record is checked against its signature and the log; exit code 1 where they differ.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    id: { type: 'string', value: 'ID', help: 'one of them, with all its answers' },
  },
  example: 'record show --vault ./my-vault --case LH-2026-014',
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
        const { sheets } = await perform(engine, 'accountsList', { caseId: id }, job);
        const rows = screenings.map((one) => [
          one.id,
          one.formTitle,
          one.status,
          heldWords(one),
          one.startedAt.slice(0, 10),
          `${one.answered} of ${one.questions}`,
          openIn(sheets, one.id),
        ]);
        const lines =
          rows.length === 0
            ? ['No interview yet. Next: record fill']
            : columns(['id', 'form', 'status', 'held', 'recorded', 'answered', 'to look at'], rows);
        return { json: { screenings, sheets }, lines };
      }
      const view = await perform(engine, 'screeningShow', { screeningId: chosen.id }, job);
      const questions = questionsOf(view);
      const altered = alterationLines(view.alterations, (name) => titleOf(questions, name));
      const warning =
        altered.length === 0
          ? []
          : [
              'This record was altered.',
              ...altered.map((line) => `  - ${line}`),
              ...WHAT_TO_DO_ABOUT_ALTERATIONS,
              '',
            ];
      const left = notCoveredLines(view.notCovered.map((name) => titleOf(questions, name)));
      return {
        json: view,
        lines: [...warning, ...recordFacts(view), ...left, ...recordLines(view)],
        outcome: altered.length === 0 ? 'done' : 'findings',
      };
    }),
});

const history = command({
  name: 'record history',
  summary: 'Show every answer that was ever saved in a record, also what was changed or taken back',
  details: [
    'Every answer is saved as it is given, so one answer may have been saved in several steps. A step that the next one only went on with is marked as such; everything else that is not the last of its account was replaced.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    question: { type: 'string', value: 'NAME', help: 'only this question, as in "form questions"' },
  },
  example: 'record history --vault ./my-vault --id 0f3k… --question birthplace',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const view = await perform(engine, 'screeningShow', { screeningId }, job);
      const questions = questionsOf(view);
      const { question } = options;
      if (question !== undefined && !questions.has(question))
        throw new TestimonyError('not-found', { subject: question });
      const all = await perform(engine, 'screeningHistory', { screeningId }, job);
      const answers = all.answers.filter((one) => question === undefined || one.question === question);
      const names = [...questions.keys()].filter((name) => answers.some((one) => one.question === name));
      const lines = names.flatMap((name) => [
        `${titleOf(questions, name)} (${name})`,
        ...stepsOf(answers, name).flatMap((steps) => {
          const wentOn = goneOnWith(questions.get(name)?.element, steps);
          return steps.flatMap((one, index) => [
            ...(one.layer === 0 ? [] : [`    Later account ${one.layer}`]),
            ...answerLines(questions, one),
            ...(wentOn[index] === true ? ['    (a step on the way: the next one only goes on with it)'] : []),
          ]);
        }),
      ]);
      return {
        json: { answers },
        lines: answers.length === 0 ? ['Nothing is recorded yet.'] : lines.map(printable),
      };
    }),
});

/** "2 older, 1 undecided": answers of a worksheet that somebody has to look at again. */
function openIn(sheets: readonly SheetStanding[], id: string): string {
  const { older = 0, undecided = 0 } = sheets.find(({ screeningId }) => screeningId === id) ?? {};
  return [older === 0 ? '' : `${older} older`, undecided === 0 ? '' : `${undecided} undecided`]
    .filter((part) => part !== '')
    .join(', ');
}

/** What was saved for one question, account by account. */
function stepsOf(answers: readonly AnswerView[], question: string): AnswerView[][] {
  const own = answers.filter((one) => one.question === question);
  return [...Map.groupBy(own, (one) => one.layer).values()];
}

export const readingCommands = [show, history];
