/**
 * @file The English words and shapes of resources/codes/told-en.json, ready to look for: each points at what prose may say, and a
 * person chooses. Our own rules (certainty L).
 */
import en from '../../../resources/codes/told-en.json' with { type: 'json' };

interface Pattern {
  /** Whole words, one or the other. */
  readonly words?: readonly string[];
  /** Patterns, one or the other. */
  readonly any?: readonly string[];
  readonly shape?: string;
  readonly flags: string;
}

export const ENGLISH = en.patterns;

export const shaped = ({ words, any, shape = '', flags }: Pattern): RegExp =>
  new RegExp(words === undefined ? (any?.join('|') ?? shape) : `\\b(?:${words.join('|')})\\b`, flags);
