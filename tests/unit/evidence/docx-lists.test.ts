/** Numbers that Word counts and writes nowhere: the same as it and LibreOffice show for the same file. */
import { expect, it } from 'vitest';
import { readDocx } from '../../../src-main/evidence/document/docx.ts';
import { wordsOf } from '../../../src-main/evidence/document/laid-out.ts';

const level = (at: number, counting: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${counting}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const pattern = (id: number, ...inside: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${inside.join('')}</w:abstractNum>`;
const list = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const place = (id: number, at = 0) => `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
const p = (properties: string, text: string) =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

function lines(numbering: string, body: string, styles = ''): string[] {
  const parts = {
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles>${styles}</w:styles>`,
  };
  const files = new Map(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)]));
  return wordsOf(readDocx(files).laidOut).map(({ runs }) => runs.map(({ text }) => text).join(''));
}

const STATEMENT = pattern(
  7,
  level(0, 'decimal', '%1.'),
  level(1, 'lowerLetter', '(%2)'),
  level(2, 'lowerRoman', '(%3)'),
);

it('counts the paragraphs of a statement, and lists in lists, which begin anew below the next', () => {
  const body = [
    p(place(1), 'I was born in Lagos.'),
    p(place(1), 'I was told of a job:'),
    p(place(1, 1), 'as a cleaner;'),
    p(place(1, 1), 'paid weekly.'),
    p(place(1, 2), 'In cash.'),
    p('', 'Between them, a line without a number.'),
    p(place(1), 'Neither was true.'),
    p(place(1, 1), 'I asked twice.'),
  ].join('');
  expect(lines(STATEMENT + list(1, 7), body)).toEqual([
    '1. I was born in Lagos.',
    '2. I was told of a job:',
    '(a) as a cleaner;',
    '(b) paid weekly.',
    '(i) In cash.',
    'Between them, a line without a number.',
    '3. Neither was true.',
    '(a) I asked twice.',
  ]);
});

it('goes on in a list of the same pattern, and begins anew once where that is said', () => {
  const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
  const body = [1, 1, 2, 2, 3, 1, 2].map((id) => p(place(id), '–')).join('');
  expect(lines(STATEMENT + list(1, 7) + list(2, 7, anew) + list(3, 7), body)).toEqual(
    ['1.', '2.', '5.', '6.', '7.', '8.', '9.'].map((number) => `${number} –`),
  );
});

it('counts headings and paragraphs by their styles, in numbers of several levels', () => {
  const numbering =
    pattern(
      1,
      level(0, 'upperRoman', 'Part %1', styled('Heading1')),
      level(1, 'decimal', '%1.%2', `${styled('Para')}<w:isLgl/>`),
      level(2, 'decimal', '%1.%2.%3', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    ) + list(3, 1);
  const styles =
    `<w:style w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>` +
    `<w:style w:styleId="Para"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>` +
    `<w:style w:styleId="Child"><w:basedOn w:val="Para"/></w:style>` +
    `<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>`;
  const body = [
    p(styled('Heading1'), 'Arrival'),
    p(styled('Para'), 'one'),
    p(styled('Child'), 'two'),
    p(place(3, 2), 'deep'),
    p(`${styled('Para')}<w:numPr><w:numId w:val="0"/></w:numPr>`, 'taken out of the list'),
    p(styled('A'), 'of styles in a ring'),
    p(styled('Heading1'), 'Work'),
    p(styled('Para'), 'three'),
    p(place(3, 2), 'never begins anew'),
  ].join('');
  expect(lines(numbering, body, styles).map((line) => line.trim())).toEqual([
    'Part I Arrival',
    '1.1 one',
    '1.2 two',
    '1.2.1 deep',
    'taken out of the list',
    'of styles in a ring',
    'Part II Work',
    '2.1 three',
    '2.1.2 never begins anew',
  ]);
});

it('takes a list from the style that the pattern names in its place', () => {
  const numbering =
    `${pattern(1, '<w:numStyleLink w:val="House"/>')}${list(1, 1)}` +
    `${pattern(2, '<w:styleLink w:val="House"/>', level(0, 'upperLetter', '%1)'))}${list(2, 2)}`;
  const styles =
    '<w:style w:styleId="House"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
  expect(lines(numbering, p(place(1), 'x') + p(place(1), 'y'), styles)).toEqual(['A) x', 'B) y']);
});

it('counts as Word does in letters, figures and signs', () => {
  const shown = (counting: string, start: number, sign = '%1', more = '') => {
    const first = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
    const numbering = pattern(0, level(0, counting, sign, more)) + list(1, 0, first);
    return lines(numbering, p(place(1), '–'))[0];
  };
  expect(shown('lowerLetter', 26)).toBe('z –');
  expect(shown('upperLetter', 28)).toBe('BB –');
  expect(shown('upperRoman', 1994)).toBe('MCMXCIV –');
  expect(shown('decimalZero', 7)).toBe('07 –');
  expect([1, 2, 3, 4, 11, 112].map((at) => shown('ordinal', at)).join(' ')).toBe(
    '1st – 2nd – 3rd – 4th – 11th – 112th –',
  );
  expect(shown('chicago', 3)).toBe('3 –');
  expect(shown('decimal', 14, '%1', '<w:suff w:val="nothing"/>')).toBe('14–');
  expect(shown('none', 1, 'Schedule %1')).toBe('Schedule –');
  expect(shown('bullet', 1, '\uf0b7')).toBe('• –');
  expect(shown('bullet', 1, '-')).toBe('- –');
  expect(shown('bullet', 1, '-', '<w:rFonts w:ascii="Wingdings"/>')).toBe('• –');
});

it('says how a paragraph stands now, and not how it stood before its list was changed', () => {
  const former = `<w:pPrChange w:author="Bo"><w:pPr>${styled('Heading1')}${place(2)}</w:pPr></w:pPrChange>`;
  const numbering = STATEMENT + pattern(8, level(0, 'decimal', 'old %1')) + list(1, 7) + list(2, 8);
  expect(lines(numbering, p(place(1) + former, 'now') + p(former, 'no more'))).toEqual(['1. now', 'no more']);
});

it('where tabs stop is no tab', () => {
  expect(lines('', p('<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>', 'text'))).toEqual(['text']);
});

it('made to swell or to mislead, it counts on', () => {
  const numbering =
    pattern(
      0,
      level(0, 'lowerLetter', '%1'.repeat(9_000), '<w:start w:val="999999"/>'),
      level(8, 'decimal', '%9'),
    ) + list(1, 0);
  const [first = '', last] = lines(numbering, p(place(1), '–') + p(place(1, 999_999), '–'));
  expect(first.length).toBeLessThan(200);
  expect(last?.trim()).toBe('1 –');
  expect(lines('<w:num><w:lvl/>', p(place(4), 'of a list that is not there'))).toEqual([
    'of a list that is not there',
  ]);
});
