/** @file Looking at the bundle as a whole before building: that it can be built, filed and sent. */
import { printedNumber } from '../../../core/bundles/map-pages.ts';
import type { PlannedSection } from '../../../core/bundles/page-map.ts';
import { TestimonyError } from '../../../core/errors/errors.ts';
import { isolate } from '../../../core/text/isolate.ts';
import { readSections, removedItems } from '../../../vault/queries/bundles.ts';
import { blobSize } from '../../../vault/queries/evidence.ts';
import { listPeople } from '../../../vault/queries/people.ts';
import { consentState } from '../../consent/consent-gate.ts';
import { leavingCase } from '../build-order.ts';
import { plannedSections } from '../bundle-view.ts';
import { layOutFrontMatter } from '../front-pages.ts';
import { finding, named, type Settings } from './look.ts';

export const something: Settings = ({ documents }) =>
  finding('B09', 'must')(
    documents.length > 0 ? false : [],
    'There are no documents in this bundle yet.',
    'There are documents in it.',
  );

const NO_OVERRIDE = { overrideReason: '', overrideBy: '' };

export const consent: Settings = ({ engine, db, bundle, documents }) => {
  const { missing, notAsked } = consentState(engine, db, leavingCase(bundle, documents, NO_OVERRIDE));
  const names = new Map(listPeople(db, bundle.caseId).map(({ id, name }) => [id as string, name]));
  const lines = missing.slice(0, 3).map(({ personId, line }) => {
    const name = names.get(personId) ?? '';
    return line.startsWith(name) ? `${isolate(name)}${line.slice(name.length)}` : line;
  });
  const more = missing.length > lines.length ? ` And ${missing.length - lines.length} more.` : '';
  return finding('', 'must')(
    missing.length === 0 ? false : [],
    `A consent that is needed to give these papers to the court does not stand. ${lines.join('; ')}.${more}`,
    notAsked || 'No consent is missing.',
  );
};

export const letters: Settings = ({ engine, db, bundle, reference, documents, map }) => {
  const look = finding('B18', 'must');
  const right = 'Every letter of the index and the cover can be printed.';
  if (documents.length === 0) return look(false, '', right);
  try {
    const sections = enoughForLetters(plannedSections(readSections(db, bundle.id)));
    layOutFrontMatter(engine, bundle, reference, sections, null);
    return look(false, '', right);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    const missing = thrown.subject?.split(' ') ?? [];
    const holds = (printed: string) => missing.some((letter) => printed.includes(letter));
    const sections = map.sections.filter((one) => one.documents.length > 0 && holds(one.title));
    const holding = [
      ...sections,
      ...documents.filter(({ title, exhibitRef }) => holds(`${title}${exhibitRef}`)),
    ];
    const where = holding.length === 0 ? 'on the cover' : `in ${named(holding)}`;
    return look(
      [...new Set(holding.map(({ firstPage }) => firstPage))].sort((a, b) => a - b),
      `There is no font here for ${missing.join(' ')}, ${where}. Write it in Latin letters instead: beside those it could not be printed either.`,
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
export const hearing: Settings = ({ bundle }) => {
  const court = bundle.court === '' ? ['The court is not filled in, so the cover names none.'] : [];
  const day =
    bundle.hearingDate === null
      ? ['The hearing date is not filled in: the cover gives none, and the file name carries today’s date.']
      : [];
  const missing = [...court, ...day];
  return finding('B25', 'could')(
    missing.length === 0 ? false : [1],
    missing.join(' '),
    'Court and hearing date are filled in.',
  );
};

export const size: Settings = ({ db, profile, evidence, map }) => {
  const bytes = [...evidence.values()].reduce((sum, record) => sum + blobSize(db, record.workingBlob), 0);
  const megabytes = bytes / 1_000_000;
  const over = profile.sizeLimits.filter((limit) => megabytes > limit.megabytes);
  const said = `About ${Math.max(1, Math.round(megabytes))} MB, ${printedNumber(map, map.totalPages)} pages`;
  return finding('B24', 'should')(
    over.length === 0 ? false : [],
    `${said}. That is over: ${over.map((limit) => `${limit.megabytes} MB (${limit.channel})`).join('; ')}.`,
    `${said}.`,
  );
};

export const removed: Settings = ({ db, bundle }) => {
  const gone = removedItems(db, bundle.id);
  return finding('B09', 'should')(
    gone.length === 0 ? false : [],
    `${named(gone)} ${gone.length === 1 ? 'was' : 'were'} removed from the case since, and will not be in the bundle. What is meant to be in it can be brought back among the evidence.`,
    'Everything that was put into the bundle is still in the case.',
  );
};
