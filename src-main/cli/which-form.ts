/** @file Which of our forms is taken for whom, and when: whoever has a first talk in front of them, or on paper, asks that first. */

const TAKE: Readonly<Record<string, string>> = {
  'screening-interview':
    'the whole account of an adult, in one talk or several, or from paper. A referral is prepared from it.',
  'first-account':
    'a first talk with an adult that has to be short. It asks less, and a referral lacks more; go on with screening-interview.',
  'child-first-response': 'anybody who is under 18 or may be, and a talk held while they were.',
  'nrm-preparation':
    'after a talk, to prepare the referral: worksheet carry-over fills it from what was told.',
};

/** "Take it for: …" below a form; none for one of which its own words say enough. */
export const takeItFor = (formId: string): string[] =>
  TAKE[formId] === undefined ? [] : [`Take it for: ${TAKE[formId]}`];
