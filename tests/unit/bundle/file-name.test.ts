import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundleFileName, namesIn } from '../../../src-main/usecases/bundles/file-name.ts';

const name = (title: string, survivors: string[] = [], reference = 'T2026/7123') =>
  bundleFileName({ reference, title, day: '2027-02-03', survivors });

describe('the name of a bundle’s file', () => {
  it.each([
    ['R v Ionescu: Trial Bundle', [], 'T2026-7123_r-v-ionescu-trial_bundle_2027-02-03.pdf'],
    ['R v Smith (Nguyen Thi Huong)', ['Nguyễn Thị Hương'], 'T2026-7123_r-v-smith_bundle_2027-02-03.pdf'],
    ['حزمة المحاكمة', [], 'T2026-7123_bundle_2027-02-03.pdf'],
    ['../../etc/passwd <b>', [], 'T2026-7123_etc-passwd-b_bundle_2027-02-03.pdf'],
    ['Łódź & Şahin', [], 'T2026-7123_lodz-sahin_bundle_2027-02-03.pdf'],
  ])('of "%s" without %j is %s', (title, survivors, expected) => {
    expect(name(title, survivors)).toBe(expected);
  });

  it('says the title once where it is the reference as well, however long', () => {
    expect(name('Corpus', [], 'Corpus')).toBe('corpus_bundle_2027-02-03.pdf');
    const long = 'Trial bundle of the second week: Silverline, Quayside and Northgate';
    expect(name(long, [], long)).toBe(
      'trial-of-the-second-week-silverline-quayside-and-northgate_bundle_2027-02-03.pdf',
    );
  });

  it('keeps a survivor’s name out of the reference too', () => {
    expect(name('Trial', ['Maria Popescu'], 'Popescu-2026')).toBe('2026_trial_bundle_2027-02-03.pdf');
    expect(name('Trial', ['Maria Popescu'], 'POPESCU')).toBe('case_trial_bundle_2027-02-03.pdf');
  });

  it('is plain, short, and free of the survivor’s words, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 500 }),
        fc.string({ maxLength: 80 }),
        (title, reference) => {
          const made = name(`${title} Popescu`, ['Maria Popescu'], reference);
          expect(made).toMatch(/^[A-Za-z0-9-]+(_[a-z0-9-]+)?_bundle_2027-02-03\.pdf$/);
          expect(made.length).toBeLessThan(140);
          expect(made.toLowerCase()).not.toMatch(/popescu/);
        },
      ),
    );
  });
});

describe('looking for names in a text', () => {
  it('finds them whatever the accents and capitals, as whole words only', () => {
    expect(namesIn('Trial of NGUYEN and others', ['Nguyễn Thị'])).toEqual(['Nguyễn Thị']);
    expect(namesIn('ملف فاطمة', ['فاطمة'])).toEqual(['فاطمة']);
    expect(namesIn('Marianne', ['Maria'])).toEqual([]);
  });

  it('and takes no word for a name that a text written with accents spells otherwise', () => {
    const survivor = 'Nguyễn Thị Hồng Ánh';
    // "Work in England".
    expect(namesIn('Việc làm ở Anh', [survivor])).toEqual([]);
    expect(namesIn('Thư của mẹ gửi Hồng Ánh', [survivor])).toEqual([survivor]);
    // An English title carries no accents, or one by chance: it may well mean her.
    expect(namesIn('Anh, first letter', [survivor])).toEqual([survivor]);
    expect(namesIn('Statement of Anh at the café', [survivor])).toEqual([survivor]);
  });
});
