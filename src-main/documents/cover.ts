/** @file What the cover of a bundle says, in the order in which a court office looks for it. */
import { ANY_NUMBER, type CourtHeading, type Proceedings } from '../core/bundles/court-heading.ts';
import type { IndexRow } from '../core/bundles/page-map.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import { type PrintLine, printLine } from './printable.ts';

export interface FrontMatterFacts {
  readonly court: string;
  readonly heading: CourtHeading;
  /** The kind of proceedings that the heading is for; null where nobody said. */
  readonly proceedings: Proceedings | null;
  /** Whether the bundle is agreed, as the cover says it; empty for not a word. */
  readonly status: string;
  /** The index names who produces each exhibit, where that is known. */
  readonly withProducers: boolean;
  readonly reference: string;
  readonly title: string;
  /** ISO day, or null where no hearing is listed. */
  readonly hearingDate: string | null;
  /** ISO date-time; also written into the file. */
  readonly preparedAt: string;
  readonly totalPages: number;
  readonly firstNumber: string;
  readonly lastNumber: string;
  /** What two offices recorded differently of the documents, said below the index; empty for nothing. */
  readonly apart: string;
}

/** Words of so many letters fit the narrower columns of the cover. */
const FITS = 24;

type Fact = readonly [label: string, value: PrintLine];

/** Data of the template: court and number, parties side by side with their roles, and the facts below the title. */
export function coverOf(facts: FrontMatterFacts, rows: readonly IndexRow[]) {
  const { heading, proceedings } = facts;
  return {
    court: printLine(facts.court, FITS),
    number: {
      label: proceedings?.number ?? ANY_NUMBER,
      value: printLine(heading.courtNumber, 16),
    },
    caseName: printLine(heading.caseName, FITS),
    between: proceedings?.between ?? '',
    sides: sidesOf(facts),
    status: facts.status,
    facts: factsOf(facts, rows),
  };
}

/** Sides that have a party, each party numbered where there are several. */
function sidesOf({ heading, proceedings }: FrontMatterFacts) {
  return (proceedings?.sides ?? []).flatMap(({ one, many }, side) => {
    const names = heading.parties.filter((party) => party.side === side).map(({ name }) => name);
    if (names.length === 0) return [];
    const numbered = names.length > 1;
    const parties = names.map((name, i) => printLine(numbered ? `(${i + 1}) ${name}` : name, FITS));
    return [{ role: numbered ? many : one, parties }];
  });
}

function factsOf(facts: FrontMatterFacts, rows: readonly IndexRow[]): Fact[] {
  const { heading } = facts;
  const documents = rows.filter((row) => row.kind === 'document').length;
  const sections = rows.length - documents;
  // A bundle made at once from a folder has none; its title said twice would pass for a reference.
  const reference = facts.reference === facts.title.slice(0, 80).trim() ? '' : facts.reference;
  const said: readonly (readonly [string, string])[] = [
    ['Hearing', facts.hearingDate === null ? '' : formatDay(facts.hearingDate)],
    ['Filed by', heading.filedBy],
    ['Firm', heading.firm],
    ['Our reference', reference],
    ['Pages', `${facts.totalPages}, numbered ${facts.firstNumber} to ${facts.lastNumber}`],
    ['Documents', `${documents} in ${sections === 1 ? '1 section' : `${sections} sections`}`],
    // With the minute: on paper nothing else tells a bundle from the one that was corrected the same day.
    ['Prepared', `${formatDay(facts.preparedAt)}, ${facts.preparedAt.slice(11, 16)}`],
  ];
  return said.filter(([, value]) => value !== '').map(([label, value]) => [label, printLine(value, FITS)]);
}
