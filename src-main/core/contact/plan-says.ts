/** @file What pages say that somebody's safe contact plan rules out, and whether it speaks of whoever gets them. Our own rule. */
import { type Coded, coded } from '../findings/finding.ts';
import { speaksOfOffice } from '../people/office-kind.ts';
import type { ContactPlan, Never } from './contact-plan.ts';
import { saidAgainst, saysWord } from './forbidden.ts';

/** A part of what is printed, with all that it says. */
export interface Said {
  readonly title: string;
  readonly text: string;
  /** Of it what was told or answered, where notes of the program's stand beside it: a word never to be said counts there alone. */
  readonly told?: string;
}

/** Each line of the plan that the pages go against, with the part it stands in; once for each part. */
export const againstPlan = (plan: ContactPlan | null, printed: readonly Said[]): Coded[] =>
  ruledOut(plan, printed).map(({ line: { what, value: words, why }, title }) =>
    coded('pack-against-plan', { title, words, why, what }),
  );

export const ruledOut = (
  plan: ContactPlan | null,
  printed: readonly Said[],
): { readonly line: Never; readonly title: string }[] =>
  printed.flatMap(({ title, text, told = text }) =>
    saidAgainst(plan, text)
      .filter(({ what, value }) => isAnywhere(what, value) || saysWord(told, value))
      .map((line) => ({ line, title })),
  );

/** A number or a house may be used from wherever it is read; a way that is somebody by name counts where they are told of. */
const isAnywhere = (what: Never['what'], value: string): boolean =>
  what !== 'word' && (what !== 'address' || /\d/u.test(value));

/** Somebody the plan speaks of: whether they may read this is to be looked at, whatever it says of them. */
export function isNamedIn(plan: ContactPlan | null, recipient: string): boolean {
  if (plan === null || recipient === '') return false;
  const says = (text: string) => saysWord(text, recipient) || speaksOfOffice(text, recipient);
  return (
    plan.never.some(
      ({ what, value, why }) => (what === 'word' && saysWord(recipient, value)) || says(`${value}\n${why}`),
    ) ||
    plan.ways.some(({ detail, how }) => says(`${detail}\n${how}`)) ||
    says(`${plan.ifOtherAnswers}\n${plan.ifNotReached}`)
  );
}
