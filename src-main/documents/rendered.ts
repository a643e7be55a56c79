/** @file A file that has no pages as A4 pages: contract/rendering.ts says what of, resources/locales the words of ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  type Block,
  FACT_LABELS,
  RENDERED_HEADS,
  type Rendered,
  type Rendering,
  RUN_STYLES,
  type TableBlock,
  type TableRow,
  type TextBlock,
} from '../contract/rendering.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { linesOf, type Transcript } from '../core/evidence/transcript.ts';
import { fitsIn, type Json, printLine } from './printable.ts';
import { GUTTER, layOut, type TablePart } from './table-layout.ts';
import { typesetterFor } from './typst.ts';

// A table as its template reads it: resources/templates/table.typ.

/** Words of ours: resources/locales/en/rendered.json. */
interface TableWords {
  readonly sheet: string;
  readonly hiddenSheet: string;
  readonly hidden: string;
  readonly formulas: string;
  readonly joined: string;
  readonly part: string;
}

/** Places of formulas that are named one by one. */
const PLACES = 60;
/** Letters that need nothing of the typesetter but to be there. */
const PLAIN = /^[\x20-\x7e\u00a3\u20ac]*$/;
const LETTER = 1.9;
const SIDES = 3;

function tableData(table: TableBlock, words: TableWords) {
  const { isAcross, parts } = layOut(table);
  const title = table.isHidden ? words.hiddenSheet : words.sheet;
  return {
    kind: 'table',
    isAcross,
    gutter: GUTTER,
    title: table.name === '' ? null : printLine(title.replace('{name}', () => table.name)),
    name: table.name === '' ? null : printLine(table.name),
    about: [hiddenSaid(table, words), formulasSaid(table, words), joinedSaid(table, words)].filter(
      (one) => one !== '',
    ),
    lead: table.lead.map((row) => ({
      label: row.label,
      hidden: row.isHidden,
      line: printLine(row.cells.flatMap(({ text }) => (text === '' ? [] : [text])).join('   ')),
    })),
    parts: parts.map((part, i) => partData(table, part, { number: i + 1, of: parts.length }, words)),
  };
}

function partData(
  table: TableBlock,
  { columns, widths }: TablePart,
  { number, of }: { readonly number: number; readonly of: number },
  words: TableWords,
): Json {
  const rowData = ({ label, isHidden, cells }: TableRow): Json => ({
    label,
    hidden: isHidden,
    cells: columns.map((at, i) => {
      const { text, isNumber } = cells[at] ?? { text: '', isNumber: false };
      const fits = Math.max(4, Math.floor(((widths[i] ?? 0) - SIDES) / LETTER));
      return [cellLine(text, fits), isNumber, table.columns[at]?.isHidden === true || isHidden];
    }),
  });
  const labels = columns.map((at) => table.columns[at]?.label ?? '');
  const said = words.part
    .replace('{number}', String(number))
    .replace('{of}', String(of))
    .replace('{columns}', labelsSaid(table, columns));
  return {
    widths,
    labels,
    part: of === 1 ? '' : said,
    head: table.head === null ? null : rowData(table.head),
    rows: table.body.map(rowData),
  };
}

/** A text alone where it needs nothing more: a table has thousands. */
const cellLine = (text: string, fits: number): Json =>
  PLAIN.test(text) && text.split(' ').every((word) => fitsIn(word, fits)) ? text : printLine(text, fits);

/** "A, F to J": the first stands in every part. */
function labelsSaid(table: TableBlock, columns: readonly number[]): string {
  const label = (at: number | undefined) => table.columns[at ?? 0]?.label ?? '';
  const [first, second] = columns;
  const last = columns.at(-1);
  if (second === undefined || second === last) return columns.map(label).join(', ');
  const range = `${label(second)} to ${label(last)}`;
  return second === (first ?? 0) + 1 ? `${label(first)} to ${label(last)}` : `${label(first)}, ${range}`;
}

function hiddenSaid({ columns, lead, head, body }: TableBlock, words: TableWords): string {
  const rows = [...lead, ...(head === null ? [] : [head]), ...body].filter(({ isHidden }) => isHidden);
  const labels = [
    ...columns.filter(({ isHidden }) => isHidden).map(({ label }) => label),
    ...rows.map(({ label }) => label),
  ];
  return labels.length === 0 ? '' : words.hidden.replace('{places}', named(labels));
}

const formulasSaid = ({ formulas }: TableBlock, words: TableWords): string =>
  formulas.length === 0 ? '' : words.formulas.replace('{places}', named(formulas));

const joinedSaid = ({ joined }: TableBlock, words: TableWords): string =>
  joined.length === 0 ? '' : words.joined.replace('{places}', named(joined));

const named = (places: readonly string[]): string =>
  places.length <= PLACES
    ? places.join(', ')
    : `${places.slice(0, PLACES).join(', ')} + ${places.length - PLACES}`;

/** What was written down of a recording, for rendered.typ: line by line, each mark beside its words. */
const TranscriptWords = z.strictObject({
  title: z.string(),
  about: z.string(),
  by: z.string(),
  language: z.string(),
  finished: z.string(),
  version: z.string(),
  savedBy: z.string(),
});

/** The clock of the computer that it was saved on, to the minute and with its offset: "2026-03-04 10:15 +00:00". */
const moment = (at: string): string =>
  at.replace(
    /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:\d\d)$/,
    (_, day, time, zone) => `${day} ${time} ${zone === 'Z' ? '+00:00' : zone}`,
  );

function transcriptData(transcript: Transcript, words: z.infer<typeof TranscriptWords>) {
  const { by, language, savedBy, at, number, text } = transcript;
  const facts = [
    [words.by, by],
    ...(savedBy === by ? [] : [[words.savedBy, savedBy]]),
    ...(language === '' ? [] : [[words.language, language]]),
    [words.finished, moment(at)],
    [words.version, String(number)],
  ];
  return {
    kind: 'transcript',
    title: words.title,
    about: words.about,
    facts: facts.map(([label = '', value = '']) => ({ label, values: [printLine(value)] })),
    lines: linesOf(text).map(({ mark, speaker, words: said }) => ({
      mark,
      speaker: speaker === '' ? null : printLine(`${speaker}:`),
      words: printLine(said),
      isEmpty: mark === '' && speaker === '' && said.trim() === '',
    })),
  };
}

export const RenderedWords = z.strictObject({
  heads: z.record(z.enum(RENDERED_HEADS), z.strictObject({ title: z.string(), about: z.string() })),
  labels: z.record(z.enum(FACT_LABELS), z.string()),
  /** How a piece of a paragraph is said. */
  runs: z.record(z.enum(RUN_STYLES), z.string()),
  by: z.string(),
  /** What stands about a table. */
  table: z.strictObject({
    sheet: z.string(),
    hiddenSheet: z.string(),
    hidden: z.string(),
    formulas: z.string(),
    joined: z.string(),
    part: z.string(),
  }),
  transcript: TranscriptWords,
  /** In the place of a picture or a drawing, and over what its pages do not show. */
  laidOut: z.strictObject({
    picture: z.string(),
    drawing: z.string(),
    unnamed: z.string(),
    beside: z.string(),
    about: z.string(),
  }),
});

/** Letters of a word in a narrow column, from which it may break anywhere. */
const IN_A_COLUMN = 22;

/**
 * Returns PDF bytes (PDF/A-2a). `resources` is the resources folder. A letter that no shipped font has is shown by its
 * code: a mail is not kept out of a case by a sign somebody drew in it.
 */
export function typesetRendering(resources: string, rendering: Rendering, createdAt: string): Rendered {
  const file = join(resources, 'locales', 'en', 'rendered.json');
  const words = RenderedWords.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { title, about } = words.heads[rendering.head];
  const data = {
    title,
    about,
    facts: rendering.facts.map(({ label, values }) => ({
      label: words.labels[label],
      values: values.map((value) => printLine(keptSpaces(value), IN_A_COLUMN)),
    })),
    ...blocksData(rendering.blocks, words),
  };
  const set = (what: Json) =>
    typesetterFor(resources).typeset({ template: 'rendered.typ', data: what, createdAt }).pdf;
  try {
    return { pdf: set(data), asCodes: [] };
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    const missing = (thrown.subject ?? '').split(' ').filter((letter) => letter !== '');
    return { pdf: set(withCodes(data, missing) as Json), asCodes: missing };
  }
}

/** The first table follows what is known of the file, on pages that lie as it does. */
function blocksData(all: readonly Block[], words: z.infer<typeof RenderedWords>) {
  const first = all.findIndex(({ kind }) => kind === 'table');
  const blocks = all.map((block, i) => {
    if (block.kind === 'transcript') return transcriptData(block.transcript, words.transcript);
    return block.kind === 'table'
      ? { ...tableData(block, words.table), isFirst: i === first }
      : blockData(block, words);
  });
  const [table] = blocks.slice(Math.max(first, 0));
  return {
    blocks,
    isAcross: first >= 0 && table !== undefined && 'isAcross' in table && table.isAcross === true,
  };
}

export function blockData({ style, runs }: TextBlock, words: z.infer<typeof RenderedWords>) {
  const by = (name = '') => (name === '' ? '' : words.by.replace('{by}', () => name));
  const said = runs.map((run) => ({
    as: run.as,
    text: words.runs[run.as].replace('{by}', () => by(run.by)).replace('{text}', () => keptSpaces(run.text)),
  }));
  const { dir, lang } = printLine(runs.map(({ text }) => text).join(''));
  const lines = said.map(({ as, text }) => ({ as, line: printLine(text) }));
  return { kind: 'text', style, dir, lang, runs: lines };
}

/** A line lined up with spaces stays so as well as it can. */
const keptSpaces = (line: string): string =>
  line.replaceAll('\t', '    ').replace(/^ +| {2,}/g, (run) => `${'\u00a0'.repeat(run.length - 1)} `);

/** Letters that no font has, by their codes. */
export function withCodes(data: unknown, letters: readonly string[]): unknown {
  if (typeof data === 'string') {
    let text = data;
    for (const letter of letters) text = text.replaceAll(letter, codesOf(letter));
    return text;
  }
  if (Array.isArray(data)) return data.map((one) => withCodes(one, letters));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withCodes(value, letters)]));
}

const codesOf = (letter: string): string =>
  Array.from(
    letter,
    (one) => `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  ).join('');
