/** @file From a name to a person in a case. */
import type { PersonView } from '../contract/cases.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import type { CaseId } from '../core/ids.ts';
import { isSameName } from '../core/people/plain-name.ts';
import { survivorsOf } from '../core/people/roles.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';

/** Whether it is their name, or their identifier. */
export const isMeant = (person: Pick<PersonView, 'id' | 'name'>, typed: string): boolean =>
  person.id === typed || isSameName(person.name, typed);

/**
 * By name or identifier; without either, the only survivor of the case. Throws `not-found`; `usage` when several fit,
 * about `asked`: what was typed, and where.
 */
export async function findPerson(
  engine: Engine,
  caseId: CaseId,
  typed: string | undefined,
  job: Job,
  asked = '--person',
): Promise<PersonView> {
  const { people } = await perform(engine, 'caseShow', { caseId }, job);
  const found = typed === undefined ? survivorsOf(people) : people.filter((one) => isMeant(one, typed));
  if (found.length > 1) {
    const findings = found.map((one) => `${one.id}  ${one.name}`);
    throw new TestimonyError('usage', {
      subject: asked,
      detail: 'that fits several people; give the identifier of one',
      findings,
    });
  }
  if (found[0] === undefined)
    throw new TestimonyError('not-found', { subject: typed ?? 'a survivor in this case' });
  return found[0];
}
