/** @file The heading of a cover while it is typed: the parties of a side are lines of one text. */
import {
  type CourtHeading,
  MOST_PARTIES,
  type Proceedings,
} from '../../../src-main/core/bundles/court-heading.ts';

export interface CoverDraft extends Omit<CourtHeading, 'parties' | 'producers'> {
  /** One text for each side, a name a line. */
  readonly sides: readonly string[];
}

/** More sides than any proceedings have, so that a text is kept while another kind is looked at. */
const SIDES = 10;

export function draftOfHeading({ parties, producers: _producers, ...heading }: CourtHeading): CoverDraft {
  const sides = Array.from({ length: SIDES }, (_, side) =>
    parties
      .filter((party) => party.side === side)
      .map(({ name }) => name)
      .join('\n'),
  );
  return { ...heading, sides };
}

/** Sides that the proceedings do not have are left out: no cover has room for them. */
export function headingOfDraft(
  { sides, ...draft }: CoverDraft,
  proceedings: Proceedings | undefined,
  producers: CourtHeading['producers'],
): CourtHeading {
  const parties = (proceedings?.sides ?? []).flatMap((_, side) =>
    namesIn(sides[side] ?? '').map((name) => ({ side, name })),
  );
  const { caseName, courtNumber, filedBy, firm } = draft;
  return {
    ...draft,
    caseName: caseName.trim(),
    courtNumber: courtNumber.trim(),
    filedBy: filedBy.trim(),
    firm: firm.trim(),
    parties,
    producers,
  };
}

export const tooManyParties = ({ sides }: CoverDraft, proceedings: Proceedings | undefined): boolean =>
  (proceedings?.sides ?? []).flatMap((_, side) => namesIn(sides[side] ?? '')).length > MOST_PARTIES;

const namesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
