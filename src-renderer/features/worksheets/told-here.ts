/** @file What was told on the subject of a point and is not yet linked to it: offered as what the point rests on. Pure. */

import type { LinkView } from '../../../src-main/contract/links.ts';
import type { KnownAnswer } from '../../../src-main/core/answers/fact.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';

export interface Told {
  readonly title: string;
  readonly screeningId: ScreeningId;
  readonly question: string;
}

/** Only what stands in an interview or another form can be quoted; particulars and consents cannot. */
export function toldOn(known: KnownAnswer | undefined, links: readonly LinkView[]): Told[] {
  const linked = new Set(
    links.flatMap(({ target }) =>
      target.kind === 'answer' ? [`${target.quoted.screeningId} ${target.quoted.question}`] : [],
    ),
  );
  return (known?.beside === true ? known.facts : []).flatMap((fact): Told[] => {
    const said = fact.statements.find((one) => one.relation !== 'confirms') ?? fact.statements[0];
    if (said?.origin.kind !== 'interview') return [];
    // No account is named: each telling is linked, with what was added to it.
    const { screeningId, question } = said.origin;
    return linked.has(`${screeningId} ${question}`) ? [] : [{ title: fact.title, screeningId, question }];
  });
}
