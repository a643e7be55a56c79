/**
 * @file What a court office looks for on a cover: whose case it is, before which court and under which number, who files
 * the bundle, and whether it is agreed. Kept with the bundle, not with the case: one case file may stand in a Crown Court
 * and in the Administrative Court at once, under two numbers and with other parties. A new bundle takes over the firm
 * alone: number, parties and filing line are each court's own.
 */
import { isSameName } from '../people/plain-name.ts';

/** As many as a cover has room for, on two sides or more. */
export const MOST_PARTIES = 40;
/** Series of marks whose producer is named. */
export const MOST_PRODUCERS = 100;

/** Whether the parties agreed what is in it. Empty: the cover says nothing of it. */
export const BUNDLE_STATUSES = ['', 'draft', 'agreed', 'not-agreed'] as const;
export type BundleStatus = (typeof BUNDLE_STATUSES)[number];

export interface Party {
  /** Its side: which of the proceedings' `sides`, from 0. */
  readonly side: number;
  readonly name: string;
}

/** Who produces the exhibits of one series: AB/1, AB/2 and so on are those of "AB". */
export interface Producer {
  readonly series: string;
  readonly name: string;
}

export interface CourtHeading {
  /** Id of the kind of proceedings in the court's profile; empty where nobody said. */
  readonly proceedings: string;
  /** "R v Harlow"; in the family courts the court's own anonymised title. */
  readonly caseName: string;
  /** Claim, indictment or case number: the court's, not the office's. */
  readonly courtNumber: string;
  readonly parties: readonly Party[];
  /** Whose bundle it is: "the Claimant". */
  readonly filedBy: string;
  /** The firm or office that files it, as it is to be printed. */
  readonly firm: string;
  readonly status: BundleStatus;
  readonly producers: readonly Producer[];
}

export const NO_HEADING: CourtHeading = {
  proceedings: '',
  caseName: '',
  courtNumber: '',
  parties: [],
  filedBy: '',
  firm: '',
  status: '',
  producers: [],
};

/** One side of the proceedings, as a profile names it for one party and for several. */
export interface Side {
  readonly one: string;
  readonly many: string;
}

/** A kind of proceedings, as a profile describes it: what its number is called, and its sides in order. */
export interface Proceedings {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  /** What stands between two sides on the cover: "and", "v". */
  readonly between: string;
  readonly sides: readonly Side[];
}

/** What the court's number is called where the kind of proceedings is not known. */
export const ANY_NUMBER = 'Case number';

/** Every text of the heading that is printed on the cover. */
export const printedOfHeading = (heading: CourtHeading): string =>
  [
    heading.caseName,
    heading.courtNumber,
    heading.filedBy,
    heading.firm,
    ...heading.parties.map(({ name }) => name),
  ].join(' ');

/** What a new bundle takes over from the newest one of its case. */
export const carriedHeading = (newest: CourtHeading | undefined): CourtHeading => ({
  ...NO_HEADING,
  firm: newest?.firm ?? '',
});

interface Headed {
  readonly profile: string;
  readonly court: string;
  readonly heading: Pick<CourtHeading, 'courtNumber'>;
}

/** For a court that nobody said more of: a bundle built to it may be for the same court as another. */
const ANY_COURT = 'general';

/** Of `others`, those for another court, or another kind of case, that carry the same court's number. */
export const sameNumberElsewhere = <T extends Headed>(bundle: Headed, others: readonly T[]): T[] =>
  bundle.heading.courtNumber === ''
    ? []
    : others.filter(
        (other) =>
          isSameName(other.heading.courtNumber, bundle.heading.courtNumber) && isForAnother(bundle, other),
      );

function isForAnother(one: Headed, other: Headed): boolean {
  const bothNamed = one.court !== '' && other.court !== '';
  if (bothNamed && !isSameName(one.court, other.court)) return true;
  if (one.profile === other.profile) return false;
  return !bothNamed || (one.profile !== ANY_COURT && other.profile !== ANY_COURT);
}
