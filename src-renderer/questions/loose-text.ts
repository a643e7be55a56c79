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

/** What stood in one row, by its fields. */
export type RowText = ReadonlyMap<string, Loose>;

/** Fields of rows are called after their question, their row and what is asked in it. */
function cellOf(question: string, field: string): { readonly row: number; readonly cell: string } {
  const [, row = 'none', cell = ''] = /^(\d+)-(.*)$/s.exec(field.slice(question.length + 1)) ?? [];
  return { row: Number(row), cell };
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

  /**
   * A row of a question is taken out: what stood in its fields goes, and what stands in those below moves up with them.
   * Gives what went, for putRowBack.
   */
  takeRowOut(question: string, index: number): RowText {
    const gone = new Map<string, Loose>();
    for (const [field, one] of this.#rowsFrom(question, index)) {
      this.#byField.delete(field);
      const { row, cell } = cellOf(question, field);
      if (row === index) gone.set(field, one);
      else this.#byField.set(`${question}-${row - 1}-${cell}`, one);
    }
    this.#changed();
    return gone;
  }

  putRowBack(question: string, index: number, row: RowText): void {
    const moved = this.#rowsFrom(question, index);
    for (const [field] of moved) this.#byField.delete(field);
    for (const [field, one] of moved) {
      const { row: at, cell } = cellOf(question, field);
      this.#byField.set(`${question}-${at + 1}-${cell}`, one);
    }
    for (const [field, one] of row) this.#byField.set(field, one);
    this.#changed();
  }

  #rowsFrom(question: string, index: number): [string, Loose][] {
    return [...this.#byField].filter(
      ([field, one]) => one.question === question && cellOf(question, field).row >= index,
    );
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
