/**
 * @file The served copy of a bundle: its marked papers with what is marked struck out, from the same list and with the same page
 * numbers as the full one, a schedule of what was struck out and why, and the finished file searched before it is let out.
 */
import { readFileSync } from 'node:fs';
import type { Job } from '../../contract/ports.ts';
import { printedNumber } from '../../core/bundles/map-pages.ts';
import type { PageMap, PlannedSection } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Proof } from '../../core/redaction/proof.ts';
import { StruckWords } from '../../core/redaction/struck-words.ts';
import { csv } from '../../core/text/delimited.ts';
import { bundledBlob, type EvidenceRecord, listEvidence } from '../../vault/queries/evidence.ts';
import { isRedactedFor } from '../../vault/queries/redactions.ts';
import type { Engine } from '../engine/engine.ts';
import {
  leftBy,
  notSearched,
  proveGone,
  redactExhibit,
  redactionReasons,
  type StruckOut,
  struckOutFor,
} from '../evidence/redact.ts';
import { storedBytes } from '../evidence/stored-bytes.ts';
import { paperWords } from '../resources/paper-words.ts';
import { type BuildOrder, exhibitsOf } from './build-order.ts';
import { type LaidOutFront, layOutFrontMatter } from './front-pages.ts';

export interface RedactedPapers {
  readonly reader: string;
  readonly struck: StruckOut;
  /** By exhibit. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
  /** Pages of papers in which nothing could be found, and which somebody looked at. */
  readonly unsearched: readonly Coded[];
  /** Pages (1-based) that are pictures in those copies. */
  readonly drawn: ReadonlyMap<string, readonly number[]>;
}

/**
 * Throws bad-input where nothing is marked for this reader, and for a paper without a mark whose other copy has some; check-failed, naming the paper, where something is left
 * in a copy or pages could not be searched and nobody looked at them; and what Decoder.redact throws.
 */
export async function redactedPapers(
  engine: Engine,
  order: BuildOrder,
  { redactedFor: reader, lookedAt }: { readonly redactedFor: string; readonly lookedAt: boolean },
  job: Job,
): Promise<RedactedPapers> {
  const all = struckOutFor(engine, order.bundle.caseId, reader);
  const papers = exhibitsOf(order);
  const marks = all.marks.filter(({ evidenceId }) => papers.some(({ id }) => id === evidenceId));
  const marked = papers.filter(({ id }) => marks.some(({ evidenceId }) => evidenceId === id));
  refuseOtherCopies(
    engine,
    order,
    papers.filter((record) => !marked.includes(record)),
    reader,
  );
  // A name typed wrongly would give the full papers out under the name of a redacted file.
  if (marks.length === 0) {
    const found = coded('redaction-nothing-marked', { reader });
    throw new TestimonyError('bad-input', { subject: reader, found: [found] });
  }
  // Before the papers are drawn anew, which takes a while.
  refuseInTitles(order, all.terms);
  const copies = new Map<string, Uint8Array>();
  const drawn = new Map<string, readonly number[]>();
  const phrases: string[] = [];
  const unsearched: Coded[] = [];
  for (let at = 0; at < marked.length; at += engine.decoder.atOnce) {
    const some = marked.slice(at, at + engine.decoder.atOnce);
    job.report({
      step: 'checking',
      document: { index: at + 1, of: marked.length, title: some[0]?.title ?? '' },
    });
    const made = await Promise.all(some.map((record) => redactExhibit(engine, record, all, job)));
    for (const [i, record] of some.entries()) {
      const one = made[i];
      if (one === undefined) continue;
      refuseLeft(one.proof, all.terms, record.title);
      unsearched.push(...unsearchedOf(record, one.proof));
      copies.set(record.id, one.copy);
      drawn.set(record.id, one.drawn);
      phrases.push(...one.words.map(({ text }) => text));
    }
  }
  refuseInTitles(order, phrases.filter(isTelling));
  unsearched.push(...(await unsearchedIn(engine, papers, copies, all.terms, job)));
  const [first] = unsearched;
  if (first !== undefined && !lookedAt)
    throw new TestimonyError('check-failed', { subject: order.bundle.title, found: unsearched });
  return { reader, struck: { marks, terms: all.terms }, copies, drawn, unsearched };
}

/** Of papers without a mark; what stands in their words is searched in the finished file. */
async function unsearchedIn(
  engine: Engine,
  papers: readonly EvidenceRecord[],
  copies: ReadonlyMap<string, Uint8Array>,
  terms: readonly string[],
  { signal }: Job,
): Promise<Coded[]> {
  const unsearched: Coded[] = [];
  for (const record of papers) {
    if (copies.has(record.id)) continue;
    const pdf = storedBytes(engine, bundledBlob(record));
    const proof = await proveGone(engine, { pdf, marks: [], terms, as: 'bundle' }, signal);
    refuseLeft({ hits: proof.hits.filter(({ kind }) => kind === 'in-picture') }, terms, record.title);
    unsearched.push(...unsearchedOf(record, proof));
  }
  return unsearched;
}

function unsearchedOf({ title }: EvidenceRecord, proof: Proof): Coded[] {
  const pages = notSearched(proof);
  return pages.length === 0 ? [] : [coded('redaction-unsearched', { title, pages })];
}

/** A file and the PDF in its place, or the same file twice: marks are of one of both, and a scan says no word that a proof could find. */
function refuseOtherCopies(
  { session }: Engine,
  { bundle }: BuildOrder,
  unmarked: readonly EvidenceRecord[],
  reader: string,
): void {
  session.read((db) => {
    const all = listEvidence(db, bundle.caseId, { removed: true });
    const others = all.filter(({ id }) => isRedactedFor(db, id, reader));
    for (const record of unmarked) {
      const other = others.find((one) => isSamePaper(one, record));
      if (other === undefined) continue;
      const found = coded('redaction-other-copy', { title: record.title, marked: other.title });
      throw new TestimonyError('bad-input', { subject: record.title, found: [found] });
    }
  });
}

const isSamePaper = (one: EvidenceRecord, other: EvidenceRecord): boolean =>
  one.sha256 === other.sha256 || isPdfOf(one, other) || isPdfOf(other, one);

const isPdfOf = ({ notes }: EvidenceRecord, { id }: EvidenceRecord): boolean =>
  notes.some((note) => note.code === 'pdf-of' && note.params.original === id);

/** Of what was struck out by its place alone: enough that it stands in no title by chance. */
const isTelling = (phrase: string): boolean => /\S\s+\S/.test(phrase) || phrase.length >= 6;

function refuseLeft(proof: Pick<Proof, 'hits'>, terms: readonly string[], subject: string): void {
  if (proof.hits.length === 0) return;
  throw new TestimonyError('check-failed', { subject, found: leftBy(proof, terms) });
}

/** Titles go into index, bookmarks and file name. */
function refuseInTitles({ bundle, sections }: BuildOrder, terms: readonly string[]): void {
  const words = new StruckWords(terms);
  const titles = [
    bundle.title,
    ...sections.flatMap(({ title, evidence }) => [title, ...evidence.map((record) => record.title)]),
  ];
  for (const title of titles) {
    const term = words.in(title);
    if (term === null) continue;
    const found = coded('redaction-in-title', { title, word: words.terms[term] ?? '' });
    throw new TestimonyError('check-failed', { subject: title, found: [found] });
  }
}

/**
 * Cover and index, which say of a paper that it is redacted; where that would make the index longer it is said in the schedule
 * alone, so that the pages have the numbers that the full one has.
 */
export function layOutRedacted(
  engine: Engine,
  order: BuildOrder,
  sections: readonly PlannedSection[],
  { copies }: RedactedPapers,
): LaidOutFront {
  const say = paperWords(engine.resources);
  const said = sections.map((section) => ({
    ...section,
    documents: section.documents.map((document) =>
      copies.has(document.key)
        ? { ...document, title: say(coded('redacted-title', { title: document.title })) }
        : document,
    ),
  }));
  const full = layOutFrontMatter(engine, order.bundle, order.reference, sections);
  const served = layOutFrontMatter(engine, order.bundle, order.reference, said);
  const fits = served.map.coverPages === full.map.coverPages && served.map.indexPages === full.map.indexPages;
  return fits ? served : full;
}

/** Reads the finished file anew. Throws check-failed where a struck word is in it. */
export async function proveBundle(
  { decoder }: Engine,
  path: string,
  title: string,
  { struck }: RedactedPapers,
  { signal, report }: Job,
): Promise<void> {
  report({ step: 'verifying' });
  const pdf = new Uint8Array(readFileSync(path));
  const { terms } = struck;
  refuseLeft(await decoder.proveGone({ pdf, marks: [], terms, as: 'bundle' }, signal), terms, title);
}

/** What was struck out where and why, and never what it was. */
export function scheduleCsv(engine: Engine, map: PageMap, { struck, reader }: RedactedPapers): string {
  const reasons = new Map(redactionReasons(engine.resources).map(({ id, title }) => [id, title]));
  const documents = map.sections.flatMap((section) => section.documents);
  const rows = documents.flatMap(({ key, exhibitRef, title, firstPage }) =>
    struck.marks
      .filter(({ evidenceId }) => evidenceId === key)
      .map(({ page, rects, reason, basis, by, at }) => [
        exhibitRef,
        title,
        page,
        printedNumber(map, firstPage + page - 1),
        rects.length,
        reasons.get(reason) ?? reason,
        basis,
        reader,
        by,
        at,
      ]),
  );
  return csv(
    [
      'exhibit',
      'title',
      'page of it',
      'page of the bundle',
      'places',
      'reason',
      'basis',
      'for',
      'marked by',
      'at (device clock)',
    ],
    rows,
  );
}
