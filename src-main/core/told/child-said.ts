/**
 * @file What a child said, row by row, as facts of their own: whoever wrote it down says what a row is about, and its words then
 * go as a quotation where that is asked. A row of which nobody said it goes nowhere by itself. An answer says that it is one.
 */
import * as z from 'zod';
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { rowsTold } from '../answers/rows-told.ts';
import { type LinesTold, linesTold, wordsBeside } from './lines-told.ts';
import { CellWords } from './rows-in-words.ts';

/** The fact whose rows these are. */
export const CHILD_SAID = 'child.said';

const ABOUT = [
  'how-it-began',
  'journey',
  'had-to-do',
  'living',
  'treatment',
  'money',
  'leaving',
  'last-contact',
  'wishes',
];
const OTHER = 'other';

const Row = z.object({
  words: CellWords,
  when: CellWords,
  to: CellWords,
  before: CellWords,
  language: CellWords,
  speaker: CellWords,
  about: CellWords,
  asked: CellWords,
});
type Row = z.infer<typeof Row>;

/** By fact, what was said of it. Facts nobody said anything to are left out. */
export function childSaid(fact: Pick<FactView, 'statements'>): Map<string, LinesTold> {
  const rows = rowsTold(fact);
  const found = new Map<string, LinesTold>();
  for (const about of [...ABOUT, OTHER]) {
    const line = (row: unknown) => {
      const said = Row.parse(row);
      const isOfIt = fieldOf(said) === about;
      return isOfIt && said.words !== '' ? quoted(said) : '';
    };
    const lines = linesTold(rows, { line, about: (row) => Row.parse(row).words, against: true });
    const told = about === OTHER ? [...lines.told, ...wordsBeside(fact)] : lines.told;
    if (told.length > 0) found.set(`${CHILD_SAID}-${about}`, { ...lines, told });
  }
  return found;
}

/**
 * What somebody else said, as a threat that keeps a child there, is no account of how the child left: where it belongs is
 * for whoever prepares the sheet.
 */
const fieldOf = ({ about, speaker }: Row): string =>
  ABOUT.includes(about) && !(about === 'leaving' && speaker !== '') ? about : OTHER;

/**
 * Whoever wrote it down put anything into a cell: a name, or a sentence. Each stands under a word of what it is and reads as
 * it was written. Whose words the child repeats stands before the words: a threat that a child repeats is not theirs.
 */
function quoted({ words, when, to, before, language, speaker, asked }: Row): string {
  const said = QUOTED.test(words) ? words : `“${words}”`;
  const cells = [
    [SAID_BY, speaker],
    ['When', when],
    ['To', to.replace(/^to\s+/iu, '')],
    ['Language', language],
    // Without what they answer, words are easily another thing.
    [asked === 'asked' ? sheetWords['answer-to'] : 'Context', before],
  ].filter(([, cell]) => cell !== '');
  const head = cells.map(([name, cell]) => ` ${name}: ${stopped(cell ?? '')}`).join('');
  const how = ASKED.get(asked) ?? '';
  if (head === '' && how === '') return `The child: ${said}`;
  return `${speaker === '' ? 'The child.' : sheetWords.repeating}${how}${head} Words: ${said}`;
}

/** A row without it is of a form that asked for nothing but what came unasked. */
const ASKED: ReadonlyMap<string, string> = new Map([
  ['unasked', ` ${sheetWords['came-unasked']}`],
  ['asked', ` ${sheetWords['was-answer']}`],
]);

const SAID_BY = 'Said by';
const stopped = (cell: string): string => (/[.!?…]["”’)]?$/u.test(cell) ? cell : `${cell}.`);

/** Lines of `told` without those of a word or two that `elsewhere` has already: they say nothing that does not stand there. */
export const withoutRepeated = (told: string, elsewhere: string): string =>
  told
    .split('\n')
    .filter((line) => {
      const [, words = ''] = /“([^”]+)”$/u.exec(line) ?? [];
      const isShort = words !== '' && words.trim().split(/\s+/u).length <= FEW;
      return !isShort || line.includes(`${SAID_BY}: `) || !hasWords(elsewhere, words);
    })
    .join('\n');

const FEW = 2;
const hasWords = (text: string, words: string): boolean => {
  const plain = (some: string) =>
    ` ${some
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return plain(text).includes(plain(words));
};

/** The fact whose rows say what others saw. */
export const CHILD_SEEN = 'child.seen';

const Seen = z.object({ what: CellWords, who: CellWords, when: CellWords, where: CellWords });

/** A row without the heads of its columns: what was seen, and by whom, when and where. Empty for what is none. */
export function seenInWords(row: unknown): string {
  const { data } = Seen.safeParse(row);
  if (data === undefined || data.what === '') return '';
  const by = [data.who, data.when, data.where].filter((part) => part !== '').join(', ');
  return by === '' ? data.what : `${data.what} (${by})`;
}

/** Written down with its quotation marks already. */
const QUOTED = /^[“"«„‘'].*[”"»“’']$/su;
