/**
 * @file Numbers of paragraphs that Word counts itself (ECMA-376, 17.9): "paragraph 14 of her statement" stands in no text of
 * the file. They are told as Word shows them with every change in view, paragraphs that are to be taken out among them.
 */
import { bullet, type Counting, counted } from './list-number.ts';
import { readXml } from './read-xml.ts';

const LEVELS = 9;
/** Of a number's pattern, "%1.%2": Word takes some thirty letters. */
const PATTERN_LETTERS = 40;
/** Styles that stand on styles. */
const BASED_ON = 20;

const COUNTINGS: Readonly<Record<string, Counting>> = {
  lowerLetter: 'lower-letter',
  upperLetter: 'upper-letter',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
  decimalZero: 'decimal-zero',
  ordinal: 'ordinal',
  none: 'none',
};

interface Level {
  start: number;
  counting: Counting | 'bullet';
  pattern: string;
  font: string;
  /** Begins anew after a level of this number or less, counted from one; null: after any above it; 0: never. */
  restart: number | null;
  isFigures: boolean;
  follows: string;
  style: string;
  /** What its paragraphs' places and its number's letters are. */
  indent: Readonly<Record<string, string>>;
  isBold: boolean | null;
}

interface Pattern {
  readonly levels: Map<number, Level>;
  /** The list is that of this style. */
  link: string;
  readonly counts: (number | undefined)[];
}

interface List {
  of: string;
  readonly levels: Map<number, Level>;
  readonly starts: Map<number, number>;
}

interface Style {
  basedOn: string;
  place: Place;
}

/** What a paragraph or its style says of its place in a list; null where it says nothing. */
interface Place {
  list: string | null;
  level: number | null;
}

export interface NumberedParagraph {
  /** "14.", "(a)", "•"; empty where the list has none, and only a place. */
  readonly label: string;
  /** From 0. */
  readonly level: number;
  readonly follows: string;
  /** Attributes of w:ind; nothing in them where the list says nothing. */
  readonly indent: Readonly<Record<string, string>>;
  /** Null where the list does not say. */
  readonly isBold: boolean | null;
}

type Attributes = Readonly<Record<string, string>>;
const val = (attributes: Attributes): string => attributes['w:val'] ?? '';
const isOn = (attributes: Attributes): boolean => !/^(0|false|off)$/.test(attributes['w:val'] ?? '');

export class DocxLists {
  readonly #patterns = new Map<string, Pattern>();
  readonly #lists = new Map<string, List>();
  readonly #styles = new Map<string, Style>();

  /** Either part may be missing: then nothing is numbered by it. */
  constructor(numbering: Uint8Array | undefined, styles: Uint8Array | undefined) {
    if (numbering === undefined) return;
    this.#readLists(numbering);
    if (styles !== undefined) this.#readStyles(styles);
  }

  /** The next paragraph, which is counted; null where it has no number. */
  next(own: Place, style: string): NumberedParagraph | null {
    const { place, styled } = this.#placeOf(own, style);
    const list = this.#lists.get(place.list ?? '');
    const pattern = this.#patternOf(list);
    if (list === undefined || pattern === undefined) return null;
    const level = place.level ?? levelOfStyle(pattern, styled);
    const as = (at: number): Level => list.levels.get(at) ?? pattern.levels.get(at) ?? { ...PLAIN };
    this.#count(list, pattern, level, as);
    const { counting, pattern: written, font, follows, isFigures, indent, isBold } = as(level);
    const about = { level, follows, indent, isBold };
    if (counting === 'bullet') return { label: written === '' ? '' : bullet(written, font), ...about };
    const label = written.replace(/%([1-9])/g, (_, digit: string) => {
      const at = as(Number(digit) - 1);
      const number = pattern.counts[Number(digit) - 1] ?? at.start;
      if (at.counting === 'bullet') return '';
      return counted(number, isFigures && at.counting !== 'none' ? 'decimal' : at.counting);
    });
    return { label: label.trim(), ...about };
  }

  #count(list: List, pattern: Pattern, level: number, as: (at: number) => Level): void {
    const { counts } = pattern;
    const start = list.starts.get(level);
    // A list that is begun anew is so at its first paragraph, and goes on with what it shares its pattern with.
    if (start !== undefined) list.starts.delete(level);
    const before = counts[level];
    counts[level] = start ?? (before === undefined ? as(level).start : before + 1);
    for (let at = 0; at < level; at += 1) counts[at] ??= as(at).start;
    for (let at = level + 1; at < LEVELS; at += 1) {
      const { restart } = as(at);
      if (restart === null || level < restart) counts[at] = undefined;
    }
  }

  #placeOf(own: Place, id: string): { place: Place; styled: string } {
    let place = own;
    let styled = '';
    let style = this.#styles.get(id);
    for (let [at, steps] = [id, 0]; style !== undefined && steps < BASED_ON; steps += 1) {
      if (place.list !== null && place.level !== null) break;
      if (place.list === null && style.place.list !== null) styled = at;
      place = { list: place.list ?? style.place.list, level: place.level ?? style.place.level };
      at = style.basedOn;
      style = this.#styles.get(at);
    }
    return { place, styled: styled === '' ? id : styled };
  }

  #patternOf(list: List | undefined): Pattern | undefined {
    const pattern = this.#patterns.get(list?.of ?? '');
    if (pattern === undefined || pattern.link === '') return pattern;
    const linked = this.#lists.get(this.#styles.get(pattern.link)?.place.list ?? '');
    return this.#patterns.get(linked?.of ?? '') ?? pattern;
  }

  #readLists(bytes: Uint8Array): void {
    let pattern: Pattern | null = null;
    let list: List | null = null;
    let level: Level | null = null;
    let overridden = 0;
    readXml(bytes, {
      open: (name, attributes) => {
        if (name === 'w:abstractNum') {
          pattern = { levels: new Map(), link: '', counts: [] };
          this.#patterns.set(attributes['w:abstractNumId'] ?? '', pattern);
        } else if (name === 'w:num') {
          list = { of: '', levels: new Map(), starts: new Map() };
          this.#lists.set(attributes['w:numId'] ?? '', list);
        } else if (name === 'w:abstractNumId' && list !== null) list.of = val(attributes);
        else if (name === 'w:numStyleLink' && pattern !== null) pattern.link = val(attributes);
        else if (name === 'w:lvlOverride') overridden = levelIn(attributes);
        else if (name === 'w:startOverride') list?.starts.set(overridden, numberIn(attributes, 1));
        else if (name === 'w:lvl') {
          level = { ...PLAIN, pattern: '' };
          (pattern ?? list)?.levels.set(levelIn(attributes), level);
        } else if (level !== null) readLevel(level, name, attributes);
      },
      text() {},
      close(name) {
        if (name === 'w:abstractNum') pattern = null;
        else if (name === 'w:num') list = null;
        else if (name === 'w:lvl') level = null;
      },
    });
  }

  #readStyles(bytes: Uint8Array): void {
    let style: Style | null = null;
    readXml(bytes, {
      open: (name, attributes) => {
        if (name === 'w:style') {
          style = { basedOn: '', place: { list: null, level: null } };
          this.#styles.set(attributes['w:styleId'] ?? '', style);
        } else if (style === null) return;
        else if (name === 'w:basedOn') style.basedOn = val(attributes);
        else readPlace(style.place, name, attributes);
      },
      text() {},
      close(name) {
        if (name === 'w:style') style = null;
      },
    });
  }
}

const PLAIN: Level = {
  start: 1,
  counting: 'decimal',
  pattern: '%1.',
  font: '',
  restart: null,
  isFigures: false,
  follows: 'tab',
  style: '',
  indent: {},
  isBold: null,
};

function readLevel(level: Level, name: string, attributes: Attributes): void {
  if (name === 'w:start') level.start = numberIn(attributes, 1);
  else if (name === 'w:numFmt') {
    const written = val(attributes);
    level.counting = written === 'bullet' ? 'bullet' : (COUNTINGS[written] ?? 'decimal');
  } else if (name === 'w:lvlText') level.pattern = val(attributes).slice(0, PATTERN_LETTERS);
  else if (name === 'w:lvlRestart') level.restart = numberIn(attributes, 0);
  else if (name === 'w:isLgl') level.isFigures = isOn(attributes);
  else if (name === 'w:suff') level.follows = val(attributes);
  else if (name === 'w:pStyle') level.style = val(attributes);
  else if (name === 'w:ind') level.indent = attributes;
  else if (name === 'w:b') level.isBold = isOn(attributes);
  else if (name === 'w:rFonts') level.font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? '';
}

/** Takes what an element of a paragraph's properties says of its list. */
export function readPlace(place: Place, name: string, attributes: Attributes): void {
  if (name === 'w:numId') place.list = val(attributes);
  else if (name === 'w:ilvl') place.level = Math.min(LEVELS - 1, numberIn(attributes, 0));
}

const levelIn = (attributes: Attributes): number => {
  const at = Number(attributes['w:ilvl']);
  return Number.isInteger(at) && at >= 0 && at < LEVELS ? at : 0;
};

const numberIn = (attributes: Attributes, otherwise: number): number => {
  const number = Number(val(attributes));
  return Number.isSafeInteger(number) && number >= 0 && number < 1_000_000 ? number : otherwise;
};

function levelOfStyle({ levels }: Pattern, style: string): number {
  for (const [at, level] of levels) if (style !== '' && level.style === style) return at;
  return 0;
}
