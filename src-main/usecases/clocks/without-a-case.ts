/** @file Rules, calendars and the shelf: what can be looked at without any case. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { dueOf, isDue } from '../../core/clocks/due.ts';
import { onDay } from '../../core/dates/fuzzy-date.ts';
import { NATIONS } from '../../core/dates/working-days.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Engine } from '../engine/engine.ts';
import { loadClocks, loadShelf } from '../resources/clock-book.ts';
import { isCovered } from './due-parts.ts';

type Shipped = Pick<Engine, 'resources'>;

/** Throws `form-damaged`. */
export function dateKinds({ resources }: Shipped): CallOutput<'dateKinds'> {
  const { kinds, rules, calendars } = loadClocks(resources);
  return {
    kinds: [...kinds],
    rules: [...rules],
    calendars: NATIONS.map((nation) => {
      const { days: _days, ...calendar } = calendars[nation];
      return calendar;
    }),
  };
}

/** Throws `not-found` for a rule that is not there, `bad-input` for a nation whose law it is not, `form-damaged`. */
export function clockExplain(
  { resources }: Shipped,
  { ruleId, from, nation: asked }: CheckedInput<'clockExplain'>,
): CallOutput<'clockExplain'> {
  const { rules, calendars } = loadClocks(resources);
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new TestimonyError('not-found', { subject: ruleId, detail: 'rule' });
  const nation = asked ?? NATIONS.find((one) => rule.nations.includes(one)) ?? 'england-wales';
  if (!rule.nations.includes(nation)) {
    const finding = coded('date-other-nation', { nations: rule.nations.join(', ') });
    throw new TestimonyError('bad-input', { subject: 'nation', found: [about('nation', finding)] });
  }
  const due = dueOf(rule, onDay(from), calendars[nation]);
  const counted = isDue(due) ? due : null;
  return {
    ruleId,
    title: rule.title,
    text: rule.text,
    basis: rule.basis,
    nation,
    from,
    nations: rule.nations,
    on: counted?.on ?? null,
    time: counted?.time ?? '',
    warnOn: counted?.warnOn ?? null,
    skipped: counted?.skipped ?? [],
    covered: isCovered(counted),
    version: counted?.version ?? null,
  };
}

/** Throws `form-damaged`. */
export const shelfList = ({ resources }: Shipped): CallOutput<'shelfList'> => ({
  entries: [...loadShelf(resources)],
});
