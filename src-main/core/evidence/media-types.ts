/** @file The kinds of file that can be evidence, and how a working copy came to be. */

export const MEDIA_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/tiff',
  'text/plain',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** `as-received`: the working copy is the original, byte for byte. */
export const WORKING_STEPS = [
  'as-received',
  'password-removed',
  'repaired',
  'answers-and-stamps-drawn-in',
  'converted-from-image',
  'typeset-from-text',
] as const;
export type WorkingStep = (typeof WORKING_STEPS)[number];
