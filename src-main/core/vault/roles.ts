/**
 * @file What somebody does in a vault. One key opens it for all of them, so roles are kept by this program and not by
 * cryptography: docs/known-limits.md says so.
 */

export const ROLES = ['supervisor', 'solicitor', 'caseworker', 'read-only'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** Whoever has a key, as far as this room asks: a person with a passphrase, or a recovery kit. */
interface Holder {
  readonly kind: string;
  readonly role: Role;
}

/** Supervisors among those with a passphrase. */
export const supervisorsIn = <H extends Holder>(holders: readonly H[]): readonly H[] =>
  holders.filter(({ kind, role }) => kind === 'passphrase' && role === 'supervisor');

/** Who could stand by a step as a second person: everybody with a key of their own and a role that does more than look. */
export const couldStandBy = <H extends Holder>(holders: readonly H[]): readonly H[] =>
  holders.filter(({ kind, role }) => kind === 'passphrase' && role !== 'read-only');

/** Whether whoever looks at the list of people is one who supervises. */
export const youSupervise = (
  people: readonly { readonly you: boolean; readonly role: Role }[] | undefined,
): boolean => people?.some(({ you, role }) => you && role === 'supervisor') === true;

// What a vault can ask a second person for: somebody else, who gives their own passphrase at that moment.

/**
 * `delete`: taking exhibits and forms away. `leave`: giving out what is about people. `erase`: erasing a case or a
 * person. `override`: going on without consent, or releasing what is privileged. `raw-key`: showing the store's key.
 */
export const SECOND_KINDS = ['delete', 'leave', 'erase', 'override', 'raw-key'] as const;
export type SecondKind = (typeof SECOND_KINDS)[number];

/** How long a second person's word may wait for what it was given for, in milliseconds. */
export const SECOND_WAITS_MS = 120_000;
