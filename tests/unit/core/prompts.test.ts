/** Gap prompts appear and clear as section 6 of the casework notes says; the data is the program's own. */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src-main/core/dates/calendar-day.ts';
import { type PromptContact, type PromptSubject, promptsOf } from '../../../src-main/core/support/prompts.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { loadSupportLists } from '../../../src-main/usecases/resources/support-lists.ts';

const { rules } = loadSupportLists(findResources());
const DAY_0 = '2026-02-01';
const NOTHING: PromptSubject = {
  today: DAY_0,
  nation: 'england-wales',
  contacts: [],
  plan: null,
  needs: [],
  workers: [],
  requests: [],
  interviewsHeld: 0,
  nonPunishment: null,
  clocks: [],
  moved: [],
};
const found = (of: Partial<PromptSubject>) =>
  promptsOf(rules, { ...NOTHING, ...of }).map(({ rule }) => rule.id);
const contact = (seq: number, day: string, more: Partial<PromptContact> = {}): PromptContact => ({
  id: `contact ${seq}`,
  day,
  seq,
  withPerson: true,
  threats: false,
  breach: false,
  nextOn: null,
  ...more,
});
const plan = { everyDays: 14, reviewOn: null, seq: 1, recordedOn: DAY_0 };
const line = (seq: number) => ({ subject: `line ${seq}`, seq, recordedOn: DAY_0 });

it('says nothing where nothing is recorded', () => expect(found({})).toEqual([]));

describe('interval of 14 days, last contact on day 0', () => {
  const on = (day: number, more: PromptContact[] = []) =>
    found({ plan, today: addDays(DAY_0, day), contacts: [contact(2, DAY_0), ...more] });
  it.each([
    [0, []],
    [14, []],
    [15, ['contact-interval']],
    [40, ['contact-interval']],
  ])('day %i: %o', (day, ids) => expect(on(day)).toEqual(ids));
  it('names its rule, and the source', () => {
    const [prompt] = promptsOf(rules, {
      ...NOTHING,
      plan,
      today: addDays(DAY_0, 15),
      contacts: [contact(2, DAY_0)],
    });
    expect(prompt?.rule).toMatchObject({ id: 'contact-interval', certainty: 'L' });
    expect(prompt?.why).toEqual({ code: 'prompt-contact-interval', params: { on: DAY_0, days: 14 } });
  });
  it('is gone once a contact is logged, also one written down late', () => {
    expect(on(15, [contact(3, addDays(DAY_0, 15))])).toEqual([]);
    expect(on(15, [contact(3, addDays(DAY_0, 9))])).toEqual([]);
  });
  it('does not count a call nobody answered', () =>
    expect(on(15, [contact(3, addDays(DAY_0, 14), { withPerson: false })])).toEqual(['contact-interval']));
  it('goes by what was agreed', () =>
    expect(
      found({ plan: { ...plan, everyDays: 7 }, today: addDays(DAY_0, 8), contacts: [contact(2, DAY_0)] }),
    ).toEqual(['contact-interval']));
  it('runs from the agreement where there was no contact yet', () => {
    expect(found({ plan, today: addDays(DAY_0, 14) })).toEqual([]);
    expect(found({ plan, today: addDays(DAY_0, 15) })).toEqual(['contact-interval']);
  });
});

describe('what brings a prompt up, and what clears it', () => {
  const worker = (seq: number, name: string) => ({
    ...line(seq),
    kind: 'worker' as const,
    role: 'worker' as const,
    name,
    organisation: '',
    since: null,
  });
  const need = (state: 'open' | 'in-hand' | 'met', heading = 'housing', reviewOn: string | null = null) => ({
    ...line(5),
    kind: 'need' as const,
    which: '',
    heading,
    need: 'A room',
    goal: '',
    owner: '',
    outcome: '',
    reviewOn,
    state,
  });
  const asked = (seq: number, state: 'asked' | 'agreed' | 'declined') => ({
    ...line(seq),
    kind: 'interview-request' as const,
    which: '',
    by: 'Police',
    on: null,
    wish: '',
    state,
  });
  const risk = (task: 'open' | 'raised', atRisk: 'yes' | 'no' = 'yes') => ({
    ...line(6),
    kind: 'non-punishment' as const,
    atRisk,
    task,
    raisedWith: '',
    on: null,
    words: '',
  });
  const clock = (ruleId: string, state: 'overdue' | 'due') => ({
    subject: 'event',
    ruleId,
    title: 'Update',
    on: '2026-01-02',
    state,
  });
  const moved = { id: 'event', title: 'Trial', from: '2026-03-01', to: '2026-04-01', seq: 7 };
  const seen = { ...plan, seq: 9 };
  it.each<[string, Partial<PromptSubject>, string[]]>([
    ['the next contact is today', { contacts: [contact(2, DAY_0, { nextOn: DAY_0 })] }, []],
    [
      'it was yesterday',
      { contacts: [contact(2, '2026-01-30', { nextOn: '2026-01-31' })] },
      ['next-contact'],
    ],
    [
      'it was made',
      { contacts: [contact(2, '2026-01-30', { nextOn: '2026-01-31' }), contact(3, DAY_0)] },
      [],
    ],
    ['another worker', { workers: [worker(3, 'Jo'), worker(4, 'Sam')] }, ['worker-changed']],
    ['the first worker', { workers: [worker(3, 'Jo')] }, []],
    ['told of it', { workers: [worker(3, 'Jo'), worker(4, 'Sam')], contacts: [contact(5, DAY_0)] }, []],
    ['a housing need', { needs: [need('open')] }, ['unmet-need']],
    ['safety too', { needs: [need('open', 'safety')] }, ['unmet-need']],
    ['no other heading', { needs: [need('open', 'education')] }, []],
    ['in hand', { needs: [need('in-hand')] }, []],
    ['met', { needs: [need('met', 'housing', '2026-01-01')] }, []],
    ['to be looked at', { needs: [need('in-hand', 'medical', DAY_0)] }, ['need-review']],
    ['tomorrow', { needs: [need('in-hand', 'medical', '2026-02-02')] }, []],
    ['threats', { contacts: [contact(8, DAY_0, { threats: true })] }, ['threats']],
    ['the plan looked at since', { contacts: [contact(8, DAY_0, { threats: true })], plan: seen }, []],
    ['two interviews', { interviewsHeld: 1, requests: [asked(3, 'asked')] }, []],
    ['the third', { interviewsHeld: 2, requests: [asked(3, 'asked')] }, ['third-interview']],
    [
      'the third of three asked for',
      { requests: [asked(1, 'agreed'), asked(2, 'agreed'), asked(3, 'asked')] },
      ['third-interview'],
    ],
    ['one was turned down', { requests: [asked(1, 'declined'), asked(2, 'agreed'), asked(3, 'asked')] }, []],
    ['the wish is known', { interviewsHeld: 2, requests: [asked(3, 'agreed')] }, []],
    ['police overdue', { clocks: [clock('victims-code-update', 'overdue')] }, ['police-update']],
    [
      'police overdue, whether or not rights are enhanced',
      { clocks: [clock('victims-code-update', 'overdue'), clock('victims-code-update-enhanced', 'overdue')] },
      ['police-update'],
    ],
    ['police due', { clocks: [clock('victims-code-update', 'due')] }, []],
    ['decision overdue', { clocks: [clock('reasonable-grounds-aim', 'overdue')] }, ['decision-delayed']],
    ['another clock', { clocks: [clock('plan-review', 'overdue')] }, []],
    ['trial moved', { moved: [moved] }, ['trial-moved']],
    ['told of the new day', { moved: [moved], contacts: [contact(8, DAY_0)] }, []],
    ['spoken with before', { moved: [moved], contacts: [contact(6, DAY_0)] }, ['trial-moved']],
    ['at risk', { nonPunishment: risk('open') }, ['non-punishment']],
    ['raised', { nonPunishment: risk('raised') }, []],
    ['not at risk', { nonPunishment: risk('open', 'no') }, []],
    ['plan to be looked at', { plan: { ...plan, reviewOn: DAY_0 } }, ['contact-plan-review']],
    ['a ruled-out way', { contacts: [contact(8, DAY_0, { breach: true })] }, ['forbidden-used']],
  ])('%s', (_what, of, ids) => expect(found(of)).toEqual(ids));
});

describe('a prompt of one nation’s law', () => {
  const risk = {
    ...line(6),
    kind: 'non-punishment' as const,
    atRisk: 'yes' as const,
    task: 'open' as const,
    raisedWith: '',
    on: null,
    words: '',
  };
  const rulesIn = (nation: PromptSubject['nation'], of: Partial<PromptSubject>) =>
    promptsOf(rules, { ...NOTHING, ...of, nation }).map(({ rule }) => rule);

  it.each([
    ['england-wales', /Modern Slavery Act 2015 s 45/, /section 45/],
    ['scotland', /\(Scotland\) Act 2015 s 8/, /Lord Advocate/],
    ['northern-ireland', /\(Northern Ireland\) 2015 s 22/, /section 22/],
  ] as const)('names that of %s alone', (nation, source, text) => {
    const found = rulesIn(nation, { nonPunishment: risk });
    expect(found.map(({ nations }) => nations)).toEqual([[nation]]);
    expect(found[0]?.source).toMatch(source);
    expect(found[0]?.text).toMatch(text);
  });

  it('of a day that ran out goes by the nation of that day, and not by that of the case', () => {
    const late = {
      subject: 'event',
      ruleId: 'victims-code-update',
      title: 'Update',
      on: '2026-01-02',
      state: 'overdue' as const,
    };
    expect(rulesIn('scotland', { clocks: [late] }).map(({ id }) => id)).toEqual(['police-update']);
  });

  it('has a nation for each, and no other rule is left out in any of them', () => {
    expect(rules.filter(({ nations }) => nations.length === 0)).toEqual([]);
    const apart = rules.filter(({ nations }) => nations.length < 3).map(({ id }) => id);
    expect(apart).toEqual([
      'police-update',
      'non-punishment',
      'non-punishment-scotland',
      'non-punishment-northern-ireland',
    ]);
  });
});
