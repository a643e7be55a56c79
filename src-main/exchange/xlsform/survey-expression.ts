/** @file From XLSForm's expressions to SurveyJS's, so that a condition means here what it meant there. */
import { coded } from '../../core/findings/finding.ts';
import { FORM_LIMITS } from './limits.ts';
import {
  ALWAYS,
  day,
  lengthOf,
  literal,
  NEVER,
  numberTerm,
  operand,
  type Scope,
  single,
  type Term,
  truth,
} from './terms.ts';
import { type Binary, NotSupported, type XPath } from './xpath.ts';

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

/** The functions of XLSForm that are known here, each as SurveyJS writes it. */
type Build = (args: readonly Term[]) => Term;

/** What is not in this list is flagged, and its question is shown. */
const FUNCTIONS: Readonly<Record<string, Build | undefined>> = Object.assign(Object.create(null), {
  selected: exactly(2, ([list, choice]) => {
    if (choice?.literal === undefined) throw new NotSupported(coded('expression-no-choice-named'));
    const value = literal(choice.literal.trim()).text;
    return { kind: 'truth', text: `(${list.text} ${list.kind === 'several' ? 'contains' : '='} ${value})` };
  }),
  'count-selected': exactly(1, ([list]) =>
    list.kind === 'several' ? lengthOf(list) : choose(truth(list), numberTerm(1), numberTerm(0), 'number'),
  ),
  not: exactly(1, ([term]) => ({ kind: 'truth', text: `!${truth(term).text}` })),
  true: exactly(0, () => ALWAYS),
  false: exactly(0, () => NEVER),
  boolean: exactly(1, ([term]) => truth(term)),
  if: exactly(3, ([condition, yes, no]) => choose(truth(condition), yes, no, sameKind(yes, no))),
  coalesce: exactly(2, ([first, second]) =>
    choose({ kind: 'truth', text: `(${single(first)} notempty)` }, first, second, sameKind(first, second)),
  ),
  today: exactly(0, () => ({ kind: 'day', text: 'today()' })),
  now: exactly(0, () => ({ kind: 'day', text: 'today()' })),
  date: exactly(1, ([term]) => day(term)),
  // The mark in front keeps SurveyJS from adding up texts that look like numbers.
  concat: (args: readonly Term[]) => ({
    kind: 'text',
    text: `substring(('~'${args.map((arg) => ` + ${single(arg)}`).join('')}), 1)`,
  }),
  string: exactly(1, ([term]) => ({ ...term, text: single(term) })),
  number: exactly(1, ([term]) => ({ kind: 'number', text: `(${single(term)} * 1)` })),
  int: exactly(1, ([term]) => ({ kind: 'number', text: `trunc(${single(term)})` })),
  round: (args: readonly Term[]) => numeric('round', args),
  'string-length': exactly(1, ([term]) => lengthOf(term)),
  contains: exactly(2, ([whole, part]) => ({
    kind: 'truth',
    text: `(${single(whole)} contains ${single(part)})`,
  })),
  count: exactly(1, ([rows]) => overRows('countInArray', rows)),
  sum: (args: readonly Term[]) => aggregate('sum', args),
  min: (args: readonly Term[]) => aggregate('min', args),
  max: (args: readonly Term[]) => aggregate('max', args),
}) as Readonly<Record<string, Build | undefined>>;

function exactly(count: number, build: (args: readonly [Term, Term, Term]) => Term): Build {
  return (args) => {
    if (args.length !== count) throw new NotSupported(coded('expression-parts-miscounted'));
    return build(args as unknown as readonly [Term, Term, Term]);
  };
}

const choose = (condition: Term, yes: Term, no: Term, kind: Term['kind']): Term => ({
  kind,
  text: `iif(${condition.text}, ${chosen(yes, kind)}, ${chosen(no, kind)})`,
});

const chosen = (term: Term, kind: Term['kind']): string => (kind === 'day' ? day(term).text : single(term));

function sameKind(a: Term, b: Term): Term['kind'] {
  return a.kind === b.kind ? a.kind : 'text';
}

const numeric = (name: string, args: readonly Term[]): Term => ({
  kind: 'number',
  text: `${name}(${args.map(single).join(', ')})`,
});

function aggregate(name: string, args: readonly Term[]): Term {
  const [first] = args;
  return args.length === 1 && first?.kind === 'rows'
    ? overRows(`${name}InArray`, first)
    : numeric(name, args);
}

function overRows(name: string, rows: Term): Term {
  if (rows.kind === 'rows' && rows.name !== undefined && name === 'countInArray') return lengthOf(rows);
  if (rows.kind !== 'rows' || rows.cell === undefined) {
    throw new NotSupported(coded('expression-not-in-repeat'));
  }
  return { kind: 'number', text: `${name}(${rows.text}, '${rows.cell}')` };
}
