/** @file What the type column of an XLSForm asks for, and what this program makes of it. */

export type RowType =
  | { readonly is: 'text' | 'whole-number' | 'number' | 'date' | 'time' | 'date-time' | 'range' }
  | { readonly is: 'one' | 'several' | 'rank'; readonly list: string; readonly orOther: boolean }
  /** Choices that are in a file beside the workbook, or come from answers given before. */
  | { readonly is: 'choices-elsewhere' }
  | { readonly is: 'file'; readonly what: string }
  | { readonly is: 'note' | 'acknowledge' | 'calculate' | 'hidden' }
  | { readonly is: 'begin' | 'end'; readonly block: 'group' | 'repeat' }
  /** Noted by a phone without anybody being asked. */
  | { readonly is: 'metadata'; readonly what: string }
  | { readonly is: 'refused'; readonly why: string }
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
  image: { is: 'file', what: 'a picture' },
  photo: { is: 'file', what: 'a picture' },
  audio: { is: 'file', what: 'a sound recording' },
  file: { is: 'file', what: 'a file' },
};

const METADATA: Readonly<Record<string, string>> = {
  audit: 'a log of every tap, with times and places',
  deviceid: 'the number of the phone',
  'device id': 'the number of the phone',
  imei: 'the number of the phone',
  subscriberid: 'the number of the SIM card',
  simserial: 'the number of the SIM card',
  phonenumber: 'the phone number of the device',
  'phone number': 'the phone number of the device',
  email: 'the e-mail address set on the device',
  username: 'the name set on the device',
  start: 'the time the form was opened',
  'start time': 'the time the form was opened',
  end: 'the time the form was left',
  'end time': 'the time the form was left',
  today: 'the day the form was opened',
  'background-audio': 'a sound recording that runs unseen',
  'background-geopoint': 'where the device is',
  'start-geopoint': 'where the device was when the form was opened',
};

const REFUSED: Readonly<Record<string, string>> = {
  geopoint: 'Places on a map are not taken here: where a person is, or was held, is asked in words.',
  geotrace: 'Places on a map are not taken here: where a person is, or was held, is asked in words.',
  geoshape: 'Places on a map are not taken here: where a person is, or was held, is asked in words.',
  location: 'Places on a map are not taken here: where a person is, or was held, is asked in words.',
  barcode: 'Barcodes cannot be read here.',
  video: 'Films cannot be taken in yet.',
  'xml-external': 'Lists in other files are not read.',
  'csv-external': 'Lists in other files are not read.',
  setgeopoint: 'Places on a map are not taken here.',
  'start-trace': 'Places on a map are not taken here.',
};

const SELECT =
  /^(select[ _]one|select1|select one from|select[ _]multiple|select all that apply from|rank)\s+(.+?)(\s+or[ _](?:specify[ _])?other)?$/i;
const FROM_FILE = /^(?:select[ _]one|select[ _]multiple|rank)[ _]from[ _]file\b|^select_one_external\b/i;
const BLOCK = /^(begin|end)[ _](group|repeat|loop)$/i;

export function readType(cell: string): RowType {
  const type = cell.trim().replace(/\s+/g, ' ');
  const small = type.toLowerCase();
  const block = BLOCK.exec(small);
  if (block !== null) {
    if (block[2] === 'loop') return { is: 'refused', why: 'Loops over a list are not supported.' };
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
  const metadata = own(METADATA, small);
  if (metadata !== undefined) return { is: 'metadata', what: metadata };
  const why = own(REFUSED, small);
  return why === undefined ? { is: 'unknown' } : { is: 'refused', why };
}

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
