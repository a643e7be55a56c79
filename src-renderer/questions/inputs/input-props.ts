/** @file What every answer field is given. */

/** What is typed into one field and is no answer. */
export interface FieldText {
  readonly text: string;
  /** '' when it is an answer after all. `left`: the field is not being typed in any more. */
  readonly onText: (text: string, left: boolean) => void;
}

export interface InputProps {
  readonly value: unknown;
  /** null or '' takes the answer back. `now`: a choice was made; `soon`: still typing. */
  readonly onChange: (value: unknown, when: 'soon' | 'now') => void;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  /** By the field's name. */
  readonly looseIn: (field: string) => FieldText;
  /** Enter (Ctrl+Enter in a large box): on to the next question. */
  readonly onDone: () => void;
}
