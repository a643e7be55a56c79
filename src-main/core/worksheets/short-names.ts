/**
 * @file Names of one or two letters, and names that are also small words: Lê, Ng, An, Văn. A capital tells them from
 * the small word, except where a sentence begins or with "I".
 */

/** Small English words that a name of one or two letters may be spelt like. */
const ENGLISH = new Set(
  'a ad ah am an as at be by do go ha he hi ho i if in is it la ma me my no of oh ok on or pa so to up us we the van bin'.split(
    ' ',
  ),
);
/** Stand before a name and alone name nobody, where they are written small. */
const PARTICLES = new Set(
  'van von der del dos das bin bint ibn de al el da di du do la le el ul y e i bt of the'.split(' '),
);
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'the']);

/** Before a name they are a title, and in every family a word for somebody else: "Sister Bernadette" is not "her sister". */
const KIN_TITLES = new Set(
  'sister brother father mother uncle aunt auntie aunty pastor imam rev reverend'.split(' '),
);
export const isKinTitle = (word: string): boolean => KIN_TITLES.has(bare(word));

/** How one word of a recorded name is looked for: `any` capitals, a `capital` only, or not at all. */
export function howToLookFor(word: string): 'any' | 'capital' | null {
  if (/^\p{P}*$/u.test(word)) return null;
  if (!/^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{M}'’.]+$/u.test(word)) return 'any';
  const plain = word.normalize('NFC').replace(/[.'’]/g, '').toLowerCase();
  if (TITLES.has(plain)) return null;
  const letters = word.normalize('NFKD').replace(/[\p{M}\p{P}]/gu, '');
  const small = PARTICLES.has(letters.toLowerCase());
  if (small && PARTICLES.has(plain) && !startsCapital(word)) return null;
  return small || letters.length <= 2 ? 'capital' : 'any';
}

/**
 * Whether a match of such a word comes out (true), is only pointed at (false) or is the small word (null). Offsets are
 * UTF-16.
 */
export function shortNameTakesOut(text: string, start: number, end: number): boolean | null {
  const found = text.slice(start, end);
  const english = ENGLISH.has(found.toLowerCase());
  if (!startsCapital(found)) return english ? null : false;
  if (!english) return true;
  if (found === 'I') return null;
  const before = text.slice(Math.max(0, start - 8), start);
  return !/(^|[.!?:\n\r])[\s"'“”‘’(]*$/u.test(start > 8 ? `x${before}` : before);
}

const startsCapital = (word: string) => /^\P{L}*\p{Lu}/u.test(word);

/** Small English words that stand in a note about a name ("Lily at work") and in no name. */
const NOTE_WORDS = new Set(
  `a about after alias aka also always an and another any as at because before but by call called calls changed client day
  does done false family few first for friends from given goes had has he her him his home house i in into is it just
  known last like made maybe me my name named names new nickname not now of office old on only or other others our out
  people person phone real said says she shelter short since so some someone sometimes street that the their them then
  there they this to told under until up uses used using was we were when where which who with work workers working
  working you your`.split(/\s+/),
);

/** Whether what stands where a name is asked for is a note about one: words without a capital beside words with one. */
export function isNote(words: readonly string[]): boolean {
  if (words.length < 2)
    return words.some((word) => /^\P{L}*\p{Ll}/u.test(word) && NOTE_WORDS.has(bare(word)));
  const small = words.filter((word) => /^\P{L}*\p{Ll}/u.test(word) && !PARTICLES.has(bare(word)));
  return small.some((word) => NOTE_WORDS.has(bare(word))) || (small.length > 0 && words.length > 3);
}

/** Of a note, the words that may name somebody: no other is struck out of a text because it also stands in the note. */
export const namesInNote = (word: string): boolean =>
  !/^\P{L}*\p{Ll}/u.test(word) && (bare(word).length <= 2 || !NOTE_WORDS.has(bare(word)));

const bare = (word: string): string => word.replace(/\P{L}/gu, '').toLowerCase();
