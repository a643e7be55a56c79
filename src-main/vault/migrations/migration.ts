/** @file A step of the schema, and its record in a store. */

/** One step of the schema. Frozen once released: the next change is a new step. */
export interface Migration {
  /** In steps of ten, so that a repair fits between. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export interface Recorded {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}
