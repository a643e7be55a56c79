/** @file What the form about a person holds while it is being filled in. */
import type { PersonRole, PersonView } from '../../../src-main/shared/contract/cases.ts';
import type { FuzzyDate } from '../../../src-main/shared/fuzzy-date.ts';

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
