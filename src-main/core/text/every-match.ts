/**
 * @file Every place of a text that a pattern finds. `String.matchAll` makes a copy of the pattern each time; of the long
 * patterns that each sentence of an account is held against, that takes longer than the looking.
 */

/** In order. `pattern` is global, and is looked with from the beginning. Throws `TypeError` where it is not global. */
export function everyMatch(pattern: RegExp, text: string): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError('a pattern that finds every place is global');
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    // Of nothing, it would stand still; and half of a letter is none.
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}
