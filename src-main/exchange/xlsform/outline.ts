/** @file The survey sheet as a tree: groups and repeats with what stands in them. What cannot stay is taken out here. */

import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { IMPORTED_FILES, METADATA } from '../../core/findings/import-codes.ts';
import { FORM_LIMITS } from './limits.ts';
import type { Report } from './report.ts';
import type { FormRow, FormSheet } from './sheets.ts';

export type QuestionType = Exclude<RowType, { is: 'begin' | 'end' | 'metadata' | 'refused' | 'unknown' }>;

export interface QuestionNode {
  readonly is: 'question';
  readonly row: FormRow;
  readonly type: QuestionType;
}
interface Block<Is extends 'group' | 'repeat'> {
  readonly is: Is;
  readonly row: FormRow;
  readonly children: Node[];
}
export type BlockNode = Block<'group'> | Block<'repeat'>;
export type Node = QuestionNode | BlockNode;

export interface Outline {
  readonly nodes: readonly Node[];
  /** Names of rows that were taken out: a condition may still ask for them. */
  readonly leftOut: ReadonlySet<string>;
}

/** Throws form-damaged when blocks are nested beyond all measure. */
export function outline(survey: FormSheet, report: Report): Outline {
  const nodes: Node[] = [];
  const open: BlockNode[] = [];
  const leftOut = new Set<string>();
  for (const row of survey.rows) {
    const cell = row.cell('type');
    const place = { sheet: 'survey', row: row.row, column: row.header('type'), name: row.cell('name') };
    const into = open.at(-1)?.children ?? nodes;
    const leave = (outcome: 'left-out' | 'look', says: Coded) => {
      row.leftOut = true;
      leftOut.add(row.cell('name'));
      report.add(outcome, place, says);
    };
    if (/^(yes|true)$/i.test(row.cell('disabled'))) {
      leave('left-out', coded('import-row-disabled'));
      continue;
    }
    const type = readType(cell);
    switch (type.is) {
      case 'begin': {
        if (open.length >= FORM_LIMITS.depth) {
          throw new TestimonyError('form-damaged', {
            detail: `row ${row.row}: groups are nested too deeply`,
          });
        }
        const block = { is: type.block, row, children: [] } as BlockNode;
        into.push(block);
        open.push(block);
        break;
      }
      case 'end':
        if (open.at(-1)?.is === type.block) open.pop();
        else leave('look', coded('import-nothing-to-end', { block: type.block }));
        break;
      case 'metadata':
        leave('left-out', coded('import-metadata', { what: type.what }));
        break;
      case 'refused':
        leave('left-out', type.why);
        break;
      case 'unknown':
        if (cell === '') leave('left-out', coded('import-without-type'));
        else leave('left-out', coded('import-type-unknown', { type: cell.slice(0, 60) }));
        break;
      default:
        into.push({ is: 'question', row, type });
    }
  }
  for (const block of open) {
    const place = { sheet: 'survey', row: block.row.row, column: block.row.header('type') };
    report.add(
      'look',
      { ...place, name: block.row.cell('name') },
      coded('import-never-ended', { block: block.is }),
    );
  }
  return { nodes, leftOut };
}

/** What the type column of an XLSForm asks for, and what this program makes of it. */
type Metadata = (typeof METADATA)[number];

type RowType =
  | { readonly is: 'text' | 'whole-number' | 'number' | 'date' | 'time' | 'date-time' | 'range' }
  | { readonly is: 'one' | 'several' | 'rank'; readonly list: string; readonly orOther: boolean }
  /** Choices that are in a file beside the workbook, or come from answers given before. */
  | { readonly is: 'choices-elsewhere' }
  | { readonly is: 'file'; readonly what: (typeof IMPORTED_FILES)[number] }
  | { readonly is: 'note' | 'acknowledge' | 'calculate' | 'hidden' }
  | { readonly is: 'begin' | 'end'; readonly block: 'group' | 'repeat' }
  /** Noted by a phone without anybody being asked. */
  | { readonly is: 'metadata'; readonly what: Metadata }
  | { readonly is: 'refused'; readonly why: Coded }
  | { readonly is: 'unknown' };

const SIMPLE: Readonly<Record<string, RowType>> = {
  text: { is: 'text' },
  string: { is: 'text' },
  integer: { is: 'whole-number' },
  int: { is: 'whole-number' },
  decimal: { is: 'number' },
  date: { is: 'date' },
  time: { is: 'time' },
  datetime: { is: 'date-time' },
  'date time': { is: 'date-time' },
  range: { is: 'range' },
  note: { is: 'note' },
  acknowledge: { is: 'acknowledge' },
  trigger: { is: 'acknowledge' },
  calculate: { is: 'calculate' },
  hidden: { is: 'hidden' },
  image: { is: 'file', what: 'picture' },
  photo: { is: 'file', what: 'picture' },
  audio: { is: 'file', what: 'sound' },
  file: { is: 'file', what: 'file' },
};

const NOTED_UNASKED: Readonly<Record<string, Metadata>> = {
  audit: 'audit',
  deviceid: 'device',
  'device id': 'device',
  imei: 'device',
  subscriberid: 'sim-card',
  simserial: 'sim-card',
  phonenumber: 'phone-number',
  'phone number': 'phone-number',
  email: 'e-mail',
  username: 'user-name',
  start: 'time-opened',
  'start time': 'time-opened',
  end: 'time-left',
  'end time': 'time-left',
  today: 'day-opened',
  'background-audio': 'unseen-recording',
  'background-geopoint': 'place',
  'start-geopoint': 'place-at-opening',
};

const REFUSED: Readonly<Record<string, Coded>> = {
  geopoint: coded('import-no-places'),
  geotrace: coded('import-no-places'),
  geoshape: coded('import-no-places'),
  location: coded('import-no-places'),
  barcode: coded('import-no-barcodes'),
  video: coded('import-no-films'),
  'xml-external': coded('import-no-lists-in-files'),
  'csv-external': coded('import-no-lists-in-files'),
  setgeopoint: coded('import-no-places-unasked'),
  'start-trace': coded('import-no-places-unasked'),
};

const SELECT =
  /^(select one from|select[ _]one|select1|select[ _]multiple|select all that apply from|rank)\s+(.+?)(\s+or[ _](?:specify[ _])?other)?$/i;
const FROM_FILE = /^(?:select[ _]one|select[ _]multiple|rank)[ _]from[ _]file\b|^select_one_external\b/i;
const BLOCK = /^(begin|end)[ _](group|repeat|loop)$/i;

export function readType(cell: string): RowType {
  const type = cell.trim().replace(/\s+/g, ' ');
  const small = type.toLowerCase();
  const block = BLOCK.exec(small);
  if (block !== null) {
    if (block[2] === 'loop') return { is: 'refused', why: coded('import-no-loops') };
    return { is: block[1] as 'begin' | 'end', block: block[2] as 'group' | 'repeat' };
  }
  if (FROM_FILE.test(small)) return { is: 'choices-elsewhere' };
  const select = SELECT.exec(type);
  if (select !== null) {
    const [, word = '', list = '', other] = select;
    if (list.includes('${')) return { is: 'choices-elsewhere' };
    const is = /^rank/i.test(word) ? 'rank' : /multiple|all/i.test(word) ? 'several' : 'one';
    return { is, list: list.trim(), orOther: other !== undefined };
  }
  const simple = own(SIMPLE, small);
  if (simple !== undefined) return simple;
  const metadata = own(NOTED_UNASKED, small);
  if (metadata !== undefined) return { is: 'metadata', what: metadata };
  const why = own(REFUSED, small);
  return why === undefined ? { is: 'unknown' } : { is: 'refused', why };
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
