/** Any text made safe to typeset: nothing that can be seen is lost, and what breaks a page is shown as a sign. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsIn, printable, printableData, printLine } from '../../../src-main/documents/printable.ts';

describe('a text', () => {
  it.each([
    ['a tab and a line', 'a\tb\nc', 'a\tb\nc'],
    ['lines of other systems', 'a\r\nb\rc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['what has no shape', '\ufeffa\ufffe\uffffb', 'ab'],
    ['control characters', '\u0000\u0008\u000b\u000c\u000e\u001b\u001f', '␀␈␋␌␎␛␟'],
    ['delete, and those after it', '\u007f\u0080\u009f\u00a0', '␡\ufffd\ufffd\u00a0'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['a whole one', '👩🏽‍🦱', '👩🏽‍🦱'],
  ])('%s', (_, text, printed) => {
    expect(printable(text)).toBe(printed);
    expect(printableData({ '\u0007': [text, 7, null, true, { in: text }] })).toEqual({
      '\u0007': [printed, 7, null, true, { in: printed }],
    });
  });

  it('once made safe stays as it is, by fast-check', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = printable(text);
        expect(printable(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a line', () => {
  it.each([
    ['Maria', 'ltr', false],
    ['12. شهادة', 'rtl', true],
    ['“שלום” said', 'rtl', true],
    ['said “שלום”', 'ltr', true],
    ['12 + 3', 'ltr', false],
    ['Мария', 'ltr', false],
    ['Μαρία', 'ltr', false],
    ['नाम', 'ltr', true],
  ] as const)('%s reads %s', (text, dir, shaped) => {
    expect(printLine(text)).toMatchObject({ text, dir, shaped });
  });

  it.each([
    ['a'.repeat(30), 0],
    ['a'.repeat(31), 30],
    [`${'a'.repeat(40)} ${'b'.repeat(35)}`, 30],
    ['words of a line that is long and has none that is', 0],
  ])('%s may break from %i letters on', (text, breakFrom) => {
    expect(printLine(text).breakFrom).toBe(breakFrom);
  });
});

it.each([
  ['a word nearly as long as its place', 'aaaaaaaaa', 10, true],
  ['a letter longer', 'aaaaaaaaaaa', 10, false],
  ['of wide letters', 'mmmmmmmmmm', 10, false],
  ['of a few wide letters', 'mmmm', 10, true],
  ['of capitals', 'AAAAAAAAAA', 10, false],
  ['of capitals, with room', 'AAAAAAAA', 10, true],
  ['with marks that take no room', 'a\u0301a\u0301a\u0301a\u0301a\u0301', 10, true],
  ['on a whole line, of any letters', 'm'.repeat(30), 30, true],
])('%s fits: %s', (_, word, longest, fits) => {
  expect(fitsIn(word, longest)).toBe(fits);
});
