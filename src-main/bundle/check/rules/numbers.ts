/** @file The numbers printed on pages: B03 to B08. */
import type { CHECK_CODES } from '../../../core/findings/check-codes.ts';
import { coded } from '../../../core/findings/finding.ts';
import type { Params } from '../../../core/findings/kinds.ts';
import type { BundleFacts, PageFacts, Rect, TextPiece } from '../facts.ts';
import { isLettered, letteredIn, overlap, printedIn } from '../printed.ts';
import { broken, type Check, pagesWhere, passed } from './look.ts';

/** Numbers are printed within this distance of the upper or lower edge, in points. */
const EDGE = 60;
/** Taller than wide by this much: a number of two figures or more lies on its side. */
const ON_ITS_SIDE = 1.3;

/** Where a number is printed. */
type Corner = Params<(typeof CHECK_CODES)['numbers-elsewhere']>['corner'];

interface PrintedNumber {
  readonly piece: TextPiece;
  /** "12", or "B12" where sections are numbered one by one. */
  readonly number: string;
  readonly zone: Corner;
}

interface Printing {
  /** Where most pages carry their own number; null where none does. */
  readonly zone: Corner | null;
  /** Per page: what is printed in that zone. */
  readonly inZone: readonly (PrintedNumber | null)[];
  /** Per page: its own number, wherever it stands. */
  readonly own: readonly (PrintedNumber | null)[];
}

const known = new WeakMap<BundleFacts, Printing>();

/** What is printed where; worked out once for a bundle. */
export function printingOf(facts: BundleFacts): Printing {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const all = facts.pages.map((page) => numbersOn(page, facts));
  const votes = new Map<Corner, number>();
  all.forEach((numbers, index) => {
    const zones = new Set(numbers.filter((n) => n.number === toPrint(facts, index)).map((n) => n.zone));
    for (const zone of zones) votes.set(zone, (votes.get(zone) ?? 0) + 1);
  });
  const zone = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? mostUsedZone(all);
  const pick = (numbers: readonly PrintedNumber[], index: number) => {
    const here = numbers.filter((n) => n.zone === zone);
    return here.find((n) => n.number === toPrint(facts, index)) ?? here[0] ?? null;
  };
  const printing = {
    zone,
    inZone: all.map(pick),
    own: all.map((numbers, index) => {
      const own = numbers.filter((n) => n.number === toPrint(facts, index));
      return own.find((n) => n.zone === zone) ?? own[0] ?? null;
    }),
  };
  known.set(facts, printing);
  return printing;
}

/** What page `index`, counting from 0, is to print. */
const toPrint = (facts: BundleFacts, index: number): string => facts.numbers?.[index] ?? String(index + 1);

export const numbered: Check = (facts) => {
  const { own } = printingOf(facts);
  const without = pagesWhere(facts, (_page, n) => own[n - 1] === null);
  if (without.length === 0)
    return passed(
      facts.numbers === undefined
        ? coded('pages-numbered', { last: facts.pages.length })
        : coded('pages-numbered-by-section', { last: facts.numbers.at(-1) ?? '' }),
    );
  if (without.length === facts.pages.length) {
    return broken(coded('no-page-numbered'), without);
  }
  return broken(coded('pages-not-numbered', { count: without.length }), without);
};

export const unbroken: Check = (facts) => {
  const { zone, inZone } = printingOf(facts);
  if (zone === null) return broken(coded('numbers-not-found'));
  if (facts.numbers !== undefined && !facts.numbers.some(isLettered))
    return broken(coded('numbers-not-by-section'));
  const found = new Set<string>();
  const odd: number[] = [];
  let before: string | null = null;
  inZone.forEach((printed, index) => {
    const number = printed?.number ?? null;
    if (number === null || found.has(number) || !follows(number, before)) odd.push(index + 1);
    if (number !== null) found.add(number);
    before = number;
  });
  const first = letteredIn([...found][0] ?? '')?.number ?? 1;
  if (odd.length > 0) return broken(coded('numbers-broken'), odd);
  if (first !== 1) return broken(coded('numbers-begin-late', { first }), [1]);
  return passed(coded(facts.numbers === undefined ? 'numbers-unbroken' : 'numbers-unbroken-by-section'));
};

/** One more under the same letter, or the first under another. */
function follows(number: string, before: string | null): boolean {
  const [is, was] = [letteredIn(number), letteredIn(before ?? '')];
  if (was === null) return true;
  return is !== null && is.number === (is.letter === was.letter ? was.number + 1 : 1);
}

export const numberIsText: Check = (facts) => {
  const { own } = printingOf(facts);
  const stuckOn = pagesWhere(
    facts,
    (page, n) =>
      own[n - 1] === null && page.notes.some((note) => printedOn(note.text, facts) === toPrint(facts, n - 1)),
  );
  return stuckOn.length === 0
    ? passed(coded('numbers-are-text'))
    : broken(coded('numbers-stuck-on'), stuckOn);
};

export const numberHidesNothing: Check = (facts) => {
  const { own } = printingOf(facts);
  const hiding = pagesWhere(facts, (page, n) => {
    const stamp = own[n - 1]?.piece;
    if (stamp === undefined) return false;
    const others = page.pieces.filter((piece) => piece !== stamp && !piece.unseen);
    return [...others, ...page.notes].some((other) => overlap(stamp, other));
  });
  return hiding.length === 0
    ? passed(coded('numbers-hide-nothing'))
    : broken(coded('numbers-hide-text'), hiding);
};

export const numberInOnePlace: Check = (facts) => {
  const { own, zone } = printingOf(facts);
  if (zone === null) return broken(coded('numbers-not-found'));
  const elsewhere = pagesWhere(facts, (_page, n) => {
    const printed = own[n - 1];
    if (printed === null || printed === undefined) return false;
    return printed.zone !== zone || liesOnItsSide(printed);
  });
  return elsewhere.length === 0
    ? passed(coded('numbers-in-one-place', { corner: zone }))
    : broken(coded('numbers-elsewhere', { corner: zone }), elsewhere);
};

export const labels: Check = (facts) => {
  const { inZone } = printingOf(facts);
  if (facts.pages.every((page) => page.label === null)) {
    return passed(coded('labels-none'));
  }
  const other = pagesWhere(facts, (page, n) => {
    return page.label !== null && page.label !== (inZone[n - 1]?.number ?? String(n));
  });
  return other.length === 0 ? passed(coded('labels-agree')) : broken(coded('labels-differ'), other);
};

/** What is printed as a number, in the way the bundle is numbered. */
function printedOn(text: string, { numbers }: Pick<BundleFacts, 'numbers'>): string | null {
  const number = printedIn(text);
  if (number !== null) return String(number);
  return numbers === undefined || letteredIn(text) === null ? null : text;
}

function numbersOn(page: PageFacts, facts: BundleFacts): PrintedNumber[] {
  return page.pieces.flatMap((piece) => {
    const number = piece.unseen ? null : printedOn(piece.text, facts);
    const zone = zoneOf(page, piece);
    return number === null || zone === null ? [] : [{ piece, number, zone }];
  });
}

function mostUsedZone(all: readonly (readonly PrintedNumber[])[]): Corner | null {
  const pagesWithNumbers = new Map<Corner, number>();
  for (const numbers of all) {
    for (const zone of new Set(numbers.map((n) => n.zone))) {
      pagesWithNumbers.set(zone, (pagesWithNumbers.get(zone) ?? 0) + 1);
    }
  }
  const [zone, pages] = [...pagesWithNumbers].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  return pages * 2 > all.length ? zone : null;
}

/** Null away from the edges. */
function zoneOf(page: PageFacts, { left, right, top, bottom }: Rect): Corner | null {
  const edge = top < EDGE ? 'top' : bottom > page.height - EDGE ? 'bottom' : null;
  if (edge === null) return null;
  const middle = (left + right) / 2 / page.width;
  return `${edge}-${middle < 1 / 3 ? 'left' : middle > 2 / 3 ? 'right' : 'middle'}`;
}

function liesOnItsSide({ piece, number }: PrintedNumber): boolean {
  return number.length > 1 && piece.bottom - piece.top > (piece.right - piece.left) * ON_ITS_SIDE;
}
