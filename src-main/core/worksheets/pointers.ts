/**
 * @file What in a text may say who somebody is though the case does not know it: a sister's first name, a school, a due
 * date, a number plate. Which words give it away is data (resources/standards/what-points.json); a name that nothing
 * gives away is found by its capital. It finds; a person still has to read.
 */
import { everyMatch } from '../text/every-match.ts';
import { KIN_WORDS } from '../text/kin-words.ts';

// Something that says, or may say, who somebody is: looked for in a text, and found in it.

export type IdentifierKind =
  | 'name'
  | 'birth-date'
  | 'contact'
  | 'number'
  | 'place'
  | 'word'
  | 'health'
  | 'date';

export interface Identifier {
  readonly kind: IdentifierKind;
  /** What it is, for the person who reads the list: "Name of Maria Popescu". */
  readonly label: string;
  /** Matched whole, as a word or as a number. */
  readonly text: string;
  /** Taken out of the copy; otherwise only pointed at. */
  readonly takeOut: boolean;
  /** A word so short or so common that only its capital tells the name from another word. */
  readonly short?: boolean;
  /** Only where the text speaks of a birth beside it: a year is not one person's alone. */
  readonly besideBirth?: boolean;
}

export interface Occurrence extends Omit<Identifier, 'text' | 'short' | 'besideBirth'> {
  /** As it stands in the text. */
  readonly text: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

interface PointingShape {
  readonly kind: IdentifierKind;
  readonly label: string;
  readonly takeOut: boolean;
  /** Every word of it by itself, so that those which name nobody stay. */
  readonly each?: boolean | undefined;
  /** With lists in braces. */
  readonly shape: string;
}

interface PointingData {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly shapes: readonly PointingShape[];
  readonly otherNames: Pick<PointingShape, 'kind' | 'label'>;
}

interface ReadyShape extends Omit<PointingShape, 'shape'> {
  readonly shape: RegExp;
  /** It is about a name: words that name nobody are none. */
  readonly named: boolean;
}

/** Ready to be looked for. */
export interface Pointing {
  readonly shapes: readonly ReadyShape[];
  /** Words with a capital that name nobody. */
  readonly common: ReadonlySet<string>;
  readonly otherNames: PointingData['otherNames'];
}

const WORD = "[\\p{L}\\p{M}'’]+";
const NAME = `\\p{Lu}${WORD}(?:-${WORD})*`;
const AND = '(?:,?\\s+(?:and|or|&)\\s+|,\\s+|\\s+(?:de|da|di|van|von|bin|bint|al|el|la|der|den)\\s+|\\s+)';
const SHARED: Readonly<Record<string, string>> = {
  L: '\\p{L}',
  NAME,
  NAMES: `${NAME}(?:${AND}${NAME}){0,5}`,
  PART: "(?:\\p{Lu}|\\d)[\\p{L}\\p{M}\\p{N}'’.&-]*",
};

/**
 * `common`: further words that name nobody, such as countries and nationalities. Throws `SyntaxError` for a shape that
 * cannot be read, `RangeError` for one that names a list that is not there.
 */
export function readyToPoint(data: PointingData, common: readonly string[] = []): Pointing {
  const { common: ours = [], alsoNames = [], ...lists } = data.lists;
  const kin = lists['KIN'] === undefined ? {} : { KIN: [...lists['KIN'], ...KIN_WORDS] };
  const named = new Map([
    ...Object.entries(SHARED),
    ...Object.entries({ ...lists, ...kin }).map(alternatives),
  ]);
  const fill = (shape: string) =>
    shape.replace(/(?<!\\p)\{([A-Z]+)\}/g, (_, name: string) => {
      const found = named.get(name);
      if (found === undefined) throw new RangeError(name);
      return found;
    });
  return {
    shapes: data.shapes.map((one) => ({
      ...one,
      shape: new RegExp(fill(one.shape), 'dgu'),
      named: /\{(NAMES?|PART)\}/.test(one.shape),
    })),
    // Of names of several words no word is common by itself: there is a Saint Lucia, and a Lucia.
    common: new Set([...ours, ...common.filter((one) => !/\s/.test(one) && !alsoNames.includes(one))]),
    otherNames: data.otherNames,
  };
}

/** Longest first, each beginning small or with a capital; a star at its end goes on with any letters. */
function alternatives([name, words]: readonly [string, readonly string[]]): [string, string] {
  const longest = [...words].sort((a, b) => b.length - a.length);
  const each = longest.map((word) => {
    const [first = '', ...rest] = word;
    const [small, large] = [first.toLowerCase(), first.toUpperCase()];
    const begins = small === large ? escaped(first) : `[${small}${large}]`;
    const text = rest.join('');
    const ending = text.endsWith('*') ? `${escaped(text.slice(0, -1))}\\p{L}*` : escaped(text);
    return `${begins}${ending.replace(/ /g, '\\s+')}`;
  });
  return [name, each.join('|')];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What the shapes find, where anything in it names something. Overlaps are left for `findIdentifiers` to settle. */
export function pointersIn(text: string, { shapes, common }: Pointing): Occurrence[] {
  return shapes.flatMap(({ shape, each, named, kind, label, takeOut }) =>
    everyMatch(shape, text).flatMap((match) => {
      const whole = match.indices?.groups?.it ?? match.indices?.[0] ?? [0, 0];
      return spansOf(text, whole, { each, named }, common).map(([start, end]) => ({
        kind,
        label,
        takeOut,
        text: text.slice(start, end),
        start,
        end,
      }));
    }),
  );
}

type Span = readonly [start: number, end: number];

function spansOf(
  text: string,
  [start, end]: Span,
  { each, named }: Pick<ReadyShape, 'each' | 'named'>,
  common: ReadonlySet<string>,
): readonly Span[] {
  if (!named) return [[start, end]];
  if (each === true) return capitalsIn(text, start, end, common);
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)];
  if (!words.some(([word]) => /^\p{Lu}|^\d/u.test(word) && !common.has(word))) return [];
  // "The Oak School" begins with its name.
  const first = words.find(([word]) => !common.has(word));
  return [[start + (first?.index ?? 0), end]];
}

function capitalsIn(text: string, start: number, end: number, common: ReadonlySet<string>): Span[] {
  return [...text.slice(start, end).matchAll(new RegExp(NAME, 'gu'))]
    .map(({ 0: word, index }): readonly [string, number] => [word.replace(/['’]s?$/u, ''), start + index])
    .filter(([word]) => !common.has(word))
    .map(([word, at]) => [at, at + word.length]);
}

/**
 * Words with a capital that nothing has found yet. At the head of a sentence a word that stands small elsewhere in the
 * text, or ends as English verbs and adverbs do, is left alone.
 */
export function otherNamesIn(
  text: string,
  { common, otherNames }: Pointing,
  found: readonly Occurrence[],
): Occurrence[] {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of found) taken.fill(1, start, end);
  const spans = capitalsIn(text, 0, text.length, common).filter(([start, end]) => {
    if (taken.subarray(start, end).includes(1)) return false;
    const word = text.slice(start, end);
    if (!beginsSentence(text, start)) return true;
    const small = word.toLowerCase();
    return !(
      /(ing|ed|ly)$/u.test(word) || new RegExp(`(?<!\\p{L})${escaped(small)}(?!\\p{L})`, 'u').test(text)
    );
  });
  return joined(text, spans).map(([start, end]) => ({
    ...otherNames,
    takeOut: false,
    text: text.slice(start, end),
    start,
    end,
  }));
}

const beginsSentence = (text: string, at: number): boolean =>
  /(^|[.!?:\n\r•])[\s"'“”‘’(]*$/u.test(text.slice(Math.max(0, at - 12), at)) || at === 0;

/** Words beside one another are one name. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last !== undefined && /^[ \u00a0-]$/u.test(text.slice(last[1], span[0])))
      out[out.length - 1] = [last[0], span[1]];
    else out.push(span);
  }
  return out;
}
