/** @file What is put into a sentence of the window does not reorder the words around it. */
import { isolate } from '../../src-main/core/text/isolate.ts';

/** For i18next: React escapes what it shows, so all there is to see to is direction. */
export const INTERPOLATION = { escapeValue: true, escape: isolate } as const;
