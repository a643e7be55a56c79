/** @file The numbers printed on pages: B03 to B08. */
import type { BundleFacts, PageFacts, Rect, TextPiece } from '../facts.ts';
import { overlap, printedIn } from '../printed.ts';
import { broken, type Check, count, pagesWhere, passed } from './look.ts';

/** Numbers are printed within this distance of the upper or lower edge, in points. */
const EDGE = 60;
/** Taller than wide by this much: a number of two figures or more lies on its side. */
const ON_ITS_SIDE = 1.3;

interface PrintedNumber {
  readonly piece: TextPiece;
  readonly number: number;
  readonly zone: string;
}

interface Printing {
  /** Where most pages carry their own number; null where none does. */
  readonly zone: string | null;
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
  const all = facts.pages.map(numbersOn);
  const votes = new Map<string, number>();
  all.forEach((numbers, index) => {
    const zones = new Set(numbers.filter((n) => n.number === index + 1).map((n) => n.zone));
    for (const zone of zones) votes.set(zone, (votes.get(zone) ?? 0) + 1);
  });
  const zone = [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? mostUsedZone(all);
  const pick = (numbers: readonly PrintedNumber[], index: number) => {
    const here = numbers.filter((n) => n.zone === zone);
    return here.find((n) => n.number === index + 1) ?? here[0] ?? null;
  };
  const printing = {
    zone,
    inZone: all.map(pick),
    own: all.map((numbers, index) => {
      const own = numbers.filter((n) => n.number === index + 1);
      return own.find((n) => n.zone === zone) ?? own[0] ?? null;
    }),
  };
  known.set(facts, printing);
  return printing;
}

export const numbered: Check = (facts) => {
  const { own } = printingOf(facts);
  const without = pagesWhere(facts, (_page, n) => own[n - 1] === null);
  if (without.length === 0) return passed(`Every page carries its own number, 1 to ${facts.pages.length}.`);
  if (without.length === facts.pages.length) {
    return broken('No page carries its own number. The first page is 1, cover and index included.', without);
  }
  return broken(
    `${count(without.length, 'page does', 'pages do')} not carry the number that the PDF counts for it.`,
    without,
  );
};

export const unbroken: Check = (facts) => {
  const { zone, inZone } = printingOf(facts);
  if (zone === null) return broken('No page numbers were found, so there is no run of them.');
  const found = new Set<number>();
  const odd: number[] = [];
  let before: number | null = null;
  inZone.forEach((printed, index) => {
    const follows = printed !== null && (before === null || printed.number === before + 1);
    if (printed === null || found.has(printed.number) || !follows) odd.push(index + 1);
    if (printed !== null) found.add(printed.number);
    before = printed?.number ?? null;
  });
  const [first] = found;
  if (odd.length > 0) return broken('The numbers have gaps or repeats.', odd);
  if (first !== 1) return broken(`The numbers begin at ${first}. They begin at 1 on the first page.`, [1]);
  return passed('The numbers run on from 1 without a gap or a repeat.');
};

export const numberIsText: Check = (facts) => {
  const { own } = printingOf(facts);
  const stuckOn = pagesWhere(
    facts,
    (page, n) => own[n - 1] === null && page.notes.some((note) => printedIn(note.text) === n),
  );
  return stuckOn.length === 0
    ? passed('The numbers are part of the pages.')
    : broken(
        'These numbers are comments stuck onto the page: they can be moved, and some printers leave them out.',
        stuckOn,
      );
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
    ? passed('No number stands on other text.')
    : broken('The number stands on other text.', hiding);
};

export const numberInOnePlace: Check = (facts) => {
  const { own, zone } = printingOf(facts);
  if (zone === null) return broken('No page numbers were found.');
  const elsewhere = pagesWhere(facts, (_page, n) => {
    const printed = own[n - 1];
    if (printed === null || printed === undefined) return false;
    return printed.zone !== zone || liesOnItsSide(printed);
  });
  return elsewhere.length === 0
    ? passed(`The number is always at the ${zone}.`)
    : broken(`The number is not upright at the ${zone}, where it is on the other pages.`, elsewhere);
};

export const labels: Check = (facts) => {
  const { inZone } = printingOf(facts);
  if (facts.pages.every((page) => page.label === null)) {
    return passed('The file gives pages no other names than their numbers.');
  }
  const other = pagesWhere(facts, (page, n) => {
    const printed = inZone[n - 1]?.number ?? n;
    return page.label !== null && page.label !== String(printed);
  });
  return other.length === 0
    ? passed('PDF readers show the printed number beside each page.')
    : broken('PDF readers show another number than the one printed on the page.', other);
};

function numbersOn(page: PageFacts): PrintedNumber[] {
  return page.pieces.flatMap((piece) => {
    const number = piece.unseen ? null : printedIn(piece.text);
    const zone = zoneOf(page, piece);
    return number === null || zone === null ? [] : [{ piece, number, zone }];
  });
}

function mostUsedZone(all: readonly (readonly PrintedNumber[])[]): string | null {
  const pagesWithNumbers = new Map<string, number>();
  for (const numbers of all) {
    for (const zone of new Set(numbers.map((n) => n.zone))) {
      pagesWithNumbers.set(zone, (pagesWithNumbers.get(zone) ?? 0) + 1);
    }
  }
  const [zone, pages] = [...pagesWithNumbers].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  return pages * 2 > all.length ? zone : null;
}

/** "bottom right", or null away from the edges. */
function zoneOf(page: PageFacts, { left, right, top, bottom }: Rect): string | null {
  const edge = top < EDGE ? 'top' : bottom > page.height - EDGE ? 'bottom' : null;
  if (edge === null) return null;
  const middle = (left + right) / 2 / page.width;
  return `${edge} ${middle < 1 / 3 ? 'left' : middle > 2 / 3 ? 'right' : 'middle'}`;
}

function liesOnItsSide({ piece, number }: PrintedNumber): boolean {
  return number > 9 && piece.bottom - piece.top > (piece.right - piece.left) * ON_ITS_SIDE;
}
