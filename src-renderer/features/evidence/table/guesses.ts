/** @file What may stand in a cell, as a guess from the name of the file or its first page, until a person takes it. */
import guessWords from '../../../../resources/locales/en/guesses.json' with { type: 'json' };
import type { EvidenceChange, EvidenceView } from '../../../../src-main/contract/evidence.ts';
import { formatFuzzyDate } from '../../../../src-main/core/dates/fuzzy-date.ts';
import { dateInBulk, guessesOf } from '../../../../src-main/core/evidence/guesses.ts';
import type { Column } from './table-columns.ts';

/** What a guess says, and the change that takes it; undefined where there is none. */
export function guessFor(
  view: EvidenceView,
  column: Column,
): { readonly words: string; readonly change: EvidenceChange } | undefined {
  const { title, documentDate } = guessesOf(view, guessWords, view.inText);
  if (column === 'title' && title !== null) return { words: title, change: { evidenceId: view.id, title } };
  if (column !== 'documentDate' || documentDate === null) return undefined;
  return { words: formatFuzzyDate(documentDate), change: { evidenceId: view.id, documentDate } };
}

/** Dates that may be taken for many at once, each with where it was read. */
export const datesInBulk = (views: readonly EvidenceView[]) =>
  views.flatMap((view) => {
    const read = dateInBulk(view, view.inText);
    return read === null ? [] : [{ view, ...read }];
  });

/** All guesses about these, as one change. */
export const takenGuesses = (views: readonly EvidenceView[]): EvidenceChange[] =>
  views.flatMap((view) => {
    const { title, documentDate } = guessesOf(view, guessWords, view.inText);
    if (title === null && documentDate === null) return [];
    return [
      {
        evidenceId: view.id,
        ...(title === null ? {} : { title }),
        ...(documentDate === null ? {} : { documentDate }),
      },
    ];
  });
