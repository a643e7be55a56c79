import type { Chapter } from './chapter.ts';
export interface Exhibit {
  readonly chapter: Chapter;
}
