/** @file The words that were read of an exhibit, laid into its working copy: what goes into bundles can then be searched. */
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError } from '../../core/errors/errors.ts';
import { certaintyOf, type PageRead, textOfWords } from '../../core/evidence/machine-read.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { silentPagesNote } from '../../evidence/pdf/reading-notes.ts';
import { type LanguageData, READER_VERSION } from '../../evidence/reading/languages.ts';
import { writeBlob } from '../../vault/blobs.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { type EvidenceRecord, findEvidence, setPicturedPages } from '../../vault/queries/evidence.ts';
import { keepBeside, readSoFar, setMachineRead } from '../../vault/queries/read-pages.ts';
import { indexPages } from '../../vault/queries/search-index.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence } from './evidence-view.ts';
import { isOfADocument } from './of-a-document.ts';
import { storedBytes } from './stored-bytes.ts';

/** Nothing where nothing was read. A copy that cannot be made leaves the one there is, and its words beside it. */
export async function laySearchableCopy(
  engine: Engine,
  evidenceId: EvidenceId,
  languages: readonly LanguageData[],
  job: Job,
): Promise<void> {
  const record = engine.session.read((db) => findEvidence(db, evidenceId));
  const read = engine.session.read((db) => readSoFar(db, evidenceId));
  if (record === undefined || read.length === 0) return;
  job.report({ step: 'writing' });
  try {
    store(engine, record, read, languages, await copiesOf(engine, record, read, job));
  } catch (thrown) {
    if (!isOfADocument(thrown)) throw thrown;
    engine.session.index((tx) => keepBeside(tx, evidenceId, asTestimonyError(thrown).code));
  }
}

interface Copies {
  readonly copy: Uint8Array;
  /** The same with pages that are pictures by somebody's choice: those keep no words. */
  readonly pictured: Uint8Array | null;
  readonly words: readonly string[];
}

/** Null where no page had words. */
async function copiesOf(
  { decoder, ...engine }: Engine,
  { workingBlob, title, pictured }: EvidenceRecord,
  read: readonly PageRead[],
  { signal }: Job,
): Promise<Copies | null> {
  if (read.every(({ words }) => words.length === 0)) return null;
  const pdf = storedBytes({ decoder, ...engine }, workingBlob);
  const { copy, words } = await decoder.layWords(pdf, read, title, signal);
  if (pictured.length === 0) return { copy, words, pictured: null };
  return { copy, words, pictured: await decoder.picturePages(copy, pictured, title, signal) };
}

function store(
  engine: Engine,
  before: EvidenceRecord,
  read: readonly PageRead[],
  languages: readonly LanguageData[],
  copies: Copies | null,
): void {
  const pages = read.map(({ page, words }) => ({ page, certainty: certaintyOf(words) }));
  const hash = copies === null ? null : toHex(sha256(copies.copy));
  const found = pages.filter(({ certainty }) => certainty !== null);
  const facts = {
    pages: found.map(({ page, certainty }) => `${page}:${certainty}`).join(' '),
    sha256: hash,
    withoutWords: pages
      .filter(({ certainty }) => certainty === null)
      .map(({ page }) => page)
      .join(' '),
    reader: READER_VERSION,
    languages: languages.map(({ name }) => name).join(' '),
  };
  transact(engine, { action: 'evidence.read-by-machine', subject: before.id, facts }, (tx) => {
    const record = requireEvidence(tx, before.id, { removed: true });
    const blob = copies === null ? null : engine.random.id();
    if (copies !== null && blob !== null && hash !== null) writeBlob(tx, blob, copies.copy, hash);
    const { workingSteps, notes } =
      copies === null
        ? record
        : described(
            record,
            found.map(({ page }) => page),
          );
    setMachineRead(tx, record, { blob, pages, workingSteps, notes });
    if (copies?.pictured != null) {
      const picturedBlob = engine.random.id();
      writeBlob(tx, picturedBlob, copies.pictured, toHex(sha256(copies.pictured)));
      setPicturedPages(tx, record, record.pictured, picturedBlob);
    }
    // As it was read, line by line, and not as a reader of the copy puts the words together.
    const byMachine = new Map(read.map(({ page, words }) => [page, textOfWords(words)]));
    if (copies !== null)
      indexPages(
        tx,
        record.id,
        copies.words.map((text, at) => byMachine.get(at + 1) ?? text),
      );
    touchCase(tx, record.caseId, engine.clock.now());
  });
}

/** How the copy came to be, and which of its pages still have no text. */
function described(
  { workingSteps, notes, machineRead, pageCount, mediaType }: EvidenceRecord,
  found: readonly number[],
): Pick<EvidenceRecord, 'workingSteps' | 'notes'> {
  const steps = workingSteps.filter((step) => step !== 'as-received' && step !== 'read-by-machine');
  const said = notes.find(({ code }) => code === 'no-text' || code === 'pages-without-text');
  const others = notes.filter((note) => note !== said);
  if (said === undefined || mediaType !== 'application/pdf')
    return { workingSteps: [...steps, 'read-by-machine'], notes: others };
  const silent = said.pages ?? Array.from({ length: pageCount }, (_, at) => at + 1);
  const left = silent.filter(
    (page) =>
      !found.includes(page) && !machineRead.some((one) => one.page === page && one.certainty !== null),
  );
  return {
    workingSteps: [...steps, 'read-by-machine'],
    notes: [...others, ...silentPagesNote(left, pageCount)],
  };
}
