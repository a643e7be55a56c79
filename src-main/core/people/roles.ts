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
  'other',
] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];
