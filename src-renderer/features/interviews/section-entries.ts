/** @file The sections of an interview as entries of the list, the check at their end. */
import { formText } from '../../../src-main/core/forms/form-format.ts';
import type { AskedPage } from '../../questions/form.ts';
import type { SectionEntry } from '../../questions/record/section-list.tsx';
import type { Step } from './steps.ts';

export function sectionEntries(options: {
  readonly pages: readonly AskedPage[];
  readonly done: readonly boolean[];
  readonly step: Step;
  /** Safety and consent are not recorded yet: later sections wait. */
  readonly locked: boolean;
  readonly check: string;
  readonly onPage: (name: string) => void;
  readonly onCheck: () => void;
}): SectionEntry[] {
  const { pages, done, step, locked } = options;
  const current = step.at === 'check' ? null : step.page;
  return [
    ...pages.map(({ page, title }, at) => ({
      key: page.name,
      title,
      session: formText(page.testimony.session),
      current: current === page.name,
      done: done[at] === true,
      waits: locked && page.testimony.part === 'interview',
      onOpen: () => options.onPage(page.name),
    })),
    { key: 'check', title: options.check, current: current === null, onOpen: options.onCheck },
  ];
}
