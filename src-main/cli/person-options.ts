/** @file Options that say whom a command is about, and what somebody is in a case: read alike by every command that takes them. */

import type { PersonView } from '../contract/cases.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { PERSON_ROLES, type PersonRole } from '../core/people/roles.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { CASE, PASSPHRASE_FILE, VAULT } from './command.ts';
import { findCase } from './find.ts';
import { findPerson } from './find-person.ts';

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

/** `--case` and `--person`: whom a command is about. */
export const PERSON_OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  person: { type: 'string', value: 'NAME', help: 'whom it is about; the only survivor when left out' },
} as const;

/** Throws `not-found`, `usage` when several fit. */
export async function personMeant(
  engine: Engine,
  options: { readonly case: string; readonly person: string | undefined },
  job: Job,
): Promise<PersonView> {
  const { id } = await findCase(engine, options.case, job);
  return findPerson(engine, id, options.person, job);
}
