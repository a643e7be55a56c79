/** @file Fields that were told differently, one by one: what is told, what is taken, and what the field then holds. */

/** Kept out of the field by whoever decided it; somebody else of the case. */
export const FRIEND = 'Nadia Karim';
const own = (question: string, ownWords: string, more: object = {}) => ({
  question,
  state: 'own-words' as const,
  ownWords,
  ...more,
});
export const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
export const differs = { relation: 'differs', cause: 'other' } as const;
type Told = ReturnType<typeof own> | ReturnType<typeof answered>;
/** What is told first and then, under one question each; what is taken; what the field holds, and what it does not. */
export const SETTLED: readonly {
  readonly field: string;
  readonly take: 'newest' | 'both';
  readonly first: Told;
  readonly later: Told;
  readonly holds: readonly string[];
  readonly without: readonly string[];
}[] = [
  {
    field: 'how-did-the-exploitation-start',
    take: 'both',
    first: own('how-it-started', 'a man at my church spoke of work'),
    later: answered('how-it-started', 'It was her uncle who paid.', { relation: 'differs', cause: 'memory' }),
    holds: ['Told 12 Oct 2026: “a man at my church spoke of work”', 'Told 2 Nov 2026: It was her uncle'],
    without: [],
  },
  {
    field: 'living-conditions',
    take: 'newest',
    first: own('living', `nine of us in three rooms, ${FRIEND} too`),
    later: own('living', 'it was ten of us', differs),
    holds: ['it was ten of us'],
    without: ['nine of us in three rooms'],
  },
  {
    field: 'how-they-were-treated',
    take: 'both',
    first: answered('treatment', 'Nobody was hit.'),
    // The words of why are the reason, and are no words about the blows.
    later: answered('treatment', 'He hit her with a cable.', {
      relation: 'differs',
      cause: 'other',
      ownWords: 'the interpreter plays cards with him',
    }),
    holds: [
      'Told 12 Oct 2026: Nobody was hit.',
      'Told 2 Nov 2026 (reason given: “the interpreter plays cards with him”): He hit her with a cable.',
    ],
    without: ['cable. “', 'own words'],
  },
  {
    field: 'details-last-contact',
    take: 'both',
    first: answered('last-contact-details', 'He rang once.'),
    later: own('last-contact-details', 'and his wife came', { relation: 'adds' }),
    // A narrative names the account and its day below what was told.
    holds: [
      'He rang once.\n[Screening interview, 12 Oct 2026]',
      '“and his wife came”\n[Screening interview, later account 1, 2 Nov 2026]',
    ],
    without: [],
  },
];
