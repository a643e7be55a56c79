/**
 * @file The limits the code has, read from its text: constants whose names say that they are one, objects called
 * …LIMITS or …POLICY, and the most and least that a message's fields may be.
 */
import { basename } from 'node:path';
import { runInNewContext } from 'node:vm';
import { sources } from './project-files.ts';
import { withoutComments } from './source-rules.ts';

/** A constant with one of these words in its name is a limit, and belongs in the frozen table. */
const LIMIT_WORDS = [
  'MOST',
  'LEAST',
  'LONGEST',
  'SHORTEST',
  'LARGEST',
  'SMALLEST',
  'DEEPEST',
  'FARTHEST',
  'ENOUGH',
  'MAX',
  'MIN',
  'CEILING',
  'FLOOR',
  'LIMIT',
  'LIMITS',
  'POLICY',
  'MARGIN',
  'WITHIN',
  'SHARE',
  'NEAR',
  'MS',
  'SECONDS',
  'MINUTES',
  'DAYS',
  'MONTHS',
  'BYTES',
  'MODE',
  'EDGE',
  'TYPED',
  'OFF',
  'ITERATIONS',
];

const NUMBER = /^(?:export )?const ([A-Z][A-Z0-9_]*)(?:: number)? = ([^;{[]+?)(?: as const)?;$/gm;
const OBJECT = /^(?:export )?const ([A-Z][A-Z0-9_]*) = (\{[\s\S]*?\n?\})(?: as const)?;$/gm;
const FIELD = /\.(max|min)\((\d[\d_]*)\)/g;
const MESSAGES = /\/(contract\/[a-z-]+|messages)\.ts$/;

export type Limit = number | readonly string[] | Readonly<Record<string, unknown>>;

/** By "file NAME", the file without its folders and ending, so that it may be moved. */
export function limitsInCode(folders: readonly string[]): Map<string, Limit> {
  const found = new Map<string, Limit>();
  for (const { path, text } of sources(folders)) {
    const file = basename(path).replace(/\.tsx?$/, '');
    for (const [name, limit] of limitsIn(withoutComments(text), MESSAGES.test(path))) {
      const key = `${file} ${name}`;
      if (found.has(key)) throw new Error(`two limits are called ${key}: give one another name`);
      found.set(key, limit);
    }
  }
  return found;
}

function limitsIn(code: string, isMessage: boolean): [string, Limit][] {
  const known: Record<string, unknown> = {};
  const numbers = [...code.matchAll(NUMBER)].flatMap(([, name = '', text = '']): [string, Limit][] => {
    const value = numbersOf(text, known);
    if (typeof value !== 'number') return [];
    known[name] = value;
    return isLimit(name) ? [[name, value]] : [];
  });
  const objects = [...code.matchAll(OBJECT)].flatMap(([, name = '', text = '']): [string, Limit][] => {
    if (!/LIMITS?$|POLICY$/.test(name)) return [];
    const value = numbersOf(`(${text})`, known);
    return typeof value === 'object' && value !== null ? [[name, { ...value }]] : [];
  });
  const fields = isMessage ? [...code.matchAll(FIELD)].map(([, kind, size]) => `${kind} ${size}`) : [];
  return [...numbers, ...objects, ...(fields.length === 0 ? [] : [['fields', fields] as [string, Limit]])];
}

const isLimit = (name: string) => name.split('_').some((word) => LIMIT_WORDS.includes(word));

/** What a constant expression gives; undefined where it needs more than this file's own numbers. */
function numbersOf(text: string, known: Record<string, unknown>): unknown {
  try {
    return runInNewContext(text, { ...known });
  } catch {
    return undefined;
  }
}
