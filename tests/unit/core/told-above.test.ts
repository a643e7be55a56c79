/** An older answer stands above only where the words above say it: "No" is not told by "Normanton". */
import { expect, it } from 'vitest';
import { accountsBeside } from '../../../src-main/core/told/telling-line.ts';

const telling = (text: string) => ({
  key: 'k',
  title: 'A doctor here',
  state: 'answered',
  value: text,
  text,
  ownWords: '',
  at: '2026-11-27T10:00:00Z',
  author: 'R',
  relation: 'new',
  cause: '',
  since: false,
  origin: { kind: 'interview', formTitle: 'Interview', layer: 0 },
});
const beside = (said: string, text: string) =>
  accountsBeside({ stands: 'decided', tellings: [telling(text)] } as never, said).map(({ code }) => code)[1];

it.each([
  ['Registered with a doctor: Yes\nWhere: Dr Osei, Normanton surgery', 'No', 'account-told'],
  ['There is no way back', 'no', 'account-told'],
  ['Registered with a doctor: Yes\nWhere: Dr Osei', 'Yes', 'account-above'],
  ['a door; a lock', 'lock', 'account-told'],
  ['He walked at night.\nThen a van.', 'He walked at night. Then a van.', 'account-above'],
  ['The Bostonians came', 'The Boston', 'account-told'],
  ['£18,000 (2025)', '£18,000 (2025)', 'account-above'],
])('%s / %s', (said, text, code) => expect(beside(said, text)).toBe(code));
