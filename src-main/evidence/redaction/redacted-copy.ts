/** @file Marks applied and proved, by two that share nothing: what comes out has been searched, or does not come out. */
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

export interface Redacted extends Struck {
  readonly proof: Proof;
}

export type Prove = (copy: Uint8Array, marks: readonly PageMarks[], words: StruckWords) => Promise<Proof>;

/**
 * A page on which a struck word is left in what nobody sees, such as a tag of its content, is drawn anew as well, once; what is seen
 * there and not marked stays, and the proof names it. Throws damaged-file, too-large.
 */
export async function redactedCopy({ pdf, marks, terms }: RedactionRequest, prove: Prove): Promise<Redacted> {
  const words = new StruckWords(terms);
  const first = await applyMarks(pdf, marks);
  const proof = await prove(first.copy, marks, words);
  const unseen = proof.hits.flatMap(({ page }) =>
    page === null || first.drawn.includes(page) ? [] : [page],
  );
  if (unseen.length === 0) return { ...first, proof };
  const again = await applyMarks(pdf, marks, unseen);
  return { ...again, proof: await prove(again.copy, marks, words) };
}
