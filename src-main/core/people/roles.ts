/** @file What a person is in a case. */

export const PERSON_ROLES = [
  'survivor',
  'witness',
  'suspect',
  'interpreter',
  'advocate',
  'solicitor',
  'caseworker',
  'family',
  /** No person at all: a company, a council or a ministry that a checklist is about. Nobody asks its age. */
  'organisation',
  'other',
] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

interface InRole {
  readonly role: PersonRole;
}

/** Whether somebody is there who can agree to something, or not: an organisation's checklist asks nobody. */
export const isAPerson = ({ role }: InRole): boolean => role !== 'organisation';

/** Whom the case is about. */
export const survivorsOf = <P extends InRole>(people: readonly P[]): P[] =>
  people.filter((one) => one.role === 'survivor');

/** Whom the office tells of a hearing's new day: nobody whom the case is against, and none of the professionals. */
export const isToldOfHearings = (role: PersonRole): boolean => role === 'survivor' || role === 'witness';

/** Whom a screen begins with: the first survivor, or in a case without one whoever was put into it first. */
export const personToBeginWith = <P extends InRole>(people: readonly P[]): P | undefined =>
  survivorsOf(people)[0] ?? people[0];

/** Every name of these people, those they are also known as included. */
export const allNamesOf = (
  people: readonly { readonly name: string; readonly alsoKnownAs: string }[],
): string[] => people.flatMap((person) => [person.name, person.alsoKnownAs]).filter((name) => name !== '');
