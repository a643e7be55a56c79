/**
 * @file A PDF made elsewhere, in the place of a file whose looks cannot be shown here: a statement saved as PDF by the program it
 * was written in, or signed and scanned. It becomes an exhibit of its own, named and dated like the file, and takes its place
 * in every bundle that is arranged. The file stays in the case, and both are compared by their words.
 */
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { compareWords } from '../../core/evidence/words-compared.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { replaceInBundles } from '../../vault/queries/bundles.ts';
import { type EvidenceRecord, findEvidence, setEvidenceNotes } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { paperWords } from '../resources/paper-words.ts';
import { receive } from './add-evidence.ts';
import { removeNoted } from './change-evidence.ts';
import { requireEvidence, toEvidenceView } from './evidence-view.ts';
import { readWhole, withPicked } from './read-file.ts';
import { storedBytes } from './stored-bytes.ts';

/** Words that are named of those that only one of both has. */
const NAMED = 12;

/**
 * Throws not-found; bad-input where the file is no PDF, or the exhibit is one itself, or has a PDF in its place already; and what
 * `evidenceAdd` throws. Nothing is then stored.
 */
export async function evidenceUsePdf(
  engine: Engine,
  { evidenceId, file, receivedFrom }: CheckedInput<'evidenceUsePdf'>,
  job: Job,
): Promise<CallOutput<'evidenceUsePdf'>> {
  const original = engine.session.read((db) => requireEvidence(db, evidenceId));
  engine.session.read((db) => refuseOdd(db, original));
  const received = await withPicked(engine.files.resolve(file), (picked) => readWhole(picked, job));
  if (!isPdf(received.bytes))
    throw new TestimonyError('bad-input', { subject: received.name, found: [coded('pdf-wanted')] });
  const { id, caseId, title, exhibitRef, documentDate, section, sha256 } = original;
  const about = { caseId, title, exhibitRef, documentDate, section, receivedFrom, allowDuplicate: false };
  const compared = await comparison(engine, original, received.bytes, job).catch((thrown: unknown) => {
    const { code, ...error } = asTestimonyError(thrown).toData();
    throw new TestimonyError(code, { ...error, subject: received.name, cause: thrown });
  });
  let bundles = 0;
  const added = await receive(engine, received, about, job, {
    purpose: paperWords(engine.resources)(coded('pdf-received', { title, sha256 })),
    facts: { pdfOf: id },
    alsoWrite(tx, pdf) {
      const file = requireEvidence(tx, id);
      refuseOdd(tx, file);
      bundles = replaceInBundles(tx, id, pdf);
      const [inPlace, of] = [
        coded('pdf-in-its-place', { title: received.name, pdf }),
        coded('pdf-of', { title: file.originalName, original: id, ...compared }),
      ];
      setEvidenceNotes(tx, id, [...file.notes.filter(({ code }) => code !== inPlace.code), inPlace]);
      setEvidenceNotes(tx, pdf, [...requireEvidence(tx, pdf).notes, of]);
    },
  });
  return { evidence: engine.session.read((db) => toEvidenceView(requireEvidence(db, added.id))), bundles };
}

/** The way back: the PDF is removed from the case, and the file stands in bundles again. Throws not-found where none is in its place. */
export function evidencePdfBack(
  engine: Engine,
  { evidenceId }: CheckedInput<'evidencePdfBack'>,
): CallOutput<'evidencePdfBack'> {
  const at = engine.clock.now();
  const pdf = engine.session.read((db) => pdfInPlace(db, requireEvidence(db, evidenceId)));
  if (pdf === null)
    throw new TestimonyError('not-found', { subject: 'evidenceId', detail: 'no PDF in its place' });
  const note = { action: 'evidence.removed', subject: pdf.id, facts: { pdfOf: evidenceId } };
  return transact(engine, note, (tx) => {
    const file = requireEvidence(tx, evidenceId);
    const bundles = replaceInBundles(tx, pdf.id, evidenceId);
    setEvidenceNotes(
      tx,
      evidenceId,
      file.notes.filter(({ code }) => code !== 'pdf-in-its-place'),
    );
    removeNoted(engine, tx, pdf, { at, reason: '' });
    return { bundles };
  });
}

/** The exhibit of the case that is a PDF of this one; null where there is none, or it was removed. */
export function pdfInPlace(db: ReadDb, { notes }: Pick<EvidenceView, 'notes'>): EvidenceRecord | null {
  const note = notes.find(({ code }) => code === 'pdf-in-its-place');
  const pdf = note?.code === 'pdf-in-its-place' ? findEvidence(db, note.params.pdf as EvidenceId) : undefined;
  return pdf === undefined || pdf.removedAt !== null ? null : pdf;
}

/** As a reader of PDF does: the mark stands within the first kilobyte (ISO 32000-1, annex H). Intake reads the rest. */
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

function refuseOdd(db: ReadDb, record: EvidenceRecord): void {
  const odd = (found: Coded) => new TestimonyError('bad-input', { subject: record.title, found: [found] });
  if (record.mediaType === 'application/pdf') throw odd(coded('is-a-pdf'));
  if (pdfInPlace(db, record) !== null) throw odd(coded('has-a-pdf'));
}

/** As the note says it. A file that stands as one page here has no words to compare. */
async function comparison(
  { decoder, ...engine }: Engine,
  original: EvidenceRecord,
  pdf: Uint8Array,
  job: Job,
) {
  const pages = await decoder.pageWords(pdf, job.signal);
  const copy = storedBytes({ decoder, ...engine }, original.workingBlob);
  const document = ownWords(await decoder.pageWords(copy, job.signal), original);
  if (original.workingSteps.includes('slip-in-its-place') || document.trim() === '')
    return { compared: 'no', missing: 0, words: '', added: 0, more: '' } as const;
  const { missing, added } = compareWords(document, pages.join('\n'));
  return {
    compared: 'yes',
    missing: missing.length,
    words: named(missing),
    added: added.length,
    more: named(added),
  } as const;
}

/**
 * Pages of ours name the file's SHA-256. Where its words alone are shown they follow it; behind pages as they were written
 * it heads what stands on none of them.
 */
function ownWords(pages: readonly string[], { sha256, workingSteps }: EvidenceRecord): string {
  const hash = new RegExp([...sha256].join('\\s*'));
  if (workingSteps.includes('typeset-as-written')) {
    const ours = pages.findIndex((page) => hash.test(page));
    return pages.slice(0, ours < 0 ? pages.length : ours).join('\n');
  }
  const text = pages.join('\n');
  const found = hash.exec(text);
  return found === null ? text : text.slice(found.index + found[0].length);
}

function named(words: readonly string[]): string {
  const some = [...new Set(words)];
  return some.length > NAMED ? `${some.slice(0, NAMED).join(', ')} …` : some.join(', ');
}
