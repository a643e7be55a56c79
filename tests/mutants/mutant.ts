/** @file A mutant: one small mistake of the kind a tired developer makes, and the test that must notice it. */

export interface Mutant {
  /** What the mistake would do to somebody. */
  readonly what: string;
  /** From the project's root. */
  readonly file: string;
  /** Text of the file, found exactly once; white space included. */
  readonly find: string;
  readonly put: string;
  /** The test file that must fail, from the project's root. */
  readonly test: string;
  /** Part of the names of the tests in it, where the whole file takes long. */
  readonly only?: string;
  /** When it was put in at a place chosen by a rule, and nobody noticed: the campaign's day, `YYYY-MM`. */
  readonly campaign?: string;
  /** Nothing anybody could notice changes, and why. It is not run. */
  readonly equivalent?: string;
}

/** The file's text with the mistake in. Throws where the text to be replaced is not there exactly once. */
export function mutated(mutant: Mutant, source: string): string {
  const found = source.split(mutant.find).length - 1;
  if (found !== 1) {
    throw new Error(`${mutant.file}: the text of "${mutant.what}" is found ${found} times: ${mutant.find}`);
  }
  if (mutant.find === mutant.put) throw new Error(`${mutant.file}: "${mutant.what}" changes nothing`);
  // A function, because "$" means something in a replacement text.
  return source.replace(mutant.find, () => mutant.put);
}
