// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how XLSForm names another answer
import { ConditionRunner } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { coded } from '../../../src-main/core/findings/finding.ts';
import { hasPattern } from '../../../src-main/core/text/linear-pattern.ts';
import { patternProblem } from '../../../src-main/exchange/xlsform/question-parts.ts';
import { toCondition } from '../../../src-main/exchange/xlsform/survey-expression.ts';
import type { Kind, Scope, Term } from '../../../src-main/exchange/xlsform/terms.ts';
import { NotSupported, parseXPath } from '../../../src-main/exchange/xlsform/xpath.ts';
import { said } from '../../support/said.ts';

const KINDS: Readonly<Record<string, Kind>> = {
  age: 'number',
  born: 'day',
  several: 'several',
  one: 'text',
  town: 'text',
};
const answer = (name: string): Term => {
  if (name === 'income') return { kind: 'rows', text: '{jobs}', cell: 'income' };
  if (name === 'jobs') return { kind: 'rows', text: '{jobs}', name: 'jobs' };
  const kind = KINDS[name];
  if (kind === undefined) throw new NotSupported(coded('expression-name-not-in-form', { name }));
  return { kind, text: `{${name}}`, name };
};
const scope: Scope = {
  answer,
  self: () => answer('age'),
  column: (name) => {
    throw new NotSupported(coded('expression-name-unknown', { name }));
  },
};
const holds = (expression: string, values: Record<string, unknown>): boolean => {
  const runner = new ConditionRunner(toCondition(parseXPath(expression), scope));
  expect(runner.canRun(), toCondition(parseXPath(expression), scope)).toBe(true);
  return runner.runValues(values) === true;
};
/** Why it is not supported, in words. */
function refusedWith(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    if (thrown instanceof NotSupported) return said(thrown.why);
    throw thrown;
  }
  return '';
}
const day = (value: string) => ({ value, qualifier: 'exact' });

describe('a condition from a workbook', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ["${one} = 'yes'", { one: 'yes' }, true],
    ["${one} = 'yes'", {}, false],
    ["${one} != 'yes'", {}, true],
    ["${one} = ''", {}, true],
    ["'' != ${one}", { one: 'x' }, true],
    ['${age} >= 18 and ${age} < 65', { age: 20 }, true],
    ['${age} >= 18 and ${age} < 65', { age: 70 }, false],
    ['. mod 2 = 1', { age: 3 }, true],
    ['10 div ${age} - 1 = 4', { age: 2 }, true],
    ['-${age} < -3', { age: 4 }, true],
    ['2 + 3 * 2 = 8', {}, true],
    ['(2 + 3) * 2 = 10', {}, true],
    ["selected(${several}, 'a')", { several: ['a', 'b'] }, true],
    ["selected(${several}, 'a')", { several: ['ab'] }, false],
    ["selected(${several}, 'a ')", { several: ['a'] }, true],
    ["selected(${one}, 'a')", { one: 'a' }, true],
    ["not(selected(${several}, 'a'))", {}, true],
    ['count-selected(${several}) >= 2', { several: ['a', 'b'] }, true],
    ['count-selected(${several}) = 0', {}, true],
    ['count-selected(${one}) = 1', { one: 'a' }, true],
    ['count-selected(${one}) = 1', {}, false],
    ["${several} = 'a'", { several: ['a'] }, true],
    ["${several} = 'a'", { several: ['a', 'b'] }, false],
    ["${several} = ''", { several: [] }, true],
    ["if(${age} > 17, 'adult', 'child') = 'adult'", { age: 30 }, true],
    ["coalesce(${one}, ${town}) = 'leeds'", { town: 'leeds' }, true],
    ["concat(${one}, '-', ${town}) = '1-2'", { one: '1', town: '2' }, true],
    ["concat(${one}, ${town}) = '12'", { one: '1', town: '2' }, true],
    ['string-length(${one}) > 3', { one: 'four' }, true],
    ['int(${age} div 2) = 1', { age: 3 }, true],
    ['round(${age}) = 4', { age: 3.6 }, true],
    ["contains(${one}, 'ell')", { one: 'hello' }, true],
    ['true() and not(false())', {}, true],
    ['boolean(${one})', { one: 'x' }, true],
    ['${one} and ${age}', { one: 'x', age: 2 }, true],
    ['${one} or ${age}', { age: 0 }, false],
    ['${born} <= today()', { born: day('1990-04-02') }, true],
    ['${born} > today()', { born: day('1990') }, false],
    ["${born} < date('2020-01-01')", { born: day('2019') }, true],
    ["${born} < '2019-01-01'", { born: day('2019-06') }, false],
    ['${born} < today()', {}, false],
    ['int((today() - ${born}) div 365.25) >= 18', { born: day('1990-04-02') }, true],
    ["${born} != ''", { born: day('1990') }, true],
    ['sum(${income}) > 5', { jobs: [{ income: 2 }, { income: 4 }] }, true],
    ['count(${jobs}) = 2', { jobs: [{}, {}] }, true],
    ['count(${jobs}) = 0', {}, true],
    ['max(${income}) = 4 and min(1, ${age}) = 1', { jobs: [{ income: 2 }, { income: 4 }], age: 9 }, true],
    ['${one} = "it\'s"', { one: "it's" }, true],
    ["${one} = 'a\"b'", { one: 'a"b' }, true],
    ["${one} = ') or (1 = 1'", { one: 'x' }, false],
    ["${one}='yes'and${age}>1", { one: 'yes', age: 2 }, true],
  ])('%s with %j is %s', (expression, values, expected) => {
    expect(holds(expression, values)).toBe(expected);
  });

  it.each([
    ["indexed-repeat(${one}, ${jobs}, 1) = 'x'", 'indexed-repeat()'],
    ['jr:choice-name(${one}, "x") = 1', 'jr:choice-name()'],
    ['constructor(1)', 'constructor()'],
    ['__proto__(1)', '__proto__()'],
    ['/data/one = 1', '"/data'],
    ['../one = 1', '"../'],
    ['${one} =', 'ends too early'],
    ['(${one}', '")" is missing'],
    ['${one} ${age}', 'stands where it ends'],
    ['${nobody} = 1', 'does not have'],
    ['${income} = 1', 'by itself'],
    ["${several} > 'a'", 'several choices'],
    ['${born} + 1 > today()', 'date'],
    ["${one} = '{age}'", 'character'],
    ["${one} = 'a\\'", 'character'],
    ['selected(${several}, ${one})', 'names no choice'],
    ['if(${one})', 'too few'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'nested too deeply'],
    [`${'not('.repeat(60)}1${')'.repeat(60)}`, 'nested too deeply'],
    [`1 = ${'9'.repeat(400)}`, 'too large'],
    [`'${'x'.repeat(30_000)}' = ''`, 'too long'],
    ['', 'ends too early'],
  ])('%s is not guessed at', (expression, words) => {
    expect(refusedWith(() => toCondition(parseXPath(expression), scope))).toContain(words);
  });
});

const POSTCODE = '[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}';

describe('a pattern from a workbook', () => {
  it.each(['[A-Z]{2}-\\d+', '\\d{4}', '(a|b)c', '[^@]+@[^@]+', '(?:ab)+', 'a[*+]*', POSTCODE])(
    '%s runs',
    (pattern) => {
      expect(patternProblem(pattern)).toBe(null);
    },
  );

  // Each held the language's own engine up: some for seconds, the first for more than a minute.
  it.each([
    [`${'(.|..)'.repeat(32)}$`, true],
    ['(a+)+b', false],
    ['(a|aa)*b', false],
    ['(.*)*x', false],
    ['.*.*.*.*x', false],
    [`${'a?'.repeat(40)}b`, false],
    ['a+?a+?a+?a+?b', false],
    ['a{0,40}a{0,40}a{0,40}a{0,40}a{0,40}a{0,40}b', false],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', false],
    ['(\\w|\\p{L}|.)+(\\w|\\p{L}|.)+\\d', false],
  ] as const)('%s comes to its end on the longest answer', (pattern, found) => {
    expect(patternProblem(pattern)).toBe(null);
    expect(hasPattern(pattern, 'a'.repeat(500))).toBe(found);
  });

  it.each(['[\\u00c0-\\u024f]+', '\\u{1F54A}', '^\\p{Lu}\\p{Ll}+$', 'Ng(u|ư)yễn'])(
    '%s finds what it did',
    (pattern) => {
      for (const text of ['Ánh', '🕊', 'Nguyễn', 'abc', '']) {
        expect(hasPattern(pattern, text), text).toBe(new RegExp(pattern, 'u').test(text));
      }
    },
  );

  it.each(['((a{1,100}){1,100}){100}', '(a)\\1', '(?=a)a', '(?<!a)b', '[', 'x'.repeat(501)])(
    '%s is not run: it looks around, is too large, or cannot be read',
    (pattern) => {
      expect(patternProblem(pattern)).not.toBe(null);
    },
  );
});
