/** @file From XLSForm's expressions to SurveyJS's, so that a condition means here what it meant there. */
import { coded } from '../../core/findings/finding.ts';
import { FORM_LIMITS } from './limits.ts';
import {
  day,
  lengthOf,
  literal,
  numberTerm,
  operand,
  type Scope,
  single,
  type Term,
  truth,
} from './terms.ts';
import { type Binary, NotSupported, type XPath } from './xpath.ts';
import { FUNCTIONS } from './xpath-functions.ts';

/** A condition: something that is true or not. Throws NotSupported. */
export function toCondition(tree: XPath, scope: Scope): string {
  return bounded(truth(toTerm(tree, scope))).text;
}

/** Throws NotSupported. */
export function toTerm(tree: XPath, scope: Scope): Term {
  switch (tree.is) {
    case 'number':
      return numberTerm(tree.value);
    case 'string':
      return literal(tree.value);
    case 'answer':
      return scope.answer(tree.name);
    case 'self':
      return scope.self();
    case 'column':
      return scope.column(tree.name);
    case 'call': {
      const build = FUNCTIONS[tree.name];
      if (build === undefined)
        throw new NotSupported(coded('expression-no-such-function', { name: tree.name }));
      return bounded(build(tree.args.map((arg) => toTerm(arg, scope))));
    }
    case 'binary':
      return bounded(binary(tree.operator, toTerm(tree.left, scope), toTerm(tree.right, scope)));
  }
}

function binary(operator: Binary, left: Term, right: Term): Term {
  switch (operator) {
    case 'or':
    case 'and':
      return { kind: 'truth', text: `(${truth(left).text} ${operator} ${truth(right).text})` };
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, left, right);
    default:
      return arithmetic(operator, left, right);
  }
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

function compare(operator: Comparison, left: Term, right: Term): Term {
  if (left.literal === '' && right.literal !== '') return blank(operator, right);
  if (right.literal === '') return blank(operator, left);
  if (left.kind === 'several') return wholeList(operator, left, right);
  if (right.kind === 'several') return wholeList(operator, right, left);
  if (left.kind === 'day' || right.kind === 'day') {
    return { kind: 'truth', text: `(${day(left).text} ${operator} ${day(right).text})` };
  }
  return { kind: 'truth', text: `(${single(left)} ${operator} ${single(right)})` };
}

function blank(operator: Comparison, term: Term): Term {
  if (operator !== '=' && operator !== '!=') throw new NotSupported(coded('expression-blank-compared'));
  return { kind: 'truth', text: `(${operand(term)} ${operator === '=' ? 'empty' : 'notempty'})` };
}

/** `${several} = 'a'` asks whether that, and only that, was chosen. */
function wholeList(operator: Comparison, list: Term, other: Term): Term {
  if ((operator !== '=' && operator !== '!=') || other.literal === undefined || /\s/.test(other.literal)) {
    throw new NotSupported(coded('expression-several-compared'));
  }
  const only = `((${list.text} contains ${other.text}) and (${lengthOf(list).text} = 1))`;
  return { kind: 'truth', text: operator === '=' ? only : `!${only}` };
}

function arithmetic(operator: '+' | '-' | '*' | 'div' | 'mod', left: Term, right: Term): Term {
  if (left.kind === 'day' || right.kind === 'day') {
    if (operator !== '-' || left.kind !== 'day' || right.kind !== 'day') {
      throw new NotSupported(coded('expression-day-reckoned'));
    }
    return { kind: 'number', text: `dateDiff(${day(right).text}, ${day(left).text}, 'days')` };
  }
  const sign = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' }[operator];
  return { kind: 'number', text: `(${single(left)} ${sign} ${single(right)})` };
}

function bounded(term: Term): Term {
  if (term.text.length > FORM_LIMITS.expressionCharacters) {
    throw new NotSupported(coded('expression-too-long-written-out'));
  }
  return term;
}
