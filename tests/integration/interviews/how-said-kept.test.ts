/** How something came to be said stands under it on paper: alone at the head of the next page it would be read as said of nothing. */
import { expect, it } from 'vitest';
import { type PrintedAnswer, typesetRecord } from '../../../src-main/documents/record-paper.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { infoOf, textOf } from '../../support/pdf-tools.ts';

const { folder } = findResources();
const HOW = 'Asked openly, 26 Feb 2026, by Ruth';
const sentence = 'They took the passport from me on the first night and said that it was safer so. ';

const paper = (answers: readonly PrintedAnswer[]) =>
  typesetRecord(folder, {
    title: 'Screening interview',
    label: '',
    standing: 'Signed',
    fingerprint: '',
    draft: false,
    facts: [],
    accounts: [{ title: 'First account', about: '', pages: [{ title: 'What happened', answers }] }],
    signatures: [],
    createdAt: '2026-03-01T10:00:00.000Z',
  });

/** The first line of each page under its head, and the last of the one before. */
function pagesThatBeginAlone(pdf: Uint8Array): string[] {
  const pages = Number(infoOf(pdf).Pages);
  const lines = (page: number) =>
    textOf(pdf, page)
      .split('\n')
      .map((line) => line.trim())
      .filter(
        (line) => line !== '' && line !== '\f' && !/^(Screening interview|Signed|\d+ \/ \d+)$/.test(line),
      );
  return Array.from({ length: pages - 1 }, (_, index) => lines(index + 2)[0] ?? '').filter((line) =>
    line.startsWith('Asked openly'),
  );
}

// So many sentences before, that the foot of a page is met at each line of it.
it.each([1, 40])('stays with an answer of %i sentences, wherever the page ends', (long) => {
  const alone: number[] = [];
  for (let before = 26; before < 50; before += 1) {
    const pdf = paper([
      { number: 1, question: 'Before', said: 'A line.\n'.repeat(before), ownWords: '', about: [] },
      { number: 2, question: 'Now', said: '', ownWords: sentence.repeat(long).trim(), about: [HOW] },
      { number: 3, question: 'Short', said: 'Yes', ownWords: '', about: [HOW] },
    ]);
    if (pagesThatBeginAlone(pdf).length > 0) alone.push(before);
  }
  expect(alone).toEqual([]);
});

it('leaves no gap of half a page above it', () => {
  const pdf = paper([
    { number: 1, question: 'Before', said: 'A line.\n'.repeat(12), ownWords: '', about: [] },
    { number: 2, question: 'Now', said: '', ownWords: sentence.repeat(40).trim(), about: [HOW] },
  ]);
  // A long answer begins where there is room, and is parted.
  expect(textOf(pdf, 1)).toContain('They took the passport');
});
