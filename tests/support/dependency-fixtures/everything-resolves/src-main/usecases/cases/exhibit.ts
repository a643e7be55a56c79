import type { Section } from './section.ts';
export type Exhibit = Section;
