/** Below a row that has the name of its kind, one of any other kind has a name too: without one it would read as more of that. */
import { describe, expect, it } from 'vitest';
import moments from '../../../../resources/codes/moment-kinds.json' with { type: 'json' };
import { known, knownIn, sheet, told } from '../../../support/two-tellings.ts';

const MOMENTS = 'exploitation.moments';
type Kind = (typeof moments.choices)[number];
/** A row of the kind that says itself which of its meanings it has, where it has several. */
const rowOf = ({ value, said }: Kind, who: string) => ({
  kind: value,
  who,
  what: `${said?.[0] ?? 'something'} of ${value}`,
});
const nameOf = ({ value, text }: Kind) => (value === 'other' ? 'Also told' : text);
const pairs = moments.choices.flatMap((first) =>
  moments.choices.filter((second) => second !== first).map((second) => [first, second] as const),
);

describe('of each two kinds', () => {
  it.each(pairs.map((pair) => [pair.map(({ value }) => value).join(', '), ...pair] as const))(
    '%s: no row stands without a name below one that has it',
    (_, first, second) => {
      const statement = told(MOMENTS, 0, [rowOf(first, 'Madam'), rowOf(second, 'Ana')]);
      for (const { name } of sheet.questions) {
        const lines = (knownIn(name, statement)?.facts ?? [])
          .filter(({ key }) => key !== MOMENTS)
          .flatMap(({ statements }) => statements.map(({ text }) => text.split('\n')));
        for (const some of lines.filter(({ length }) => length > 1)) {
          const isNamed = (line: string) => moments.choices.some((kind) => line.startsWith(nameOf(kind)));
          if (some.some(isNamed)) expect(some.filter((line) => !isNamed(line))).toEqual([]);
        }
      }
    },
  );
});

it('a row of something else says that it was told too, and alone it has no name', () => {
  const field = 'added-to-the-account';
  const [helped, other] = ['helped', 'other'].map((kind) => ({ kind, who: 'Ion', what: `he ${kind}` }));
  expect(known(field, told(MOMENTS, 0, [helped, other])).text).toMatch(
    /Somebody helped: Ion: he helped\nAlso told: Ion: he other/,
  );
  expect(known(field, told(MOMENTS, 0, [other])).text).toMatch(/^Ion: he other/);
});

it('a paper that was signed is none of what was told falsely', () => {
  const rows = [
    { kind: 'told-falsely', who: 'Madam', what: 'That the contract was for others' },
    { kind: 'signed', what: 'She signed a paper to keep silent' },
  ];
  expect(known('how-they-were-treated', told(MOMENTS, 0, rows)).text).toMatch(
    /told falsely: Madam: .*\nSigned something, or was photographed or filmed: She signed/,
  );
});
