/** @file What was chosen for a pack, as the preview and the build take it, and its place among long work. */
import type { CallInput } from '../../../src-main/contract/index.ts';

export type PackChosen = CallInput<'packPreview'>;

/** One at a time for each person. */
export const packWork = (personId: string): string => `pack:${personId}`;
