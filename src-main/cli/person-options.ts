/** @file Options that say what somebody is in a case, read alike where a person is recorded and where that is put right. */
import { TestimonyError } from '../core/errors/errors.ts';
import { PERSON_ROLES, type PersonRole } from '../core/people/roles.ts';

/** Throws `usage`. */
export function readRole(text: string): PersonRole {
  const role = PERSON_ROLES.find((one) => one === text);
  if (role === undefined)
    throw new TestimonyError('usage', { subject: '--role', detail: `one of: ${PERSON_ROLES.join(', ')}` });
  return role;
}

/** Null where nothing was said. Throws `usage`. */
export function readYesNo(text: string | undefined): boolean | null {
  if (text === undefined) return null;
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new TestimonyError('usage', { subject: '--interpreter', detail: 'yes or no' });
}
