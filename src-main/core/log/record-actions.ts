/** @file What entries of the log say of a record: written here, or taken in from another organisation as it was written there. */

export const BEGUN = ['screening.started', 'screening.taken-in'] as const;
export const ANSWERED = ['screening.answered', 'screening.answers-taken-in'] as const;
export const SIGNED = ['screening.signed', 'screening.sign-off-taken-in'] as const;
export const CONSENT_RECORDED = ['consent.recorded', 'consent.taken-in'] as const;

export const isOneOf = (actions: readonly string[], { action }: { readonly action: string }): boolean =>
  actions.includes(action);
