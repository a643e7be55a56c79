/** @file What a worksheet says read together: codes and the parameters each takes. About the record, never the person. */
import type { Kinds } from './kinds.ts';

export const READING_CODES = {
  /** Words that a rule of resources/rules or the form brings with it: a title, a note, a point. */
  'reading-from-rule': { text: 'text' },
  // Elements of an offence. `branch`: whom it is read for; may be empty.
  'reading-offence': { offence: 'text', branch: 'text' },
  'reading-element': {
    element: 'text',
    is: { oneOf: ['recorded', 'linked', 'open'] },
    shown: [{ title: 'text' }],
  },
  /** The branches that are read go by the record; `says`: what the sheet has. */
  'reading-age-recorded': {
    recorded: { oneOf: ['yes', 'no'] },
    says: { oneOf: ['yes', 'no', 'not-sure'] },
  },
  'reading-set-age': { recorded: { oneOf: ['yes', 'no'] } },
  'reading-all-recorded': {},
  'reading-not-all-recorded': {},
  // Indicators by dimension.
  'reading-no-set': {},
  'reading-weights-of-set': {},
  'reading-untouched': {},
  'reading-weights-missing': {},
  'reading-by-rule': {
    it: { oneOf: ['marks', 'does-not-mark'] },
    strong: 'number',
    medium: 'number',
    weak: 'number',
  },
  /** `byRule`: what the rule says. `why`: in somebody's words; empty where none is given yet. */
  'reading-set-aside': {
    byRule: 'findings',
    as: { oneOf: ['marked', 'not-marked'] },
    given: { oneOf: ['given', 'open'] },
    why: 'text',
  },
  /** `evidence`: what somebody wrote down that shows it. */
  'reading-sign': { title: 'text', by: { oneOf: ['words', 'link', 'nothing'] }, evidence: 'text' },
  // A checklist.
  'reading-criteria': {},
  'reading-criteria-answered': { answered: 'number', applicable: 'number' },
  // A journey.
  'reading-corridor': {},
  'reading-corridor-ends': { from: 'text', to: 'text' },
  'reading-corridor-through': { country: 'text' },
  'reading-corridor-unknown': {},
  'reading-corridor-care': {},
  'reading-look-again': {},
  'reading-journey-no-sign': {},
} as const satisfies Readonly<Record<string, Kinds>>;
