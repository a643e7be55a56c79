/** @file Looking at the bundle as a whole before building: that it can be built, filed and sent. */
import { sameNumberElsewhere } from '../../../core/bundles/court-heading.ts';
import { printedNumber } from '../../../core/bundles/map-pages.ts';
import type { PlannedSection } from '../../../core/bundles/page-map.ts';
import { NO_DECISION } from '../../../core/consent/override.ts';
import { TestimonyError } from '../../../core/errors/errors.ts';
import { coded } from '../../../core/findings/finding.ts';
import { listBundles, readSections, removedItems } from '../../../vault/queries/bundles.ts';
import { blobSize, bundledBlob } from '../../../vault/queries/evidence.ts';
import { undecidedNotes } from '../../cases/undecided-in.ts';
import { consentState } from '../../consent/consent-gate.ts';
import { heldExhibits } from '../../leaving/privilege-gate.ts';
import { leavingCase } from '../build-order.ts';
import { plannedSections } from '../bundle-view.ts';
import { layOutFrontMatter } from '../front-pages.ts';
import { begin, type Look, looked, titlesOf } from './look.ts';

export const something: Look = ({ documents }) =>
  looked(documents.length === 0 && [], coded('documents-none'), coded('documents-chosen'));

export const consent: Look = ({ engine, db, bundle, documents }) => {
  const { missing, notAsked } = consentState(engine, db, leavingCase(bundle, documents, NO_DECISION));
  const right =
    notAsked === null ? coded('consents-stand') : coded('consents-not-asked', { why: [notAsked] });
  return looked(missing.length > 0 && [], coded('consents-missing', { missing }), right);
};

export const decidedBetween: Look = ({ engine, db, bundle }) => {
  const [open] = undecidedNotes(engine, db, bundle.caseId);
  const right = coded('case-decided');
  return looked(open !== undefined && [], open ?? right, right);
};

/** A yes that names nobody lets out a bundle for any court. */
export const yesForAnybody: Look = ({ engine, db, bundle, documents }) => {
  const { anybody } = consentState(engine, db, leavingCase(bundle, documents, NO_DECISION));
  return looked(
    anybody.length > 0 && [],
    coded('consents-for-anybody', { yes: anybody }),
    coded('consents-by-name'),
  );
};

export const privileged: Look = ({ engine, db, documents }) => {
  const marked = documents.filter(({ key }) => heldExhibits(engine, db, [key]).length > 0);
  const wrong = coded('privileged-in-bundle', { documents: titlesOf(marked) });
  return looked(begin(marked), wrong, coded('privileged-none'));
};

export const letters: Look = ({ engine, db, bundle, reference, documents, map }) => {
  const right = coded('letters-printable');
  if (documents.length === 0) return looked(false, right, right);
  try {
    const sections = enoughForLetters(plannedSections(readSections(db, bundle.id)));
    layOutFrontMatter(engine, bundle, reference, sections);
    return looked(false, right, right);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    const missing = thrown.subject?.split(' ') ?? [];
    const holds = (printed: string) => missing.some((letter) => printed.includes(letter));
    const sections = map.sections.filter((one) => one.documents.length > 0 && holds(one.title));
    const holding = [
      ...sections,
      ...documents.filter(({ title, exhibitRef }) => holds(`${title}${exhibitRef}`)),
    ];
    const wrong = coded('letters-without-font', { letters: missing.join(' '), documents: titlesOf(holding) });
    return looked(
      holding.map(({ firstPage }) => firstPage),
      wrong,
      right,
    );
  }
};

const graphemes = new Intl.Segmenter('en');

/**
 * The documents that bring a letter no document before them has: setting these tries every letter there is, and a
 * long index need not be set for it.
 */
export function enoughForLetters(sections: readonly PlannedSection[]): PlannedSection[] {
  const seen = new Set<string>();
  return sections.map(({ title, documents }) => ({
    title,
    documents: documents.filter(({ title: name, exhibitRef }, i) => {
      const before = seen.size;
      for (const { segment } of graphemes.segment(`${exhibitRef} ${name}`)) seen.add(segment);
      // A section is set with its first document.
      return i === 0 || seen.size > before;
    }),
  }));
}

/** The cover carries both; the file name only the day. */
export const hearing: Look = ({ bundle }) => {
  const [court, day] = [bundle.court === '', bundle.hearingDate === null];
  const wrong = court && day ? 'court-and-hearing-missing' : court ? 'court-missing' : 'hearing-missing';
  return looked((court || day) && [1], coded(wrong), coded('cover-complete'));
};

/** The court's number, the parties with their roles, and who files it: what a court office sorts papers by. */
export const heading: Look = ({ bundle: { heading: said } }) => {
  const missing = [
    { what: 'court-number', is: said.courtNumber === '' },
    { what: 'parties', is: said.parties.length === 0 && said.caseName === '' },
    { what: 'filed-by', is: said.filedBy === '' && said.firm === '' },
  ] as const;
  const lacks = missing.filter(({ is }) => is).map(({ what }) => ({ what }));
  return looked(lacks.length > 0 && [1], coded('cover-not-headed', { lacks }), coded('cover-headed'));
};

/** One court's number on another court's bundle files it in the wrong case. */
export const numberElsewhere: Look = ({ db, bundle }) => {
  const others = listBundles(db, bundle.caseId).filter(({ id }) => id !== bundle.id);
  const same = sameNumberElsewhere(bundle, others);
  const wrong = coded('court-number-elsewhere', {
    number: bundle.heading.courtNumber,
    bundles: same.map(({ title, court }) => (court === '' ? title : `${title}, ${court}`)),
  });
  return looked(same.length > 0 && [1], wrong, coded('court-number-own'));
};

const MEGABYTE = 1_000_000;

export const size: Look = ({ db, profile, evidence, map }) => {
  const bytes = [...evidence.values()].reduce((sum, record) => sum + blobSize(db, bundledBlob(record)), 0);
  const over = profile.sizeLimits.filter((limit) => bytes > limit.megabytes * MEGABYTE);
  const about = {
    megabytes: Math.max(1, Math.round(bytes / MEGABYTE)),
    pages: printedNumber(map, map.totalPages),
  };
  const limits = over.map(({ megabytes, channel }) => ({ megabytes, channel }));
  const wrong = coded('bundle-size-over', { ...about, limits });
  return looked(over.length > 0 && [], wrong, coded('bundle-size-fits', about));
};

export const removed: Look = ({ db, bundle }) => {
  const gone = removedItems(db, bundle.id);
  const wrong = coded('removed-since', { documents: titlesOf(gone) });
  return looked(gone.length > 0 && [], wrong, coded('removed-none'));
};
