/** @file Of a sheet that was sent: when, and fields of which more was told since, which was no part of what was sent. */
import type { CopiedField } from '../../contract/copy-out.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { formatDay, onDay } from '../../core/dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../../core/dates/held.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';

/** Empty for a sheet that was not recorded as sent. `fields`: those that are shown, in the order of the form. */
export function sentBefore(
  db: ReadDb,
  id: ScreeningId,
  fields: readonly Pick<CopiedField, 'question' | 'title'>[],
  known: readonly KnownAnswer[],
): Coded[] {
  const sent = listSubmissionLines(db, id)[0];
  if (sent === undefined || sent.kind === 'withdrawn') return [];
  const day = onDay(sent.day);
  const told = new Set(
    known
      .filter(({ facts }) =>
        facts.some(({ statements }) =>
          statements.some((one) => {
            const held = heldDay(one);
            const isTalk = one.origin.kind === 'interview' && one.origin.sheet !== true;
            return isTalk && held !== null && held.value !== sent.day && surelyHeldAfter(held, day);
          }),
        ),
      )
      .map(({ question }) => question),
  );
  const titles = fields.filter(({ question }) => told.has(question)).map(({ title }) => title);
  return [
    coded('sheet-sent', { on: formatDay(sent.day), reference: sent.reference }),
    ...(titles.length === 0 ? [] : [coded('sheet-told-since', { on: formatDay(sent.day), titles })]),
  ];
}
