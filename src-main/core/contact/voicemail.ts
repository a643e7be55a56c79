/**
 * @file A message that is left for somebody and may be heard by somebody else: whether a plan says in its own words that none
 * is left, and whether words would leave one. The words are data; the rule is ours, and errs on the side of no message.
 */
import data from '../../../resources/codes/voicemail-words.json' with { type: 'json' };

const bare = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[’']/gu, '')
    .replace(/[^\p{L}\p{N}.;\n]+/gu, ' ')
    .trim()} `;
const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** No further than a few words after the no, and in the same sentence. */
const NEVER = new RegExp(
  ` ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,3} ${oneOf(data.words)}[ .;\\n]` +
    `| ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,1} ${oneOf(data.leaving)}(?: [\\p{L}\\p{N}]+){0,3} ${oneOf(data.message)}[ .;\\n]` +
    `| ${oneOf(data.leaving)} ${oneOf(data.never)}(?: [\\p{L}\\p{N}]+){0,2} ${oneOf(data.message)}[ .;\\n]`,
  'u',
);
const LEAVES = new RegExp(` ${oneOf([...data.leaves, ...data.words])}[ .;\\n]`, 'u');

/** "No voicemail", "never leave a message". */
export const rulesOutVoicemail = (text: string): boolean => NEVER.test(bare(text));

/** "Please leave a message", "this is a voicemail for…": and not words that say to leave none. */
export const leavesVoicemail = (words: string): boolean =>
  LEAVES.test(bare(words)) && !rulesOutVoicemail(words);
