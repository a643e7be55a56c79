/** @file What a vault can ask a second person for: somebody else, who gives their own passphrase at that moment. */

/**
 * `delete`: taking exhibits and forms away. `leave`: giving out what is about people. `erase`: erasing a case or a
 * person. `override`: going on without consent, or releasing what is privileged. `raw-key`: showing the store's key.
 */
export const SECOND_KINDS = ['delete', 'leave', 'erase', 'override', 'raw-key'] as const;
export type SecondKind = (typeof SECOND_KINDS)[number];

/** How long a second person's word may wait for what it was given for, in milliseconds. */
export const SECOND_WAITS_MS = 120_000;
