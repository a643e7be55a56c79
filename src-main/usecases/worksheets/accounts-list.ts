/** @file The worksheets of a case whose answers are older than what was told since, or were told differently. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import type { AccountStanding } from '../../core/findings/account-codes.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import { listScreenings, newestAnswers } from '../../vault/queries/screening.ts';
import { requireCase } from '../cases/case-view.ts';
import { referralYes } from '../disclosure/referral-yes.ts';
import { onSheetNow, openAccounts, sheetAccounts } from '../disclosure/sheet.ts';
import type { Engine } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** Throws `not-found`. */
export async function accountsList(
  engine: Engine,
  { caseId }: CheckedInput<'accountsList'>,
): Promise<CallOutput<'accountsList'>> {
  const { evaluate } = await loadExpressions();
  return engine.session.read((db) => {
    requireCase(db, caseId);
    const sheets = listScreenings(db, caseId).flatMap(({ id: screeningId }) => {
      const row = requireScreening(db, screeningId);
      const form = pinnedForm(db, row);
      const accounts = sheetAccounts(engine, db, row, form);
      const standing = standingAnswers(newestAnswers(db, screeningId));
      const asked = onSheetNow(
        form,
        standing,
        askedAsAgreed(answeredValues(standing.values()), referralYes(engine, db, row, form)),
        evaluate,
      );
      const count = (stands: AccountStanding) =>
        asked.filter(({ name }) => accounts.get(name)?.stands === stands).length;
      const found = openAccounts(asked, accounts);
      return found.length === 0
        ? []
        : [{ screeningId, older: count('older'), undecided: count('undecided'), found }];
    });
    return { sheets };
  });
}
