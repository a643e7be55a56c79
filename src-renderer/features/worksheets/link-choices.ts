/** @file What may be linked, narrowed down by the words typed. Pure. */
import type { EvidenceView } from '../../../src-main/contract/evidence.ts';
import type { QuotedAnswer } from '../../../src-main/contract/links.ts';
import { foldText, searchWords } from '../../../src-main/core/text/search-text.ts';

/** So many of each kind are shown; the rest are found by typing. */
export const SHOWN = 40;

type Exhibit = Pick<EvidenceView, 'id' | 'exhibitRef' | 'title'>;

/** Every word typed has to be somewhere in an entry, whatever its capitals and accents. */
export function linkChoices(
  answers: readonly QuotedAnswer[],
  exhibits: readonly Exhibit[],
  filter: string,
): { answers: QuotedAnswer[]; exhibits: Exhibit[]; more: number } {
  const words = searchWords(filter);
  const has = (...parts: readonly string[]) => {
    const text = foldText(parts.join(' '));
    return words.every((word) => text.includes(word));
  };
  const some = answers.filter((one) => has(one.text, one.ownWords, one.title, one.formTitle, one.person));
  const others = exhibits.filter((one) => has(one.exhibitRef, one.title));
  return {
    answers: some.slice(0, SHOWN),
    exhibits: others.slice(0, SHOWN),
    more: Math.max(0, some.length - SHOWN) + Math.max(0, others.length - SHOWN),
  };
}
