/** @file Progress in the work's own terms: "Document 7 of 31, page 212 of 640". */
import type { TFunction } from 'i18next';
import type { Progress } from '../../src-main/contract/ports.ts';

export function progressWords(t: TFunction<'common'>, progress: Progress | null): string {
  if (progress === null) return t('progress.starting');
  const { document, page, step } = progress;
  const parts: string[] = [];
  if (document !== undefined) parts.push(t('progress.document', { index: document.index, of: document.of }));
  if (page !== undefined) parts.push(t('progress.page', { number: page.number, of: page.of }));
  const head = t(`progress.step.${step}`);
  return parts.length === 0 ? head : `${head}: ${parts.join(', ')}`;
}

/** Share done from 0 to 100, or null when the work does not know its length. */
export function progressShare(progress: Progress | null): number | null {
  if (progress === null) return null;
  const { document, page, bytes } = progress;
  if (bytes !== undefined && bytes.of > 0) return Math.min(100, (bytes.done / bytes.of) * 100);
  const ofPages = page !== undefined && page.of > 0 ? Math.min(1, page.number / page.of) : null;
  // Of the document that is being worked on, only the pages so far: the only one is not done when it is begun.
  if (document !== undefined && document.of > 0)
    return Math.min(100, ((document.index - 1 + (ofPages ?? 1)) / document.of) * 100);
  return ofPages === null ? null : ofPages * 100;
}
