/**
 * @file Whether words about a privacy notice name the Home Office's, of which the official form's yes speaks: a charity has one of its
 * own, and who has heard that one has not heard the other. English only and our own rule (certainty L): where it finds none, the
 * notice is asked about once more.
 */

const OFFICIAL = /\bhome office\b|\bprivacy information notice\b|\bnrm\b|\bnational referral mechanism\b/iu;
/** "No copy", "a copy later": of the paper, and not of whether it was explained. */
const OF_A_COPY = /\bcop(?:y|ies)\b/iu;
const NOT_SO =
  /\b(?:no|not|never|nothing|none|neither|without|instead of|rather than|other than|except|still to|to be|yet|later|next time|will)\b|n['’]t\b/iu;
const EXPLAINED =
  /\b(?:explain\w*|gone|go|shown|said|named|heard|discussed|interpreted|translated|mentioned|read)\b/iu;

/** Named, and not only as what was left out or is still to come. */
export function namesOfficialNotice(words: string): boolean {
  const parts = words.split(/[.;:,\n]|\bbut\b/iu).filter((part) => !OF_A_COPY.test(part));
  const isLeftOut = parts.some((part) => NOT_SO.test(part) && (OFFICIAL.test(part) || EXPLAINED.test(part)));
  return OFFICIAL.test(words) && !isLeftOut;
}
