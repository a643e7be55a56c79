/** @file The functions of XLSForm that are known here, each as SurveyJS writes it. */
import { coded } from '../../core/findings/finding.ts';
import { ALWAYS, day, lengthOf, literal, NEVER, numberTerm, single, type Term, truth } from './terms.ts';
import { NotSupported } from './xpath.ts';

type Build = (args: readonly Term[]) => Term;

/** What is not in this list is flagged, and its question is shown. */
export const FUNCTIONS: Readonly<Record<string, Build | undefined>> = Object.assign(Object.create(null), {
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
