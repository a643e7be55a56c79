/** @file Whether an account was told in a talk: a correction is none, nor is what an office writes down of itself. */
import { TALKS } from '../told/child-rows.ts';
import { CHILD_SAID } from '../told/child-said.ts';
import { isOfTalk } from './talk.ts';

interface Said {
  /** Of the fact it is about; empty for none. */
  readonly key: string;
  readonly cause: string;
  readonly ownWords: string;
  readonly howSaid: string;
}

/**
 * Not where it only puts right what was written down wrongly, nor on a sheet, which nobody is interviewed for, where nothing
 * in it is anybody's words.
 */
export function isTalkTold(all: readonly Said[], isInterview: boolean): boolean {
  // Whether it was safe is looked at before anything is written, in an office too.
  const said = all.filter(({ key }) => !key.startsWith('safety.') && !isOfTalk({ fact: key }));
  return isInterview
    ? said.length === 0 || said.some(({ cause }) => cause !== 'recording')
    : said.some(
        ({ cause, ownWords, howSaid, key }) =>
          cause !== 'recording' &&
          (ownWords !== '' || howSaid !== '' || key.startsWith(CHILD_SAID) || key === TALKS),
      );
}
