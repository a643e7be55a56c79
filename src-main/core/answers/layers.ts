/**
 * @file Later accounts beside the signed one. Memory returns in pieces; a difference is shown side by
 * side and never weighed (Home Office first responder toolkit, section 4 [A]: gaps are not to be read as lying).
 */
import type { StoredAnswer } from './answer.ts';

export interface LayerDifference<A extends StoredAnswer> {
  readonly question: string;
  /** What was recorded in each layer that speaks to this question, oldest first: at least two. */
  readonly accounts: readonly A[];
}

/** Questions on which the layers do not say the same, in the given order of questions. Same words are no difference. */
export function layerDifferences<A extends StoredAnswer>(
  order: readonly string[],
  answers: readonly A[],
  canonical: (value: unknown) => string,
): LayerDifference<A>[] {
  const said = (a: A) => canonical([a.state, a.value, a.ownWords]);
  return order.flatMap((question) => {
    const accounts = answers.filter((a) => a.question === question).sort((a, b) => a.layer - b.layer);
    return new Set(accounts.map(said)).size > 1 ? [{ question, accounts }] : [];
  });
}
