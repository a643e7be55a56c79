/** A file name that every system takes, from any text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedName, safeFileName } from '../../../src-main/usecases/leaving/safe-name.ts';

describe('a safe file name', () => {
  it.each([
    ['as it is', 'Statement.pdf', 'Statement.pdf'],
    ['without an ending', 'Statement', 'Statement'],
    ['of several endings the last', 'a.b.tar', 'a.b.tar'],
    ['what Windows refuses', 'a<b>c:d"e/f\\g|h?i*j.txt', 'a_b_c_d_e_f_g_h_i_j.txt'],
    ['a way out of the folder', '../../etc/passwd', '_.._etc_passwd'],
    ['a name that is hidden', '.profile', 'profile'],
    ['blanks and dots at its ends', ' . letter. . ', 'letter'],
    ['marks that turn a line round', 'a\u202egpj.exe', 'agpj.exe'],
    ['a device with an ending', 'CON.txt', 'CON_.txt'],
    ['a device without one', 'lpt1', 'lpt1_'],
    ['what only begins as a device', 'console.txt', 'console.txt'],
    ['nothing', '', 'x.pdf'],
    ['nothing that can stay', ' ... ', 'x.pdf'],
    ['an ending of 12 characters', 'a.abcdefghijk', 'a.abcdefghijk'],
  ])('%s', (_, name, safe) => {
    expect(safeFileName(name, 'x.pdf')).toBe(safe);
  });

  it.each([
    ['its ending is kept', `${'a'.repeat(300)}.pdf`, `${'a'.repeat(176)}.pdf`],
    ['of 13 characters none is', `${'a'.repeat(300)}.${'b'.repeat(12)}`, 'a'.repeat(180)],
    ['no letter is cut in two', `${'é'.repeat(100)}.pdf`, `${'é'.repeat(88)}.pdf`],
  ])('too long: %s', (_, name, safe) => {
    expect(safeFileName(name, 'x.pdf')).toBe(safe);
  });

  it('of any text is one name, at most 180 bytes, and safe already, by fast-check', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const safe = safeFileName(text, 'x.pdf');
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(181);
        expect(safe).not.toMatch(/^[\s.]/);
      }),
    );
  });
});

it.each([
  ['report.pdf', 1, 'report.pdf'],
  ['report.pdf', 2, 'report (2).pdf'],
  ['a.b.pdf', 3, 'a.b (3).pdf'],
  ['report', 2, 'report (2)'],
  ['.hidden', 2, '.hidden (2)'],
])('%s, number %i', (name, number, numbered) => {
  expect(numberedName(name, number)).toBe(numbered);
});
