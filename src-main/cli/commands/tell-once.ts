/** @file `testimony facts`, `worksheet carry-over`, `worksheet reading`: what was told once, and what worksheets make of it. */

import type { ScreeningView } from '../../contract/interviews.ts';
import { isOpen } from '../../core/answers/accounts.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { takesWords } from '../../core/forms/questions.ts';
import { nearestNames } from '../../core/text/nearest-name.ts';
import { tellingLine } from '../../core/told/telling-line.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import {
  accountsIn,
  FAMILY_APART,
  findingLines,
  MADE_TO_KEPT,
  notTakenLines,
  outcomeOf,
  toldLines,
  wishLines,
} from '../account-lines.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { heldWords } from '../held-option.ts';
import { answerLines, MARKS, questionsOf, STATES, titleOf } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';
import { linkLines } from './links.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const factList = command({
  name: 'facts list',
  summary: 'Show everything recorded about a person, with where each statement comes from',
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    person: { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' },
  },
  example: 'facts list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { id: personId } = await findPerson(engine, caseId, options.person, job);
      const list = await perform(engine, 'factList', { personId }, job);
      const lines = list.facts.flatMap((fact) => [
        `${fact.title} (${fact.key})${fact.differs ? ', accounts differ' : ''}`,
        ...fact.statements.map((one) =>
          printable(
            `  ${said(one)}  [${[whenOf(one), one.author, originOf(one), ...markOf(one)].join(', ')}]`,
          ),
        ),
      ]);
      return {
        json: list,
        lines: lines.length === 0 ? ['Nothing is recorded yet. Next: record fill'] : lines,
      };
    }),
});

const said = (one: FactStatement): string =>
  [
    one.state === 'answered' ? one.text : one.state === 'own-words' ? '' : STATES[one.state],
    quotedWords(one.ownWords),
  ]
    .filter((part) => part !== '')
    .join(' ');

/** When it was held and by whom it was taken, where that is known, and when it was entered. */
function whenOf({ at, heldOn, takenBy = '' }: FactStatement): string {
  const held = heldWords({ heldOn: heldOn ?? null, takenBy });
  return held === '' ? at.slice(0, 10) : `${held}, entered ${at.slice(0, 10)}`;
}

const markOf = ({ howSaid }: FactStatement): string[] =>
  howSaid === '' ? [] : [MARKS[howSaid].toLowerCase()];

const ORIGINS = { person: 'particulars', case: 'case file', consent: 'consent ledger' } as const;

function originOf({ origin }: FactStatement): string {
  if (origin.kind === 'interview') return `${origin.formTitle}: ${origin.question}`;
  return ORIGINS[origin.kind];
}

const carryOver = command({
  name: 'worksheet carry-over',
  summary: 'Fill the open questions of a worksheet with what was already told',
  details: [
    'What it fills is a draft: the fields join what was told in several talks. Decide what was told differently (worksheet settle, worksheet added), then read each field once before it is signed or typed: worksheet ready shows each with what the form asks and what to look for, and takes it as read, short ones together.',
  ],
  options: { ...VAULT_OPTIONS, id: RECORD },
  example: 'worksheet carry-over --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const done = await perform(engine, 'screeningCarryOver', { screeningId }, job);
      return {
        json: done,
        lines: [
          `${done.filled} of ${done.applicable} questions that apply are answered, ${done.carried} of them just now.`,
          ...(done.familyApart ? [FAMILY_APART] : []),
          ...(done.madeToKept ? [MADE_TO_KEPT] : []),
          ...wishLines(done.wishes),
          ...notTakenLines(done.emptied),
          ...(done.accounts.length === 0
            ? []
            : [
                ...findingLines(done.accounts),
                'Next: worksheet added takes over at once what only adds; worksheet settle decides the rest. Every telling: record show.',
              ]),
          ...(done.unread.length === 0
            ? []
            : [
                `What was carried is a draft: ${done.unread.length === 1 ? 'one field is' : `${done.unread.length} fields are`} to be read before the sheet is signed. ${done.accounts.length === 0 ? 'Next' : 'Then'}: worksheet ready --id ${screeningId}`,
              ]),
        ],
        outcome: outcomeOf([...done.accounts, ...done.emptied, ...done.wishes]),
      };
    }),
});

/** By its name or its title. Throws `usage` with what it may have been. */
export function questionNamed(view: ScreeningView, typed: string): string {
  const questions = questionsOf(view);
  if (questions.has(typed)) return typed;
  const wanted = typed.trim().replace(/[“”"]/g, '').toLowerCase();
  const titled = [...questions.keys()].filter((name) => titleOf(questions, name).toLowerCase() === wanted);
  const [only] = titled;
  if (only !== undefined && titled.length === 1) return only;
  const nearest = nearestNames(typed, [...questions.keys()]);
  const open = [...accountsIn(view)].flatMap(([name, accounts]) => (isOpen(accounts) ? [name] : []));
  const detail = [
    titled.length > 1
      ? `${titled.length} questions have that title: ${titled.join(', ')}`
      : `this form has no question "${typed}"`,
    nearest.length === 0 || titled.length > 1
      ? ''
      : `the nearest ${nearest.length === 1 ? 'is' : 'are'} ${nearest.join(', ')}`,
    open.length === 0 ? 'nothing is to be decided' : `to be decided: ${open.join(', ')}`,
  ].filter((part) => part !== '');
  throw new TestimonyError('usage', { subject: '--question', detail: detail.join('; ') });
}

const TAKES = ['newest', 'both', 'keep'] as const;

const settle = command({
  name: 'worksheet settle',
  summary: 'Decide what goes into a question of a worksheet that was told differently, or told more of since',
  details: [
    '--take both writes each telling down with its day and keeps the rest of the answer as it was told; a field of one line gets the values without days. newest takes the last account and what was added to it since: a text then says on which day it was told, and why it differs; a field of one line cannot, and the older account then stands in no field of the form. keep leaves what is there. A number takes one telling: "record show" and "worksheet copy-out" have it in front of each, as [--take 27]; where one entry told several things, each has its own, as [--take 27.2].',
    'Where the newest account says that it is not known, a field of one value says so and nothing is typed there; a text keeps what was told before, and that is said.',
    'Where a text has several parts and newest would take lines out of it, nothing is changed and those lines are named: take both, a number, or newest with --goes-out-seen.',
    'Text that somebody wrote in the field by hand is never replaced: it is kept below what is taken, or the field is refused by name.',
    'With --row every field of a row that takes one name each, such as the towns, is decided at once: what was written there by hand stays, after what was told. It is undone with worksheet added --undo and the moment it gives.',
    'What was told stays beside the answer whichever is taken, with its day and the reason that was given.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    question: {
      type: 'string',
      value: 'NAME',
      help: 'its name or its title, as in "record show"',
      required: true,
    },
    take: { type: 'string', value: 'WHICH', help: 'both, newest, keep, or a number', required: true },
    'goes-out-seen': {
      type: 'boolean',
      help: 'with newest: take it although the lines that were named go out of the field',
    },
    row: { type: 'boolean', help: 'the whole row this is a field of, such as all towns' },
  },
  example: 'worksheet settle --vault ./my-vault --id 0f3k… --question living-conditions --take newest',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const word = TAKES.find((one) => one === options.take);
      const telling = /^[1-9]\d*(?:\.[1-9]\d*)?$/.test(options.take) ? options.take : undefined;
      if (word === undefined && telling === undefined)
        throw new TestimonyError('usage', { subject: '--take', detail: 'newest, both, keep, or a number' });
      const screeningId = recordId(options.id);
      const sheet = await perform(engine, 'screeningShow', { screeningId }, job);
      const question = questionNamed(sheet, options.question);
      if (options.row) {
        if (word === undefined)
          throw new TestimonyError('usage', { subject: '--row', detail: 'with newest, both or keep' });
        const done = await perform(engine, 'accountsRowSettle', { screeningId, question, take: word }, job);
        const view = await perform(engine, 'screeningShow', { screeningId }, job);
        const lines = [
          ...done.questions.flatMap((one) => settledLines(view, one)),
          ...(word === 'newest' ? [ELSEWHERE] : []),
        ];
        const undo = `Undo it: worksheet added --id ${screeningId} --undo ${done.at}`;
        return { json: { ...done, view }, lines: [...lines, undo].map(printable) };
      }
      const which = {
        screeningId,
        question,
        take: word ?? ('one' as const),
        ...(telling === undefined ? {} : { telling }),
        goesOutSeen: options['goes-out-seen'] === true,
      };
      const view = await perform(engine, 'accountsSettle', which, job);
      const element = questionsOf(view).get(question)?.element;
      const differs = accountsIn(view).get(question)?.stands === 'decided';
      const isAlone = word !== 'both' && word !== 'keep' && element?.type !== 'comment' && differs;
      const holdsBoth = element !== undefined && (takesWords(element) || element.type === 'checkbox');
      const alone = isAlone ? [holdsBoth ? `${ELSEWHERE}${HAVE_BOTH}` : ELSEWHERE] : [];
      const kept = word === 'newest' && keepsOlder(view, question) ? [KEEPS_OLDER] : [];
      return { json: view, lines: [...settledLines(view, question), ...alone, ...kept].map(printable) };
    }),
});

/** A field of one line has no room for days and reasons. */
const ELSEWHERE = 'What another account says stands in no field of the form now, and stays beside this one.';
/** One value holds no two accounts. */
const HAVE_BOTH = ' To have each in it: --take both';

/** What the newest account does not know stands in no text, and takes nothing out of it. */
const KEEPS_OLDER =
  'The newest account says that it is not known. The text keeps what was told before; to have it otherwise, write it yourself with record fill.';

function keepsOlder(view: ScreeningView, question: string): boolean {
  const answer = view.answers.findLast((one) => one.question === question);
  const facts = view.known.find((one) => one.question === question)?.facts ?? [];
  return (
    answer?.state === 'answered' &&
    facts.some(({ differs, statements }) => differs && statements[0]?.state === 'not-known')
  );
}

function settledLines(view: ScreeningView, question: string): string[] {
  const questions = questionsOf(view);
  const answer = view.answers.findLast((one) => one.question === question);
  const told = accountsIn(view).get(question);
  return [
    `${titleOf(questions, question)} (${question})`,
    ...(answer === undefined ? [] : answerLines(questions, answer, view)),
    ...(told === undefined ? [] : toldLines(told).map((line) => `    ${line}`)),
  ];
}

const added = command({
  name: 'worksheet added',
  summary:
    'Take over everything that only adds to a worksheet, in one step; what was told differently stays to be decided',
  details: [
    'Without --take it lists each field with what was told since, and changes nothing. Text that somebody wrote by hand is kept. What it did is undone with --undo and the moment it gives.',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: RECORD,
    take: { type: 'boolean', help: 'take all of them over' },
    undo: { type: 'string', value: 'MOMENT', help: 'put back what stood before that step' },
  },
  example: 'worksheet added --vault ./my-vault --id 0f3k… --take',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { take, undo = '' } = options;
      if (take && undo !== '')
        throw new TestimonyError('usage', { subject: '--undo', detail: 'not together with --take' });
      const { fields, notTaken } = await perform(engine, 'accountsMore', { screeningId }, job);
      const listed = fields.flatMap(({ question, title, told }) => [
        `${title} (${question})`,
        ...told.map((one) => `    ${sayFinding(tellingLine(one))}`),
      ]);
      if (!take && undo === '')
        return {
          json: { fields, notTaken },
          lines: [
            ...(fields.length === 0
              ? ['Nothing waits that only adds.']
              : [...listed, 'Nothing is changed yet. Next: worksheet added --take']),
            ...notTakenLines(notTaken),
          ].map(printable),
        };
      if (undo === '' && fields.length === 0)
        return {
          json: { questions: [], fields, notTaken },
          lines: ['Nothing waits that only adds; nothing was changed.', ...notTakenLines(notTaken)].map(
            printable,
          ),
        };
      const done = await perform(engine, 'accountsMoreSettle', { screeningId, undo }, job);
      const lines =
        undo === ''
          ? [
              ...listed,
              `Taken over in ${done.questions.length} of them.`,
              `Undo it: worksheet added --id ${screeningId} --undo ${done.at}`,
              // What was taken may have opened further fields.
              ...notTakenLines((await perform(engine, 'accountsMore', { screeningId }, job)).notTaken),
            ]
          : [`As before in ${done.questions.length}: ${done.questions.join(', ')}.`];
      return { json: { ...done, fields }, lines: lines.map(printable) };
    }),
});

const reading = command({
  name: 'worksheet reading',
  summary: 'Read a worksheet together: elements, indicators, checklist, journey',
  options: { ...VAULT_OPTIONS, id: RECORD },
  example: 'worksheet reading --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const read = await perform(engine, 'screeningReading', { screeningId: recordId(options.id) }, job);
      const lines = read.readings.flatMap(({ title, lines: said, found = [], note }) => [
        sayFinding(title),
        ...[...said, ...found].map((line) => `  ${sayFinding(line)}`),
        `  ${sayFinding(note)}`,
        '',
      ]);
      const rests = read.links.length === 0 ? [] : ['What it rests on', ...linkLines(read.links), ''];
      return { json: read, lines: [...lines, ...rests, read.label].map(printable) };
    }),
});

export const tellOnceCommands = [factList, carryOver, settle, added, reading];
