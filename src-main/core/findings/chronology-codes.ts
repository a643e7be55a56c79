/** @file Rows and pages of the chronology: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

const MILESTONES = [
  'arrested',
  'charged',
  'bail',
  'plea',
  'hearing',
  'solicitor',
  'detained',
  'removal',
] as const;
const LABELS = [
  'when',
  'what',
  'source',
  'person',
  'case',
  'rows',
  'left-out',
  'referrals',
  'printed',
] as const;
const REACHED = ['person', 'message', 'someone-else', 'nobody'] as const;
const RESULTS = [
  'none',
  'positive',
  'negative',
  'granted',
  'in-part',
  'refused',
  'custody',
  'bail',
  'ordinary',
  'complex',
  'convicted',
  'acquitted',
  'no-verdict',
] as const;
const DECISIONS = ['police', 'nrm', 'sharing', 'return'] as const;
const ANSWERS = ['yes', 'no', 'undecided', 'not-asked', 'withdrawn'] as const;
const CHANNELS = [
  ...(['telephone', 'voicemail', 'text', 'whatsapp', 'email', 'post', 'visit', 'video'] as const),
  'through-someone',
  'not-said',
] as const;

export const CHRONOLOGY_CODES = {
  // Rows of the chronology.
  'chronology-answer': { title: 'text' },
  'chronology-answer-words': { title: 'text', words: 'text' },
  'chronology-row-of': { title: 'text', said: 'text' },
  'chronology-exhibit': { title: 'text' },
  'chronology-account': { title: 'text', later: 'number' },
  'chronology-contact': { channel: { oneOf: CHANNELS }, reached: { oneOf: REACHED }, with: 'text' },
  'chronology-milestone': { title: 'text', result: { oneOf: RESULTS }, place: 'text' },
  'chronology-situation': { kind: { oneOf: MILESTONES }, who: 'text', where: 'text' },
  'chronology-decision': {
    about: { oneOf: DECISIONS },
    answer: { oneOf: ANSWERS },
    more: { oneOf: ['yes', 'no'] },
  },
  'chronology-referral': { reference: 'text', outcome: 'text' },
  'chronology-born': {},
  // Where a row is from.
  'chronology-from-answer': { form: 'text', question: 'text', held: 'text', at: 'text', by: 'text' },
  'chronology-from-exhibit': { mark: 'text', title: 'text' },
  'chronology-from-account': { form: 'text', held: 'text', at: 'text', by: 'text', taken: 'text' },
  'chronology-from-contact': { at: 'text', by: 'text' },
  'chronology-from-event': { at: 'text', by: 'text' },
  'chronology-from-case': {},
  'chronology-from-details': {},
  'chronology-from-ledger': { at: 'text', by: 'text' },
  // On its pages.
  'chronology-label': { label: { oneOf: LABELS } },
  'chronology-title': {},
  'chronology-about': {},
  'chronology-order-open': {},
  'chronology-told-otherwise': {},
  /** Another office wrote something else, and nobody has decided. */
  'chronology-undecided': {},
  'chronology-privileged': { count: 'number' },
  'chronology-referral-count': { count: 'number' },
  'chronology-made-from': { entry: 'number', rows: 'number' },
  'chronology-nothing': {},
} as const satisfies Readonly<Record<string, Kinds>>;
