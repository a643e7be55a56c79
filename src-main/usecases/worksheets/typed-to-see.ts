/**
 * @file What of a long field to look at once more before it goes: a note to a colleague in what somebody typed, and people who are
 * named among those in charge with nothing that they did. Each may be right as it is.
 */

import { isWithheld } from '../../core/answers/fact.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { coded } from '../../core/findings/finding.ts';
import { onlyNamed } from '../../core/told/in-charge-named.ts';
import { remarksIn } from '../../core/worksheets/typed-remarks.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';
import { fingerprint } from '../engine/fingerprint.ts';

const IN_CHARGE = 'exploiters.in-charge';
/** The field of the official form whose label says: "Do not include their name". */
const NAMELESS = 'what-happened';
const NAMES = ['pv-name-first-name', 'pv-name-last-name', 'pv-name-nickname'];

export const typedToSee = ({ asked, standing, known }: OnSheetNow): LookAt[] =>
  asked.flatMap((on): LookAt[] => {
    const answer = standing.get(on.name);
    if (on.element.type !== 'comment' || answer?.state !== 'answered' || typeof answer.value !== 'string')
      return [];
    const { value } = answer;
    const said = value.split('\n').filter((line) => !/^\[[^\]]*\]$/u.test(line.trim()));
    const line = (kind: string, words: readonly string[]) =>
      `told/${kind}-${on.name}-${fingerprint(words.join('\n')).slice(0, 12)}`;
    const about = { on, about: on.title, source: '' };
    // What was carried over is read for that as it is read.
    const remarks = answer.relation === 'confirms' ? [] : remarksIn(said.join('\n'));
    const named = on.fact === IN_CHARGE ? namedOnly(known, on.name, value) : [];
    const own = on.element.testimony.field === NAMELESS ? ownNamesIn(value, standing) : [];
    const kinds = [
      ['remark', 'typed-remark', remarks],
      ['only-named', 'in-charge-only-named', named],
      ['own-name', 'own-name-there', own],
    ] as const;
    return kinds
      .filter(([, , words]) => words.length > 0)
      .map(([kind, code, words]) => ({
        ...about,
        line: line(kind, words),
        found: [coded(code, { said: quoted(words) })],
      }));
  });

/** Of what was told of those in charge, and of no line on who is related to whom, what stands in the field as it was told. */
function namedOnly(known: OnSheetNow['known'], question: string, text: string): string[] {
  const fact = known.find((one) => one.question === question)?.facts.find(({ key }) => key === IN_CHARGE);
  const told = fact === undefined ? [] : standingStatements(fact);
  return told
    .filter((one) => !isWithheld(one))
    .flatMap((one) => onlyNamed(one.text))
    .filter((one) => text.includes(one));
}

/** Words of the names on the sheet that stand in `text`; one of two letters may be any word. */
function ownNamesIn(text: string, standing: OnSheetNow['standing']): string[] {
  const there = new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  const names = NAMES.flatMap(
    (name) => String(standing.get(name)?.value ?? '').match(/[\p{L}\p{M}]{3,}/gu) ?? [],
  );
  return [...new Set(names)].filter((name) => there.has(name.toLowerCase()));
}

const quoted = (some: readonly string[]): string =>
  some.map((one) => `“${one.replace(/[.]$/u, '')}”`).join(', ');
