/**
 * What has changed since takes nothing from the words of the first talk: in texts and lists both stand, each under its day; where
 * somebody lives is one thing on each day, and the newest stands alone.
 */
import { expect, it } from 'vitest';
import { accountsOn } from '../../../../src-main/core/answers/accounts.ts';
import { rowsTold } from '../../../../src-main/core/answers/rows-told.ts';
import { known, knownIn, question, told } from '../../../support/two-tellings.ts';

const since = { relation: 'since' } as const;
const SETTING = 'where-how-interview-carried-out';
const FIRST = 'The back room, with Mr Osei by telephone, in Twi. The line fell twice.';
const SECOND = 'The same room, with Madam Amenu by video, in Ewe.';
const talks = (more: object) => [
  told('insight.interview', 0, FIRST),
  told('insight.interview', 1, SECOND, more),
];

it('a text has both, the later one under its day', () => {
  const { text, value } = known(SETTING, ...talks(since));
  for (const words of [text, String(value)]) {
    expect(words).toMatch(/The line fell twice\.\n\[Interview, 8 Oct 2026\]/u);
    expect(words).toContain(`Since then, as told on 5 Nov 2026: ${SECOND}`);
  }
});

it('where somebody lives, and a number, are those of the newest day alone', () => {
  const { text } = known(
    'staying-at',
    told('needs.housing', 0, 'With the pastor.'),
    told('needs.housing', 1, 'With a retired couple.', since),
  );
  expect(text).toContain('With a retired couple.');
  expect(text).not.toContain('With the pastor.');
});

it('rows that the newer list does not have any more stay with the day on which they were told', () => {
  const key = 'evidence.held';
  const letter = { what: 'The hospital letter', holder: 'Pastor Emmanuel' };
  const slips = { what: 'Remittance slips', holder: 'Edem' };
  const phone = { what: 'The old telephone', holder: 'Amos' };
  const field = (...lists: (readonly object[])[]) => {
    const statements = lists.map((rows, at) => ({
      ...told(key, at === 0 ? 0 : 1, rows, at === 0 ? {} : since),
      seq: at + 1,
    }));
    return rowsTold({ statements: statements.toReversed() });
  };
  const days = (rows: ReturnType<typeof field>) =>
    rows.stands.map(({ value, said }) => [value.what, said.heldOn?.value]);
  const all = [
    [phone.what, '2026-11-05'],
    [letter.what, '2026-10-08'],
    [slips.what, '2026-10-08'],
  ];
  expect(days(field([letter, slips], [phone]))).toEqual(all);
  // Another list after that takes nothing from them, and has them once where it has them again.
  expect(days(field([letter, slips], [phone], [phone]))).toEqual(all);
  expect(field([letter, slips], [phone], [phone, slips]).stands).toHaveLength(3);
  expect(field([letter, slips], [phone]).gone).toEqual([]);
  // A row that was changed is there once, as it is now.
  expect(days(field([letter, slips], [{ ...slips, holder: 'Amos' }, letter]))).toHaveLength(2);
});

it('a field that was carried with the newest alone is named once both stand, and once it has both is not', () => {
  const on = (value: string, more: object, seq = 2, recordedIn = 3) =>
    accountsOn(
      question(SETTING),
      { state: 'answered', value, ownWords: '', relation: 'confirms' },
      recordedIn,
      knownIn(SETTING, ...talks({ ...more, seq }))!,
    ).stands;
  // The relation was changed to one that adds after it was carried.
  expect(on(SECOND, { relation: 'adds' }, 4)).toBe('older');
  expect(on(SECOND, since)).toBe('older');
  expect(on(`${FIRST} ${SECOND}`, { relation: 'adds' }, 4)).toBe('agrees');
  expect(on(`${FIRST} ${SECOND}`, since)).toBe('changed');
});
