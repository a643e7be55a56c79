/** Which files go in without being taken apart: those on whose pages there is nothing to draw in, and nothing to mend. */
import { expect, test } from 'vitest';
import { barePages } from '../../../src-main/bundle/pdf/bare-pages.ts';
import { type RawPage, rawDocument, words } from '../../support/raw-pdf.ts';

const of = (page: RawPage, catalog = '') =>
  barePages(
    rawDocument({ catalog, pages: [{ contents: words('one') }, { contents: words('two'), ...page }] }),
  );
const mark = (kind: string, more = '') =>
  of({ entries: `/Annots [<</Type /Annot /Subtype /${kind} /Rect [0 0 99 99] ${more}>>]` });

test('one with words alone, and one with links, says where its pages are', () => {
  expect(of({})).toEqual([4, 6]);
  expect(of({ contents: [words('two'), words('parts')] })).toEqual([4, 7]);
  expect(mark('Link')).toEqual([4, 6]);
  expect(of({}, '/AcroForm <</Fields []>> /OCProperties <</OCGs [] /D <</Order []>>>>')).toEqual([4, 6]);
});

test.each([
  ['an answer to a form', () => mark('Widget', '/FT /Tx')],
  ['a stamp', () => mark('Stamp')],
  ['a comment', () => mark('Text', '/Contents (look)')],
  ['a window of its own', () => mark('Popup')],
  ['a mark that is not there', () => of({ entries: '/Annots [99 0 R]' })],
  ['contents that are not there', () => of({ entries: '/Contents 99 0 R', contents: [] })],
  [
    'a part of its contents that is not there',
    () => of({ entries: '/Contents [3 0 R 99 0 R]', contents: [] }),
  ],
  ['a layer that is off', () => of({}, '/OCProperties <</OCGs [3 0 R] /D <</OFF [3 0 R]>>>>')],
  ['a form that a program draws', () => of({}, '/AcroForm <</Fields [] /XFA []>>')],
  ['pages that a program makes', () => of({}, '/NeedsRendering true')],
  ['a folder of files', () => of({}, '/Collection <<>>')],
])('%s is for the longer way', (_what, found) => {
  expect(found()).toBeNull();
});

test('what cannot be read without mending is for the longer way', () => {
  const whole = rawDocument({ pages: [{ contents: words('one') }] });
  expect(barePages(whole)).toEqual([4]);
  expect(barePages(whole.slice(0, -40))).toBeNull();
  const unnamed = Buffer.from(whole).toString('latin1').replace('/Type /Page ', '            ');
  expect(barePages(Buffer.from(unnamed, 'latin1'))).toBeNull();
});
