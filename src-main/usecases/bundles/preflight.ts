/** @file What to look at before building, by the profile's rules. Nothing is written. */
import type { CourtProfile, PreflightCheck } from '../../bundle/check/profile.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { printedOfHeading } from '../../core/bundles/court-heading.ts';
import { printedNumber } from '../../core/bundles/map-pages.ts';
import type { PageDirection } from '../../core/bundles/page-direction.ts';
import type { MappedDocument, PageMap } from '../../core/bundles/page-map.ts';
import { pagesAgainstText, pagesInDoubt, pageTurns } from '../../core/bundles/page-turns.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { coded, type Finding } from '../../core/findings/finding.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { allNamesOf, type PersonRole } from '../../core/people/roles.ts';
import { privilegeHint } from '../../core/privilege/hints.ts';
import { newestIssue, readSections } from '../../vault/queries/bundles.ts';
import { listCustody } from '../../vault/queries/custody.ts';
import { firstPages } from '../../vault/queries/first-pages.ts';
import { exhibitsDecided } from '../../vault/queries/privilege.ts';
import { requireCase } from '../cases/case-view.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import type { Engine } from '../engine/engine.ts';
import { heldExhibits } from '../leaving/privilege-gate.ts';
import { isIndexCounted, readBundleView, requireBundle } from './bundle-view.ts';
import { bundleFileName, namesIn } from './file-name.ts';
import { begin, type Look, looked, type Subject, titlesOf } from './preflight/look.ts';
import {
  attachments,
  comments,
  cutAnswers,
  dates,
  duplicates,
  hiddenWords,
  looks,
  newestAccount,
  onPages,
  order,
  sameMarks,
  sameTitles,
  text,
  titles,
  transcripts,
} from './preflight/papers.ts';
import {
  consent,
  decidedBetween,
  heading,
  hearing,
  letters,
  numberElsewhere,
  privileged,
  removed,
  size,
  something,
  yesForAnybody,
} from './preflight/whole.ts';
import { requireProfile } from './profile-library.ts';

/** Looking before building for names that anonymity covers, where papers and file names would carry them. */
const namesOf = ({ db, bundle }: Subject, role: PersonRole): string[] =>
  allNamesOf(peopleEitherWay(db, bundle.caseId).filter((person) => person.role === role));

const namesInCustody: Look = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const told = subject.documents.filter(
    ({ key }) => namesIn(custodyText(subject, key), survivors).length > 0,
  );
  return looked(
    begin(told),
    coded('custody-names-survivor', { documents: titlesOf(told) }),
    coded('custody-names-nobody'),
  );
};

/** What custody.csv says of an item, and what it will say when the item is next handed on. */
function custodyText({ db, evidence }: Subject, key: string): string {
  const events = listCustody(db, key as EvidenceId);
  const said = events.flatMap(({ from, to, purpose, actor }) => [from, to, purpose, actor]);
  return [evidence.get(key)?.receivedFrom ?? '', ...said].join(' ');
}

/**
 * Titles of documents and sections are printed in the index and stand in bookmarks and tables, and lifelong anonymity
 * reaches those as it does file names (rule B25; Modern Slavery Act 2015 and Sexual Offences (Amendment) Act 1992,
 * certainty L). Not a must: a court may have the name, and only a person knows what was ordered.
 */
const namesInTitles: Look = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const holds = (text: string) => namesIn(text, survivors).length > 0;
  const documents = subject.documents.filter(({ title, exhibitRef }) => holds(`${title} ${exhibitRef}`));
  const sections = subject.map.sections.filter((one) => one.documents.length > 0 && holds(one.title));
  const pages = [...sections, ...documents].map(({ firstPage }) => firstPage);
  return looked(
    pages.length > 0 && pages,
    coded('titles-name-survivor', { sections: titlesOf(sections), documents: titlesOf(documents) }),
    coded('titles-name-nobody'),
  );
};

/** Who title and parties name is read by everybody who sees the cover, and file names travel further still. Rule B25. */
const namesOnCover: Look = (subject) => {
  const { bundle, reference } = subject;
  const survivors = namesOf(subject, 'survivor');
  const day = bundle.hearingDate ?? subject.engine.clock.today();
  const file = bundleFileName({ reference, title: bundle.title, day, survivors });
  const cover = `${bundle.title} ${reference} ${printedOfHeading(bundle.heading)}`;
  const survivor = namesIn(cover, survivors).length > 0;
  const witness = namesIn(cover, namesOf(subject, 'witness')).length > 0;
  const wrong = witness
    ? coded(survivor ? 'cover-names-both' : 'cover-names-witness', { file })
    : coded('cover-names-survivor');
  return looked((survivor || witness) && [1], wrong, coded('cover-names-nobody'));
};

// Looking before building for what may be privileged and nobody has decided about: whoever gets the bundle reads it, and
// privilege may then be lost (served copies are without privileged material: court-bundles §3). It is pointed at, no more.

const privilegeDecided: Look = ({ engine, db, bundle, documents, evidence }) => {
  const decided = exhibitsDecided(db, bundle.caseId);
  const begins = new Map(firstPages(db, bundle.caseId).map(({ id, text }) => [id as string, text]));
  const found = documents.flatMap((document) => {
    const { key, title } = document;
    const { originalName = '', section = '' } = evidence.get(key) ?? {};
    const hint = privilegeHint({ title, originalName, section, firstPage: begins.get(key) ?? '' });
    const isOpen = hint !== null && !decided.has(key) && heldExhibits(engine, db, [key]).length === 0;
    return isOpen ? [{ document, row: { title, ...hint } }] : [];
  });
  return looked(
    begin(found.map(({ document }) => document)),
    coded('privilege-undecided', { papers: found.map(({ row }) => row) }),
    coded('privilege-decided'),
  );
};

/**
 * Whether what was handed out already still finds its pages: a bundle that is cited keeps its numbers. GG
 * ¶9, B30.
 */
const numbersKept: Look = ({ db, bundle, map, documents }) => {
  const right = coded('numbers-kept');
  const last = newestIssue(db, bundle.id);
  if (last === undefined) return looked(false, right, right);
  // An index that is only estimated may be a page out, which moved nothing: places are then counted from its end.
  const place = isIndexCounted(map.sections) ? printedPlace : placeBehindIndex;
  const before = new Map(
    last.map.sections.flatMap((section) => section.documents.map((one) => [one.key, place(last.map, one)])),
  );
  const moved = documents.filter((one) => before.has(one.key) && before.get(one.key) !== place(map, one));
  const about = { documents: titlesOf(moved), file: last.fileName, on: formatDay(last.builtAt) };
  return looked(begin(moved), coded('numbers-moved', about), right);
};

const printedPlace = (map: PageMap, { firstPage }: MappedDocument): string => printedNumber(map, firstPage);
const placeBehindIndex = ({ coverPages, indexPages }: PageMap, { firstPage }: MappedDocument): string =>
  String(firstPage - coverPages - indexPages);

/** Looking before building at pages that do not read from left to right (rules B19, B20). */
interface Chosen {
  readonly document: MappedDocument;
  /** Of the document. */
  readonly pages: readonly number[];
}

function choose(
  { documents, evidence }: Subject,
  pick: (directions: readonly PageDirection[]) => readonly number[],
): Chosen[] {
  return documents
    .map((document) => ({ document, pages: pick(evidence.get(document.key)?.pageDirections ?? []) }))
    .filter(({ pages }) => pages.length > 0);
}

const inBundle = (chosen: readonly Chosen[]) =>
  chosen.length > 0 &&
  chosen.flatMap(({ document, pages }) => pages.map((page) => document.firstPage + page - 1));

const byTitle = (chosen: readonly Chosen[]) =>
  chosen.map(({ document, pages }) => ({ title: document.title, pages }));

const turnedUpright: Look = (subject) => {
  const turned = choose(subject, (directions) => pageTurns(directions).map(({ page }) => page));
  return looked(inBundle(turned), coded('turned-upright', { turned: byTitle(turned) }), coded('turned-none'));
};

const directionClear: Look = (subject) => {
  const unsure = choose(subject, pagesInDoubt);
  return looked(
    inBundle(unsure),
    coded('direction-unsure', { unsure: byTitle(unsure) }),
    coded('direction-sure'),
  );
};

const landscapeReads: Look = (subject) => {
  const left = choose(subject, (directions) => pagesAgainstText(directions, 'sideways'));
  return looked(inBundle(left), coded('left-sideways', { left: byTitle(left) }), coded('left-sideways-none'));
};

const upright: Look = (subject) => {
  const left = choose(subject, (directions) => pagesAgainstText(directions, 'upside-down'));
  return looked(
    inBundle(left),
    coded('left-upside-down', { left: byTitle(left) }),
    coded('left-upside-down-none'),
  );
};

/** What is looked at in any court: no profile can leave it out. */
const IN_ANY_COURT: readonly {
  readonly rule: string;
  readonly look: Look;
  readonly level: Finding['level'];
}[] = [
  { rule: 'B09', look: something, level: 'must' },
  { rule: '', look: privileged, level: 'must' },
  { rule: '', look: consent, level: 'must' },
  { rule: 'B18', look: letters, level: 'must' },
  { rule: '', look: numberElsewhere, level: 'must' },
  { rule: '', look: looks, level: 'must' },
  { rule: '', look: decidedBetween, level: 'should' },
  { rule: '', look: yesForAnybody, level: 'could' },
];

/** In the order in which a person should read them. */
const LOOKS: Readonly<Record<PreflightCheck, Look>> = {
  upright,
  'landscape-reads': landscapeReads,
  'nothing-hidden': hiddenWords,
  'privilege-decided': privilegeDecided,
  'nothing-removed': removed,
  'numbers-kept': numbersKept,
  'newest-account': newestAccount,
  'transcripts-finished': transcripts,
  'shown-on-pages': onPages,
  'titles-own': titles,
  'titles-apart': sameTitles,
  'marks-apart': sameMarks,
  'bookmark-says-date': dates,
  'oldest-first': order,
  'no-duplicates': duplicates,
  searchable: text,
  'direction-clear': directionClear,
  'comments-known': comments,
  'attachments-known': attachments,
  'answers-shown': cutAnswers,
  'names-on-cover': namesOnCover,
  'names-in-titles': namesInTitles,
  'names-in-custody': namesInCustody,
  'cover-filled-in': hearing,
  'cover-for-court-office': heading,
  'turned-upright': turnedUpright,
  size,
};

/** Throws not-found. */
export function bundlePreflight(
  engine: Engine,
  input: CheckedInput<'bundlePreflight'>,
): CallOutput<'bundlePreflight'> {
  return engine.session.read((db) => {
    const bundle = requireBundle(db, input.bundleId);
    const { map } = readBundleView(engine, db, bundle.id);
    const evidence = readSections(db, bundle.id).flatMap((section) => section.evidence);
    const profile = requireProfile(engine.resources, bundle.profile);
    const subject: Subject = {
      engine,
      db,
      bundle,
      map,
      profile,
      reference: requireCase(db, bundle.caseId).reference,
      documents: map.sections.flatMap((section) => section.documents),
      evidence: new Map(evidence.map((record) => [record.id as string, record])),
    };
    const always = IN_ANY_COURT.map(({ rule, look, level }) =>
      findingOf(look, subject, { rule, level, source: '' }),
    );
    return { findings: [...always, ...byProfile(profile, subject)] };
  });
}

/** One finding for each rule of the profile that can be looked at before there is a file. */
function byProfile({ rules: all, proceedings }: CourtProfile, subject: Subject): Finding[] {
  const { heading } = subject.bundle;
  const outside = proceedings.find(({ id }) => id === heading.proceedings)?.outside;
  const rules =
    outside === undefined
      ? all
      : all.map((one) => ({
          ...one,
          level: one.level === 'must' ? ('should' as const) : one.level,
          source: outside,
        }));
  return Object.entries(LOOKS).flatMap(([check, look]) =>
    rules.filter((one) => one.check === check).map((one) => findingOf(look, subject, one)),
  );
}

function findingOf(
  look: Look,
  subject: Subject,
  { rule, level, source }: Pick<Finding, 'rule' | 'level' | 'source'>,
): Finding {
  const { found, passed, pages } = look(subject);
  return { ...found, rule, level, source, passed, pages };
}
