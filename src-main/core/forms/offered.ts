/**
 * @file Which form is for whom: one rule for the window, the command line and the engine. A form says it in `for`. One
 * that says nothing, of an organisation's own or of an earlier version, goes by its use: an interview is for adults, and
 * nobody is interviewed who is suspected or is here because of their work.
 * Children: in most cases no formal interview (Home Office first responder toolkit, April 2026, section 4 [A]); who may be under 18 is
 * a child until the age is decided (Modern Slavery Act 2015 s 51 [A]).
 * Nations: a form that follows one nation's law is offered in its cases alone.
 */
import type { Nation } from '../dates/working-days.ts';
import type { PersonRole } from '../people/roles.ts';
import type { FormFile } from './form-format.ts';

/** Why a form is not for somebody; each is an error with its words. */
export type WhyNotFor = 'for-adults' | 'for-children' | 'for-other-roles' | 'for-other-nations';

export interface Whom {
  readonly role: PersonRole;
  readonly treatedAsChild: boolean;
  /** Recorded as 18 or over: an age nobody has spoken to is not. */
  readonly adult: boolean;
  /** Whose law their case is under. */
  readonly nation: Nation;
}

const INTERVIEWED: readonly PersonRole[] = ['survivor', 'witness', 'family', 'other'];

type ForForm = Pick<FormFile['testimony'], 'use' | 'for'>;

/** Null where it may be begun with them. */
export function whyNotFor({ use, for: stated = {} }: ForForm, whom: Whom): WhyNotFor | null {
  const interview = use === 'interview';
  const {
    roles = interview ? INTERVIEWED : undefined,
    ages = interview ? ['adult'] : undefined,
    nations,
  } = stated;
  if (roles !== undefined && !roles.includes(whom.role)) return 'for-other-roles';
  if (nations !== undefined && !nations.includes(whom.nation)) return 'for-other-nations';
  if (ages === undefined) return null;
  if (whom.treatedAsChild && !ages.includes('child')) return 'for-adults';
  return whom.adult && !ages.includes('adult') ? 'for-children' : null;
}

/**
 * Why one that has begun is not gone on with; what was said in it stays. A child who turned out to be an adult ends nothing:
 * the decision itself is recorded on the child's form. A case that moved to another nation's law ends nothing either.
 */
export function whyNotOnWith(form: ForForm, whom: Whom): WhyNotFor | null {
  return whyItEnds(whyNotFor(form, whom));
}

/** Of why one would not be begun, what ends one that has begun. */
export const whyItEnds = (why: WhyNotFor | null): WhyNotFor | null =>
  why === 'for-children' || why === 'for-other-nations' ? null : why;
