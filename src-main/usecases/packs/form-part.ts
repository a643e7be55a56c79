/**
 * @file A form in its own order, for reading across: of each field that is asked what is on record, every account where
 * they differ, and where nothing is, why not. An answer on a preparation sheet opens further fields as it does there.
 */
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { answeredValues, standingAnswers } from '../../core/answers/said.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import { isAsked, isFurtherBox, type Question } from '../../core/forms/questions.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import { newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { askedWrongly } from '../answers/facts.ts';
import { knownFor } from '../answers/put-off.ts';
import { pinnedForm } from '../answers/read-screening.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { accountsOf, saidIn } from './fact-part.ts';
import { heldHow } from './held-how.ts';
import { made, type PartMade } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

export function formPart(source: PackSource, part: Extract<PackPart, { kind: 'form' }>): PartMade {
  const sheet = source.records.find((one) => one.formId === part.form && !one.privileged);
  const form = sheet === undefined ? shipped(source, part.form) : pinnedForm(source.db, sheet);
  const filled = fill(source, form, sheet);
  const warnings: Coded[] = [];
  const pages = form.file.pages.flatMap((page) => {
    const answers = filled
      .filter(({ question }) => question.page === page.name)
      .toSorted((a, b) => a.number - b.number)
      .flatMap((one) => fieldOf(source, one, warnings));
    return answers.length === 0 ? [] : [{ title: formText(page.title), answers }];
  });
  const records = sheet === undefined ? [] : [sheet.id];
  const about = form.file.testimony.source;
  return made([{ title: part.title, about, pages, lines: [], blanks: [] }], { warnings, records });
}

function shipped({ tools }: PackSource, id: string): CompiledForm {
  const form = tools.forms.get(id);
  if (form === undefined) throw new Error(`a profile names a form that was not loaded: ${id}`);
  return form;
}

interface Field {
  readonly question: Question;
  readonly number: number;
  /** As answered on the sheet; empty for what is not. */
  readonly onSheet: { readonly text: string; readonly ownWords: string; readonly language: string } | null;
  readonly known: KnownAnswer | undefined;
  readonly wrongly: boolean;
  /** The form asks it only after an answer that is not there, and still it was told. */
  readonly early: boolean;
}

/** The fields that are asked, given what is on the sheet and what is known otherwise. */
function fill(source: PackSource, form: CompiledForm, sheet: ScreeningRow | undefined): Field[] {
  const { engine, db, person, tools } = source;
  const known = new Map(
    knownFor(engine, db, { personId: person.id, id: sheet?.id ?? null }, form).map((one) => [
      one.question,
      one,
    ]),
  );
  const wrong = askedWrongly(engine, form);
  const standing = standingAnswers(sheet === undefined ? [] : newestAnswers(db, sheet.id));
  const values = answeredValues(standing.values());
  const numbered = form.questions.map((question, index) => ({ question, number: index + 1 }));
  let asked = numbered;
  // What is known may open the next field: round and round until nothing new opens. Only what was told the same opens.
  for (;;) {
    asked = numbered.filter(
      ({ question }) =>
        question.element.testimony.destination !== 'off-route' &&
        isAsked(question, values, tools.expressions.evaluate),
    );
    const fresh = asked.flatMap(({ question: { name } }) => {
      const one = known.get(name);
      const opens = one?.value != null && one.facts.every((fact) => !fact.differs) && !standing.has(name);
      return opens && !(name in values) ? [[name, one.value] as const] : [];
    });
    if (fresh.length === 0) break;
    for (const [name, value] of fresh) values[name] = value;
  }
  const open = new Set(asked.map(({ question }) => question.name));
  const early = numbered.filter(
    ({ question }) =>
      !open.has(question.name) &&
      question.element.testimony.destination !== 'off-route' &&
      known.get(question.name)?.state === 'answered',
  );
  return [...asked, ...early].map(({ question, number }) => {
    const answer = standing.get(question.name);
    const text = answer?.state === 'answered' ? readableValue(question.element, answer.value) : '';
    const { ownWords = '', language = '' } = answer ?? {};
    const onSheet = text === '' && ownWords === '' ? null : { text, ownWords, language };
    const { name } = question;
    return {
      question,
      number,
      onSheet,
      known: known.get(name),
      wrongly: wrong.has(name),
      early: !open.has(name),
    };
  });
}

function fieldOf(source: PackSource, field: Field, warnings: Coded[]): PrintedAnswer[] {
  const { say } = source;
  const { question, number } = field;
  const limit = 'maxLength' in question.element ? (question.element.maxLength ?? 0) : 0;
  const name = question.element.testimony.field ?? '';
  const told = saidFor(source, field);
  const more = [
    ...(told.length > 1 ? [say(coded('pack-two-accounts'))] : []),
    ...(field.early ? [say(coded('pack-asked-after'))] : []),
  ];
  const head = [...(name === '' ? [] : [say(coded('pack-field', { field: name, limit }))]), ...more];
  if (told.length === 0 && (field.early || isFurtherBox(question))) return [];
  if (told.length === 0)
    return [{ number, question: question.title, said: '', ownWords: '', about: [say(why(field)), ...head] }];
  return told.map(({ text, ownWords, language }, index) => {
    const length = Math.max(text.length, ownWords.length);
    const over = limit > 0 && length > limit;
    if (over) warnings.push(coded('pack-too-long', { title: question.title, length, limit }));
    const about = [
      ...(index === 0 ? head : []),
      ...(over ? [say(coded('pack-over', { length, limit }))] : []),
    ];
    const asks = index === 0 ? { number, question: question.title } : { number: 0, question: '' };
    return { ...asks, said: text, ownWords, about, language };
  });
}

interface Told {
  readonly text: string;
  readonly ownWords: string;
  readonly language: string;
}

/** What is on the sheet; every account where they differ; what is known otherwise; the case's own words for it. */
function saidFor(source: PackSource, { question, onSheet, known, wrongly }: Field): Told[] {
  if (wrongly) return [];
  const accounts = (known?.facts ?? []).filter((fact) => fact.differs).flatMap(accountsOf);
  const differing = accounts.map((one) => {
    const { origin } = one;
    const row = origin.kind === 'interview' ? origin.screeningId : '';
    const language = source.records.find(({ id }) => id === row)?.language ?? '';
    return { text: saidIn(source, one), ownWords: one.ownWords, language };
  });
  if (known?.toBeAsked !== true && known?.beside !== true && differing.length > 1) {
    const isOther = onSheet !== null && !differing.some((one) => one.text === onSheet.text);
    return isOther ? [onSheet, ...differing] : differing;
  }
  if (onSheet !== null) return [onSheet];
  const standsIn = instead(source, question);
  if (known === undefined || known.toBeAsked === true || known.beside === true) return standsIn;
  const { value, text, ownWords } = known;
  const shown = value === null ? text : readableValue(question.element, value);
  const state =
    shown === '' && ownWords === '' && known.state !== 'own-words'
      ? known.facts[0]?.statements[0]
      : undefined;
  const said = state === undefined ? shown : saidIn(source, state);
  return said === '' && ownWords === '' ? standsIn : [{ text: said, ownWords, language: '' }];
}

/** What the case knows under another name than the form asks for. */
function instead(source: PackSource, { fact }: Question): Told[] {
  const { say, person, reference } = source;
  const say1 = (text: string): Told[] => (text === '' ? [] : [{ text, ownWords: '', language: '' }]);
  switch (fact) {
    case 'case.reference':
      return say1(reference);
    case 'person.first-name':
    case 'person.last-name':
      return say1(say(coded('pack-one-name', { name: person.name })));
    case 'insight.interview':
      return say1(heldHow(source));
    default:
      return [];
  }
}

function why({ question, known, wrongly }: Field): Coded {
  const { fact } = question;
  if (wrongly || known?.toBeAsked === true) return coded('pack-nothing', { why: 'asked-otherwise' });
  if (fact?.startsWith('referral.') === true) return coded('pack-nothing', { why: 'first-responder' });
  if (fact?.startsWith('insight.') === true) return coded('pack-nothing', { why: 'judgement' });
  return coded('pack-nothing', { why: 'no-account' });
}
