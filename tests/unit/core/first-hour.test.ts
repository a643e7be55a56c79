/** The first-hour card: its numbers are those of the toolkit, and each line has a source. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FirstHour } from '../../../src-main/core/help/first-hour.ts';
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

it('says for which nation each number is, and gives the other nations none that was not checked', () => {
  const numbers = card.groups.find(({ title }) => title === 'Numbers')?.lines.map(({ text }) => text) ?? [];
  const nations = /^(All of the United Kingdom|England and Wales|Scotland|Northern Ireland)\. /;
  expect(numbers.map((text) => nations.exec(text)?.[1])).toEqual([
    'All of the United Kingdom',
    'England and Wales',
    'England and Wales',
    'All of the United Kingdom',
    'Scotland',
    'Northern Ireland',
  ]);
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
