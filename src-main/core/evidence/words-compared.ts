/**
 * @file The words of a document, as they were read here, held against those of a PDF that was made of it elsewhere. Letters and
 * digits count, each word as often as it stands; case, breaks and hyphens at the end of a line do not.
 */

export interface WordsCompared {
  /** In the document and not in the PDF, in order, each as often as it lacks there. */
  readonly missing: readonly string[];
  /** In the PDF and not in the document. */
  readonly added: readonly string[];
}

/**
 * `document`: the text of its copy, from where the document begins. What stands in brackets there may be our own ("[Picture: …]",
 * "[Taken out by …: …]"): it is looked for in the PDF, and not missed.
 */
export function compareWords(document: string, pdf: string): WordsCompared {
  const bracketed = wordsOf([...document.matchAll(/\[[^[\]]*\]/g)].join(' '));
  const missing = without(wordsOf(document), counted(wordsOf(pdf)));
  return {
    missing: without(missing, counted(bracketed)),
    added: without(wordsOf(pdf), counted(wordsOf(document))),
  };
}

function wordsOf(text: string): string[] {
  const joined = text.normalize('NFKC').replace(/(\p{L})[-\u00ad\u2010]\r?\n\s*(\p{Ll})/gu, '$1$2');
  return joined.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Those that are left when each of the others has taken one away. */
function without(words: readonly string[], others: Map<string, number>): string[] {
  return words.filter((word) => {
    const left = others.get(word) ?? 0;
    if (left > 0) others.set(word, left - 1);
    return left === 0;
  });
}
