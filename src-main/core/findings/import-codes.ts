/** @file What an import of a workbook did to a sheet, a column or a row: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

/** What is taken in as evidence and only named in a form. */
export const IMPORTED_FILES = ['picture', 'sound', 'file'] as const;
/** What a phone notes without anybody being asked. */
export const METADATA = [
  'audit',
  'device',
  'sim-card',
  'phone-number',
  'e-mail',
  'user-name',
  'time-opened',
  'time-left',
  'day-opened',
  'unseen-recording',
  'place',
  'place-at-opening',
] as const;

const BLOCK = { oneOf: ['group', 'repeat'] } as const;

/** Stored with each own form: a code is never renamed, and none is given a new meaning. */
export const IMPORT_CODES = {
  /** A line from before lines had codes, word for word. */
  'import-line-as-written': { text: 'text' },
  /** `says`: the one line about it. */
  'import-row': { row: 'number', says: 'findings' },
  // Sheets and columns.
  'import-sheet-unknown': {},
  'import-column-twice': {},
  'import-media-beside': {},
  'import-nothing-sent': {},
  'import-column-carried': {},
  'import-column-unknown': {},
  'import-no-such-language': { language: 'text' },
  /** `most`: megabytes. */
  'import-form-too-long': { most: 'number' },
  /** `languages`: what the workbook has. */
  'import-language-none-of': {
    languages: [{ name: 'text', is: { oneOf: ['named', 'unnamed'] } }],
  },
  // Rows of the survey sheet.
  'import-row-disabled': {},
  'import-without-type': {},
  'import-type-unknown': { type: 'text' },
  'import-without-name': {},
  'import-name-odd': {},
  'import-name-twice': { row: 'number' },
  'import-without-label': {},
  'import-label-names-question': {},
  'import-nothing-to-end': { block: BLOCK },
  'import-never-ended': { block: BLOCK },
  'import-metadata': { what: { oneOf: METADATA } },
  'import-no-places': {},
  'import-no-places-unasked': {},
  'import-no-barcodes': {},
  'import-no-films': {},
  'import-no-lists-in-files': {},
  'import-no-loops': {},
  // What a question became. `why`: the one reason, a code of EXPRESSION_CODES.
  'import-always-shown': { what: { oneOf: ['question', 'block'] }, why: 'findings' },
  'import-all-choices-shown': { why: 'findings' },
  'import-any-answer': { why: 'findings' },
  'import-time-in-words': {},
  'import-date-time-in-words': {},
  'import-file-in-words': { what: { oneOf: IMPORTED_FILES } },
  'import-choices-elsewhere': {},
  'import-order-in-words': {},
  'import-range-as-number': {},
  'import-worked-out': {},
  'import-hidden': {},
  'import-read-out': {},
  'import-other-words': { name: 'text' },
  'import-recommended': {},
  'import-recommended-always': {},
  'import-default-worked-out': {},
  'import-default-no-answer': {},
  'import-default-suggested': {},
  'import-told-once': { title: 'text' },
  // Rows to answer in.
  'import-repeat-empty': {},
  'import-note-among-rows': {},
  'import-rows-within-rows': {},
  'import-rows-as-needed': {},
  // Choices.
  'import-choice-unnamed': {},
  'import-choice-twice': { list: 'text' },
  'import-choice-twin': { twin: 'text' },
  'import-spaces-off': { text: 'text' },
  'import-no-such-list': { list: 'text' },
  'import-too-many-choices': {},
  // Beside a published standard. `standard`: its title and version.
  'import-standard-no-field': { standard: 'text' },
  'import-standard-spelling': { standard: 'text', field: 'text' },
  'import-standard-choices': { asked: { oneOf: ['single', 'multiple'] }, standard: 'text' },
  'import-standard-no-value': { standard: 'text', value: 'text', field: 'text' },
  'import-label-twice': { label: 'text', name: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
