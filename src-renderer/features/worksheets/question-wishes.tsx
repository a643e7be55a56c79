/**
 * @file Below one question of a referral sheet: that its field says what the person asked one of the form's readers not to be
 * told. Whoever came for this one question does not see the first page, on which all of them are listed.
 */
import type { ReadinessCheck } from '../../../src-main/contract/readiness.ts';
import { sayFinding } from '../../ui/finding-words.ts';
import classes from './worksheets.module.css';

/** Nothing once each of them is decided. */
export function QuestionWishes({
  question,
  checks,
}: {
  readonly question: string;
  readonly checks: readonly ReadinessCheck[];
}) {
  const open = checks.filter(
    (one) => one.question === question && one.aside === null && one.line.startsWith('wish/'),
  );
  return open.length === 0 ? null : (
    <div className={classes.yesBeside} data-wishes={question}>
      {open.map((one) => (
        <p key={one.line}>{one.found.map(sayFinding).join(' ')}</p>
      ))}
    </div>
  );
}
