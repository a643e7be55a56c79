/**
 * @file What of a long field to look at once more before it goes: a note to a colleague in what somebody typed, and people who are
 * named among those in charge with nothing that they did. Each may be right as it is.
 */

import { coded } from '../../core/findings/finding.ts';
import { onlyNamed } from '../../core/told/in-charge-named.ts';
import { remarksIn } from '../../core/worksheets/typed-remarks.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { LookAt, OnSheetNow } from './look-at-line.ts';

const IN_CHARGE = 'exploiters.in-charge';

export const typedToSee = ({ asked, standing }: OnSheetNow): LookAt[] =>
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
    const named = on.fact === IN_CHARGE ? onlyNamed(said[0] ?? '') : [];
    return [
      ...(remarks.length === 0
        ? []
        : [
            {
              ...about,
              line: line('remark', remarks),
              found: [coded('typed-remark', { said: quoted(remarks) })],
            },
          ]),
      ...(named.length === 0
        ? []
        : [
            {
              ...about,
              line: line('only-named', named),
              found: [coded('in-charge-only-named', { said: quoted(named) })],
            },
          ]),
    ];
  });

const quoted = (some: readonly string[]): string =>
  some.map((one) => `“${one.replace(/[.]$/u, '')}”`).join(', ');
