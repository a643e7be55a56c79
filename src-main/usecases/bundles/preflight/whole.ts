/** @file Looking at the bundle as a whole before building: that it can be built, filed and sent. */
import { printedNumber } from '../../../domain/page-map.ts';
import { TestimonyError } from '../../../shared/errors.ts';
import { countRemovedItems, readSections } from '../../../vault/queries/bundles.ts';
import { blobSize } from '../../../vault/queries/evidence.ts';
import { consentState } from '../../screening/consent-gate.ts';
import { leavingCase } from '../build-order.ts';
import { plannedSections } from '../bundle-view.ts';
import { layOutFrontMatter } from '../front-pages.ts';
import { finding, type Look, named } from './look.ts';

export const something: Look = ({ documents }) =>
  finding('B09', 'must')(
    documents.length > 0 ? false : [],
    'There are no documents in this bundle yet.',
    'There are documents in it.',
  );

const NO_OVERRIDE = { overrideReason: '', overrideBy: '' };

export const consent: Look = ({ engine, db, bundle, documents }) => {
  const { missing, notAsked } = consentState(engine, db, leavingCase(bundle, documents, NO_OVERRIDE));
  const lines = missing.map((one) => one.line);
  return finding('', 'must')(
    lines.length === 0 ? false : [],
    `Consent to give these papers to the court is not on record. ${lines.slice(0, 3).join('; ')}.`,
    notAsked || 'No consent is missing.',
  );
};

export const letters: Look = ({ engine, db, bundle, reference, documents }) => {
  const look = finding('B18', 'must');
  const right = 'Every letter of the index and the cover can be printed.';
  if (documents.length === 0) return look(false, '', right);
  try {
    layOutFrontMatter(engine, bundle, reference, plannedSections(readSections(db, bundle.id)), null);
    return look(false, '', right);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    const missing = thrown.subject?.split(' ') ?? [];
    const holding = documents.filter((document) =>
      missing.some((letter) => `${document.title}${document.exhibitRef}`.includes(letter)),
    );
    const where = holding.length === 0 ? 'on the cover' : `in ${named(holding)}`;
    return look(
      holding.map((document) => document.firstPage),
      `There is no font here for ${missing.join(' ')}, ${where}. Write the title in Latin letters as well.`,
      right,
    );
  }
};

export const hearing: Look = ({ bundle }) =>
  finding('B25', 'could')(
    bundle.court !== '' && bundle.hearingDate !== null ? false : [1],
    'Court or hearing date is not filled in. Both stand on the cover; the file name then carries today’s date.',
    'Court and hearing date are filled in.',
  );

export const size: Look = ({ db, profile, evidence, map }) => {
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

export const removed: Look = ({ db, bundle }) => {
  const count = countRemovedItems(db, bundle.id);
  return finding('B09', 'should')(
    count === 0 ? false : [],
    `${count === 1 ? 'One document was' : `${count} documents were`} removed from the case since, and will not be in the bundle.`,
    'Everything that was put into the bundle is still in the case.',
  );
};
