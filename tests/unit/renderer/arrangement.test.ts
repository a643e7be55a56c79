import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_SECTIONS } from '../../../src-main/core/bundles/sections.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import {
  type Arrangement,
  addSection,
  linesOf,
  moveLine,
  putIn,
  removeSection,
  renameSection,
  stepDocument,
  stepSection,
  takeOut,
} from '../../../src-renderer/features/bundles/arrangement.ts';

const id = (name: string) => name as EvidenceId;
const made = (...sections: readonly string[]): Arrangement =>
  sections.map((documents, index) => ({
    id: `s${index}`,
    title: `Section ${index}`,
    documents: documents.split('').map(id),
  }));
/** "abc|de": what is where. */
const seen = (arrangement: Arrangement): string => arrangement.map((one) => one.documents.join('')).join('|');

describe('moving a document', () => {
  it('puts it where another stands, down and up', () => {
    expect(seen(moveLine(made('abc', 'de'), 'a', 'c'))).toBe('bca|de');
    expect(seen(moveLine(made('abc', 'de'), 'c', 'a'))).toBe('cab|de');
  });

  it('over a heading, puts it into that section', () => {
    expect(seen(moveLine(made('abc', 'de'), 'c', 's1'))).toBe('ab|cde');
    expect(seen(moveLine(made('abc', 'de'), 'd', 's1'))).toBe('abcd|e');
    expect(seen(moveLine(made('abc', 'de'), 'e', 's0'))).toBe('eabc|d');
  });

  it('into a section that is empty', () => {
    expect(seen(moveLine(made('ab', ''), 'a', 's1'))).toBe('b|a');
  });

  it('one step with the keyboard goes over headings and stops at both ends', () => {
    expect(seen(stepDocument(made('ab', 'c'), id('b'), 1))).toBe('a|bc');
    expect(seen(stepDocument(made('ab', 'c'), id('c'), -1))).toBe('abc|');
    const first = made('ab', 'c');
    expect(stepDocument(first, id('a'), -1)).toBe(first);
    expect(stepDocument(first, id('c'), 1)).toBe(first);
  });

  it('onto itself, or of something that is not there, changes nothing', () => {
    const before = made('ab', 'c');
    expect(moveLine(before, 'a', 'a')).toBe(before);
    expect(moveLine(before, 'z', 'a')).toBe(before);
    expect(moveLine(before, 's1', 'a')).toBe(before);
  });

  it('never loses or doubles a document, whatever is moved where', () => {
    const anywhere = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 's0', 's1', 's2');
    fc.assert(
      fc.property(fc.array(fc.tuple(anywhere, anywhere), { maxLength: 20 }), (moves) => {
        const after = moves.reduce((now, [from, to]) => moveLine(now, from, to), made('abc', '', 'def'));
        expect(
          after
            .flatMap((one) => one.documents)
            .sort()
            .join(''),
        ).toBe('abcdef');
        expect(after.map((one) => one.id)).toEqual(['s0', 's1', 's2']);
      }),
    );
  });
});

describe('sections', () => {
  it('move as a whole and keep what is in them', () => {
    expect(seen(stepSection(made('ab', 'c', 'd'), 0, 1))).toBe('c|ab|d');
    const before = made('ab', 'c');
    expect(stepSection(before, 0, -1)).toBe(before);
    expect(stepSection(before, 1, 1)).toBe(before);
  });

  it('are renamed, but not to nothing', () => {
    expect(renameSection(made('a'), 0, '  Photographs ')[0]?.title).toBe('Photographs');
    const before = made('a');
    expect(renameSection(before, 0, '  ')).toBe(before);
  });

  it('are added at the end, as many as there are letters', () => {
    const full = Array.from({ length: MOST_SECTIONS }, (_, n) => `n${n}`).reduce(
      (now, name) => addSection(now, name, name),
      made() as Arrangement,
    );
    expect(full).toHaveLength(MOST_SECTIONS);
    expect(addSection(full, 'more', 'More')).toBe(full);
  });

  it('when removed, leave their documents out of the bundle, to be put in again', () => {
    const without = removeSection(made('ab', 'c'), 0);
    expect(seen(without)).toBe('c');
    expect(seen(putIn(without, 0, [id('a'), id('c'), id('b')]))).toBe('cab');
  });
});

it('a document taken out is nowhere, and the rest stay', () => {
  expect(seen(takeOut(made('abc', 'd'), id('b')))).toBe('ac|d');
});

it('lines name each heading before what is in it', () => {
  expect(linesOf(made('a', 'b')).map((line) => line.id)).toEqual(['s0', 'a', 's1', 'b']);
});
