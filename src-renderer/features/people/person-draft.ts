/** @file What the form about a person holds while it is being filled in. */

import type { PersonView } from '../../../src-main/contract/cases.ts';
import { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import { PERSON_ROLES, type PersonRole } from '../../../src-main/core/people/roles.ts';
import type { Kept } from '../../bridge/drafts.ts';

export interface PersonDraft {
  readonly role: PersonRole;
  readonly name: string;
  readonly alsoKnownAs: string;
  /** undefined: something is typed that is not a date yet. */
  readonly birthDate: FuzzyDate | null | undefined;
  readonly language: string;
  readonly interpreterNeeded: boolean | null;
  readonly safeContact: string;
  readonly note: string;
}

export function draftOf(person: PersonView | null): PersonDraft {
  return {
    role: person?.role ?? 'survivor',
    name: person?.name ?? '',
    alsoKnownAs: person?.alsoKnownAs ?? '',
    birthDate: person?.birthDate ?? null,
    language: person?.language ?? '',
    interpreterNeeded: person?.interpreterNeeded ?? null,
    safeContact: person?.safeContact ?? '',
    note: person?.note ?? '',
  };
}

/** The draft as it is kept while the form is open. A date that cannot be read yet is not kept. */
export function wordsOf({
  birthDate,
  interpreterNeeded,
  ...texts
}: PersonDraft): Record<keyof PersonDraft, string> {
  return {
    ...texts,
    birthDate: birthDate == null ? '' : JSON.stringify(birthDate),
    interpreterNeeded: interpreterNeeded === null ? '' : interpreterNeeded ? 'yes' : 'no',
  };
}

/** What was kept, over what the form would begin with. */
export function keptDraft(kept: Kept<keyof PersonDraft> | null, draft: PersonDraft): PersonDraft {
  if (kept === null) return draft;
  const text = (field: 'name' | 'alsoKnownAs' | 'language' | 'safeContact' | 'note') =>
    kept[field] ?? draft[field];
  const birthDate = kept.birthDate ?? '';
  const interpreter = kept.interpreterNeeded;
  return {
    role: PERSON_ROLES.find((role) => role === kept.role) ?? draft.role,
    name: text('name'),
    alsoKnownAs: text('alsoKnownAs'),
    birthDate: birthDate === '' ? null : FuzzyDate.parse(JSON.parse(birthDate)),
    language: text('language'),
    interpreterNeeded: interpreter === 'yes' ? true : interpreter === 'no' ? false : null,
    safeContact: text('safeContact'),
    note: text('note'),
  };
}
