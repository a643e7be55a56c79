/**
 * @file Of what passed with the police and other authorities, what may say why nothing was reported sooner: a talk that was no
 * report, and what kept the person silent. The official form asks there for "any reasons why they have not reported this until now".
 * A list of who knows, a letter, an appointment and what an embassy may be told are none. Our own lists of English words (certainty L).
 */

/** '' where nothing of it may be a reason. What is kept goes in whole sentences, with the call that they were an answer to. */
export function whyNotSooner(text: string): string {
  const sentences = text.split(/(?<=[.!?;])\s+|\n+/u);
  const kept = sentences.filter((one, at) => !isReport(one) || isAnswered(one, sentences[at + 1])).join(' ');
  return isMeeting(kept) || KEPT_SILENT.test(kept) ? kept : '';
}

/** A report that was made keeps nobody from reporting. */
const isReport = (sentence: string): boolean => MADE_REPORT.test(sentence) && !NONE_MADE.test(sentence);

/** A call that the next sentence tells the end of, which says nothing without it. */
const isAnswered = (call: string, next = ''): boolean =>
  CALLED.test(call) && !isReport(next) && (MET.test(next) || SPOKE_FOR.test(next));

/** Somebody in office and the person met, or somebody spoke for the person. */
const isMeeting = (kept: string): boolean => (OFFICE.test(kept) && MET.test(kept)) || SPOKE_FOR.test(kept);

const MADE_REPORT =
  /\b(?:report(?:ed)?|statements?|crime (?:reference|number)|reference number|ABE|video[- ](?:recorded )?interview(?:ed)?|interviewed (?:on video|by)|(?:rang|called|phoned|dialled) (?:the police|101|999)|101|999|complaint|NRM|referr(?:al|ed)|(?:reasonable|conclusive) grounds|told (?:the )?(?:police|officers?|detectives?|DC|DS|PC) (?:everything|all of it|about|that|what))\b/iu;
const NONE_MADE =
  /\b(?:not|nothing|never|no|nobody|without|put the (?:phone|telephone) down|hung up|afraid|scared|frightened|wanted to)\b|n['’]t\b/iu;
/** By somebody, of whatever they then met with. */
const CALLED = /\b(?:rang|called|phoned|dialled) (?:the police|101|999)\b/iu;
const OFFICE =
  /\b(?:police(?:man|men|woman|women)?|officers?|constables?|detectives?|(?:in|of) uniform|home office|border force|immigration|customs|inspectors?|council|social (?:workers?|services)|health visitors?|hospital|doctors?|nurses?|midwi(?:fe|ves)|teachers?|schools?|embassy|consulate|GLAA|jobcentre|authorit(?:y|ies))\b/iu;
const MET =
  /\b(?:came|come|comes|stood|stands|visited|stopped|knocked|asked|asks|checked|looked|raided|searched|spoke|talked|walked|drove|went|gave|said|saw|helped|laughed|refused|sent (?:her|him|them|us|me))\b/iu;
const SPOKE_FOR = /\b(?:translated|interpreted|spoke for|answered for|did the talking)\b/iu;
const KEPT_SILENT =
  /\b(?:because|afraid|fear\w*|scared|frightened|terrified|asham\w*|shame|guilt\w*|threat\w*|warned|deport\w*|prison|jail|trust\w*|believ\w*|kill\w*|hurt|beat(?:en)?|bribe\w*|paid off|too late|(?:did not|didn['’]t|could not|couldn['’]t|dared? not|never) (?:dare|say|tell|told|report|ask|speak|understand|know|want|call|ring|go)\w*|said nothing|(?:nobody|no one|no-one) (?:asked|came|helped|listened|would)|put the (?:phone|telephone) down|hung up|wanted to)\b/iu;
