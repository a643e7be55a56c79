/**
 * @file Sentences of a typed text that read as a note to a colleague: what is still to be asked, gone through or added before the
 * form goes. Whoever decides reads them as part of the referral. Our own list of English words (certainty L).
 */
import { sentencesIn } from '../told/told-anew.ts';

/** The sentences, in their order; none of what stands in quotation marks, which somebody said. */
export const remarksIn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap(sentencesIn)
    .map((sentence) => sentence.trim())
    .filter((sentence) => REMARK.test(sentence.replace(/[“"„][^“”"]*[”"]/gu, '')));

const REMARK = new RegExp(
  `\\b(?:${[
    '(?:(?<!had )to be|must be|needs? to be|has to be|have to be) (?:asked|added|checked|confirmed|filled in|gone through|looked (?:at|up)|typed|explained|obtained)',
    'is for (?:the|you|whoever|a|an) [^.;]{1,40} to (?:add|fill|say|write|ask|check|decide|complete)',
    'before (?:this|the (?:form|sheet|referral)) (?:is|goes|can be) (?:sent|out|off|in|typed|submitted|signed)',
    'not (?:written |told )?on the (?:paper|notes|sheet|form)',
    'please (?:add|ask|check|confirm|see|note|fill|do|call|ring)',
    'ask (?:her|him|them) (?:again|next|about|whether|first)|(?:see|check|compare) (?:the )?(?:ledger|notes|file|account|record|question \\\\d+)',
    'to ?do:|note to (?:self|colleague|whoever)|do not type|not to be typed|for the file only',
  ].join('|')})`,
  'iu',
);
