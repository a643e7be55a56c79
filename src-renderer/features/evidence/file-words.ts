/** @file The kinds and steps the interface has words for; anything newer is shown by its own name. */

export const KINDS = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/tiff',
  'text/plain',
] as const;
export const STEPS = [
  'as-received',
  'password-removed',
  'repaired',
  'answers-and-stamps-drawn-in',
  'converted-from-image',
  'typeset-from-text',
] as const;
export const CUSTODY_ACTIONS = [
  'received',
  'viewed',
  'exported',
  'bundled',
  'not-left',
  'not-found',
  'removed',
  'restored',
] as const;

export const isKnownKind = (kind: string): kind is (typeof KINDS)[number] =>
  KINDS.some((one) => one === kind);
export const isKnownStep = (step: string): step is (typeof STEPS)[number] =>
  STEPS.some((one) => one === step);
export const isKnownAction = (action: string): action is (typeof CUSTODY_ACTIONS)[number] =>
  CUSTODY_ACTIONS.some((one) => one === action);
