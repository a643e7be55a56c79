/**
 * @file How a talk was held, account by account: in which way, how long, how many breaks, and when it was written down. Each
 * talk has its own, so that no account adds to another's or tells it otherwise, and nothing of it is known beforehand.
 */
import type { AnswerView } from '../answers/answer.ts';
import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { TALK_WAYS } from '../findings/account-codes.ts';
import type { Question } from '../forms/questions.ts';
import { TALKS } from '../told/child-rows.ts';
import { CHILD_SAID } from '../told/child-said.ts';

const OF_TALK = 'insight.talk-';

/** Whether it is about one talk, and not about the person or what happened. */
export const isOfTalk = ({ fact }: Pick<Question, 'fact'>): boolean => fact?.startsWith(OF_TALK) === true;

/** What `held-talk` says; dates in words, 0 and empty where nobody said. */
interface Talk {
  readonly way: (typeof TALK_WAYS)[number];
  /** What was written beside the way, or in place of it. */
  readonly words: string;
  readonly minutes: number;
  readonly breaks: 'said' | 'not-said';
  readonly number: number;
  readonly written: string;
  readonly typed: string;
}

interface Said extends Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'cause'> {
  readonly fact: string | null;
  readonly layer: number;
}

/** Of the account `layer`; null where nobody said anything of it. What was only written down wrongly belongs to the talk before. */
export function talkIn(said: readonly Said[], layer: number): Talk | null {
  const of = (name: string): Said | undefined => {
    const all = said
      .filter(({ fact }) => fact === `${OF_TALK}${name}`)
      .filter(({ state }) => state === 'answered' || state === 'own-words')
      .toSorted((a, b) => a.layer - b.layer);
    const talkOf = (one: Said): number =>
      one.cause === 'recording' ? (all.findLast((other) => other.layer < one.layer)?.layer ?? 0) : one.layer;
    return all.findLast((one) => talkOf(one) === layer);
  };
  const [way, minutes, breaks] = [of('way'), of('minutes'), of('breaks')];
  const dayOf = (name: string): string => {
    const { value, ownWords = '' } = of(name) ?? {};
    const day = FuzzyDate.safeParse(value).data;
    return day === undefined ? ownWords : formatFuzzyDate(day);
  };
  const talk: Talk = {
    way: TALK_WAYS.find((one) => one === way?.value) ?? 'not-said',
    words: [way, minutes, breaks].flatMap((one) => one?.ownWords || []).join('; '),
    minutes: Number(minutes?.value ?? 0) || 0,
    breaks: breaks?.value == null ? 'not-said' : 'said',
    number: Number(breaks?.value ?? 0) || 0,
    written: dayOf('written'),
    typed: dayOf('typed'),
  };
  const isSaid =
    talk.way !== 'not-said' ||
    talk.breaks === 'said' ||
    talk.minutes > 0 ||
    [talk.words, talk.written, talk.typed].some((one) => one !== '');
  return isSaid ? talk : null;
}

/**
 * Whether an account was told in a talk: a correction is none, nor is what an office writes down of itself.
 */
interface SaidInAccount {
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
export function isTalkTold(all: readonly SaidInAccount[], isInterview: boolean): boolean {
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
