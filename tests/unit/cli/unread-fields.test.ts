/** What is to be read before it is typed stands above it: one field as well as several. */
import { expect, it } from 'vitest';
import { unreadLines } from '../../../src-main/cli/to-read-lines.ts';

const [name, born] = [
  { question: 'pv-name', title: 'Name' },
  { question: 'pv-dob', title: 'Date of birth' },
];

it.each([
  ['none', [], []],
  ['one', [name], ['  - Name (pv-name)']],
  ['two', [born, name], ['  - Date of birth (pv-dob)', '  - Name (pv-name)']],
])('%s', (_, unread, listed) => {
  const lines = unreadLines('sheet-1', unread);
  expect(lines.filter((line) => line.endsWith(')') && line.startsWith('  - '))).toEqual(listed);
  expect(lines.some((line) => line.includes(`--read ${unread[0]?.question}`))).toBe(unread.length > 0);
});
