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
    .filter((sentence) => {
      const own = sentence.replace(/[“"„][^“”"]*[”"]/gu, '');
      return REMARKS.some((remark) => remark.test(own));
    });

const REMARKS: readonly RegExp[] = [
  /\b(?:(?<!had )to be|must be|needs? to be|has to be|have to be) (?:asked|added|checked|confirmed|filled in|gone through|looked (?:at|up)|typed|explained|obtained)\b/iu,
  /\bis for (?:the|you|whoever|a|an) [^.;]{1,40} to (?:add|fill|say|write|ask|check|decide|complete)\b/iu,
  /\bbefore (?:this|the (?:form|sheet|referral)) (?:is|goes|can be) (?:sent|out|off|in|typed|submitted|signed)\b/iu,
  /\bnot (?:written |told )?on the (?:paper|notes|sheet|form)\b/iu,
  /\bplease (?:add|ask|check|confirm|see|note|fill|do|call|ring)\b/iu,
  /^\P{L}*(?:ask (?:her|him|them)|(?:see|check|compare) (?:the )?(?:ledger|notes|file|account|record|question \d+))\b/iu,
  /\bto ?do:|\bnote to (?:self|colleague|whoever)\b|\bdo not type\b|\bnot to be typed\b|\bfor the file only\b/iu,
];
