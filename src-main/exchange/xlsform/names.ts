/** @file Names of questions and pages, each used once in the form. */
import { LONGEST_NAME, questionName } from '../../core/forms/question-name.ts';

export class Names {
  readonly #taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** A name nothing else has. `fallback` is used where no letter of the name can be kept. */
  take(name: string, fallback: string): string {
    const plain = questionName(name) || fallback;
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `-${number}`;
      const candidate = plain.slice(0, LONGEST_NAME - ending.length) + ending;
      if (this.#taken.has(candidate)) continue;
      this.#taken.add(candidate);
      return candidate;
    }
  }
}
