/** The first-hour card: its numbers are those of the toolkit, and each line has a source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NATIONS } from '../../../src-main/core/dates/working-days.ts';
import { cardFor, FirstHour } from '../../../src-main/core/help/first-hour.ts';
import { projectRoot } from '../../support/project-files.ts';

const card = FirstHour.parse(
  JSON.parse(readFileSync(join(projectRoot, 'resources/help/first-hour.json'), 'utf8')),
);
const lines = card.groups.flatMap((group) => group.lines);
const words = lines.map(({ text }) => text).join('\n');

/** First Responder Toolkit, April 2026, sections 4 and 8: compared with the text on 25 November 2026. */
it.each([
  '08000 121 700',
  '0800 808 3733',
  '0800 043 4303',
  'nrm@modernslavery.gov.uk',
  'IECompetentAuthority@homeoffice.gov.uk',
])('has %s', (number) => expect(words).toContain(number));

it('says what is asked for: safety, what to keep, what a referral is, legal advice first, age not sure', () => {
  expect(card.groups.map(({ title }) => title)).toEqual([
    'Safe now',
    'Numbers',
    'Legal advice first',
    'Keep',
    'Saying what a referral is',
    'Under 18, or age not sure',
  ]);
  for (const about of ['telephone', 'Clothes', 'solicitor', 'local authority before referring'])
    expect(words).toContain(about);
});

const NATION_NAMES = {
  'england-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

describe.each(NATIONS)('for %s', (nation) => {
  const own = cardFor(card, nation);
  const texts = own.groups.flatMap((group) => group.lines.map(({ text }) => text));

  it('has what is for all, its own lines with its name before them, and no line of another nation', () => {
    const others = NATIONS.filter((one) => one !== nation).map((one) => `${NATION_NAMES[one]}. `);
    expect(texts.filter((text) => others.some((name) => text.startsWith(name)))).toEqual([]);
    expect(
      texts.filter((text) => text.startsWith(`${NATION_NAMES[nation]}. `)).length,
    ).toBeGreaterThanOrEqual(4);
    expect(own.groups.every(({ lines: some }) => some.length > 0)).toBe(true);
  });

  it('names every source of its lines, and none of the lines that went', () => {
    const named = own.groups.flatMap((group) => group.lines.map(({ source }) => source));
    expect(new Set(named)).toEqual(new Set(Object.keys(own.sources)));
  });
});

it('a line that names a nation at its head is for that one alone, and says so in its data', () => {
  for (const { text, nations } of lines) {
    const named = NATIONS.filter((one) => text.startsWith(`${NATION_NAMES[one]}. `));
    expect([text, nations ?? []]).toEqual([text, named]);
  }
  expect(cardFor(card, null)).toEqual(card);
});

it('gives each nation a number of its own that is none of another’s', () => {
  const numbersFor = (nation: (typeof NATIONS)[number]) =>
    cardFor(card, nation)
      .groups.find(({ title }) => title === 'Numbers')
      ?.lines.map(({ text }) => text)
      .join(' ');
  expect(numbersFor('england-wales')).toContain('0800 808 3733');
  expect(numbersFor('scotland')).toContain('0141 276 7724');
  expect(numbersFor('scotland')).not.toMatch(/0800 808 3733|0800 043 4303/);
  expect(numbersFor('northern-ireland')).not.toMatch(/0141|0800 808 3733|0800 043 4303/);
  for (const nation of NATIONS) expect(numbersFor(nation)).toContain('08000 121 700');
});

/** As law-2026-12 has it; the Northern Irish 45 days are a floor after an early yes, and 12 months may be exceeded. */
it.each([
  ['england-wales', /at least 30 days, and until the last answer/],
  ['scotland', /90 days or until the last answer, whichever comes first/],
  [
    'northern-ireland',
    /ends with a first answer that is no, or with the last[\s\S]*45 days[\s\S]*12 months, or longer/,
  ],
] as const)('says how long help lasts in %s, by its own rule', (nation, rule) => {
  const own = (one: (typeof NATIONS)[number]) =>
    cardFor(card, one)
      .groups.flatMap(({ lines: some }) => some.map(({ text }) => text))
      .join('\n');
  for (const one of NATIONS) expect([one, rule.test(own(one))]).toEqual([one, one === nation]);
});

it('is no surer of a line in another nation than its source, which was written for one, allows', () => {
  const of = (nation: (typeof NATIONS)[number]) =>
    cardFor(card, nation).groups.flatMap(({ lines: some }) =>
      some.filter(({ source }) => source === 'toolkit').map(({ certainty }) => certainty),
    );
  expect(new Set(of('england-wales'))).toEqual(new Set(['A']));
  for (const nation of ['scotland', 'northern-ireland'] as const)
    expect(new Set(of(nation))).toEqual(new Set(['B']));
});

it('says what is Wales’s alone: a helpline, and who must report to the council', () => {
  const own = cardFor(card, 'england-wales').groups.flatMap(({ lines: some }) => some);
  const welsh = own.filter(({ source }) => source === 'wales').map(({ text }) => text);
  expect(welsh.join('\n')).toMatch(/In Wales.*0808 80 10 800[\s\S]*ss 128 and 130/);
  for (const nation of ['scotland', 'northern-ireland'] as const)
    expect(JSON.stringify(cardFor(card, nation))).not.toMatch(/In Wales/);
});

it('names a source that is there for every line, and has no source that no line names', () => {
  expect(new Set(lines.map(({ source }) => source))).toEqual(new Set(Object.keys(card.sources)));
  const odd = { ...card, groups: [{ title: 'x', lines: [{ text: 'y', source: 'z', certainty: 'A' }] }] };
  expect(FirstHour.safeParse(odd).success).toBe(false);
});

it('takes nothing from our notes for read in full', () => {
  for (const { source, certainty } of lines)
    expect([source, certainty === 'A']).toEqual([source, source === 'toolkit']);
});
