/**
 * @file The expressions of XLSForm: the part of XPath 1.0 that forms use, with `${name}` for another answer and
 * `.` for this one. Read into a tree; what stands outside this part is named, never guessed at.
 */
import type { ExpressionCode } from '../../core/findings/expression-codes.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { FORM_LIMITS } from './limits.ts';

export type Binary = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod';

export type XPath =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'string'; readonly value: string }
  | { readonly is: 'answer'; readonly name: string }
  | { readonly is: 'self' }
  /** A bare word: a column of the choices sheet, in a choice filter. */
  | { readonly is: 'column'; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | { readonly is: 'binary'; readonly operator: Binary; readonly left: XPath; readonly right: XPath };

/** What this program cannot work out, and why. */
export class NotSupported extends Error {
  readonly why: Coded<ExpressionCode>;

  constructor(why: Coded<ExpressionCode>) {
    super(why.code);
    this.why = why;
  }
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|"([^"]*)"|'([^']*)'|\$\{\s*([^}]*?)\s*\}|(<=|>=|!=|[-+*=<>(),])|(\.(?![.\d/]))|([\p{L}_][\p{L}\p{N}_.:-]*))/uy;
/** From the loosest to the tightest, as XPath has them. */
const LEVELS: readonly (readonly Binary[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];

interface Token {
  readonly kind: 'number' | 'string' | 'answer' | 'sign' | 'self' | 'word';
  readonly text: string;
}

/** Throws NotSupported. */
export function parseXPath(text: string): XPath {
  if (text.length > FORM_LIMITS.expressionCharacters) throw new NotSupported(coded('expression-too-long'));
  const tokens = tokenise(text);
  let at = 0;
  let depth = 0;

  const peek = (): Token | undefined => tokens[at];
  const takeSign = (sign: string): boolean => {
    if (peek()?.kind !== 'sign' || peek()?.text !== sign) return false;
    at += 1;
    return true;
  };
  const expectSign = (sign: string): void => {
    if (!takeSign(sign)) throw new NotSupported(coded('expression-sign-missing', { sign }));
  };
  const binary = (level: number): XPath => {
    const operators = LEVELS[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const token = peek();
      const operator = operators.find((one) => one === token?.text);
      if (operator === undefined || (token?.kind !== 'sign' && token?.kind !== 'word')) return left;
      at += 1;
      left = { is: 'binary', operator, left, right: binary(level + 1) };
    }
  };
  const unary = (): XPath => {
    if (!takeSign('-')) return primary();
    const operand = deeper(unary);
    if (operand.is === 'number') return { is: 'number', value: -operand.value };
    return { is: 'binary', operator: '-', left: { is: 'number', value: 0 }, right: operand };
  };
  const primary = (): XPath => {
    const token = peek();
    if (token === undefined) throw new NotSupported(coded('expression-ends-early'));
    at += 1;
    switch (token.kind) {
      case 'number':
        return { is: 'number', value: Number(token.text) };
      case 'string':
        return { is: 'string', value: token.text };
      case 'answer':
        return { is: 'answer', name: token.text };
      case 'self':
        return { is: 'self' };
      case 'word':
        return takeSign('(')
          ? { is: 'call', name: token.text, args: args() }
          : { is: 'column', name: token.text };
      case 'sign': {
        if (token.text !== '(') throw new NotSupported(coded('expression-no-value', { sign: token.text }));
        const inner = deeper(() => binary(0));
        expectSign(')');
        return inner;
      }
    }
  };
  const args = (): XPath[] => {
    if (takeSign(')')) return [];
    const list = [deeper(() => binary(0))];
    while (takeSign(',')) list.push(deeper(() => binary(0)));
    expectSign(')');
    return list;
  };
  const deeper = (read: () => XPath): XPath => {
    depth += 1;
    if (depth > FORM_LIMITS.depth) throw new NotSupported(coded('expression-too-deep'));
    const result = read();
    depth -= 1;
    return result;
  };

  const tree = binary(0);
  const rest = peek();
  if (rest !== undefined)
    throw new NotSupported(coded('expression-goes-on', { text: rest.text.slice(0, 40) }));
  return tree;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) {
      const unread = text.slice(from).trim().slice(0, 20);
      throw new NotSupported(coded('expression-unread', { text: unread }));
    }
    const [, number, double, single, answer, sign, self, word] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: 'string', text: double ?? single ?? '' });
    else if (answer !== undefined) tokens.push({ kind: 'answer', text: answer });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (self !== undefined) tokens.push({ kind: 'self', text: '.' });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

/** The parts of `a and b and c`, left to right. */
export function conjuncts(tree: XPath): XPath[] {
  return tree.is === 'binary' && tree.operator === 'and'
    ? [...conjuncts(tree.left), ...conjuncts(tree.right)]
    : [tree];
}
