/** @file What the type column of an XLSForm asks for, and what this program makes of it. */

import { type Coded, coded } from '../../core/findings/finding.ts';
import type { IMPORTED_FILES, METADATA } from '../../core/findings/import-codes.ts';

type Metadata = (typeof METADATA)[number];

export type RowType =
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
