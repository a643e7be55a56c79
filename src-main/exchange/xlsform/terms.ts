/**
 * @file The parts of a SurveyJS expression, each with the kind of value it is: XPath compares text, numbers and days
 * alike, SurveyJS wants them apart.
 */
import { coded } from '../../core/findings/finding.ts';
import { NotSupported } from './xpath.ts';

/** `several`: the chosen values of a list. `rows`: one answer out of every row of a repeated group. */
export type Kind = 'truth' | 'number' | 'text' | 'day' | 'several' | 'rows';

export interface Term {
  /** SurveyJS text, safe to stand inside any other. */
  readonly text: string;
  readonly kind: Kind;
  /** The name in braces, where the term is an answer and nothing else. */
  readonly name?: string;
  /** `rows`: the question inside each row. */
  readonly cell?: string;
  /** The words of a literal, as they are. */
  readonly literal?: string;
}

/** What names stand for at one place in the form. Both throw NotSupported for what does not exist there. */
export interface Scope {
  answer(name: string): Term;
  self(): Term;
  column(name: string): Term;
}

/** As something that is true or not: XPath takes a filled text and a number other than 0 for true. */
export function truth(term: Term): Term {
  switch (term.kind) {
    case 'truth':
      return term;
    case 'number':
      return { kind: 'truth', text: `((${term.text} < 0) or (${term.text} > 0))` };
    case 'rows':
      throw new NotSupported(coded('expression-rows-uncounted'));
    default:
      if (term.literal !== undefined) return term.literal === '' ? NEVER : ALWAYS;
      return { kind: 'truth', text: `(${operand(term)} notempty)` };
  }
}

export const ALWAYS: Term = { kind: 'truth', text: '(1 = 1)' };
export const NEVER: Term = { kind: 'truth', text: '(1 = 2)' };

/** As a day. A year or a month counts from its first day. */
export function day(term: Term): Term {
  if (term.kind === 'day' && term.name === undefined) return term;
  if (term.kind === 'day') {
    const value = `{${term.name}.value}`;
    const length = `{${term.name}.value.length}`;
    return { kind: 'day', text: `iif((${length} = 4), getDate(${value} + '-01-01'), getDate(${value}))` };
  }
  if (term.literal !== undefined && /^\d{4}-\d\d-\d\d$/.test(term.literal)) {
    return { kind: 'day', text: `getDate(${term.text})` };
  }
  throw new NotSupported(coded('expression-day-compared'));
}

/** As one value that can be compared or reckoned with. */
export function single(term: Term): string {
  if (term.kind === 'several') throw new NotSupported(coded('expression-several-as-text'));
  if (term.kind === 'rows') throw new NotSupported(coded('expression-row-by-itself'));
  return operand(term);
}

/** As it stands beside an operator: of a date, the text. */
export function operand(term: Term): string {
  if (term.kind === 'rows') throw new NotSupported(coded('expression-row-by-itself'));
  return term.kind === 'day' && term.name !== undefined ? `{${term.name}.value}` : term.text;
}

export function lengthOf(term: Term): Term {
  if (term.name === undefined) throw new NotSupported(coded('expression-measures-no-answer'));
  return {
    kind: 'number',
    text: term.kind === 'day' ? `{${term.name}.value.length}` : `{${term.name}.length}`,
  };
}

/** A text in quotes. SurveyJS reads no backslash and no brace in one as itself in every place. */
export function literal(value: string): Term {
  if (/[\\{}\n]/.test(value)) throw new NotSupported(coded('expression-odd-character'));
  return { kind: 'text', text: `'${value.replace(/['"]/g, '\\$&')}'`, literal: value };
}

export function numberTerm(value: number): Term {
  if (!Number.isFinite(value) || /e/i.test(String(value)))
    throw new NotSupported(coded('expression-number-too-large'));
  return { kind: 'number', text: value < 0 ? `(0 - ${-value})` : String(value) };
}
