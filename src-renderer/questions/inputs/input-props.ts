/** @file What every answer field is given. */

export interface InputProps {
  readonly value: unknown;
  /** null or '' takes the answer back. `now`: a choice was made; `soon`: still typing. */
  readonly onChange: (value: unknown, when: 'soon' | 'now') => void;
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  /** Enter (Ctrl+Enter in a large box): on to the next question. */
  readonly onDone: () => void;
}
