/** @file What a finding may carry beside its code: the kinds of parameters, and the type each has. */

/** A finding inside another; which codes there are is not known here. */
export interface Inner {
  readonly code: string;
  readonly params: object;
}

interface Plain {
  /** As somebody wrote it: a title, a name. It is put into the sentence as it is. */
  readonly text: string;
  readonly number: number;
  /** 1-based, in order. */
  readonly pages: readonly number[];
  /** Titles or names, each of which is quoted. */
  readonly names: readonly string[];
  /** Findings of their own, each said in its own sentence. */
  readonly findings: readonly Inner[];
}

/** One of a closed list of words; the catalogue says each in its language. */
interface OneOf {
  readonly oneOf: readonly string[];
}
type Scalar = keyof Plain | OneOf;
type Row = Readonly<Record<string, Scalar>>;

/** A plain kind, a closed list of words, or a table with a kind for each column. */
export type Kind = Scalar | readonly [Row];
/** By name of the parameter. */
export type Kinds = Readonly<Record<string, Kind>>;

type ScalarValue<K extends Scalar> = K extends keyof Plain
  ? Plain[K]
  : K extends OneOf
    ? K['oneOf'][number]
    : never;
type ValueOf<K extends Kind> = K extends Scalar
  ? ScalarValue<K>
  : K extends readonly [infer R extends Row]
    ? readonly { readonly [P in keyof R]: ScalarValue<R[P]> }[]
    : never;

export type Params<K extends Kinds> = { readonly [P in keyof K]: ValueOf<K[P]> };
