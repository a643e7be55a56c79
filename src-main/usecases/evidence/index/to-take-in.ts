/** @file One file of a folder or an index, with what is said of it there. */
import type { FuzzyDate } from '../../../core/dates/fuzzy-date.ts';

export interface ToTakeIn {
  /** Path as a person would name it, for messages. */
  readonly shown: string;
  /** Absolute path. */
  readonly path: string;
  readonly title: string;
  readonly exhibitRef?: string;
  readonly date: FuzzyDate | null;
  readonly section: string;
  readonly receivedFrom?: string;
  readonly password?: string;
  /** What else was written about it. */
  readonly notes?: readonly string[];
}
