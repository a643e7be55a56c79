/**
 * @file The privileged mark. Material between a client and their lawyer for advice, or made mainly for proceedings, may
 * be privileged (legal professional privilege; certainty H for the rule, whether it covers a paper is the lawyer's to
 * say). Marked, it leaves nowhere unless somebody lets it out by name, with a reason.
 */

/** `exhibit`: a document or another file of the case. `record`: an interview or a worksheet. `note`: a colleague's note. */
export const MARKED_KINDS = ['exhibit', 'record', 'note'] as const;
export type MarkedKind = (typeof MARKED_KINDS)[number];

/** Where words stand by which a lawyer would look whether a paper is privileged: in three names, or at the head of its first page. */
export const HINT_PLACES = ['title', 'file', 'section', 'page'] as const;
export type HintPlace = (typeof HINT_PLACES)[number];

/** Something privileged that stands in what is about to leave. */
export interface HeldBack {
  /** Identifier of the exhibit or of the record: what a release has to name. */
  readonly id: string;
  readonly title: string;
  /** `answers`: answers that came out of a privileged record and stand on another sheet. */
  readonly as: 'exhibit' | 'record' | 'answers';
}

/** Who lets which privileged things out this once, and why. */
export interface PrivilegeRelease {
  /** Identifiers, each named: there is no "all". */
  readonly items: string[];
  readonly by: string;
  readonly reason: string;
}

export const NOTHING_RELEASED: PrivilegeRelease = { items: [], by: '', reason: '' };

/** What still holds back: all of it where nobody is named or no reason is given. */
export function stillHeld(held: readonly HeldBack[], release: PrivilegeRelease): HeldBack[] {
  if (release.by.trim() === '' || release.reason.trim() === '') return [...held];
  return held.filter(({ id }) => !release.items.includes(id));
}
