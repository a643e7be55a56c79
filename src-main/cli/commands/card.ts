/** @file `testimony card show`: the first-hour card, to be read, printed or kept. No vault is needed. */
import { join } from 'node:path';
import { formatMonth } from '../../core/dates/fuzzy-date.ts';
import { NATIONS } from '../../core/dates/working-days.ts';
import { cardFor, FirstHour } from '../../core/help/first-hour.ts';
import { findResources } from '../../usecases/resources/resources.ts';
import { readData } from '../../usecases/resources/vocabulary.ts';
import { command } from '../command.ts';
import { oneOf } from '../one-of.ts';
import { certaintyWords } from './form-questions.ts';

const show = command({
  name: 'card show',
  summary: 'Show the first-hour card: numbers to call, what to keep, what to say',
  details: [
    'It holds nothing about anybody, so that it can be kept or printed: card show > first-hour.txt',
    'The letter after a line says how sure its source is; the sources stand at the end.',
  ],
  options: {
    nation: { type: 'string', value: 'NATION', help: `only what is for it, one of: ${NATIONS.join(', ')}` },
  },
  example: 'card show --nation scotland',
  async run({ options }) {
    const nation = options.nation === undefined ? null : oneOf(NATIONS, options.nation, '--nation');
    const card = cardFor(readData(findResources(), join('help', 'first-hour.json'), FirstHour), nation);
    return { json: card, lines: cardLines(card) };
  },
});

function cardLines({ title, about, asAt, sources, groups }: FirstHour): string[] {
  const names = Object.keys(sources);
  return [
    `${title} (as at ${formatMonth(asAt)})`,
    about,
    ...groups.flatMap((group) => [
      '',
      group.title.toUpperCase(),
      ...group.lines.map(
        ({ text, source, certainty }) => `- ${text}  [${names.indexOf(source) + 1}${certainty}]`,
      ),
    ]),
    '',
    ...names.map((name, index) => `[${index + 1}] ${sources[name]}`),
    ...(['A', 'B', 'C'] as const).map((letter) => `${letter}: ${certaintyWords(letter)}`),
  ];
}

export const cardCommands = [show];
