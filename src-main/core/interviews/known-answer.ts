/**
 * @file What is already recorded that answers a question, ready to be confirmed: the fact's own value, its words, or what was
 * told on the same subject to stand beside it.
 */

import { isTakenOver } from '../answers/accounts.ts';
import { answerFinding } from '../answers/answers.ts';
import { type ToldTogether, toldTogether } from '../answers/carried.ts';
import { patternFinding } from '../answers/constraints.ts';
import type { FactView, KnownAnswer } from '../answers/fact.ts';
import { fromFactValue } from '../answers/fact-values.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { isNotToBeTold } from '../contact/not-for-recipient.ts';
import { hasTrait } from '../forms/fact-traits.ts';
import { isDaysSafety, type Question, takesOfficialValue, takesWords } from '../forms/questions.ts';
import { AHEAD, INJURIES, papersInLines, withoutCare, withoutWishes } from '../told/apart-in-telling.ts';
import { ABROAD_BY, IN_UK, notToldAbroad } from '../told/exploiters-told.ts';
import { keptFor } from '../told/kept-for.ts';
import { hasWordsOfPlaces, isNamed, isToldAgain, narrativeOf } from '../told/narrative.ts';
import { officialName } from '../told/official-name.ts';
import { quotedWords } from '../told/words-of-place.ts';
import { openOf, withoutWithheld } from '../withholding/withheld.ts';
import { isOfTalk } from './talk.ts';

/**
 * What was said when the wrong thing was asked for this question: under its own fact, where an old form still names
 * that, or under the one its fact replaced, as long as nobody has spoken to its own.
 */
function askedWrongly(ownFact: string | null, facts: ReadonlyMap<string, FactView>): string[] {
  if (ownFact === null) return [];
  const own = facts.get(ownFact);
  if (own !== undefined) return own.askInstead === undefined ? [] : [ownFact];
  return [...facts.values()].filter((one) => one.askInstead === ownFact).map((one) => one.key);
}

/** What a fact stands on, together; undefined where nobody spoke to it. */
const told = (fact: FactView | undefined): ToldTogether | undefined =>
  fact === undefined ? undefined : toldTogether(standingStatements(fact));

/**
 * What is already recorded that answers `question`, or null. `value` is ready to be confirmed: the fact's own value
 * where the question takes it, otherwise its words, otherwise null. Whether somebody is safe is asked afresh every
 * time: an earlier day's answer says nothing about today's, and must not be confirmed with one key. At a desk it stands
 * beside the question.
 */
export function knownAnswer(question: Question, facts: ReadonlyMap<string, FactView>): KnownAnswer | null {
  const known = knownOf(question, facts);
  if (known === null || openOf(known) === known) return known;
  // What the worker withholds stands there with its day, and goes into no answer.
  const keys = new Set([...known.facts.map(({ key }) => key), ...HEALTH_GOES_BY, ...ABROAD_BY]);
  const rest = knownOf(question, withoutWithheld(new Map([...facts].filter(([key]) => keys.has(key)))));
  if (rest !== null) return { ...rest, facts: known.facts };
  const { itself: _, ...all } = known;
  return { ...all, value: null, text: '', ownWords: '', howSaid: '' };
}

/** How it ended, and tries to end it. */
const HOW_LEFT = 'leaving.how-left';
const ATTEMPTS = 'leaving.attempts-each';

/** How somebody is now, which the official form takes with the interviews. */
const HEALTH = 'health.now';
/** What says that it does not go there. */
const HEALTH_GOES_BY = ['person.under-18', 'person.not-to-be-told', 'child.not-to-be-told'] as const;

/**
 * Of a child, and where somebody asked for it not to be told: it stands by itself on the sheet, for whoever prepares it to
 * look at, and not in the text about the interviews. Our own rule.
 */
const isHealthApart = keptFor(HEALTH, (facts): boolean => {
  const age = told(facts.get('person.under-18'))?.value;
  const health = facts.get(HEALTH)?.statements ?? [];
  const text = health.map((one) => `${one.text}\n${one.ownWords}`).join('\n');
  return age === 'yes' || age === 'not-sure' || isNotToBeTold(facts, text);
});

/** What a test of this kind found is for a clinic, and for nobody who reads how a talk was held. Our own list, certainty M. */
const INTIMATE =
  /\b(?:chlamydia|gonorrh\w*|syphilis|herpes|trichomon\w*|hepatitis|genital\w*|sexually transmitted|HIV\b[^.;\n]{0,25}?\b(?:positive|negative|reactive)|(?:positive|negative|reactive) for HIV|(?:has|have|had|with) HIV|STIs?|STDs?|abortion|termination of (?:a|the|her) pregnancy|miscarr(?:y|ied|iage)(?! of justice)|morning[- ]after pill|emergency contracepti\w+)\b/iu;

/** `view` as far as it fills a question of a sheet: by where health belongs, and wishes with what the person wishes. */
function asFills(view: FactView, { element, fact }: Question, facts: ReadonlyMap<string, FactView>) {
  if (element.testimony.destination === undefined) return view;
  if (view.key === AHEAD) return withoutWishes(view) ?? undefined;
  if (view.key === INJURIES) return withoutCare(view) ?? undefined;
  if (view.key !== HEALTH) return view;
  const isApart = isHealthApart(facts);
  const statements = view.statements.filter(
    ({ text, ownWords }) => (isApart || INTIMATE.test(`${text}\n${ownWords}`)) === (fact === HEALTH),
  );
  if (statements.length === view.statements.length) return view;
  return statements.length === 0
    ? undefined
    : { ...view, statements, differs: view.differs && statements.length > 1 };
}

function knownOf(question: Question, facts: ReadonlyMap<string, FactView>): KnownAnswer | null {
  if (isDaysSafety(question) || isOfTalk(question)) return null;
  const { fact: ownFact } = question;
  const wrongly = askedWrongly(ownFact, facts);
  if (wrongly.length > 0) {
    const was = shownBeside(wrongly, question, facts);
    return was === null ? null : { ...was, toBeAsked: true };
  }
  if (ownFact !== null && hasTrait(ownFact, 'safety-now')) return shownBeside([ownFact], question, facts);
  if (question.beside.length > 0) return shownBeside(question.beside, question, facts);
  const isNarrative = question.element.testimony.narrative === true;
  const gathered = [question.fact, ...question.from].flatMap((key) => {
    const whole = key === null ? undefined : facts.get(key);
    const view = whole === undefined ? undefined : asFills(whole, question, facts);
    const fact = view !== undefined && isNarrative ? papersInLines(view) : view;
    const lead = told(fact);
    return fact === undefined || lead === undefined ? [] : [{ fact, lead, own: key === ownFact }];
  });
  // A text that another sheet was filled in with is made of the rest, as that was told when it was filled in.
  const isCopied = isNarrative && gathered.some(({ own }) => !own);
  const found = gathered.filter(({ own, fact }) => !(own && isCopied && fact.statements.every(isTakenOver)));
  const first = found[0];
  if (first === undefined) return shownBeside(question.otherwiseBeside, question, facts);
  const answered = found.filter(({ lead }) => lead.state === 'answered' || lead.state === 'own-words');
  const shown = found.map((one) => one.fact);
  // Somebody who would rather not say it is not made to say it by way of other answers.
  if (first.own && first.lead.state === 'prefers-not-to-say') {
    const { state, ownWords, howSaid } = first.lead;
    const bare = { text: '', value: null, itself: true as const };
    return { question: question.name, facts: shown, state, ownWords, howSaid, ...bare };
  }
  // Under its own name, unless it answers the very question: a date or a sum alone would say another thing.
  const alone = answered.length === 1 && answered[0]?.own === true;
  const itself = alone || (answered.length === 0 && first.own);
  const ownWords = itself ? first.lead.ownWords : '';
  const howSaid = itself ? first.lead.howSaid : '';
  const about = {
    question: question.name,
    facts: shown,
    ownWords,
    howSaid,
    ...(itself ? { itself: true as const } : {}),
  };
  // A try that failed is no end, and how it ended may be untold: it is offered there, under its name.
  if (question.fact === HOW_LEFT && found.every(({ fact }) => fact.key === ATTEMPTS))
    return { ...about, state: 'answered', text: narrativeOf(shown), ownWords: '', value: null };
  if (alone && first.fact.aged === true)
    return { ...about, state: first.lead.state, text: inWords(first.lead), value: null };
  if (
    isNarrative &&
    (answered.length > 1 || answered.some(({ fact }) => isToldAgain(fact) || hasWordsOfPlaces(fact)))
  ) {
    const text = narrativeOf(answered.map((one) => one.fact));
    const fits = answerFinding(question, 'answered', text) === null;
    return { ...about, state: 'answered', text, ownWords: '', value: fits && text !== '' ? text : null };
  }
  if (alone && first.lead.state === 'own-words') {
    // The form takes no sentence there: it is told, and somebody chooses what it comes to.
    if (takesOfficialValue(question.element))
      return { ...about, state: 'answered', text: inWords(first.lead), ownWords: '', value: null };
    return { ...about, state: 'own-words', text: '', value: null };
  }
  // A no that was told of one of them is none of all: who prepares the form answers it.
  if (isNoOfSome(question, first.lead.value, facts))
    return { ...about, state: 'answered', text: first.lead.text, ownWords: '', value: null };
  if (alone && question.element.testimony.undecided?.includes(String(first.lead.value)) === true)
    return { ...about, state: 'answered', text: first.lead.text, ownWords: '', value: null };
  const state = answered.length === 0 ? first.lead.state : 'answered';
  const text = answered
    .map(({ fact, lead }) =>
      alone || (isNarrative && !isNamed(fact)) ? inWords(lead) : `${fact.title}: ${inWords(lead)}`,
    )
    .join('\n\n');
  // A text takes a choice in its words, and not as the value of an option.
  const isChoice = typeof first.lead.value === 'string' && first.lead.value !== first.lead.text;
  const hasOwn = alone && first.lead.value !== null && !(isChoice && takesWords(question.element));
  const own = hasOwn ? fromFactValue(question, first.lead.value) : null;
  const oneLine = (one: unknown) =>
    question.element.type === 'text' && typeof one === 'string' ? one.replace(/\n+/g, '; ') : one;
  const value = [
    own,
    takesWords(question.element) ? text : null,
    ...(alone ? [officialName(question, text)] : []),
  ]
    .map(oneLine)
    .find(
      (one) =>
        one !== null &&
        one !== '' &&
        answerFinding(question, 'answered', one) === null &&
        patternFinding(question.element, one) === null,
    );
  return { ...about, state, text, value: value ?? null };
}

/** Only of a sheet that prepares the form: the person themselves is asked again, and says what they know. */
const isNoOfSome = (
  { fact, element }: Question,
  value: unknown,
  facts: ReadonlyMap<string, FactView>,
): boolean =>
  fact === IN_UK &&
  value === 'no' &&
  element.testimony.destination !== undefined &&
  notToldAbroad(facts).length > 0;

/** A judgement is the caseworker's: what was told about its subject stands beside it, with where it was told. */
function shownBeside(
  keys: readonly string[],
  question: Question,
  facts: ReadonlyMap<string, FactView>,
): KnownAnswer | null {
  const shown = keys.flatMap((key) => {
    const fact = facts.get(key);
    const lead = told(fact);
    return fact === undefined || (lead?.state !== 'answered' && lead?.state !== 'own-words')
      ? []
      : [{ fact, lead }];
  });
  if (shown.length === 0) return null;
  const text = shown.map(({ fact, lead }) => `${fact.title}: ${inWords(lead)}`).join('\n\n');
  const views = {
    facts: shown.map((one) => one.fact),
    text,
    ownWords: '',
    howSaid: '' as const,
    value: null,
  };
  return { question: question.name, ...views, state: 'answered', beside: true };
}

/** Own words alone in quotation marks: they are nobody's summary. */
const inWords = ({ state, text, ownWords }: ToldTogether): string =>
  state === 'own-words' ? quotedWords(ownWords) : text;
