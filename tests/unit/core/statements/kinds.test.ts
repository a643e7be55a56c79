/** What each kind of statement asks: its declaration for every number of pages, the line for the age, and nations without one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NATIONS } from '../../../../src-main/core/dates/working-days.ts';
import { ageLine, declarationOf, KindsFile, kindsFor } from '../../../../src-main/core/statements/kinds.ts';
import { projectRoot } from '../../../support/project-files.ts';

const written = JSON.parse(readFileSync(join(projectRoot, 'resources/statements/kinds.json'), 'utf8')) as {
  kinds: Record<string, unknown>[];
  notOffered: Record<string, unknown>[];
};
const file = KindsFile.parse(written);
const kind = (id: string) => {
  const found = file.kinds.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('the declaration of a section 9 statement', () => {
  it.each(Array.from({ length: 40 }, (_, at) => at + 1))('of %d pages', (pages) => {
    const said = declarationOf(kind('section-9'), pages);
    const count = pages === 1 ? '1 page signed by me' : `${pages} pages each signed by me`;
    expect(said).toBe(
      `This statement (consisting of ${count}) is true to the best of my knowledge and belief and I make it knowing that, if it is tendered in evidence, I shall be liable to prosecution if I have wilfully stated in it anything which I know to be false, or do not believe to be true.`,
    );
  });
});

it.each(['cpr-32', 'family', 'ftt-immigration'])('the statement of truth of %s names no pages', (id) => {
  expect(declarationOf(kind(id), 1)).toBe(declarationOf(kind(id), 40));
  expect(declarationOf(kind(id), 7)).toMatch(
    /^I believe that the facts stated in this witness statement are true\./,
  );
  expect(kind(id).declaration.at).toBe('end');
});

it.each([
  ['section-9', { under18: 'no', years: null }, 'over-18'],
  ['section-9', { under18: 'yes', years: 17 }, 17],
  ['section-9', { under18: 'yes', years: null }, 'open'],
  ['section-9', { under18: 'not-sure', years: 17 }, 'open'],
  ['cpr-32', { under18: 'yes', years: 17 }, 'none'],
] as const)('age on %s for %j', (id, known, expected) => {
  expect(ageLine(kind(id), known)).toBe(expected);
});

it('every nation has kinds or says why it has none', () => {
  const found = NATIONS.map((nation) => {
    const { kinds, notOffered } = kindsFor(file, nation);
    return [nation, kinds.length > 0, notOffered !== ''];
  });
  expect(found).toEqual([
    ['england-wales', true, false],
    ['scotland', false, true],
    ['northern-ireland', false, true],
  ]);
});

describe('a file that says what cannot be', () => {
  const [first = {}] = written.kinds;
  const broken: [string, object][] = [
    ['two of one name', { ...written, kinds: [...written.kinds, first] }],
    ['a nation of which nothing is said', { ...written, notOffered: written.notOffered.slice(1) }],
    [
      'a nation both offered and not',
      {
        ...written,
        notOffered: [...written.notOffered, { nation: 'england-wales', why: 'x', certainty: 'L' }],
      },
    ],
    ['an age that has no place', { ...written, kinds: [{ ...first, fields: ['name'] }] }],
    ['a limit without its source', { ...written, kinds: [{ ...first, mostPages: 3 }] }],
    ['a rule without a certainty', { ...written, kinds: [{ ...first, certainty: 'sure' }] }],
    [
      'one page with a number to fill in',
      {
        ...written,
        kinds: [{ ...first, declaration: { ...(first.declaration as object), one: '{pages}' } }],
      },
    ],
  ];
  it.each(broken)('%s', (_, data) => {
    expect(KindsFile.safeParse(data).success).toBe(false);
  });
});
