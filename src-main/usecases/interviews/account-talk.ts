/** @file Whether a later account of a record was a talk, or only written down in an office. */
import { isTalkTold } from '../../core/interviews/is-talk.ts';
import type { ReadRecord } from './read-record.ts';

export function isTalk({ view, form }: Pick<ReadRecord, 'view' | 'form'>, layer: number): boolean {
  const said = view.answers
    .filter((one) => one.layer === layer)
    .map((one) => ({ ...one, key: form.byName.get(one.question)?.fact ?? '' }));
  return isTalkTold(said, form.file.testimony.use === 'interview');
}
