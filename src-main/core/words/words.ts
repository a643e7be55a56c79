/** @file From a finding to its sentence. The one place where codes and words meet, for window, command line and papers. */
import { formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Coded, FindingCode } from '../findings/finding.ts';
import { pageRuns } from '../findings/page-list.ts';
import { isolate } from '../text/isolate.ts';
import { parseTemplate, type Template } from './template.ts';

/** The sentences of one language: one for each code, and how lists and pages are said in it. */
export interface FindingWords {
  /** Language tag, for plurals. */
  readonly language: string;
  readonly grammar: Grammar;
  readonly sentences: Readonly<Record<FindingCode, string>>;
}

export interface Grammar {
  /** `{name}`: a title or a name, quoted. */
  readonly name: string;
  /** Between the members of a list, and between rows, which may hold lists themselves. */
  readonly between: string;
  readonly betweenRows: string;
  /** `{said}`, `{last}`: before the last of a list of pages. */
  readonly last: string;
  /** `{said}`, `{count}`: more of the same, that are not named. */
  readonly more: string;
  /** `{first}`, `{last}`: a run of pages. */
  readonly run: string;
  /** `{count}` pages, `{runs}`. */
  readonly pages: string;
  /** `{sentence}`, `{pages}`: where it is. */
  readonly where: string;
}

/** Members of a list that are said; the rest is counted. */
const SAID = 3;
/** Runs of pages that are said; the rest is counted. */
const RUNS_SAID = 12;

type Value = string | number | readonly unknown[];
type Values = Readonly<Record<string, Value>>;

/** How text that came from a person is put into a sentence; by default so that it does not reorder the words around it. */
export type PutIn = (text: string) => string;

/** The sentence. A code that this version does not know, from a newer one, is given as it is. */
export function inWords(words: FindingWords, { code, params }: Coded, putIn: PutIn = isolate): string {
  const sentence: string | undefined = words.sentences[code];
  if (sentence === undefined) return code;
  return new Speaker(words, putIn).say(parsed(sentence), params as Values);
}

/** "page 3", "pages 3 to 7 and 9"; empty for none. */
export function pagesInWords(words: FindingWords, pages: readonly number[]): string {
  return new Speaker(words, isolate).pages(pages);
}

/** The sentence, and the pages it is about where they are known: "Text is missing (pages 3 to 7 and 9)". */
export function withPages(
  words: FindingWords,
  finding: Coded & { readonly pages?: readonly number[] },
  putIn: PutIn = isolate,
): string {
  const sentence = inWords(words, finding, putIn);
  const pages = pagesInWords(words, finding.pages ?? []);
  return pages === ''
    ? sentence
    : new Speaker(words, (text) => text).say(parsed(words.grammar.where), { sentence, pages });
}

const isCoded = (one: unknown): one is Coded =>
  typeof one === 'object' && one !== null && 'code' in one && 'params' in one;

const known = new Map<string, Template>();

function parsed(text: string): Template {
  const before = known.get(text) ?? parseTemplate(text);
  known.set(text, before);
  return before;
}

class Speaker {
  readonly #words: FindingWords;
  readonly #putIn: PutIn;

  constructor(words: FindingWords, putIn: PutIn) {
    this.#words = words;
    this.#putIn = putIn;
  }

  say(template: Template, values: Values, counted = 0): string {
    return template.map((part) => this.#part(part, values, counted)).join('');
  }

  pages(pages: readonly number[]): string {
    const { grammar } = this.#words;
    const all = pageRuns(pages);
    if (all.length === 0) return '';
    const shown = all.slice(0, RUNS_SAID);
    const runs = shown.map((run) =>
      run.first === run.last ? String(run.first) : this.#fill(grammar.run, { ...run }),
    );
    const left = all.slice(RUNS_SAID).reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const said =
      left > 0
        ? this.#fill(grammar.more, { said: runs.join(grammar.between), count: left })
        : this.#withLast(runs);
    return this.#fill(grammar.pages, { count: pages.length, runs: said });
  }

  #part(part: Template[number], values: Values, counted: number): string {
    if (part.kind === 'words') return part.words;
    if (part.kind === 'number') return String(counted);
    const value = values[part.name] ?? '';
    switch (part.kind) {
      case 'value':
        return this.#value(value);
      case 'day':
        return formatFuzzyDate({ value: String(value), qualifier: 'exact' });
      case 'plural': {
        const number = typeof value === 'number' ? value : value.length;
        const rule = new Intl.PluralRules(this.#words.language).select(number);
        const exact = part.cases.get(`=${number}`);
        return this.say(exact ?? part.cases.get(rule) ?? part.cases.get('other') ?? [], values, number);
      }
      case 'select':
        return this.say(part.cases.get(String(value)) ?? part.cases.get('other') ?? [], values, counted);
      case 'if':
        return value === 0 || (typeof value !== 'number' && value.length === 0)
          ? ''
          : this.say(part.body, values, counted);
      default:
        return Array.isArray(value) ? this.#list(value, part.body, part.kind === 'all') : '';
    }
  }

  #value(value: Value): string {
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return this.#putIn(value);
    if (value.every((one) => typeof one === 'number')) return this.pages(value as readonly number[]);
    return this.#list(value, [], false);
  }

  #list(members: readonly unknown[], body: Template, everyOne: boolean): string {
    const { grammar } = this.#words;
    const isRow = (one: unknown): one is Values => typeof one === 'object' && one !== null;
    const template = body.length > 0 ? body : parsed(grammar.name);
    const said = (everyOne ? members : members.slice(0, SAID)).map((one) => {
      if (isCoded(one)) return inWords(this.#words, one, this.#putIn);
      return this.say(template, isRow(one) ? one : { name: String(one) });
    });
    const joined = said.join(members.some(isRow) ? grammar.betweenRows : grammar.between);
    const left = members.length - said.length;
    return left === 0 ? joined : this.#fill(grammar.more, { said: joined, count: left });
  }

  #withLast(runs: readonly string[]): string {
    const { grammar } = this.#words;
    const last = runs.at(-1) ?? '';
    if (runs.length < 2) return last;
    return this.#fill(grammar.last, { said: runs.slice(0, -1).join(grammar.between), last });
  }

  /** What is already words is put in as it is. */
  #fill(template: string, values: Values): string {
    return new Speaker(this.#words, (text) => text).say(parsed(template), values);
  }
}
