import type { Exhibit } from './exhibit.ts';
export interface Chapter {
  readonly exhibits: readonly Exhibit[];
}
