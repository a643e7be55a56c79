/** @file For which of its profile's purposes a pack goes. */
import { TestimonyError } from '../errors/errors.ts';
import { coded } from '../findings/finding.ts';
import type { RecipientProfile } from './recipient-profile.ts';

/** The usual one where nobody says; empty where no consent is asked. Throws `bad-input` for a purpose that is none of the profile's. */
export function purposeOf({ purposes }: RecipientProfile, typed: string): string {
  if (typed === '') return purposes[0] ?? '';
  if (purposes.includes(typed)) return typed;
  const found =
    purposes.length === 0
      ? coded('input-needs-no-purpose', { field: 'for' })
      : coded('input-none-of', { field: 'for', choices: purposes.join(', ') });
  throw new TestimonyError('bad-input', { subject: 'for', found: [found] });
}
