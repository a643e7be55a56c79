/** The list of shipped fonts, held against the font files: what is printed can be drawn in the window, and every file is there. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  fontFile,
  REGULAR,
  SHIPPED_FONTS,
  type ShippedFont,
  weightsOf,
} from '../../../../src-main/core/text/fonts.ts';
import { OFFICE_WEIGHTS, officeFont } from '../../../../src-main/core/text/office-fonts.ts';
import { lettersOfFont } from '../../../support/letters-of-font.ts';

function read(font: ShippedFont, weight: string): ReadonlySet<number> {
  const folder = dirname(
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/${font.package}/package.json`)),
  );
  return lettersOfFont(readFileSync(join(folder, fontFile(font, weight))));
}

function isInRange(font: ShippedFont, code: number): boolean {
  return font.letters.split(', ').some((range) => {
    const [first = '', last = first] = range.slice('U+'.length).split('-');
    return code >= Number.parseInt(first, 16) && code <= Number.parseInt(last, 16);
  });
}

const drawn = SHIPPED_FONTS.map((font) => ({ font, letters: read(font, REGULAR) }));

/** Beyond English, and neither a sign that nothing is drawn for nor one that only chooses how the letter before it looks. */
const isLetterOfItsOwn = (code: number) =>
  code >= 0x80 && /[^\p{C}\p{Z}\p{Variation_Selector}]/u.test(String.fromCodePoint(code));

it('every letter that a page can be set in is in the range of a font that has it', () => {
  const all = new Set(drawn.flatMap(({ letters }) => [...letters]).filter(isLetterOfItsOwn));
  expect(all.size).toBeGreaterThan(40_000);
  const left = [...all].filter(
    (code) => !drawn.some(({ font, letters }) => letters.has(code) && isInRange(font, code)),
  );
  expect(left.map((code) => code.toString(16))).toEqual([]);
});

it('no font is read for English: its letters, figures and signs are in no range', () => {
  const english = Array.from({ length: 0x80 }, (_, code) => code);
  expect(SHIPPED_FONTS.filter((font) => english.some((code) => isInRange(font, code)))).toEqual([]);
});

it('every weight that is named is there', () => {
  for (const font of SHIPPED_FONTS)
    for (const weight of weightsOf(font)) expect(read(font, weight).size, font.family).toBeGreaterThan(100);
});

it.each([
  ['Arial', 'Arimo'],
  ['Times New Roman', 'Tinos'],
  ['Calibri', 'Carlito'],
  ['Cambria', 'Caladea'],
  ['Courier New', 'Cousine'],
  ['MS Sans Serif', 'Arimo'],
  ['Liberation Serif', 'Tinos'],
  ['Nobody’s', 'Arimo'],
])('%s is set in %s, and its four weights are there', (name, family) => {
  const font = officeFont(name);
  expect(font.family).toBe(family);
  const folder = dirname(
    fileURLToPath(import.meta.resolve(`@expo-google-fonts/${font.package}/package.json`)),
  );
  for (const weight of OFFICE_WEIGHTS) {
    const file = readFileSync(join(folder, weight, `${family}_${weight}.ttf`));
    expect(lettersOfFont(file).size, weight).toBeGreaterThan(200);
  }
});
