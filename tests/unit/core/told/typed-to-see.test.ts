/** What in a long field may not be for whoever decides, or not about who exploited the person: named, and left to a reader. */
import { expect, it } from 'vitest';
import { onlyNamed } from '../../../../src-main/core/told/in-charge-named.ts';
import { remarksIn } from '../../../../src-main/core/worksheets/typed-remarks.ts';

it.each([
  'The council’s own view is for the council to add.',
  'Open, to be asked by the council on 2 December 2026: education, children.',
  'The Privacy Information Notice has to be gone through with him before this is sent.',
  'In which town is not on the paper.',
])('“%s” may be a note to a colleague', (sentence) =>
  expect(remarksIn(`He agreed on 12 November. ${sentence}\nBoth stand where they differ.`)).toEqual([
    sentence,
  ]),
);

it.each([
  'He said that the papers had to be asked for.',
  'She was told: “Do not type that, ask her again.”',
  'She put three parts of her account right; both stand where they differ.',
])('“%s” is for whoever decides', (sentence) => expect(remarksIn(sentence)).toEqual([]));

it('who is only named beside those who did something is named again, without the place', () => {
  expect(
    onlyNamed(
      'Leeds: Sir, who kept the passport. His mother Teta. Rayan, the son, nineteen. Nabil, the driver.',
    ),
  ).toEqual(['His mother Teta', 'Rayan, the son, nineteen', 'Nabil, the driver']);
});

it.each([
  'My uncle Samir.',
  'Aunt Rose, who brought me. Her son Ade collected the money.',
  'The lender. Nabil, a driver, held the telephone.',
])('where nobody did anything, or it is said what each did, nothing is asked: %s', (text) =>
  expect(onlyNamed(text)).toEqual([]),
);
