/**
 * @file Pages without text, read by machine. Each page is written down as soon as it is read, so that whoever is stopped or
 * killed goes on with the next; an exhibit that was read to its end gets a working copy with the words in it.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { type LanguageData, READER_VERSION } from '../../evidence/reading/languages.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import {
  keepRead,
  keepUnreadable,
  notIndexed,
  retryFailed,
  type SilentExhibit,
  setReadingLanguages,
  silentExhibits,
} from '../../vault/queries/read-pages.ts';
import { indexPages, noteUnread } from '../../vault/queries/search-index.ts';
import { mayReadPictures, writePictureReading, writeReadingRules } from '../../vault/queries/vault-rules.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireEvidence } from './evidence-view.ts';
import { isOfADocument } from './of-a-document.ts';
import {
  givenLanguages,
  languagesToRead,
  readingLanguages,
  requireFolder,
  requireThere,
  withoutEnglish,
} from './reading-languages.ts';
import { laySearchableCopy } from './searchable-copy.ts';
import { storedBytes } from './stored-bytes.ts';

export function pictureReach(
  { session }: Engine,
  { caseId }: { readonly caseId: CaseId },
): CallOutput<'pictureReach'> {
  return session.read((db) => {
    const all = silentExhibits(db, caseId);
    return {
      on: mayReadPictures(db),
      waiting: all
        .filter(({ pages, toLay }) => pages.length > 0 || toLay)
        .map(({ evidenceId, title, pages, languages }) => ({ evidenceId, title, pages, languages })),
      languages: readingLanguages(db),
      notLookedAt: notIndexed(db, caseId).length,
      failed: all.flatMap(({ evidenceId, title, failed }) =>
        failed.map((one) => ({ evidenceId, title, ...one })),
      ),
    };
  });
}

export async function pictureRead(
  engine: Engine,
  { caseId, languages, again }: CheckedInput<'pictureRead'>,
  job: Job,
): Promise<CallOutput<'pictureRead'>> {
  if (!engine.session.read(mayReadPictures)) throw new TestimonyError('turned-off');
  const given = await givenLanguages(engine, languages);
  if (again) engine.session.index((tx) => retryFailed(tx, caseId));
  for (const one of engine.session.read((db) => notIndexed(db, caseId))) await lookForWords(engine, one, job);
  const all = engine.session.read((db) => silentExhibits(db, caseId));
  const due = all.filter(({ pages, toLay }) => pages.length > 0 || toLay);
  const languagesOf = await languagesToRead(engine, due, given);
  for (const [at, exhibit] of due.entries()) {
    const known = languagesOf(exhibit.languages);
    const document = { index: at + 1, of: due.length, title: exhibit.title };
    await readExhibit(engine, exhibit, known, {
      ...job,
      report: (said) => job.report({ ...said, document }),
    });
    if (job.signal.aborted) throw new TestimonyError('cancelled');
    await laySearchableCopy(engine, exhibit.evidenceId, known, job);
  }
  job.report({ step: 'finished' });
  return pictureReach(engine, { caseId });
}

/** Which of its pages have text: read into the index of words, as a search would have it done. */
async function lookForWords(
  engine: Engine,
  { evidenceId, blob }: { readonly evidenceId: EvidenceId; readonly blob: string },
  job: Job,
): Promise<void> {
  try {
    const words = await engine.decoder.pageWords(storedBytes(engine, blob), job.signal);
    engine.session.index((tx) => indexPages(tx, evidenceId, words));
  } catch (thrown) {
    if (!isOfADocument(thrown)) throw thrown;
    engine.session.index((tx) => noteUnread(tx, evidenceId, asTestimonyError(thrown).code));
  }
}

/** A page that cannot be read is passed over, and said to be. */
async function readExhibit(
  engine: Engine,
  { evidenceId, pages }: SilentExhibit,
  languages: readonly LanguageData[],
  job: Job,
): Promise<void> {
  const record = engine.session.read((db) => findEvidence(db, evidenceId));
  if (record === undefined) return;
  const left = [...pages];
  const reader = [READER_VERSION, ...languages.map(({ name }) => name)].join('; ');
  const say = () => {
    const number = pages.length - left.length + 1;
    if (left.length > 0) job.report({ step: 'reading', page: { number, of: pages.length } });
  };
  while (left.length > 0) {
    say();
    try {
      const pdf = storedBytes(engine, record.workingBlob);
      await engine.decoder.readPictures(
        { pdf, pages: [...left], languages },
        {
          signal: job.signal,
          read: (read) => {
            engine.session.index((tx) => keepRead(tx, evidenceId, read, reader));
            left.splice(left.indexOf(read.page), 1);
            say();
          },
        },
      );
    } catch (thrown) {
      const { code } = asTestimonyError(thrown);
      if (!isOfADocument(thrown)) throw thrown;
      const page = left.shift();
      if (page !== undefined)
        engine.session.index((tx) => keepUnreadable(tx, evidenceId, page, { code, reader }));
    }
  }
}

export function pictureReadIn(
  engine: Engine,
  { evidenceId, languages: chosen }: CheckedInput<'pictureReadIn'>,
): CallOutput<'pictureReadIn'> {
  const languages = chosen === null ? null : withoutEnglish(chosen);
  const facts = { languages: languages?.join(' ') ?? '', usual: languages === null };
  const note = { action: 'evidence.reading-language-set', subject: evidenceId, facts };
  return transact(engine, note, (tx) => {
    requireEvidence(tx, evidenceId);
    requireThere(tx, languages ?? []);
    setReadingLanguages(tx, evidenceId, languages);
    return { languages };
  });
}

export function pictureReadingSet(
  engine: Engine,
  { on, folder: handle, usual }: CheckedInput<'pictureReadingSet'>,
): CallOutput<'pictureReadingSet'> {
  const { session, clock, files } = engine;
  const folder = handle == null ? handle : files.resolve(handle);
  if (folder != null) requireFolder(folder);
  const stamp = { at: clock.now(), actor: session.actor };
  const others = usual === undefined ? undefined : withoutEnglish(usual);
  // Where files lie is of this computer, and not of the log.
  const facts = {
    ...(on === undefined ? {} : { on }),
    ...(folder === undefined ? {} : { folder: folder !== null }),
    ...(others === undefined ? {} : { languages: others.join(' ') }),
  };
  return transact(engine, { action: 'vault.picture-reading-set', subject: session.vaultId, facts }, (tx) => {
    if (others !== undefined) requireThere(tx, others, folder ?? undefined);
    if (on !== undefined) writePictureReading(tx, on, stamp);
    writeReadingRules(
      tx,
      {
        ...(folder === undefined ? {} : { folder: folder ?? '' }),
        ...(others === undefined ? {} : { usual: others }),
      },
      stamp,
    );
    return { on: mayReadPictures(tx) };
  });
}
