/**
 * @file `npm run readability`: how hard the program's words are to read, as the school grade of Flesch and Kincaid.
 * What staff read may ask for grade 8 at the median, what a survivor reads or hears for grade 6. `--worst 40` prints the
 * hardest strings with their place. The grade knows syllables and length alone: it finds long sentences, not odd ones.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const root = join(import.meta.dirname, '..');
/** A label of a few words has no grade worth naming. */
const WORDS_OF_A_SENTENCE = 6;

export interface GradedText {
  readonly place: string;
  readonly text: string;
  /** School grade after Flesch and Kincaid; below 0 for the plainest. */
  readonly grade: number;
  /** Words of the longest sentence. */
  readonly longest: number;
}

/** The strings of six words or more, easiest first: those staff read, and those that a survivor reads or hears. */
export function readability(): { staff: GradedText[]; survivor: GradedText[] } {
  const staff = [...localeStrings()];
  const survivor = [...paperStrings()];
  for (const [place, text, heard] of formStrings()) (heard ? survivor : staff).push([place, text]);
  return { staff: graded(staff), survivor: graded(survivor) };
}

type Placed = [place: string, text: string];

function* localeStrings(): Generator<Placed> {
  for (const folder of ['src-renderer/i18n/en', 'resources/locales/en'])
    for (const file of globSync(`${folder}/**/*.json`, { cwd: root }))
      yield* stringsOf(read(file), basename(file));
  for (const [place, text] of stringsOf(read('resources/help/first-hour.json'), 'first-hour.json'))
    if (place.endsWith('.text')) yield [place, text];
}

/** The consent sheet and the privacy notice, without sources and law, which are printed apart. */
function* paperStrings(): Generator<Placed> {
  for (const [place, text] of stringsOf(read('resources/consent/purposes.json'), 'purposes.json'))
    if (place.includes('.plain')) yield [place, text];
  for (const [place, text] of stringsOf(read('resources/consent/privacy-notice.json'), 'privacy-notice.json'))
    if (!/\.(about|source|version|certainty|basis|law)(\.|$)/.test(place)) yield [place, text];
}

/** Questions and hints of every form; the title of a question in an interview is what the person hears. */
function* formStrings(): Generator<[...Placed, heard: boolean]> {
  for (const file of globSync('resources/forms/*.json', { cwd: root })) {
    const form = read(file) as FormPart;
    const interview = form.testimony?.use === 'interview';
    for (const page of form.pages ?? []) {
      const toWorker = !interview || page.testimony?.part === 'safety';
      for (const part of partsOf(page)) {
        const place = `${basename(file)}:${part.name ?? ''}`;
        if (part.title) yield [place, part.title, !toWorker];
        if (part.description) yield [place, part.description, false];
      }
    }
  }
}

interface FormPart {
  readonly name?: string;
  readonly title?: string;
  readonly description?: string;
  readonly testimony?: { readonly use?: string; readonly part?: string };
  readonly pages?: readonly FormPart[];
  readonly elements?: readonly FormPart[];
  readonly templateElements?: readonly FormPart[];
}

function* partsOf(part: FormPart): Generator<FormPart> {
  yield part;
  for (const inner of [...(part.elements ?? []), ...(part.templateElements ?? [])]) yield* partsOf(inner);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

function* stringsOf(value: unknown, place: string): Generator<Placed> {
  if (typeof value === 'string') yield [place, value];
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* stringsOf(inner, `${place}.${key}`);
}

function graded(strings: readonly Placed[]): GradedText[] {
  return strings
    .map(([place, text]) => ({ place, text, words: wordsOf(spoken(text)) }))
    .filter(({ words }) => words.length >= WORDS_OF_A_SENTENCE)
    .map(({ place, text, words }) => {
      const sentences = spoken(text)
        .split(/[.?!:;](?=\s|$)/)
        .map(wordsOf)
        .filter((sentence) => sentence.length > 0);
      const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
      return {
        place,
        text,
        grade: fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables }),
        longest: Math.max(...sentences.map((sentence) => sentence.length)),
      };
    })
    .sort((a, b) => a.grade - b.grade);
}

/** A value stands as a name of two syllables; of what is chosen between, each choice is a sentence. */
function spoken(text: string): string {
  return text
    .replace(/\{\{[^{}]*\}\}|\{\w+\}/g, 'Anna')
    .replace(/\{\w+, (?:select|plural|if|day|list)[^{}]*/g, '. ')
    .replace(/\S+ \{([^{}]*)\}/g, '$1. ')
    .replace(/[{}]/g, ' ');
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
}

if (process.argv[1] === import.meta.filename) {
  const worst = Number(process.argv[process.argv.indexOf('--worst') + 1]) || 0;
  for (const [reader, texts] of Object.entries(readability())) {
    const at = (share: number) => texts[Math.floor((texts.length - 1) * share)]?.grade.toFixed(1);
    const long = texts.filter(({ longest }) => longest > 20).length;
    console.log(
      `${reader}: ${texts.length} strings; grade ${at(0.5)} at the median, ${at(0.95)} at the 95th percent; ${long} with a sentence over 20 words`,
    );
    for (const { grade, longest, place, text } of texts.slice(texts.length - worst).reverse())
      console.log(
        `  ${grade.toFixed(1).padStart(5)} ${String(longest).padStart(3)} words  ${place}: ${text}`,
      );
  }
}
