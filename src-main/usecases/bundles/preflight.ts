/** @file What to look at before building: each a sentence, with the rule it belongs to. Nothing is written. */

import type { CourtProfile } from '../../bundle/check/profile.ts';
import { printedNumber } from '../../domain/page-map.ts';
import type { BundleSummary, Finding } from '../../shared/contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../shared/contract/index.ts';
import { TestimonyError } from '../../shared/errors.ts';
import type { MappedDocument, PageMap } from '../../shared/page-map.ts';
import type { ReadDb } from '../../vault/db.ts';
import { countRemovedItems, readSections } from '../../vault/queries/bundles.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { blobSize } from '../../vault/queries/evidence.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine.ts';
import { missingConsents } from '../screening/consent-gate.ts';
import { leavingCase } from './build-order.ts';
import { plannedSections, readBundleView, requireBundle } from './bundle-view.ts';
import { namesIn } from './file-name.ts';
import { layOutFrontMatter } from './front-pages.ts';
import { requireProfile } from './profile-library.ts';

interface Subject {
  readonly engine: Engine;
  readonly db: ReadDb;
  readonly bundle: BundleSummary;
  readonly reference: string;
  readonly profile: CourtProfile;
  readonly map: PageMap;
  readonly documents: readonly MappedDocument[];
  readonly evidence: ReadonlyMap<string, EvidenceRecord>;
}

type Look = (subject: Subject) => Finding;

/** Throws not-found. */
export function bundlePreflight(
  engine: Engine,
  input: CheckedInput<'bundlePreflight'>,
): CallOutput<'bundlePreflight'> {
  return engine.session.read((db) => {
    const bundle = requireBundle(db, input.bundleId);
    const { map } = readBundleView(engine, db, bundle.id);
    const evidence = readSections(db, bundle.id).flatMap((section) => section.evidence);
    const subject: Subject = {
      ...{ engine, db, bundle, map },
      reference: requireCase(db, bundle.caseId).reference,
      profile: requireProfile(engine.resources, bundle.profile),
      documents: map.sections.flatMap((section) => section.documents),
      evidence: new Map(evidence.map((record) => [record.id as string, record])),
    };
    return { findings: LOOKS.map((look) => look(subject)) };
  });
}

const finding =
  (rule: string, level: Finding['level']) =>
  (pages: readonly number[] | false, wrong: string, right: string): Finding => ({
    ...{ rule, level, passed: pages === false },
    message: pages === false ? right : wrong,
    pages: pages === false ? [] : pages,
  });

/** Pages where the documents begin, or false when there are none. */
const begin = (documents: readonly MappedDocument[]) =>
  documents.length === 0 ? (false as const) : documents.map((document) => document.firstPage);

const named = (documents: readonly MappedDocument[]) => {
  const first = documents.slice(0, 3).map((document) => `“${document.title}”`);
  const more = documents.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const something: Look = ({ documents }) =>
  finding('B09', 'must')(
    documents.length > 0 ? false : [],
    'There are no documents in this bundle yet.',
    'There are documents in it.',
  );

const NO_OVERRIDE = { overrideReason: '', overrideBy: '' };

const consent: Look = ({ engine, db, bundle, documents }) => {
  const lines = missingConsents(engine, db, leavingCase(bundle, documents, NO_OVERRIDE)).map(
    (one) => one.line,
  );
  return finding('', 'must')(
    lines.length === 0 ? false : [],
    `Consent to give these papers to the court is not on record. ${lines.slice(0, 3).join('; ')}.`,
    'No consent is missing.',
  );
};

const letters: Look = ({ engine, db, bundle, reference, documents }) => {
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

const dates: Look = ({ documents }) => {
  const undated = documents.filter((document) => document.date === null);
  return finding('B13', 'should')(
    begin(undated),
    `No date is recorded for ${named(undated)}.`,
    'Every document has a date.',
  );
};

const titles: Look = ({ documents, evidence }) => {
  const asFiles = documents.filter((document) =>
    looksLikeFileName(document.title, evidence.get(document.key)),
  );
  return finding('B11', 'should')(
    begin(asFiles),
    `${named(asFiles)}: still the name of a file. A judge reads the titles in the index.`,
    'Every document has a title of its own.',
  );
};

const sameTitles: Look = ({ documents }) => {
  const likeness = (document: MappedDocument) =>
    [document.title, document.exhibitRef, document.date?.value ?? ''].join('\n');
  const seen = Map.groupBy(documents, likeness);
  const twins = [...seen.values()].filter((group) => group.length > 1).flat();
  return finding('B11', 'should')(
    begin(twins),
    `Nothing tells ${named(twins)} apart in the index.`,
    'No two documents are called the same.',
  );
};

const duplicates: Look = ({ documents, evidence }) => {
  const byBytes = Map.groupBy(documents, (document) => evidence.get(document.key)?.sha256);
  const twice = [...byBytes.values()].filter((group) => group.length > 1).flat();
  return finding('B28', 'should')(
    begin(twice),
    `The same file is in the bundle more than once: ${named(twice)}.`,
    'No file is in it twice.',
  );
};

const order: Look = ({ map }) => {
  const late = map.sections.flatMap(({ documents }) =>
    documents.filter((document, i) => {
      const before = documents.slice(0, i).findLast((one) => one.date !== null);
      return (
        document.date !== null &&
        before?.date !== undefined &&
        before.date !== null &&
        document.date.value < before.date.value
      );
    }),
  );
  return finding('B27', 'should')(
    begin(late),
    `${named(late)}: older than the document before.`,
    'Within each section, older documents come first.',
  );
};

const text: Look = ({ documents, evidence }) => {
  const silent = documents.filter(({ key }) => {
    const record = evidence.get(key);
    return record?.mediaType.startsWith('image/') || record?.notes.some((note) => /no text/i.test(note));
  });
  return finding('B17', 'should')(
    begin(silent),
    `${named(silent)}: pages without text that can be searched. Right for photographs; typed pages need text recognition.`,
    'No document is a picture, or was seen to have pages without text.',
  );
};

const survivorsOf = ({ db, bundle }: Subject): string[] =>
  listPeople(db, bundle.caseId)
    .filter((person) => person.role === 'survivor')
    .flatMap((person) => [person.name, person.alsoKnownAs])
    .filter((name) => name !== '');

const custodyNames: Look = (subject) => {
  const survivors = survivorsOf(subject);
  const handedOver = subject.documents.filter(
    ({ key }) => namesIn(subject.evidence.get(key)?.receivedFrom ?? '', survivors).length > 0,
  );
  return finding('', 'should')(
    begin(handedOver),
    `A survivor handed over ${named(handedOver)}. The folder beside the bundle says so in custody.csv: give the folder only to those who may know.`,
    'The custody record names no survivor as the one who handed something over.',
  );
};

const names: Look = (subject) => {
  const { bundle, reference } = subject;
  const found = namesIn(`${bundle.title} ${reference}`, survivorsOf(subject));
  return finding('B25', 'should')(
    found.length === 0 ? false : [1],
    'The title or the case reference holds a survivor’s name. It is printed on the cover; the file name leaves it out.',
    'Title, case reference and file name hold no survivor’s name.',
  );
};

const hearing: Look = ({ bundle }) =>
  finding('B25', 'could')(
    bundle.court !== '' && bundle.hearingDate !== null ? false : [1],
    'Court or hearing date is not filled in. Both stand on the cover; the file name then carries today’s date.',
    'Court and hearing date are filled in.',
  );

const size: Look = ({ db, profile, evidence, map }) => {
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

const comments: Look = ({ documents, evidence }) => {
  const commented = documents.filter((document) => (evidence.get(document.key)?.comments.length ?? 0) > 0);
  return finding('', 'should')(
    begin(commented),
    `${named(commented)}: with written comments, which go into the bundle as notes on their pages. Whoever gets it can read them.`,
    'No document carries written comments.',
  );
};

const removed: Look = ({ db, bundle }) => {
  const count = countRemovedItems(db, bundle.id);
  return finding('B09', 'should')(
    count === 0 ? false : [],
    `${count === 1 ? 'One document was' : `${count} documents were`} removed from the case since, and will not be in the bundle.`,
    'Everything that was put into the bundle is still in the case.',
  );
};

const LOOKS: readonly Look[] = [
  ...[something, consent, letters, removed, titles, sameTitles, dates, order, duplicates],
  ...[text, comments, names, custodyNames, hearing, size],
];

function looksLikeFileName(title: string, record: EvidenceRecord | undefined): boolean {
  if (/\.(pdf|jpe?g|png|heic|tiff?|txt|eml|docx?)$/i.test(title)) return true;
  const bare =
    record?.originalName
      .replace(/\.[^.]*$/, '')
      .replace(/[_\s]+/g, ' ')
      .trim() ?? '';
  return (
    title === bare && /^(img|dsc|scan|doc|image|photo|screenshot|whatsapp|pxl|file)?[\s\d_.-]*$/i.test(title)
  );
}
