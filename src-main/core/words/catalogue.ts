/** @file The words of one language, checked: a sentence for every code, none left over, each with its own parameters. */
import * as z from 'zod';
import { TestimonyError } from '../errors/errors.ts';
import { FINDING_CODES, type FindingCode } from '../findings/finding.ts';
import type { Kind, Kinds } from '../findings/kinds.ts';
import { parseTemplate, type Template } from './template.ts';
import type { FindingWords } from './words.ts';

const Sentence = z.string().trim().min(1).max(800);
const GRAMMAR = {
  name: { name: 'text' },
  between: {},
  betweenRows: {},
  last: { said: 'text', last: 'text' },
  more: { said: 'text', count: 'number' },
  run: { first: 'number', last: 'number' },
  pages: { count: 'number', runs: 'text' },
  where: { sentence: 'text', pages: 'text' },
} as const satisfies Record<string, Kinds>;

/** What stands between members may begin or end with a space. */
const Grammar = z.strictObject({
  name: Sentence,
  between: z.string().min(1),
  betweenRows: z.string().min(1),
  last: Sentence,
  more: Sentence,
  run: Sentence,
  pages: Sentence,
  where: Sentence,
});
const Sentences = z.record(z.string(), Sentence);

/** The files of a language, beside `findings.json`, which holds its grammar. */
export const SENTENCE_FILES = [
  'findings-intake.json',
  'findings-notes.json',
  'findings-check.json',
  'findings-consent.json',
  'findings-interviews.json',
  'findings-input.json',
  'findings-forms.json',
  'findings-decisions.json',
  'findings-worksheets.json',
  'findings-ledger.json',
  'findings-answers.json',
  'findings-preflight.json',
  'findings-keys.json',
  'findings-privilege.json',
  'findings-statements.json',
  'findings-verify.json',
  'findings-papers.json',
  'findings-packs.json',
  'findings-import.json',
  'findings-index.json',
  'findings-expressions.json',
  'findings-readings.json',
  'findings-accounts.json',
  'findings-bundles.json',
  'findings-handover.json',
  'findings-dates.json',
  'findings-contact.json',
  'findings-chronology.json',
] as const;

/**
 * Throws `bad-input` with a finding for each code that has no words, words that no code has, a sentence that cannot be
 * read, a parameter the code does not take, and a closed list of which a word is not said.
 */
export function readFindingWords(
  language: string,
  grammar: unknown,
  files: readonly unknown[],
): FindingWords {
  const read = { language, grammar: Grammar.parse(grammar), sentences: {} as Record<string, string> };
  const findings: string[] = [];
  for (const sentences of files.map((file) => Sentences.parse(file))) {
    for (const [code, sentence] of Object.entries(sentences)) {
      if (read.sentences[code] !== undefined) findings.push(`${code}: has words twice`);
      read.sentences[code] = sentence;
    }
  }
  const codes: Readonly<Record<string, Kinds>> = FINDING_CODES;
  for (const [code, kinds] of Object.entries(codes)) {
    const sentence = read.sentences[code];
    findings.push(...(sentence === undefined ? [`${code}: has no words`] : faults(code, sentence, kinds)));
  }
  for (const code of Object.keys(read.sentences))
    if (!(code in codes)) findings.push(`${code}: no such code`);
  for (const [part, kinds] of Object.entries(GRAMMAR))
    findings.push(...faults(`grammar.${part}`, read.grammar[part as keyof typeof GRAMMAR], kinds));
  if (findings.length > 0) throw new TestimonyError('bad-input', { subject: 'findings', findings });
  return { ...read, sentences: read.sentences as Record<FindingCode, string> };
}

function faults(code: string, sentence: string, kinds: Kinds): string[] {
  try {
    return wrongIn(parseTemplate(sentence), kinds).map((wrong) => `${code}: ${wrong}`);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) throw thrown;
    return [`${code}: ${thrown.detail}`];
  }
}

function wrongIn(template: Template, kinds: Kinds): string[] {
  return template.flatMap((part): string[] => {
    if (part.kind === 'words' || part.kind === 'number') return [];
    const kind = kinds[part.name];
    if (kind === undefined) return [`it takes no {${part.name}}`];
    switch (part.kind) {
      case 'day':
        return kind === 'text' ? [] : [`{${part.name}} is no day`];
      case 'value':
        return Array.isArray(kind) ? [`{${part.name}} is a table: say its rows`] : [];
      case 'plural':
        return part.cases.has('other') ? inCases(part.cases, kinds) : [`{${part.name}} has no "other"`];
      case 'select':
        return [
          ...wordsOf(kind).flatMap((word) =>
            part.cases.has(word) ? [] : [`{${part.name}} has no "${word}"`],
          ),
          ...inCases(part.cases, kinds),
        ];
      case 'if':
        return wrongIn(part.body, kinds);
      default:
        return wrongIn(part.body, Array.isArray(kind) ? { ...kinds, ...kind[0] } : { name: 'text' });
    }
  });
}

const inCases = (cases: ReadonlyMap<string, Template>, kinds: Kinds): string[] =>
  [...cases.values()].flatMap((template) => wrongIn(template, kinds));

const wordsOf = (kind: Kind): readonly string[] =>
  typeof kind === 'object' && 'oneOf' in kind ? (kind.oneOf as readonly string[]) : ['other'];
