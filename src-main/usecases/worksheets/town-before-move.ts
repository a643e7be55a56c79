/**
 * @file The town of an account after which another one told anew where the person is staying, and named no town: true of its day, and
 * bare in the form it would be where they are now. Carrying over leaves it open, and both are said. Which telling came first is the log's.
 */
import { accountOf } from '../../core/answers/account-of.ts';
import type { FactStatement, FactView, KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';

type Facts = ReadonlyMap<string, FactView>;

/** Of the screening interview and the referral form alike. */
const WHERE_NOW: ReadonlySet<string> = new Set(['location.city', 'location.region']);
const STAYING = 'needs.housing';

/** What an account told of where the person stays after the town was told last; null where the town is as new. */
function toldSince(facts: Facts, where: FactView | undefined): FactStatement | null {
  const town = where === undefined ? undefined : newest(where, () => true);
  const staying = facts.get(STAYING);
  if (town === undefined || staying === undefined) return null;
  const since = newest(staying, ({ relation }) => relation !== 'confirms');
  if (since === undefined || since.seq <= town.seq) return null;
  return accountOf(since) === accountOf(town) ? null : since;
}

/** The questions among `made` that are left open. */
export const townsLeftOpen = (
  facts: Facts,
  questions: readonly Pick<Question, 'name' | 'fact'>[],
  made: readonly Pick<KnownAnswer, 'question'>[],
): ReadonlySet<string> => {
  const carried = new Set(made.map(({ question }) => question));
  return new Set(
    questions
      .filter(({ name, fact }) => fact !== null && WHERE_NOW.has(fact) && carried.has(name))
      .filter(({ fact }) => toldSince(facts, facts.get(fact ?? '')) !== null)
      .map(({ name }) => name),
  );
};

/** A line for each of those questions that is open: what was told on which day. */
export const townsToSee = (facts: Facts, { asked, standing }: OnSheetNow): LookAt[] =>
  asked.flatMap((on) => {
    const moved = movedSince(facts, on);
    const isOpen = (standing.get(on.name)?.state ?? 'not-asked') === 'not-asked';
    if (moved === null || !isOpen) return [];
    const line = `told/town-${on.name}-${moved.seq}`;
    return [{ line, on, about: on.title, source: '', found: [moved.found] }];
  });

/** That the town which was told last is of before they moved, by the entry of the log that says so; null where it stands. */
export function movedSince(
  facts: Facts,
  { fact }: Pick<Question, 'fact'>,
): { readonly found: Coded; readonly seq: number } | null {
  const where = fact !== null && WHERE_NOW.has(fact) ? facts.get(fact) : undefined;
  const since = toldSince(facts, where);
  const town = where === undefined ? undefined : newest(where, () => true);
  if (since === null || town === undefined) return null;
  const said = since.ownWords === '' ? since.text : since.ownWords;
  const about = { town: town.text, on: dayOf(town), since: dayOf(since), said };
  return { found: coded('town-before-move', about), seq: since.seq };
}

const dayOf = (one: FactStatement): string => {
  const day = heldDay(one);
  return day === null ? '' : formatFuzzyDate(day);
};

/** Of accounts alone: a sheet tells nothing. */
const newest = (fact: FactView, of: (one: FactStatement) => boolean): FactStatement | undefined =>
  standingStatements(fact).findLast(
    (one) =>
      one.state === 'answered' && one.origin.kind === 'interview' && one.origin.sheet !== true && of(one),
  );
