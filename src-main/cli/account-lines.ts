/** @file What was told since or differently, as lines below the answer of a worksheet and as findings. */
import type { ScreeningView } from '../contract/interviews.ts';
import { type AccountsOn, accountsOn } from '../core/answers/accounts.ts';
import type { AnswerView } from '../core/answers/answer.ts';
import { standingAnswers } from '../core/answers/said.ts';
import type { Coded } from '../core/findings/finding.ts';
import { FormFile } from '../core/forms/form-format.ts';
import { flattenQuestions } from '../core/forms/questions.ts';
import { accountLines } from '../core/told/telling-line.ts';
import { withTakes } from '../core/worksheets/one-telling.ts';
import { sayFinding } from './finding-words.ts';

/** A heading and a line for each telling, with what takes it into the field alone. */
export const toldLines = (accounts: AccountsOn): string[] =>
  accountLines(accounts).flatMap((line, at) => {
    const told = accounts.tellings[at - 1];
    const number = told?.takes === undefined ? '' : `[--take ${told.takes}] `;
    return `${number}${sayFinding(line)}`.split('\n');
  });

/** Of a worksheet, by question: those whose answer is not simply what was told. */
export function accountsIn(view: ScreeningView): ReadonlyMap<string, AccountsOn> {
  const form = FormFile.parse(view.definition);
  if (form.testimony.use !== 'worksheet') return new Map();
  const standing = standingAnswers<AnswerView>(view.answers);
  const known = new Map(view.known.map((one) => [one.question, one]));
  return new Map(
    flattenQuestions(form).flatMap((question): [string, AccountsOn][] => {
      const answer = standing.get(question.name);
      const entry = view.entries.find((one) => one.question === question.name && one.layer === answer?.layer);
      const told = known.get(question.name);
      const accounts = accountsOn(question, answer, entry?.seq, told);
      return accounts.stands === 'agrees' ? [] : [[question.name, withTakes(question, accounts, told)]];
    }),
  );
}

/** What somebody has to see to, above what is shown; nothing where there is nothing. */
export const findingLines = (found: readonly Coded[]): string[] =>
  found.length === 0
    ? []
    : [
        'Older than what was told since, or told differently:',
        ...found.map((one) => `  - ${sayFinding(one)}`),
      ];

/** Told, and in no field yet; nothing where there is nothing. */
export const notTakenLines = (found: readonly Coded[]): string[] =>
  found.length === 0
    ? []
    : ['Told, and not yet taken into this form:', ...found.map((one) => `  - ${sayFinding(one)}`)];

/** What somebody asked not to be told or passed on, above a paper that leaves; nothing where there is nothing. */
export const wishLines = (found: readonly Coded[]): string[] =>
  found.length === 0
    ? []
    : [
        'Asked for by the person or ruled out; read it before this goes:',
        ...found.map((one) => `  - ${sayFinding(one)}`),
      ];

/** To be looked at once more, and no more than that; nothing where there is nothing. */
export const lookAtLines = (found: readonly Coded[]): string[] =>
  found.length === 0
    ? []
    : [
        'To look at once more before it is typed:',
        ...found.flatMap((one) => [`  - ${sayFinding(one)}`, ...(isOfNotice(one) ? [NOTICE_STEP] : [])]),
      ];

const OF_NOTICE: ReadonlySet<string> = new Set(['referral-yes-notice', 'notice-not-recorded']);
const isOfNotice = ({ code, params }: Coded): boolean =>
  OF_NOTICE.has(code) || ('found' in params && (params.found as readonly Coded[]).some(isOfNotice));

/** How it is recorded that the notice was gone through, below a line that says it is not. */
export const NOTICE_STEP =
  '    consent record --purpose nrm-referral --status given --privacy-notice NAME, and as --note whatever limits the yes';

/** `done` unless something is to be seen to. */
export const outcomeOf = (found: readonly Coded[]): 'done' | 'findings' =>
  found.length === 0 ? 'done' : 'findings';

/** The police read what the Home Office is sent; whoever fills in the sheet is not to think that nothing was told. */
export const MADE_TO_KEPT =
  'Kept out: what was answered to what the person was made to do against the law. The same may stand in other fields in other words: worksheet ready names them. The police read this form, and the person has not agreed, without a condition, that they are told. It is for the court or a solicitor. Where they agree: consent record --purpose police.';

/** Once a sheet holds an answer on the family, and something about it was told in confidence. */
export const FAMILY_APART =
  'Something about the family is to stay out of forms: read the answer on the family before it is typed.';
