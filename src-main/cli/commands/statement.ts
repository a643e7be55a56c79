/** @file `testimony statement …`: a statement for a court, drafted from an account, every sentence with where it comes from. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Job } from '../../contract/ports.ts';
import type { ParagraphView, StatementSummary, StatementView } from '../../contract/statements.ts';
import { formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { StatementId } from '../../core/ids.ts';
import { READ_ANSWERS, type StandingSentence, textOf } from '../../core/statements/paragraphs.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { oneOf } from '../one-of.ts';
import { RECORD, recordId } from '../record-option.ts';
import { withVault } from '../with-vault.ts';

const OF_CASE = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE } as const;
const ONE = {
  ...OF_CASE,
  id: {
    type: 'string',
    value: 'ID',
    help: 'which statement, as in "statement list"; the newest if left out',
  },
} as const;
const PARAGRAPH = {
  type: 'string',
  value: 'NUMBER',
  help: 'the paragraph by its number, as in "statement show"',
  required: true,
} as const;

const kinds = command({
  name: 'statement kinds',
  summary: 'List the kinds of statement that this case may have, with their sources',
  options: OF_CASE,
  example: 'statement kinds --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const found = await perform(engine, 'statementKinds', { caseId }, job);
      const lines =
        found.kinds.length === 0
          ? [`None is offered. ${found.notOffered}`]
          : columns(
              ['kind', 'what it is', 'certainty', 'source'],
              found.kinds.map(({ id, title, certainty, source }) => [id, title, certainty, source]),
              90,
            );
      return { json: found, lines };
    }),
});

const list = command({
  name: 'statement list',
  summary: 'List the statements of a case, drafts and signed ones',
  options: OF_CASE,
  example: 'statement list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { statements } = await perform(engine, 'statementList', { caseId }, job);
      const lines =
        statements.length === 0
          ? ['No statement yet. Next: statement draft']
          : columns(
              ['id', 'of', 'kind', 'drafted', 'signed'],
              statements.map((one) => [
                one.id,
                one.person,
                one.kind,
                formatDay(one.at),
                one.signed === null ? '' : formatDay(one.signed.on),
              ]),
            );
      return { json: { statements }, lines };
    }),
});

const draft = command({
  name: 'statement draft',
  summary: 'Draft a statement for a court from a signed interview, in the person’s own words',
  details: [
    'Paragraphs stand in the order of what happened. What the program adds, and what was not said letter by letter, is marked until somebody accepts it. Words that are withheld from --for stay out.',
  ],
  options: {
    ...OF_CASE,
    record: RECORD,
    kind: { type: 'string', value: 'KIND', help: 'as in "statement kinds"', required: true },
    for: { type: 'string', value: 'NAME', help: 'who will get it; nobody in particular if left out' },
  },
  example:
    'statement draft --vault ./my-vault --case LH-2026-014 --record 01… --kind section-9 --for "The court"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      await findCase(engine, options.case, job);
      const { kind, for: reader = '' } = options;
      const asked = { screeningId: recordId(options.record), kind, reader };
      return shown(await perform(engine, 'statementDraft', asked, job));
    }),
});

const show = command({
  name: 'statement show',
  summary: 'Show a statement, paragraph by paragraph, with what has to be looked at',
  options: ONE,
  example: 'statement show --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => shown(await chosen(engine, options, job))),
});

const sources = command({
  name: 'statement sources',
  summary: 'Show where each sentence of a statement comes from',
  details: ['Each sentence has the question, the account and its day, or who added it and when.'],
  options: { ...ONE, paragraph: { ...PARAGRAPH, required: false } },
  example: 'statement sources --vault ./my-vault --case LH-2026-014 --paragraph 3',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await chosen(engine, options, job);
      const some =
        options.paragraph === undefined
          ? view.paragraphs.filter(({ number }) => number > 0)
          : [paragraphIn(view, options.paragraph)];
      return {
        json: { id: view.id, paragraphs: some },
        lines: some
          .flatMap((one) => [
            `${one.number}.`,
            ...one.sentences.flatMap((sentence) => [
              `  ${sentence.text}`,
              ...sourceLines(sentence).map((line) => `      ${line}`),
            ]),
          ])
          .map(printable),
      };
    }),
});

const edit = command({
  name: 'statement edit',
  summary: 'Change, add or take out a paragraph of a statement',
  details: [
    'A sentence that stays keeps where it was told, and one that shares most of its words with it does too. Any other has your name and the day. Nothing that was there is overwritten.',
  ],
  options: {
    ...ONE,
    paragraph: { ...PARAGRAPH, required: false },
    after: { type: 'string', value: 'NUMBER', help: 'add a paragraph behind this one; 0 for the head' },
    text: { type: 'string', value: 'TEXT', help: 'the paragraph as it is to be' },
    'text-file': { type: 'string', value: 'FILE', help: 'the same from a file' },
    out: { type: 'string', value: 'REASON', help: 'take the paragraph out, and why' },
  },
  example: 'statement edit --vault ./my-vault --case LH-2026-014 --paragraph 3 --text "I came by bus."',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await chosen(engine, options, job);
      const { paragraph: at, after, out } = options;
      if ((at === undefined) === (after === undefined)) throw unfit('either --paragraph or --after');
      const text = textIn(options);
      if ((text === undefined) === (out === undefined) || (out !== undefined && at === undefined))
        throw unfit('either --text or --text-file, or --out with --paragraph');
      const { id: statementId } = view;
      const asked =
        at === undefined
          ? { statementId, after: after === '0' ? '' : paragraphIn(view, after ?? '').id, text: text ?? '' }
          : { statementId, paragraph: paragraphIn(view, at).id, text: text ?? '', why: out ?? '' };
      return shown(await perform(engine, 'statementEdit', asked, job));
    }),
});

const accept = command({
  name: 'statement accept',
  summary: 'Accept words that the program added, or that were not said letter by letter',
  options: {
    ...ONE,
    paragraph: { ...PARAGRAPH, required: false },
    all: { type: 'boolean', help: 'every paragraph; read them first' },
  },
  example: 'statement accept --vault ./my-vault --case LH-2026-014 --paragraph 3',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      let view = await chosen(engine, options, job);
      if (options.all === (options.paragraph !== undefined)) throw unfit('either --paragraph or --all');
      const some = options.all
        ? view.paragraphs.filter((one) => one.open.length > 0)
        : [paragraphIn(view, options.paragraph ?? '')];
      for (const { id: paragraph } of some)
        view = await perform(engine, 'statementAccept', { statementId: view.id, paragraph }, job);
      return shown(view);
    }),
});

const settle = command({
  name: 'statement settle',
  summary: 'Say why a paragraph stays as it is, though something was told differently',
  options: {
    ...ONE,
    paragraph: PARAGRAPH,
    why: { type: 'string', value: 'REASON', help: 'why it stays', required: true },
  },
  example:
    'statement settle --vault ./my-vault --case LH-2026-014 --paragraph 3 --why "She put it right herself"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      let view = await chosen(engine, options, job);
      const { id: paragraph, otherwise } = paragraphIn(view, options.paragraph);
      const open = otherwise.filter(({ settled }) => settled === null);
      if (open.length === 0) throw unfit('nothing is open beside that paragraph');
      for (const { key } of open) {
        const asked = { statementId: view.id, paragraph, otherwise: key, why: options.why };
        view = await perform(engine, 'statementSettle', asked, job);
      }
      return shown(view);
    }),
});

const read = command({
  name: 'statement read',
  summary: 'Record what the person said when a paragraph was read to them',
  options: {
    ...ONE,
    paragraph: PARAGRAPH,
    answer: { type: 'string', value: 'ANSWER', help: 'yes, change or out', required: true },
    words: { type: 'string', value: 'TEXT', help: 'what they said about it' },
    language: { type: 'string', value: 'NAME', help: 'the language it was read in' },
  },
  example: 'statement read --vault ./my-vault --case LH-2026-014 --paragraph 3 --answer yes',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const view = await chosen(engine, options, job);
      const { words = '', language = '' } = options;
      const asked = {
        statementId: view.id,
        paragraph: paragraphIn(view, options.paragraph).id,
        answer: oneOf(READ_ANSWERS, options.answer, '--answer'),
        words,
        language,
      };
      return shown(await perform(engine, 'statementReadBack', asked, job));
    }),
});

export const statementCommands = [kinds, list, draft, show, sources, edit, accept, settle, read];

const unfit = (detail: string): TestimonyError =>
  new TestimonyError('usage', { subject: 'statement', detail });

interface Typed {
  readonly case: string;
  readonly id: string | undefined;
}

/** Throws `not-found`. */
export async function chosen(engine: Engine, { case: of, id }: Typed, job: Job): Promise<StatementView> {
  const { id: caseId } = await findCase(engine, of, job);
  const { statements } = await perform(engine, 'statementList', { caseId }, job);
  const found: StatementSummary | undefined =
    id === undefined ? statements.at(-1) : statements.find((one) => one.id === id);
  if (found === undefined)
    throw new TestimonyError('not-found', { subject: id ?? 'a statement in this case' });
  return await perform(engine, 'statementShow', { statementId: found.id as StatementId }, job);
}

/** By its number as printed, or by the name that it keeps: p3. */
function paragraphIn({ paragraphs }: StatementView, typed: string): ParagraphView {
  const found = paragraphs.find(({ id, number }) => id === typed || (number > 0 && String(number) === typed));
  if (found === undefined) throw new TestimonyError('not-found', { subject: `paragraph ${typed}` });
  return found;
}

function textIn(options: { readonly text: string | undefined; readonly 'text-file': string | undefined }) {
  const { text, 'text-file': file } = options;
  if (text !== undefined && file !== undefined) throw unfit('either --text or --text-file');
  if (file === undefined) return text;
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (thrown) {
    throw asTestimonyError(thrown, file);
  }
}

const UNUSED = {
  order: 'not a question that a statement is drafted from',
  noted: 'noted by whoever took the account',
  choice: 'a choice, with no words',
  another: 'words of somebody else',
  otherwise: 'told differently later; beside the paragraph',
  'taken-out': 'taken out',
} as const;

const shown = (view: StatementView) => {
  const { paragraphs, phases, unused, privileged, signed } = view;
  const titles = new Map(phases.map(({ id, title }) => [id, title]));
  let phase = '';
  const lines = paragraphs.flatMap((one) => {
    const heading = one.phase === phase || one.number === 0 ? [] : ['', titles.get(one.phase) ?? one.phase];
    if (one.number > 0) phase = one.phase;
    return [...heading, ...paragraphLines(one)];
  });
  const isOpen = paragraphs.some(
    ({ open, otherwise, withheld }) =>
      open.length > 0 || withheld.length > 0 || otherwise.some(({ settled }) => settled === null),
  );
  return {
    json: view,
    lines: [
      `${view.kindTitle}: ${view.person}`,
      `From "${view.formTitle}". ${signed === null ? 'A draft' : `Signed on ${formatDay(signed.on)}`}. ${view.id}`,
      ...(privileged.length === 0 ? [] : [`Marked privileged: ${privileged.join('; ')}`]),
      ...lines,
      ...(unused.length === 0 ? [] : ['', 'Not in the statement:']),
      ...unused.map(({ title, on, why }) => `  ${title} (${formatFuzzyDate(on)}): ${UNUSED[why]}`),
      ...(isOpen ? ['', '+ is to be accepted, ! is to be looked at. Next: statement accept'] : []),
    ].map(printable),
    outcome: isOpen ? ('findings' as const) : ('done' as const),
  };
};

function paragraphLines(one: ParagraphView): string[] {
  if (one.number === 0) return [`   (${one.id} was taken out${one.outWhy === '' ? '' : `: ${one.outWhy}`})`];
  return [
    `${one.number}. ${textOf(one)}`,
    ...one.sentences.filter(({ id }) => one.open.includes(id)).map((sentence) => `   + ${addedIn(sentence)}`),
    ...one.otherwise
      .filter(({ settled }) => settled === null)
      .map(
        ({ words, formTitle, on }) => `   ! told differently, ${formTitle}, ${formatFuzzyDate(on)}: ${words}`,
      ),
    ...one.sentences
      .filter(({ id }) => one.withheld.includes(id))
      .map(({ text }) => `   ! withheld from whoever gets it, or not on record: ${text}`),
    ...one.names.map(({ label, text }) => `   names ${text}: ${label}`),
    ...(one.readBack === null
      ? []
      : [
          `   read back: ${one.readBack.answer}${one.readBack.words === '' ? '' : `, “${one.readBack.words}”`}`,
        ]),
  ];
}

/** What the program added stands in brackets. */
const addedIn = ({ text, added, as }: StandingSentence): string =>
  as === 'written'
    ? `as written down: ${text}`
    : added
        .toReversed()
        .reduce((all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text);

function sourceLines({ source, told, as, by, at, accepted }: StandingSentence): string[] {
  const who =
    as === 'author'
      ? [`added by ${by} on ${formatDay(at)}`]
      : as === 'changed'
        ? [`told as “${told}”; worded anew by ${by} on ${formatDay(at)}`]
        : as === 'own'
          ? ['the person’s own words']
          : [as === 'written' ? 'as it was written down' : `told as “${told}”, joined by the program`];
  const goneBy = accepted === null ? [] : [`accepted by ${accepted.by} on ${formatDay(accepted.at)}`];
  const where =
    source === null
      ? []
      : [
          `${source.formTitle}, ${source.layer === 0 ? 'first account' : `later account ${source.layer}`}, ${formatFuzzyDate(source.on)}: ${source.title}${source.row === null ? '' : `, row ${source.row}`} (log entry ${source.entry})`,
        ];
  return [...where, ...who, ...goneBy];
}
