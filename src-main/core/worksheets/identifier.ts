/** @file Something that says, or may say, who somebody is: looked for in a text, and found in it. */

export type IdentifierKind =
  | 'name'
  | 'birth-date'
  | 'contact'
  | 'number'
  | 'place'
  | 'word'
  | 'health'
  | 'date';

export interface Identifier {
  readonly kind: IdentifierKind;
  /** What it is, for the person who reads the list: "Name of Maria Popescu". */
  readonly label: string;
  /** Matched whole, as a word or as a number. */
  readonly text: string;
  /** Taken out of the copy; otherwise only pointed at. */
  readonly takeOut: boolean;
  /** A word so short or so common that only its capital tells the name from another word. */
  readonly short?: boolean;
  /** Only where the text speaks of a birth beside it: a year is not one person's alone. */
  readonly besideBirth?: boolean;
}

export interface Occurrence extends Omit<Identifier, 'text' | 'short' | 'besideBirth'> {
  /** As it stands in the text. */
  readonly text: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}
