/** @file What a bundle's cover says to the court office, held against the court's profile. */
import { type CourtHeading, carriedHeading } from '../../core/bundles/court-heading.ts';
import type { Marking } from '../../core/bundles/marking.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listBundles } from '../../vault/queries/bundles.ts';
import type { Engine } from '../engine/engine.ts';
import { proceedingsOf } from './profile-library.ts';

/** What the cover of a new bundle of the case says before anybody typed anything. */
export const headingToBegin = (db: ReadDb, caseId: CaseId): CourtHeading =>
  carriedHeading(listBundles(db, caseId)[0]?.heading);

/** Throws `bad-input`. Proceedings and sides are of the profile: a party on a side that it does not have would be on no cover. */
export function refuseOddHeading(
  { resources }: Engine,
  named: { readonly profile: string; readonly heading: CourtHeading },
): void {
  const { proceedings, parties } = named.heading;
  const known = proceedingsOf(resources, named);
  if (proceedings !== '' && known === null)
    throw new TestimonyError('bad-input', {
      subject: 'heading.proceedings',
      found: [coded('proceedings-unknown')],
    });
  const odd = parties.findIndex(({ side }) => side >= (known?.sides.length ?? 0));
  if (odd >= 0)
    throw new TestimonyError('bad-input', {
      subject: `heading.parties.${odd}`,
      found: [coded(known === null ? 'party-without-proceedings' : 'party-side-unknown')],
    });
}

/** For the log. */
export const factsOfMarking = ({ exhibits, sectionSheets, producers, ownBookmarks }: Marking) => ({
  exhibits,
  sectionSheets,
  producers,
  ownBookmarks,
});
