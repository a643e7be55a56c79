/** What the type column of an XLSForm asks for: every word that is known, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { readType } from '../../../src-main/exchange/xlsform/outline.ts';

describe('a type', () => {
  it.each([
    [['text', 'string', ' TEXT '], { is: 'text' }],
    [['integer', 'int'], { is: 'whole-number' }],
    [['decimal'], { is: 'number' }],
    [['date'], { is: 'date' }],
    [['time'], { is: 'time' }],
    [['datetime', 'date time', 'Date   Time'], { is: 'date-time' }],
    [['range'], { is: 'range' }],
    [['note'], { is: 'note' }],
    [['acknowledge', 'trigger'], { is: 'acknowledge' }],
    [['calculate'], { is: 'calculate' }],
    [['hidden'], { is: 'hidden' }],
    [['image', 'photo'], { is: 'file', what: 'picture' }],
    [['audio'], { is: 'file', what: 'sound' }],
    [['file'], { is: 'file', what: 'file' }],
    [['begin group', 'begin_group', 'BEGIN GROUP'], { is: 'begin', block: 'group' }],
    [['end group', 'end_group'], { is: 'end', block: 'group' }],
    [['begin repeat', 'begin_repeat'], { is: 'begin', block: 'repeat' }],
    [['end repeat', 'end_repeat'], { is: 'end', block: 'repeat' }],
    [['deviceid', 'device id', 'imei'], { is: 'metadata', what: 'device' }],
    [['subscriberid', 'simserial'], { is: 'metadata', what: 'sim-card' }],
    [['phonenumber', 'phone number'], { is: 'metadata', what: 'phone-number' }],
    [['start', 'start time'], { is: 'metadata', what: 'time-opened' }],
    [['end', 'end time'], { is: 'metadata', what: 'time-left' }],
    [['today'], { is: 'metadata', what: 'day-opened' }],
    [['email'], { is: 'metadata', what: 'e-mail' }],
    [['username'], { is: 'metadata', what: 'user-name' }],
    [['audit'], { is: 'metadata', what: 'audit' }],
    [['background-audio'], { is: 'metadata', what: 'unseen-recording' }],
    [['background-geopoint'], { is: 'metadata', what: 'place' }],
    [['start-geopoint'], { is: 'metadata', what: 'place-at-opening' }],
    [['', 'textual', 'select_one', 'constructor', 'toString', 'begin', 'group'], { is: 'unknown' }],
    [
      ['select_one_from_file towns.csv', 'select multiple from file x.xml', 'rank from file x.csv'],
      { is: 'choices-elsewhere' },
    ],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: how XLSForm names another answer
    [['select_one_external towns', 'select_one ${towns}'], { is: 'choices-elsewhere' }],
  ] as const)('%j', (words, type) => {
    for (const word of words) expect([word, readType(word)]).toEqual([word, type]);
  });

  it.each([
    [['geopoint', 'geotrace', 'geoshape', 'location'], 'import-no-places'],
    [['barcode'], 'import-no-barcodes'],
    [['video'], 'import-no-films'],
    [['xml-external', 'csv-external'], 'import-no-lists-in-files'],
    [['setgeopoint', 'start-trace'], 'import-no-places-unasked'],
    [['begin loop', 'end loop'], 'import-no-loops'],
  ])('%j is refused', (words, code) => {
    for (const word of words) expect(readType(word)).toEqual({ is: 'refused', why: { code, params: {} } });
  });
});

describe('a choice', () => {
  it.each([
    ['select_one yn', 'one', 'yn', false],
    ['select one yn', 'one', 'yn', false],
    ['Select1 YN', 'one', 'YN', false],
    ['select one from yn', 'one', 'yn', false],
    ['select_one from', 'one', 'from', false],
    ['select_multiple needs', 'several', 'needs', false],
    ['select all that apply from needs', 'several', 'needs', false],
    ['rank needs', 'rank', 'needs', false],
    ['select_one yn or_other', 'one', 'yn', true],
    ['select_one yn or other', 'one', 'yn', true],
    ['select_multiple needs or specify other', 'several', 'needs', true],
    ['select_one for_other', 'one', 'for_other', false],
  ] as const)('%s', (word, is, list, orOther) => {
    expect(readType(word)).toEqual({ is, list, orOther });
  });
});
