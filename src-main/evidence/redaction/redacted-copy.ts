/** @file Marks applied to a copy, and once more where a page carries a struck word unseen. The proof of it is another process's. */
import type { PageMarks } from '../../core/redaction/marks.ts';
import type { Proof } from '../../core/redaction/proof.ts';
import { StruckWords } from '../../core/redaction/struck-words.ts';
import { applyMarks, type Struck } from './apply-marks.ts';

export interface RedactionRequest {
  readonly pdf: Uint8Array;
  readonly marks: readonly PageMarks[];
  /** Words that must be nowhere in the copy. */
  readonly terms: readonly string[];
}

/** What is left in a copy, by a reader that shares nothing with what struck the words out. */
export type Search = (copy: Uint8Array, words: StruckWords) => Promise<Proof>;

/**
 * A page on which a struck word is left in what nobody sees, such as a tag of its content, is drawn anew as well; what is seen there
 * and not marked stays, and the proof of the copy will name it. Throws damaged-file, too-large.
 */
export async function redactedCopy({ pdf, marks, terms }: RedactionRequest, search: Search): Promise<Struck> {
  const first = await applyMarks(pdf, marks);
  const { hits } = await search(first.copy, new StruckWords(terms));
  const unseen = hits.flatMap(({ page }) => (page === null || first.drawn.includes(page) ? [] : [page]));
  return unseen.length === 0 ? first : await applyMarks(pdf, marks, unseen);
}
