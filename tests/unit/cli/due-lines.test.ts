/** Days that are due, as the terminal says them: each state, one day or two, and nothing at all. */
import { expect, it } from 'vitest';
import { clockRows, dayOf, dueLines, explainedLines, firstLines } from '../../../src-main/cli/due-lines.ts';
import type { DueInCase } from '../../../src-main/contract/dates.ts';
import { dueOf, isDue } from '../../../src-main/core/clocks/due.ts';
import { CLOCK_STATES } from '../../../src-main/core/clocks/running.ts';
import { onDay } from '../../../src-main/core/dates/fuzzy-date.ts';
import { partsOf } from '../../../src-main/usecases/clocks/due-parts.ts';
import { clockExplain } from '../../../src-main/usecases/clocks/without-a-case.ts';
import { loadClocks } from '../../../src-main/usecases/resources/clock-book.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { ruleWords } from '../../../src-renderer/due/words.ts';

const due = (more: Partial<DueInCase>): DueInCase => ({
  subject: 's',
  ruleId: 'r',
  title: 'Hearing',
  about: 'Charged',
  means: 'hearing',
  whose: 'ours',
  basis: 'law',
  state: 'due',
  on: '2026-12-01',
  latest: '2026-12-01',
  time: '10:00',
  certainty: 'H',
  nation: 'england-wales',
  source: 'The list',
  hangsOn: [],
  covered: true,
  person: 'Maria',
  owner: 'Jo',
  needs: [],
  screeningId: null,
  caseId: 'c' as never,
  caseReference: 'LH/1',
  caseTitle: 'R v X',
  origin: 'event',
  personId: null,
  bundleId: null,
  ...more,
});

it('says that nothing is due, or each in a line under its heads', () => {
  expect(dueLines([])).toEqual(['Nothing is due, and nothing is waited for.']);
  const [heads, first, second, ...rest] = dueLines([
    due({}),
    due({ caseReference: 'LH/2', needs: ['place', 'medical'], owner: 'Al', on: null, latest: null }),
  ]);
  expect(heads?.split(/\s{2,}/)).toEqual([
    'case',
    'day',
    'state',
    'what',
    'from',
    'whose',
    'owner',
    'nation',
    'sure',
    'rule',
  ]);
  expect(first?.split(/\s{2,}/)).toEqual([
    'LH/1',
    '2026-12-01 10:00',
    'today',
    'Hearing',
    'Charged',
    'ours',
    'Jo',
    'England and Wales',
    'H, law',
    'r',
  ]);
  expect(second).toMatch(/^LH\/2 +today +Hearing +place, medical +ours +Al +England and Wales +H, law +r$/);
  // The rule's source stands once under the rows, whichever of them it is of.
  expect(rest.filter((line) => line.includes('The list'))).toHaveLength(1);
});

it('has a word of its own for each state that is not later', () => {
  const words = CLOCK_STATES.map((state) => dueLines([due({ state, time: '', title: '|' })])[1]);
  expect(new Set(words).size).toBe(CLOCK_STATES.length);
});

it.each([
  [null, null, '', ''],
  ['2026-12-01', null, '', '2026-12-01'],
  ['2026-12-01', '2026-12-01', '09:30', '2026-12-01 09:30'],
  ['2026-12-01', '2026-12-31', '', '2026-12-01 to 2026-12-31'],
])('%s to %s at "%s" is "%s"', (on, latest, time, said) => {
  expect(dayOf({ on, latest, time })).toBe(said);
});

const resources = findResources();
const book = loadClocks(resources);
const SAID = {
  'england-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};
/** Each rule of resources/clocks in each of its nations: from a day each version has, and from one that cannot be counted. */
const SHOWN = book.rules.flatMap((rule) =>
  rule.nations.flatMap((nation) =>
    [...rule.versions.map(({ from, to }) => from ?? to ?? '2026-11-02'), null].map((from) => ({
      rule,
      nation,
      from,
    })),
  ),
);

it.each(SHOWN)(
  '$rule.id is never shown without nation, source and certainty: $nation, from $from',
  (shown) => {
    const { rule, nation, from } = shown;
    const counted =
      from === null ? { why: 'no-day' as const } : dueOf(rule, onDay(from), book.calendars[nation]);
    const found = isDue(counted) ? counted : null;
    const parts = partsOf(rule, found, found === null ? 'no-day' : 'later', nation);
    const version = found?.version ?? rule.versions.at(-1);
    const view = {
      ...due(parts),
      text: rule.text,
      version: found?.version ?? null,
      warnOn: null,
      skipped: [],
      endedBy: '',
      settled: null,
    };
    const window = ruleWords(
      ((key: string, words?: object) => [key, ...Object.values(words ?? {})].join(' ')) as never,
      parts,
    );
    const said = [dueLines([view]), clockRows([view as never]), firstLines(view as never)].map((lines) =>
      lines.join('\n'),
    );
    if (from !== null)
      said.push(explainedLines(clockExplain({ resources }, { ruleId: rule.id, from, nation })).join('\n'));
    for (const lines of said) {
      expect(lines).toContain(SAID[nation]);
      expect(lines).toContain(version?.source);
      expect(lines).toMatch(new RegExp(`\\b${version?.certainty}, ${rule.basis}`));
    }
    expect(window).toContain(`nation.${nation}`);
    expect(window).toContain(`certainty.${version?.certainty}`);
    expect(window).toContain(version?.source);
  },
);
