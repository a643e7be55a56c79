/**
 * @file What is known and stands not in a field that should have all of it: a field that somebody filled by hand, or before
 * it was told, stays as it is, and reads as if nobody else were involved.
 */
import type { FactView } from '../../core/answers/fact.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { isNotToBeTold, notToldRows } from '../../core/contact/not-told-rows.ts';
import { coded } from '../../core/findings/finding.ts';
import { hasEveryWordIn, isSaidAlready, namesSomebody } from '../../core/told/named-in.ts';
import type { ReadinessData } from '../disclosure/referral-yes.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';

/** One line for a field, another once more is told. What nobody is to be told is not pointed at. */
export function knownToo(
  facts: ReadonlyMap<string, FactView>,
  { 'known-too': fields }: ReadinessData,
  { asked, standing, wrongly }: OnSheetNow,
): LookAt[] {
  const notTold = notToldRows(facts);
  return fields.flatMap(({ question, facts: keys }): LookAt[] => {
    const on = asked.find(({ name }) => name === question && !wrongly.has(name));
    const answer = standing.get(question);
    const text = [typeof answer?.value === 'string' ? answer.value : '', answer?.ownWords ?? ''].join('\n');
    if (on === undefined || text.trim() === '') return [];
    const missing = keys.flatMap((key) => {
      const fact = facts.get(key);
      return (fact === undefined ? [] : standingStatements(fact)).flatMap(({ text: told, seq }) =>
        told
          .split('\n')
          .filter((line) => line.trim() !== '')
          .filter((line) => !isWritten(line, text))
          .filter((line) => !isNotToBeTold(notTold, line))
          .map((line) => ({ line: line.replace(/[.\s]+$/u, ''), seq })),
      );
    });
    if (missing.length === 0) return [];
    const said = [...new Set(missing.map(({ line }) => line))].join('; ');
    const line = `told/known-${Math.max(...missing.map(({ seq }) => seq))}-${question}`;
    return [{ line, on, about: on.title, source: '', found: [coded('known-too', { said })] }];
  });
}

/** Whoever is named after what they are for, "Guardianship service: Joy Okafor", is written where the name is, however that is called. */
function isWritten(line: string, text: string): boolean {
  const who = line.replace(/^[^:\n]{1,80}: /u, '');
  const isNamed = who !== line && namesSomebody(who) && isSaidAlready(who, text);
  return isNamed || isSaidAlready(line, text) || hasEveryWordIn(line, text);
}
