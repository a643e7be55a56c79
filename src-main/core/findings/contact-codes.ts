/** @file Contact and prompts: codes and the parameters each takes. Days are ISO days. */
import type { Kinds } from './kinds.ts';

const CHANNELS = [
  ...(['telephone', 'voicemail', 'text', 'whatsapp', 'email', 'post', 'visit', 'video'] as const),
  'through-someone',
] as const;

export const CONTACT_CODES = {
  // Why something is not sent, and no contact made.
  'contact-never-channel': { person: 'text', channel: { oneOf: CHANNELS }, why: 'text' },
  'contact-never-address': { person: 'text', address: 'text', why: 'text' },
  'contact-never-word': { person: 'text', word: 'text', why: 'text' },
  /** Said outside the plan, and decided by nobody yet. */
  'contact-told-never': { person: 'text', words: 'text' },
  // Before a pack goes to the person.
  'contact-no-address': {},
  'contact-plan-none': { person: 'text' },
  // Prompts.
  'prompt-contact-interval': { on: 'text', days: 'number' },
  'prompt-no-contact-yet': { on: 'text', days: 'number' },
  'prompt-next-contact': { on: 'text' },
  'prompt-worker-changed': { from: 'text', to: 'text', on: 'text' },
  'prompt-need-open': { need: 'text', on: 'text' },
  'prompt-need-review': { need: 'text', on: 'text' },
  'prompt-threats': { on: 'text' },
  'prompt-interviews': { number: 'number', by: 'text' },
  'prompt-clock-overdue': { title: 'text', on: 'text' },
  'prompt-hearing-moved': { title: 'text', from: 'text', to: 'text' },
  'prompt-non-punishment': { on: 'text' },
  'prompt-plan-review': { on: 'text' },
  'prompt-forbidden-used': { on: 'text' },
} as const satisfies Readonly<Record<string, Kinds>>;
