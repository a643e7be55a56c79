// biome-ignore-all lint/suspicious/noTemplateCurlyInString: text of the program stands in these strings
/** @file Days that are counted wrongly, and a Today that says nothing is waiting when something is. */
import type { Mutant } from '../mutant.ts';

const worked = 'tests/unit/core/clocks/worked-days.test.ts';
const running = 'tests/unit/core/clocks/running.test.ts';
const everywhere = 'tests/integration/dates/everywhere.test.ts';
const inCase = 'tests/integration/dates/case-dates.test.ts';

export const DATES: readonly Mutant[] = [
  {
    what: 'the day something happened counts as the first working day',
    file: 'src-main/core/dates/working-days.ts',
    find: 'numberOf(from) + step; left > 0',
    put: 'numberOf(from); left > 0',
    test: worked,
  },
  {
    what: 'a bank holiday is a working day',
    file: 'src-main/core/dates/working-days.ts',
    find: 'if (name === undefined) left -= 1;',
    put: 'if (name === undefined || day !== from) left -= 1;',
    test: worked,
  },
  {
    what: 'a month after the 31st runs on into the month after',
    file: 'src-main/core/dates/calendar-day.ts',
    find: 'Math.min(date, daysInMonth(toYear, toMonth))',
    put: 'date',
    test: worked,
  },
  {
    what: 'an old case gets the length that is in force today',
    file: 'src-main/core/clocks/rule.ts',
    find: '(to === null || day <= to)',
    put: '(to === null || to !== day)',
    test: worked,
  },
  {
    what: 'a decision from before a referral ends the waiting for it',
    file: 'src-main/core/clocks/running.ts',
    find: 'if (last === null || began === null || last > began) return true;',
    put: 'if (last !== began) return true;',
    test: running,
  },
  {
    what: "one person's decision ends what another is waiting for",
    file: 'src-main/core/clocks/running.ts',
    find: '|| event.personId === other.personId;',
    put: "|| event.personId !== '';",
    test: running,
  },
  {
    what: 'the recovery period begins with the day after the decision',
    file: 'src-main/core/clocks/due.ts',
    find: 'firstDay ? addDays(event, -1) : event',
    put: 'event',
    test: worked,
  },
  {
    what: 'a rule of one nation runs in another',
    file: 'src-main/core/clocks/running.ts',
    find: 'nations.includes(event.nation) &&',
    put: 'nations.length > 0 &&',
    test: running,
  },
  {
    what: 'an appeal is counted from the day the decision arrived',
    file: 'src-main/core/clocks/running.ts',
    find: "from.day === 'sent' ? event.sentOn",
    put: "from.day === 'sent' ? event.servedOn",
    test: running,
  },
  {
    what: 'an early conclusive decision ends the recovery period at once',
    file: 'src-main/core/clocks/running.ts',
    find: 'outlasts(rule, due, ender, today) ? null : ender',
    put: 'ender',
    test: running,
  },
  {
    what: 'a month that is known gives the latest day it can be, and the warning comes too late',
    file: 'src-main/core/clocks/due.ts',
    find: 'on: early.day,',
    put: 'on: late.day,',
    test: running,
  },
  {
    what: 'Today is silent about a need because an older one was seen to',
    file: 'src-main/usecases/clocks/watched.ts',
    find: 'subject: `answer ${row.answerId}`',
    put: 'subject: `answer ${row.personId}`',
    test: everywhere,
  },
  {
    what: 'Today leaves out a hearing that is recorded in a bundle alone',
    file: 'src-main/usecases/clocks/everywhere.ts',
    find: '[...bundleHearings(db, clocks, day), ...situationHearings',
    put: '[...situationHearings',
    test: everywhere,
  },
  {
    what: 'what others have to do is waited for only when it is late',
    file: 'src-main/usecases/today/everything.ts',
    find: "(state !== 'later' || whose === 'theirs')",
    put: "state !== 'later'",
    test: everywhere,
  },
  {
    what: 'what was taken back is still waited for',
    file: 'src-main/usecases/clocks/case-dates.ts',
    find: 'events.filter((one) => !one.withdrawn)',
    put: 'events.filter((one) => one.id)',
    test: inCase,
  },
  {
    what: 'what was taken back stays on Today',
    file: 'src-main/vault/queries/events.ts',
    find: 'CASE WHEN l.withdrawn = 0 THEN l.on_date END AS',
    put: 'l.on_date AS',
    test: everywhere,
  },
  {
    what: 'a decision of a day still to come is written down',
    file: 'src-main/core/clocks/event.ts',
    find: 'if (kind.past && isStillToCome(on, today))',
    put: 'if (!kind.past && isStillToCome(on, today))',
    test: inCase,
  },
];
