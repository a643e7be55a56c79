/** @file What the first pages of a case's documents let one guess of them, where nobody said when they are from or what they are. */
import { guessKind } from '../../core/evidence/guesses.ts';
import { guessFromText, type TextGuess } from '../../core/evidence/text-guesses.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { firstPages } from '../../vault/queries/first-pages.ts';

/** `today`: an ISO day. Of a page without text, or that the index of words has not read yet, there is none. */
export function guessesInText(db: ReadDb, caseId: CaseId, today: string): Map<EvidenceId, TextGuess> {
  const found = firstPages(db, caseId).flatMap(({ id, text, originalName, isDated }) => {
    if (isDated && guessKind(originalName) === null) return [];
    const guess = guessFromText(text, today);
    return guess.documentDate === null && guess.title === null ? [] : [[id, guess] as const];
  });
  return new Map(found);
}
