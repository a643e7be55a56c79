/** @file `--case` and `--person`: whom a command is about. */
import type { PersonView } from '../contract/cases.ts';
import type { Job } from '../contract/ports.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { CASE, PASSPHRASE_FILE, VAULT } from './command.ts';
import { findCase } from './find.ts';
import { findPerson } from './find-person.ts';

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
