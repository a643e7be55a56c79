/** What is typed of a recording is taken apart to be shown, and nothing of it is lost or read as something else. */
import { expect, it } from 'vitest';
import { linesOf, markAt, markOfLine, markOfWords } from '../../../../src-main/core/evidence/transcript.ts';

it.each([
  [0, '[00:00]'],
  [134.9, '[02:14]'],
  [3599, '[59:59]'],
  [3734, '[1:02:14]'],
  [-1, '[00:00]'],
])('%s seconds are %s', (seconds, mark) => {
  expect(markAt(seconds)).toBe(mark);
});

it('has the mark, who speaks and the words of each line', () => {
  const [first, second, third] = linesOf(
    '[02:14] Ana B.: They took: my passport.\n\nnot at [02:20]: no mark',
  );
  expect(first).toEqual({
    mark: '[02:14]',
    seconds: 134,
    speaker: '',
    words: 'Ana B.: They took: my passport.',
  });
  expect(second).toEqual({ mark: '', seconds: null, speaker: '', words: '' });
  expect(third).toEqual({ mark: '', seconds: null, speaker: '', words: 'not at [02:20]: no mark' });
});

it.each([
  ['[1:02:14] Speaker 1: here', 3734, 'Speaker 1', 'here'],
  ['[00:05] Ana Maria: [crying] no', 5, 'Ana Maria', '[crying] no'],
  ['[00:05] He said to me: go', 5, 'He said to me', 'go'],
  ['[00:05] I left. He said: go', 5, '', 'I left. He said: go'],
  ['[00:05] at 10:30 we went', 5, '', 'at 10:30 we went'],
  ['[00:05] Nguyễn: về nhà', 5, 'Nguyễn', 'về nhà'],
  ['[00:05] أمينة: نعم', 5, 'أمينة', 'نعم'],
])('%s', (line, seconds, speaker, words) => {
  expect(linesOf(line)).toEqual([expect.objectContaining({ seconds, speaker, words })]);
});

it('a minute of more than 59 seconds is no mark', () => {
  expect(linesOf('[02:71] x')[0]).toMatchObject({ mark: '', words: '[02:71] x' });
});

it('every letter of a line is in one of its parts', () => {
  const text = '[00:01]  Ana:  a  \n[00:02]\n  [00:03] b\n\n[x] c';
  const letters = (line: string) => line.replace(/[\s:[\]]/g, '');
  expect(linesOf(text).map(({ mark, speaker, words }) => letters(mark + speaker + words))).toEqual(
    text.split('\n').map(letters),
  );
});

it('says which mark stands before a place', () => {
  const text = '[00:05] one\ntwo\n[01:00] three';
  expect(markOfWords(text, (word) => word === 'two')).toBe(5);
  expect(markOfWords(text, (word) => word === 'three')).toBe(60);
  expect(markOfWords('one [00:05] two', (word) => word === 'one')).toBeNull();
  expect(markOfWords('[00:01] a [00:02] a b [00:03] b', (word) => word === 'a' || word === 'b')).toBe(2);
  expect(markOfLine(text, text.indexOf('two'))).toBe(5);
  expect(markOfLine(text, text.indexOf('01:00'))).toBe(60);
  expect(markOfLine(text, text.length)).toBe(60);
  expect(markOfLine('none', 2)).toBeNull();
});
