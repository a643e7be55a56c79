/** @file A word of a closed list, as somebody typed it. */
import { TestimonyError } from '../core/errors/errors.ts';

/** Throws `usage` naming the option and the words there are. */
export function oneOf<T extends string>(choices: readonly T[], typed: string, option: string): T {
  const found = choices.find((one) => one === typed);
  if (found !== undefined) return found;
  throw new TestimonyError('usage', { subject: option, detail: `one of ${choices.join(', ')}` });
}
