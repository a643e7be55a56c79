/** @file Putting a bundle together: its first arrangement from the case's evidence, and every one after it. */
import type { BundleView } from '../../contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { type CourtHeading, carriedHeading } from '../../core/bundles/court-heading.ts';
import type { Marking } from '../../core/bundles/marking.ts';
import { MOST_SECTIONS } from '../../core/bundles/sections.ts';
import { compareFuzzyDates } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { BundleId, CaseId, EvidenceId, SectionId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { insertBundle, listBundles, replaceSections, updateBundle } from '../../vault/queries/bundles.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { type EvidenceRecord, listEvidence } from '../../vault/queries/evidence.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { mayLeave } from '../leaving/permit.ts';
import { leavingBundle, readOrder } from './build-order.ts';
import { readBundleView, requireBundle } from './bundle-view.ts';
import { proceedingsOf, requireProfile, usualMarking } from './profile-library.ts';

const UNTITLED_SECTION = 'Documents';
const OVERFLOW_SECTION = 'Further documents';
/** As many as `bundleArrange` takes, and as there are letters. */

interface Arranged {
  readonly title: string;
  readonly evidenceIds: readonly EvidenceId[];
}

/** Throws not-found (case, profile); with `toBuild` what the gates on leaving throw, and nothing-to-build. */
export function bundleCreate(
  engine: Engine,
  input: CheckedInput<'bundleCreate'>,
): CallOutput<'bundleCreate'> {
  requireProfile(engine.resources, input.profile);
  const id = engine.random.id() as BundleId;
  const at = engine.clock.now();
  const {
    include,
    released,
    toBuild,
    heading: given,
    marking = usualMarking(engine.resources, input.profile),
    ...named
  } = input;
  const heading = given ?? engine.session.read((db) => headingToBegin(db, input.caseId));
  refuseOddHeading(engine, { profile: input.profile, heading });
  const described = { ...named, heading, marking };
  const note = {
    action: 'bundle.created',
    subject: id,
    facts: { caseId: input.caseId, profile: input.profile, ...factsOfMarking(marking) },
  };
  const privilegedLeftOut = transact(engine, note, (tx) => {
    requireCase(tx, input.caseId);
    insertBundle(tx, { id, ...described, updatedAt: at });
    const wanted = listEvidence(tx, input.caseId, { removed: false }).filter(wantedBy(include));
    const isHeld = ({ id, privileged }: EvidenceRecord) => privileged && !released.items.includes(id);
    const left = wanted.filter(isHeld);
    const picked = wanted.filter((one) => !isHeld(one));
    replaceSections(tx, id, withIds(engine, sortedIntoSections(picked)));
    // One that was only made to be held back would stay in the list until somebody takes it out.
    if (toBuild !== undefined) mayLeave(engine, leavingBundle(readOrder(tx, id), toBuild, released));
    touchCase(tx, input.caseId, at);
    return left.length;
  });
  return { ...engine.session.read((db) => readBundleView(engine, db, id)), privilegedLeftOut };
}

/** Throws not-found (bundle), bad-input (an exhibit of another case, a removed one, or one twice). */
export function bundleArrange(engine: Engine, input: CheckedInput<'bundleArrange'>): BundleView {
  const { bundleId, title, court, hearingDate, sections } = input;
  const at = engine.clock.now();
  const documents = sections.reduce((sum, section) => sum + section.evidenceIds.length, 0);
  const note = ({ marking, headingChanged }: { marking: Marking; headingChanged: boolean }) => ({
    action: 'bundle.arranged',
    subject: bundleId,
    // Names stay out of the log: that the cover says something else now is enough.
    facts: { sections: sections.length, documents, headingChanged, ...factsOfMarking(marking) },
  });
  transact(engine, note, (tx) => {
    const { caseId, profile, ...before } = requireBundle(tx, bundleId);
    const { heading = before.heading, marking = before.marking } = input;
    refuseStrangers(tx, caseId, sections);
    refuseOddHeading(engine, { profile, heading });
    updateBundle(tx, { id: bundleId, title, court, hearingDate, heading, marking, updatedAt: at });
    replaceSections(tx, bundleId, withIds(engine, sections));
    touchCase(tx, caseId, at);
    return { marking, headingChanged: JSON.stringify(heading) !== JSON.stringify(before.heading) };
  });
  return engine.session.read((db) => readBundleView(engine, db, bundleId));
}

/** A bundle holds what somebody chose: nothing, unless all of it or sections by name were. */
const wantedBy =
  (include: CheckedInput<'bundleCreate'>['include']) =>
  ({ section }: EvidenceRecord): boolean =>
    typeof include === 'string' ? include === 'all-evidence' : include.sections.includes(section);

/** Sections in the order in which the case first names them; in each, oldest first and undated last. */
function sortedIntoSections(evidence: readonly EvidenceRecord[]): Arranged[] {
  const sections = new Map<string, EvidenceRecord[]>();
  for (const record of evidence) {
    const named = record.section === '' ? UNTITLED_SECTION : record.section;
    const title = sections.has(named) || sections.size < MOST_SECTIONS - 1 ? named : OVERFLOW_SECTION;
    sections.set(title, [...(sections.get(title) ?? []), record]);
  }
  return [...sections].map(([title, records]) => ({
    title,
    evidenceIds: records
      .toSorted((a, b) => compareFuzzyDates(a.documentDate, b.documentDate))
      .map(({ id }) => id),
  }));
}

function refuseStrangers(db: ReadDb, caseId: CaseId, sections: readonly Arranged[]): void {
  const ours = new Set(listEvidence(db, caseId, { removed: false }).map(({ id }) => id));
  const placed = new Set<EvidenceId>();
  for (const id of sections.flatMap((section) => section.evidenceIds)) {
    if (!ours.has(id))
      throw new TestimonyError('bad-input', {
        subject: 'sections',
        detail: 'an exhibit that is not in the case',
      });
    if (placed.has(id))
      throw new TestimonyError('bad-input', { subject: 'sections', detail: 'an exhibit twice' });
    placed.add(id);
  }
}

function withIds(engine: Engine, sections: readonly Arranged[]) {
  return sections.map((section) => ({ id: engine.random.id() as SectionId, ...section }));
}

// What a bundle's cover says to the court office, held against the court's profile.

/** What the cover of a new bundle of the case says before anybody typed anything. */
const headingToBegin = (db: ReadDb, caseId: CaseId): CourtHeading =>
  carriedHeading(listBundles(db, caseId)[0]?.heading);

/** Throws `bad-input`. Proceedings and sides are of the profile: a party on a side that it does not have would be on no cover. */
function refuseOddHeading(
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
const factsOfMarking = ({ exhibits, sectionSheets, producers, ownBookmarks }: Marking) => ({
  exhibits,
  sectionSheets,
  producers,
  ownBookmarks,
});
