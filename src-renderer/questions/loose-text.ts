/**
 * @file What is typed into a field that takes no words: "maybe seventeen" for a date, a country that is in no list. It
 * is no answer yet and must not be lost: it stays here for the session, until it is put into the person's own words,
 * typed over, or left out.
 */

interface Loose {
  readonly question: string;
  readonly text: string;
  /** The field was left with it: nobody is about to finish the word. */
  readonly left: boolean;
}

export class LooseText {
  readonly #byField = new Map<string, Loose>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What stands in a field; '' for nothing. Fields of one question differ where it is made of rows. */
  in(field: string): string {
    return this.#byField.get(field)?.text ?? '';
  }

  /** '': what is typed is an answer, or nothing is. */
  put(question: string, field: string, text: string, left: boolean): void {
    const before = this.#byField.get(field);
    if ((before?.text ?? '') === text && (before?.left ?? left) === left) return;
    if (text.trim() === '') this.#byField.delete(field);
    else this.#byField.set(field, { question, text, left });
    this.#changed();
  }

  /** All of one question, a line each; only what was left when `left` is set. */
  of(question: string, left = false): string {
    return [...this.#byField.values()]
      .filter((one) => one.question === question && (one.left || !left))
      .map((one) => one.text.trim())
      .join('\n');
  }

  /** The fields of one question that have any: its own name, or those of its rows. */
  fieldsOf(question: string): readonly string[] {
    return [...this.#byField].filter(([, one]) => one.question === question).map(([field]) => field);
  }

  /** The person goes on: it is not being typed any more. */
  leave(question: string): void {
    for (const [field, one] of this.#byField)
      if (one.question === question) this.#byField.set(field, { ...one, left: true });
    this.#changed();
  }

  drop(question: string): void {
    const fields = [...this.#byField].filter(([, one]) => one.question === question);
    if (fields.length === 0) return;
    for (const [field] of fields) this.#byField.delete(field);
    this.#changed();
  }

  /** Questions with any, and of them those that were left so. */
  get questions(): readonly string[] {
    return [...new Set([...this.#byField.values()].map((one) => one.question))];
  }
  get left(): readonly string[] {
    return this.questions.filter((question) => this.of(question, true) !== '');
  }
}
