/** @file What goes out inside an original, beside what it shows: whoever exports one is told before. */
import type { Note } from '../findings/finding.ts';

const BESIDE: ReadonlySet<string> = new Set([
  'camera-place',
  'camera-time',
  'captured',
  'content-credentials',
]);

/** Those of its notes that tell what its bytes say of when, where and with what it was made. */
export const besideThePicture = (notes: readonly Note[]): readonly Note[] =>
  notes.filter(({ code }) => BESIDE.has(code));

export const saysPlace = (notes: readonly Note[]): boolean =>
  notes.some(({ code }) => code === 'camera-place');
