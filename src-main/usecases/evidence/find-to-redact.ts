/**
 * @file Where the names of a case's people stand in its papers, and the ways to reach them, what is withheld from a reader, and words
 * that somebody types: to be looked through one by one, and marked or left.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { RedactionView } from '../../contract/redaction.ts';
import type { CaseId } from '../../core/ids.ts';
import { type FoundWords, findWords, MOST_FOUND } from '../../core/redaction/find-words.ts';
import type { MarkRect } from '../../core/redaction/marks.ts';
import { valueIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { listRedactions } from '../../vault/queries/redactions.ts';
import { requireCase } from '../cases/case-view.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { withheldPassages } from '../disclosure/people-named.ts';
import type { Engine } from '../engine/engine.ts';
import { storedBytes } from './stored-bytes.ts';

/** Throws not-found for a paper that is not of the case, and what the decoder throws. */
export async function redactionFind(
  engine: Engine,
  { caseId, evidenceId, words, names, reader }: CheckedInput<'redactionFind'>,
  { signal, report }: Job,
): Promise<CallOutput<'redactionFind'>> {
  const { papers, marks, known } = engine.session.read((db) => ({
    papers: listEvidence(db, requireCase(db, caseId).id, { removed: false }).filter(
      ({ id }) => id === (evidenceId ?? id),
    ),
    marks: listRedactions(db, caseId),
    known: names ? knownWords(db, caseId, reader) : [],
  }));
  const terms = [...new Set([...words, ...known])];
  const found: CallOutput<'redactionFind'>['found'] = [];
  const unread: { evidenceId: (typeof papers)[number]['id']; title: string; pages: number[] }[] = [];
  for (const [at, { id, title, workingBlob }] of papers.entries()) {
    report({ step: 'reading', document: { index: at + 1, of: papers.length, title } });
    const pages = await engine.decoder.pagesToMark(storedBytes(engine, workingBlob), signal);
    const silent = pages.filter((page) => page.words.length === 0).map(({ page }) => page);
    if (silent.length > 0) unread.push({ evidenceId: id, title, pages: silent });
    const own = marks.filter((mark) => mark.evidenceId === id);
    for (const one of findWords(pages, terms))
      found.push({ evidenceId: id, title, ...one, isMarked: isUnder(one, own) });
  }
  return { found: found.slice(0, MOST_FOUND), terms, unread };
}

/** Names, other names and safe contacts of everybody in the case, and passages that are withheld. */
function knownWords(db: ReadDb, caseId: CaseId, reader: string): string[] {
  const people = peopleEitherWay(db, caseId);
  return [
    ...people.flatMap(({ name, alsoKnownAs, safeContact }) => [
      ...[name, ...alsoKnownAs.split(/[,;/()"“”\n]+/)].map((one) => one.trim()),
      ...valueIdentifiers(safeContact, 'contact', '', true)
        .filter(({ takeOut }) => takeOut)
        .map(({ text }) => text),
    ]),
    ...withheldPassages(db, people, reader),
  ].filter((one) => one.length > 1);
}

/** All of it, by marks of that place alone or of the words that were looked for: of fewer words somebody may want more marked. */
const isUnder = ({ page, rects, term, text }: FoundWords, marks: readonly RedactionView[]): boolean =>
  rects.every((rect) =>
    marks.some(
      (mark) =>
        mark.page === page &&
        (mark.terms.length === 0 || mark.terms.includes(term) || mark.terms.includes(text)) &&
        mark.rects.some((own) => holds(own, rect)),
    ),
  );

/** The middle of one lies in the other. */
function holds(own: MarkRect, { left, top, width, height }: MarkRect): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  return x >= own.left && x <= own.left + own.width && y >= own.top && y <= own.top + own.height;
}
