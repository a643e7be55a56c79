/**
 * @file Accounts made up from a number: the same number gives the same case. Two people, interviews with later accounts, notes,
 * privileged records, answers off paper, a sheet with words typed over what was carried, and words withheld from readers.
 */

import type { CaseId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import type { ReaderScope } from '../../src-main/core/withholding/readers.ts';
import type { EngineAtWork } from './engine.ts';
import { openingAnswers } from './interview.ts';

export const SOLICITOR = 'Adeyinka Rowe';
export const POLICE = 'Derbyshire Constabulary';
export const DESK = 'Home Office';
export const COUNCIL = 'Hull City Council';
/** Empty: nobody is named. */
export const READERS: readonly string[] = [SOLICITOR, POLICE, DESK, COUNCIL, ''];

const SCOPES: readonly (ReaderScope | undefined)[] = [
  undefined,
  { only: 'but', names: [SOLICITOR] },
  { only: 'but', names: [SOLICITOR, DESK] },
  { only: 'from', names: [COUNCIL] },
  { only: 'from', names: ['the police'] },
  { only: 'from', names: [DESK, SOLICITOR] },
];

/** Numbers in [0, 1) from a seed (mulberry32). */
function dice(seed: number) {
  let state = seed * 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(next() * count);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const some = <T>(all: readonly T[], count: number): T[] =>
    all
      .map((one) => ({ one, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ one }) => one);
  return { chance: (of: number) => next() < of, below, oneOf, some };
}
type Dice = ReturnType<typeof dice>;

const PEOPLE = [
  'Beni',
  'Madame Osei',
  'the driver',
  'my aunt Florica',
  'Uncle Sorin',
  'the man from the bar',
];
const PLACES = ['a cellar in Luton', 'a farm near Boston', 'two rooms in Hull', 'a nail bar in Derby'];
const DEEDS = [
  'took my passport and kept it in a drawer',
  'struck me with the belt when I asked for money',
  'said that my brother would pay for it',
  'locked the door at night and hid the key',
  'told me that I owed him four thousand pounds',
  'drove me to strangers and waited outside',
  'made me carry bags that I could not open',
  'cut my hair so that nobody would know me',
];
const sentence = (by: Dice) => `${by.oneOf(PEOPLE)} ${by.oneOf(DEEDS)} in ${by.oneOf(PLACES)}.`;
const day = (by: Dice) => ({
  value: `2025-${String(1 + by.below(12)).padStart(2, '0')}-${String(1 + by.below(28)).padStart(2, '0')}`,
  qualifier: 'exact' as const,
});

const TEXTS: readonly string[] = [
  'about-yourself',
  'family',
  'education',
  'work-before',
  'how-it-started',
  'promises',
  'journey-details',
  'tasks',
  'hours-and-pay',
  'living',
  'staying',
  'who',
  'treatment',
  'debt',
  'others-who',
  'how-left',
  'what-keeps',
  'last-contact-details',
  'why-now',
  'health-now',
  'future-reasons',
  'police-so-far',
  'case-against',
  'immigration',
  'traces',
  'injuries',
  'health-wishes',
  'most-important',
  'anything-else',
  'family-kept-apart',
  'may-be-told',
  'pregnancy-words',
  'lawyers-limit',
  'left-for-later',
];
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  'asked-sexual': ['no', 'yes', 'not-sure'],
  'asked-crime': ['no', 'yes'],
  'still-there': ['yes', 'no'],
  children: ['yes', 'no'],
  pregnant: ['yes', 'no', 'not-sure'],
  accused: ['yes', 'no'],
  freedom: ['free', 'accompanied', 'none'],
  methods: [['debt'], ['debt', 'threats'], ['wages-withheld', 'false-promises']],
  kinds: [['forced-to-work'], ['forced-to-work', 'wages-taken'], ['prostitution']],
  papers: ['self', 'someone-else'],
};
const ROWS: Readonly<Record<string, (by: Dice) => object>> = {
  moments: (by) => ({ kind: by.oneOf(['threat', 'hurt']), what: sentence(by), when: day(by) }),
  periods: (by) => ({
    what: by.oneOf(['Farm work', 'Cleaning', 'A nail bar']),
    place: by.oneOf(PLACES),
    charge: by.oneOf(PEOPLE),
    from: day(by),
  }),
  'made-to': (by) => ({ what: sentence(by), when: day(by), by: by.oneOf(PEOPLE) }),
  'others-each': (by) => ({ name: by.oneOf(PEOPLE), what: sentence(by), since: day(by) }),
  'not-to-be-told': (by) => ({
    what: by.oneOf(['the pregnancy', 'where she lives', 'the debt']),
    words: by.oneOf(['pregnant', 'Luton', 'pounds']),
    whom: by.oneOf([COUNCIL, 'the police', 'her aunt']),
    why: 'as she asked',
  }),
};
const STATES = ['not-known', 'prefers-not-to-say', 'deferred'] as const;

function answer(by: Dice, question: string): object {
  const rows = ROWS[question];
  if (rows !== undefined)
    return { question, state: 'answered', value: Array.from({ length: 1 + by.below(3) }, () => rows(by)) };
  if (by.chance(0.1)) return { question, state: by.oneOf(STATES) };
  const choices = CHOICES[question];
  if (choices !== undefined) {
    const beside = by.chance(0.3) ? { ownWords: sentence(by) } : {};
    return { question, state: 'answered', value: by.oneOf(choices), ...beside };
  }
  if (by.chance(0.3)) return { question, state: 'own-words', ownWords: sentence(by) };
  const value = Array.from({ length: 1 + by.below(3) }, () => sentence(by)).join(' ');
  return { question, state: 'answered', value, ...(by.chance(0.2) ? { ownWords: sentence(by) } : {}) };
}

export interface GeneratedCase {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly interview: ScreeningId;
  /** Records of the case that can be printed, the interview and the sheets among them. */
  readonly records: readonly ScreeningId[];
  /** The sheet of the referral; null where nobody began one. */
  readonly sheet: ScreeningId | null;
}

/** Answers that the rules of a form refuse are left out one by one: what is made up need not fit. */
async function tryAnswers(work: EngineAtWork, screeningId: ScreeningId, answers: readonly object[]) {
  for (const one of answers)
    await work.do('screeningAnswer', { screeningId, answers: [one] } as never).catch(() => undefined);
}

export async function generateCase(work: EngineAtWork, seed: number): Promise<GeneratedCase> {
  const by = dice(seed);
  const { id: caseId } = await work.do('caseCreate', {
    reference: `G/${seed}`,
    title: 'R v Dorvan',
    profile: 'general' as const,
  });
  const born = { birthDate: { value: '1991-05-02', qualifier: 'exact' as const } };
  const add = { caseId, role: 'survivor' as const, name: 'Maria Popescu', ...born };
  const { id: personId } = await work.do('personAdd', add);
  for (const purpose of ['interview', 'support-services', 'court-papers', 'police'])
    if (by.chance(0.8))
      await work.do('consentRecord', { personId, purpose, status: 'given' }).catch(() => undefined);
  const interview = await talk(work, by, { caseId, personId });
  const records = [interview];
  if (by.chance(0.3)) {
    const witness = await work.do('personAdd', { caseId, role: 'witness', name: 'Ana Lupu' });
    records.push(await talk(work, by, { caseId, personId: witness.id }).catch(() => interview));
  }
  if (by.chance(0.3)) records.push(await childsSheet(work, by, caseId));
  if (by.chance(0.4)) {
    const second = await work.do('screeningStart', { caseId, personId, formId: 'first-account' });
    records.push(second.id);
    await tryAnswers(work, second.id, [
      ...openingAnswers(),
      { question: 'account', state: 'own-words', ownWords: `${sentence(by)} ${sentence(by)}` },
    ]);
    if (by.chance(0.5))
      await work.do('privilegeMark', { of: { kind: 'record', id: second.id }, reason: 'advice' });
  }
  const sheet = by.chance(0.75) ? await prepared(work, by, { caseId, personId }) : null;
  if (sheet !== null) records.push(sheet);
  if (by.chance(0.4)) {
    const elements = await work.do('screeningStart', { caseId, personId, formId: 'elements' });
    records.push(elements.id);
    const { answers } = await work.do('screeningShow', { screeningId: interview });
    const quoted = by.some(
      answers.filter(({ state }) => state === 'answered' || state === 'own-words'),
      3,
    );
    const links = quoted.map(({ question }) => ({
      question: 'means-force',
      note: by.chance(0.5) ? sentence(by) : '',
      target: { kind: 'answer' as const, screeningId: interview, question },
    }));
    await work.do('screeningLink', { screeningId: elements.id, links }).catch(() => undefined);
  }
  if (by.chance(0.4)) {
    const needs = await work
      .do('screeningStart', { caseId, personId, formId: 'needs-and-risk' })
      .catch(() => null);
    if (needs !== null) {
      records.push(needs.id);
      await work.do('screeningCarryOver', { screeningId: needs.id });
      const referrals = [{ to: 'Shelter', for: sentence(by), on: day(by) }];
      await tryAnswers(work, needs.id, [{ question: 'referrals', state: 'answered', value: referrals }]);
    }
  }
  return { caseId, personId, interview, records: [...new Set(records)], sheet };
}

/** A sheet for a child of the same case. */
async function childsSheet(work: EngineAtWork, by: Dice, caseId: CaseId): Promise<ScreeningId> {
  const born = { birthDate: { value: '2014-04-09', qualifier: 'exact' as const } };
  const child = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ioana Popescu', ...born });
  const whose = { caseId, personId: child.id };
  const { id } = await work.do('screeningStart', { ...whose, formId: 'child-first-response' });
  const { definition } = await work.do('screeningShow', { screeningId: id });
  const pages = (definition as unknown as { pages: { elements: { name: string; type: string }[] }[] }).pages;
  const texts = pages.flatMap(({ elements }) => elements).filter(({ type }) => type === 'comment');
  const told = by
    .some(texts, 5)
    .map(({ name }) => ({ question: name, state: 'answered', value: sentence(by) }));
  await tryAnswers(work, id, told);
  return id;
}

type Whose = Pick<GeneratedCase, 'caseId' | 'personId'>;

async function talk(work: EngineAtWork, by: Dice, whose: Whose): Promise<ScreeningId> {
  const { id } = await work.do('screeningStart', { ...whose, formId: 'screening-interview' });
  const questions = [...TEXTS, ...Object.keys(CHOICES), ...Object.keys(ROWS)];
  const told = [...by.some(questions, 9), ...by.some(Object.keys(ROWS), 2)];
  const agreed: Record<string, string> = by.chance(0.35) ? { 'consent-nrm': 'refused' } : {};
  await work.do('screeningAnswer', { screeningId: id, answers: openingAnswers(agreed) });
  await tryAnswers(
    work,
    id,
    told.map((one) => answer(by, one)),
  );
  if (by.chance(0.3)) await work.do('screeningNote', { screeningId: id, note: sentence(by) });
  if (by.chance(0.5)) await work.do('screeningSign', { screeningId: id } as never).catch(() => undefined);
  for (let more = by.below(3); more > 0; more -= 1) {
    const reason = by.chance(0.5) ? `She told more of ${by.oneOf(PEOPLE)}` : '';
    const heldOn = by.chance(0.4) ? { heldOn: { value: '2026-10-08', qualifier: 'exact' as const } } : {};
    const opened = await work
      .do('screeningAddLayer', { screeningId: id, reason, ...heldOn })
      .catch(() => undefined);
    if (opened === undefined) break;
    const again = by.some(told, 3).map((question) => ({
      ...answer(by, question),
      ...(by.chance(0.6)
        ? { relation: 'differs' as const, cause: by.oneOf(['memory', 'other', 'recording']) }
        : { relation: 'adds' as const }),
    }));
    const news = by.some(questions, 2).map((question) => answer(by, question));
    await tryAnswers(work, id, [...openingAnswers(agreed), ...again, ...news]);
  }
  return id;
}

async function prepared(work: EngineAtWork, by: Dice, whose: Whose): Promise<ScreeningId | null> {
  const begun = await work.do('screeningStart', { ...whose, formId: 'nrm-preparation' }).catch(() => null);
  if (begun === null) return null;
  await work.do('screeningCarryOver', { screeningId: begun.id });
  const { answers } = await work.do('screeningShow', { screeningId: begun.id });
  const texts = answers.filter((one) => typeof one.value === 'string' && one.value.length > 30);
  await tryAnswers(
    work,
    begun.id,
    by.some(texts, 2).map(({ question, value }) => ({
      question,
      state: 'answered',
      value: `${String(value)} ${sentence(by)}`,
    })),
  );
  return begun.id;
}

/** Withholds something more, from some readers: a whole telling, a row of a list, or words of an answer. */
export async function withholdMore(work: EngineAtWork, of: GeneratedCase, seed: number): Promise<void> {
  if (of.sheet === null) return;
  const by = dice(seed);
  const { known } = await work.do('screeningShow', { screeningId: of.sheet });
  const told = known.flatMap(({ question, facts }) =>
    facts.flatMap(({ key, statements }) =>
      statements
        .filter((one) => one.withheld === undefined && one.origin.kind === 'interview')
        .map((one) => ({ question, fact: key, one })),
    ),
  );
  for (const { question, fact, one } of by.some(told, 2)) {
    const readers = by.oneOf(SCOPES);
    const rows = Array.isArray(one.value) ? one.value.length : 0;
    const [first = ''] = `${one.ownWords || one.text}`.split('.');
    const part =
      rows > 0 && by.chance(0.6)
        ? { row: 1 + by.below(rows) }
        : first.length > 4 && by.chance(0.4)
          ? { passage: first }
          : {};
    const asked = { screeningId: of.sheet, question, fact, entry: one.seq, reason: 'as she asked' };
    await work
      .do('accountsWithhold', {
        ...asked,
        ...part,
        replace: true,
        ...(readers === undefined ? {} : { readers }),
      })
      .catch(() => undefined);
  }
}
