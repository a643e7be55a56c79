/**
 * @file Days worked out by hand and by calendars that are none of ours (the npm package date-holidays, Python’s, the bank holidays
 * as GOV.UK lists them): under each rule the nation, the day it runs from, the day it is due, and what makes it worth looking at.
 */
const TABLE = `
victims-code-update-enhanced
  england-wales    2022-06-01 2022-06-06 two bank holidays moved to a Thursday and a Friday
  england-wales    2022-09-16 2022-09-20 the funeral of Elizabeth II
  england-wales    2023-05-05 2023-05-09 the Coronation on a Monday
  england-wales    2026-04-02 2026-04-07 Good Friday and Easter Monday
  england-wales    2026-11-20 2026-11-23 a Friday: the Monday after
  england-wales    2026-11-21 2026-11-23 a Saturday counts as the Friday before it
  england-wales    2026-12-24 2026-12-29 Christmas, Saturday, Sunday and a substitute Boxing Day
reasonable-grounds-aim
  england-wales    2020-05-05 2020-05-13 the early May holiday of 2020 on a Friday
  england-wales    2024-02-27 2024-03-05 over 29 February
  england-wales    2026-04-02 2026-04-13 and none in England
  england-wales    2026-07-09 2026-07-16 and counted in England
  england-wales    2026-08-27 2026-09-04 the last Monday of August in England
  england-wales    2026-11-03 2026-11-10 an ordinary week
  england-wales    2026-11-20 2026-11-27 over one weekend
  england-wales    2026-11-26 2026-12-03 and counted in England
  england-wales    2026-12-21 2026-12-30 over Christmas
  england-wales    2026-12-29 2027-01-06 over New Year in England
  england-wales    2027-12-30 2028-01-07 and the 3rd alone in England
  england-wales    2028-02-25 2028-03-03 the leap day of 2028 is a working day
  northern-ireland 2026-03-12 2026-03-20 St Patrick’s Day is left out in Northern Ireland
  northern-ireland 2026-03-13 2026-03-23 St Patrick’s Day is left out
  northern-ireland 2026-07-09 2026-07-17 12 July is a Sunday: Monday 13 July is left out
  northern-ireland 2028-07-07 2028-07-17 the Twelfth is a Wednesday
  scotland         2026-03-12 2026-03-19 and counted in Scotland
  scotland         2026-04-02 2026-04-10 Easter Monday is a working day in Scotland
  scotland         2026-06-12 2026-06-22 a single proclaimed day in Scotland
  scotland         2026-07-30 2026-08-07 the first Monday of August in Scotland
  scotland         2026-11-26 2026-12-04 St Andrew’s Day is left out in Scotland
  scotland         2026-12-29 2027-01-07 over New Year in Scotland: 1 January, and the substitute for 2 January
  scotland         2027-12-30 2028-01-10 1 and 2 January on a weekend: 3 and 4 January are left out in Scotland
  scotland         2028-07-07 2028-07-14 and a day like any other in Scotland
victims-code-update
  england-wales    2026-03-26 2026-04-02 over the beginning of summer time and Easter
  england-wales    2026-10-22 2026-10-29 over the end of summer time
special-measures-magistrates
  england-wales    2025-12-08 2026-01-08 20 business days over Christmas
  england-wales    2026-04-27 2026-05-27 20 business days with two bank holidays in May
  england-wales    2026-12-07 2027-01-07 over Christmas and New Year
special-measures-crown
  england-wales    2025-10-06 2025-10-20 the first day of the 2025 rules
  england-wales    2026-03-27 2026-04-14 10 business days over Easter
family-contents
  england-wales    2026-04-13 2026-03-31 counted back over Easter
  england-wales    2027-01-06 2026-12-23 counted back over New Year and Christmas
family-bundle
  england-wales    2026-04-09 2026-03-31 counted back over Easter
  england-wales    2026-04-13 2026-04-02 counted back over Easter
  england-wales    2027-01-04 2026-12-23 counted back over Christmas and New Year
  england-wales    2028-06-01 2028-05-24 back over the bank holiday at the end of May
family-preliminary
  england-wales    2026-05-05 2026-05-01 the working day before, over a bank holiday
  england-wales    2026-11-30 2026-11-27 the working day before a Monday
  england-wales    2026-12-29 2026-12-24 back over a weekend, Boxing Day’s substitute and Christmas
  england-wales    2028-05-02 2028-04-28 back over the early May bank holiday
subject-access
  england-wales    2024-01-29 2024-02-29 29 February, its own date in a leap year
  england-wales    2024-01-31 2024-02-29 29 February in a leap year
  england-wales    2025-01-29 2025-02-28 29 January: 28 February where there is no 29th
  england-wales    2025-01-31 2025-02-28 no 31 February: its last day, a Friday
  england-wales    2025-11-25 2025-12-29 Christmas Day: the next working day
  england-wales    2025-12-01 2026-01-02 1 January alone in England
  england-wales    2026-01-30 2026-03-02 28 February is a Saturday: the Monday
  england-wales    2026-02-04 2026-03-04 the last day of Article 12(3) alone
  england-wales    2026-02-05 2026-03-05 the first day of Article 12A
  england-wales    2026-03-29 2026-04-29 from the day summer time begins
  england-wales    2026-05-31 2026-06-30 30 June, since June has no 31st
  england-wales    2026-09-25 2026-10-26 to the day summer time ends, a Sunday
  england-wales    2026-11-25 2026-12-29 Christmas Day, a weekend and its substitute
  england-wales    2026-12-31 2027-02-01 over the end of a year: 31 January is a Sunday
  england-wales    2028-01-31 2028-02-29 no 31 February: the leap day of 2028
  northern-ireland 2026-02-17 2026-03-18 St Patrick’s Day: the next working day
  northern-ireland 2026-06-12 2026-07-14 12 July is a Sunday and 13 July its substitute
  northern-ireland 2028-02-17 2028-03-20 St Patrick’s Day is a Friday: the Monday
  scotland         2025-12-01 2026-01-05 1 January, and 2 January in Scotland
  scotland         2026-10-30 2026-12-01 St Andrew’s Day: the next working day
  scotland         2028-02-29 2028-03-29 from the leap day of 2028
subject-access-complex
  england-wales    2023-11-30 2024-02-29 three months into a leap year
  england-wales    2025-11-30 2026-03-02 three months: 28 February, a Saturday
  england-wales    2027-11-30 2028-02-29 three months, no 30 February
  northern-ireland 2026-12-17 2027-03-18 St Patrick’s Day: the next working day
  scotland         2026-10-01 2027-01-05 New Year’s Day, a weekend and the 2nd of January’s substitute
recovery-earliest-end
  england-wales    2022-12-12 2023-01-26 the last day of the longer period
  england-wales    2022-12-13 2023-01-12 the first day of the shorter one
  england-wales    2023-01-29 2023-02-28 the last day before the Act: the day itself is not counted
  england-wales    2023-01-30 2023-02-28 the first day of the Act: the day itself is counted
  england-wales    2023-02-01 2023-03-02 30 days in a year without one
  england-wales    2024-01-31 2024-02-29 ends on a leap day
  england-wales    2024-02-01 2024-03-01 30 days over 29 February, the first of them the day itself
  england-wales    2025-01-31 2025-03-01 no leap day to end on
  england-wales    2026-06-01 2026-06-30 “beginning with the day”: 30 June, and not 1 July
  england-wales    2026-10-20 2026-11-18 calendar days, weekends and summer time or not
  england-wales    2026-12-02 2026-12-31 the last day of a year
  england-wales    2026-12-03 2027-01-01 a bank holiday is a day like any other
  england-wales    2028-01-30 2028-02-28 the thirtieth is the day before it
  england-wales    2028-01-31 2028-02-29 the thirtieth is the leap day of 2028
  england-wales    2028-02-01 2028-03-01 over a leap day, with the day itself counted
  england-wales    2028-02-29 2028-03-29 the leap day of 2028 is the first of the thirty
support-northern-ireland
  northern-ireland 2024-01-16 2024-03-01 over a leap day
  northern-ireland 2025-01-16 2025-03-02 in a year without one
  northern-ireland 2026-02-14 2026-03-31 45 days to the end of March
  northern-ireland 2026-06-01 2026-07-16 to 16 July
  northern-ireland 2026-10-20 2026-12-04 45 days
  northern-ireland 2028-01-15 2028-02-29 to the leap day of 2028
  northern-ireland 2028-02-29 2028-04-14 from the leap day of 2028: the day itself is not counted
reconsideration
  england-wales    2025-05-07 2025-06-06 before the annex: the same length, and less sure
  england-wales    2026-06-01 2026-07-01 the day itself is not counted: 1 July
  england-wales    2026-12-01 2026-12-31 the last day is a calendar day, though it is New Year’s Eve
  england-wales    2028-01-30 2028-02-29 to the leap day of 2028
  northern-ireland 2026-06-12 2026-07-12 the Twelfth is a day like any other
  northern-ireland 2028-02-29 2028-03-30 from the leap day of 2028: the day itself is not counted
  scotland         2024-01-31 2024-03-01 over a leap day
  scotland         2026-12-02 2027-01-01 New Year’s Day: not moved on
stage-one-custody
  england-wales    2026-11-02 2026-12-22 in custody
  england-wales    2026-12-01 2027-01-20 50 days over a new year
  england-wales    2028-01-10 2028-02-29 50 days to the leap day of 2028
stage-one-bail
  england-wales    2024-01-15 2024-03-25 70 days over a leap day
  england-wales    2026-11-02 2027-01-11 on bail
conclusive-grounds-wait
  england-wales    2026-11-30 2027-02-28 three months: the last day of February
  northern-ireland 2026-12-02 2027-03-02 three months on
  scotland         2026-11-30 2027-02-28 no 30 February
  scotland         2027-11-30 2028-02-29 three months, no 30 February
twelve-months
  england-wales    2024-02-29 2025-02-28 a year from 29 February
  england-wales    2027-02-28 2028-02-28 the same date, and not the leap day
support-scotland
  scotland         2018-04-01 2018-06-29 the first day of the regulations
  scotland         2024-01-01 2024-03-30 one day sooner in a leap year
  scotland         2026-01-01 2026-03-31 31 and 28 and 31 days
  scotland         2026-06-01 2026-08-29 to 29 August
  scotland         2026-12-03 2027-03-02 over New Year, with both of its holidays
  scotland         2027-12-02 2028-02-29 the ninetieth is the leap day of 2028
  scotland         2028-02-29 2028-05-28 the leap day of 2028 is the first of the ninety
support-northern-ireland-after
  northern-ireland 2024-02-29 2025-02-28 a year from a leap day
  northern-ireland 2026-06-01 2027-06-01 the same date a year later
  northern-ireland 2026-12-31 2027-12-31 a year from New Year’s Eve
  northern-ireland 2027-02-28 2028-02-28 not the end of February: the same date
  northern-ireland 2028-02-29 2029-02-28 from the leap day of 2028
judicial-review
  england-wales    2026-01-15 2026-04-15 the same date three months later
  england-wales    2026-08-31 2026-11-30 November has no 31st
  england-wales    2026-09-26 2026-12-26 Boxing Day, a Saturday: not moved on
  england-wales    2026-11-30 2027-02-28 no 30 February: its last day
  england-wales    2026-12-01 2027-03-01 one day later, and on in March
  england-wales    2027-11-29 2028-02-29 to the leap day of 2028, its own date
  england-wales    2027-11-30 2028-02-29 its last day in a leap year
  england-wales    2028-01-31 2028-04-30 April has no 31st
  england-wales    2028-02-29 2028-05-29 from the leap day of 2028: the 29th, and not the end of May
judicial-review-referral
  england-wales    2026-03-31 2026-06-30 June has no 31st
  england-wales    2026-11-30 2027-02-28 no 30 February
  england-wales    2026-12-02 2027-03-02 the decision of the day
  england-wales    2027-11-30 2028-02-29 no 30 February in 2028 either
judicial-review-upper-tribunal
  england-wales    2025-11-29 2026-02-28 no 29 February in 2026
  england-wales    2026-02-28 2026-05-28 the 28th, and not the end of May
  england-wales    2026-12-31 2027-03-31 from the last of the year
  england-wales    2027-11-30 2028-02-29 no 30 February in 2028 either
pre-action-reply
  england-wales    2023-02-16 2023-03-02 in a year without one
  england-wales    2024-02-16 2024-03-01 over a leap day
  england-wales    2026-12-11 2026-12-25 Christmas Day: not moved on
  england-wales    2026-12-18 2027-01-01 14 days to New Year’s Day
  england-wales    2028-02-15 2028-02-29 to the leap day of 2028
tribunal-appeal
  england-wales    2026-12-02 2026-12-16 14 days from the day it was sent
  england-wales    2026-12-11 2026-12-25 Christmas Day: not moved on
  england-wales    2028-02-15 2028-02-29 to the leap day of 2028
  northern-ireland 2024-02-15 2024-02-29 a leap day
  northern-ireland 2026-06-29 2026-07-13 the day off for the Twelfth: not moved on
  northern-ireland 2028-03-03 2028-03-17 St Patrick’s Day: not moved on
  scotland         2026-11-16 2026-11-30 St Andrew’s Day: not moved on
  scotland         2026-12-19 2027-01-02 2 January, a Scottish holiday: not moved on
  scotland         2028-02-16 2028-03-01 over the leap day of 2028
tribunal-appeal-outside
  england-wales    2026-02-01 2026-03-01 28 days, all of February
  northern-ireland 2026-12-18 2027-01-15 28 days over New Year
  northern-ireland 2028-02-01 2028-02-29 28 days to the leap day of 2028
  scotland         2024-02-01 2024-02-29 28 days in a leap year
tribunal-appeal-departure
  england-wales    2026-12-04 2027-01-01 28 days to New Year’s Day
  england-wales    2028-02-02 2028-03-01 over the leap day of 2028
  northern-ireland 2026-12-04 2027-01-01 28 days over the end of a year
  scotland         2024-02-02 2024-03-01 over a leap day
criminal-injuries
  england-wales    2024-12-02 2026-12-02 two years
  england-wales    2026-02-28 2028-02-28 the same date, and not the leap day
  england-wales    2026-11-30 2028-11-30 the last of November
  scotland         2024-02-29 2026-02-28 two years from a leap day
  scotland         2028-02-29 2030-02-28 from the leap day of 2028
criminal-injuries-under-18
  england-wales    2024-02-29 2026-02-28 an eighteenth birthday on a leap day
  england-wales    2026-05-10 2028-05-10 from the eighteenth birthday to the twentieth
  scotland         2022-02-28 2024-02-28 somebody born on 29 February 2004
criminal-injuries-late-report
  england-wales    2026-12-01 2028-12-01 two years from the report
  scotland         2024-02-29 2026-02-28 two years from a leap day
employment-tribunal
  england-wales    2025-11-30 2026-02-28 the day before is 29 November: the last day of February
  england-wales    2025-12-01 2026-02-28 and so for the day after it
  england-wales    2026-01-10 2026-04-09 three months less one day
  england-wales    2026-06-01 2026-08-31 from the first of a month to the end of one
  england-wales    2026-09-30 2026-12-29 the last day before the expected change
  england-wales    2026-10-01 2026-12-30 the first day of it: three months until it is confirmed
  england-wales    2027-11-30 2028-02-29 the 29th in a leap year
  england-wales    2027-12-01 2028-02-29 the day before is 30 November: the last day of February
  england-wales    2028-03-01 2028-05-29 the day before is the leap day of 2028, and three months
  scotland         2026-05-31 2026-08-30 from the 31st
  scotland         2026-12-31 2027-03-30 30 December and three months
employment-contract
  england-wales    2026-12-01 2027-02-28 to the end of February
  england-wales    2027-12-01 2028-02-29 to a leap day
  scotland         2026-10-14 2027-01-13 breach of contract stays at three
  scotland         2028-02-29 2028-05-28 the day before is the 28th
conciliation-ends
  england-wales    2025-11-30 2026-01-11 six weeks
  england-wales    2025-12-01 2026-02-23 twelve weeks from 1 December 2025
  england-wales    2028-01-03 2028-03-27 twelve weeks over the leap day of 2028
  scotland         2025-11-30 2026-01-11 the last day of six weeks
  scotland         2026-01-05 2026-03-30 twelve weeks, Monday to Monday
human-rights
  england-wales    2025-01-01 2025-12-31 a calendar year
  england-wales    2026-06-01 2027-05-31 one year beginning with the day
  england-wales    2027-03-01 2028-02-28 the day before is 28 February: the earlier of two ways to count
  northern-ireland 2024-03-01 2025-02-28 from the day after it
  northern-ireland 2026-03-01 2027-02-28 to the end of February
  northern-ireland 2028-02-29 2029-02-28 from the leap day of 2028
  scotland         2024-02-29 2025-02-28 from a leap day
  scotland         2026-12-31 2027-12-30 one day short of a year
limitation-injury
  england-wales    2023-12-02 2026-12-02 three years
  england-wales    2024-02-29 2027-02-28 three years from a leap day
  england-wales    2024-08-31 2027-08-31 the last of August
  england-wales    2025-02-28 2028-02-28 the same date, and not the leap day
limitation-injury-under-18
  england-wales    2024-02-29 2027-02-28 an eighteenth birthday on a leap day
  england-wales    2026-05-10 2029-05-10 to the twenty-first birthday
limitation-six-years
  england-wales    2020-02-29 2026-02-28 six years from a leap day
  england-wales    2020-12-03 2026-12-03 six years
  england-wales    2022-03-01 2028-03-01 the day after the leap day of 2028
limitation-six-years-under-18
  england-wales    2022-02-28 2028-02-28 to a leap year: still the 28th
  england-wales    2026-05-10 2032-05-10 to the twenty-fourth birthday
victims-review-wish
  england-wales    2026-12-04 2026-12-11 five working days over a weekend
  england-wales    2026-12-21 2026-12-30 five working days over Christmas
  england-wales    2026-12-22 2026-12-31 over Christmas, with its substitute day
  england-wales    2028-04-13 2028-04-24 Good Friday and Easter Monday of 2028
victims-review
  england-wales    2026-11-30 2027-02-28 three months at most
  england-wales    2026-12-02 2027-03-02 the same date in March
  england-wales    2027-11-29 2028-02-29 to the leap day of 2028, its own date
special-measures-response
  england-wales    2026-03-27 2026-04-14 10 business days over Easter
  england-wales    2026-05-18 2026-06-02 over the bank holiday at the end of May
statement-objection
  england-wales    2026-08-26 2026-09-03 over the bank holiday in August
  england-wales    2026-12-21 2026-12-30 5 business days over Christmas
summons-objection
  england-wales    2026-12-14 2026-12-30 10 business days over Christmas
  england-wales    2026-12-17 2027-01-05 over Christmas and New Year
stage-two
  england-wales    2026-02-01 2026-03-01 28 days, all of February
  england-wales    2027-02-01 2027-03-01 all of February
  england-wales    2028-02-01 2028-02-29 28 days to the leap day of 2028
subject-access-extension
  england-wales    2025-11-28 2025-12-29 28 December is a Sunday: the Monday
  england-wales    2026-03-31 2026-04-30 April has no 31st
  northern-ireland 2026-02-17 2026-03-18 St Patrick’s Day: the next working day
  scotland         2026-05-15 2026-06-16 the holiday of 15 June 2026
records-request
  england-wales    2026-01-09 2026-01-16 the last Friday before the scheme
  england-wales    2026-01-12 2026-01-19 the first day of the scheme
  northern-ireland 2026-07-10 2026-07-20 the day off for the Twelfth is left out
  scotland         2026-11-27 2026-12-07 St Andrew’s Day is left out
  scotland         2028-11-29 2028-12-07 St Andrew’s Day is a Thursday
plan-interval
  england-wales    2026-12-04 2027-01-01 28 days over the end of a year
  england-wales    2028-02-01 2028-02-29 four weeks to the leap day of 2028
  northern-ireland 2024-02-01 2024-02-29 to a leap day
  scotland         2026-12-07 2027-01-04 four weeks, whatever holidays they have
recovery-needs-assessment
  england-wales    2026-12-18 2027-01-01 14 days over the end of a year
  england-wales    2028-02-15 2028-02-29 to the leap day of 2028
place-of-safety
  england-wales    2026-12-23 2026-12-30 3 working days over Christmas
  england-wales    2028-02-25 2028-03-01 the leap day of 2028 is a working day
`;

type WorkedNation = 'england-wales' | 'scotland' | 'northern-ireland';
export type WorkedDay = readonly [rule: string, nation: WorkedNation, from: string, on: string, why: string];

let rule = '';
export const WORKED_DAYS: readonly WorkedDay[] = TABLE.trim()
  .split('\n')
  .flatMap((line): WorkedDay[] => {
    const [, nation, from, on, why] = /^ +(\S+) +(\S+) (\S+) (.+)$/.exec(line) ?? [];
    if (nation === undefined || from === undefined || on === undefined || why === undefined) {
      rule = line;
      return [];
    }
    return [[rule, nation as WorkedNation, from, on, why]];
  });
