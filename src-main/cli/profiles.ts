/** @file Court profiles by the name somebody types. */
import { TestimonyError } from '../core/errors/errors.ts';
import { loadProfiles } from '../usecases/bundles/profile-library.ts';
import { findResources } from '../usecases/resources/resources.ts';

/** Said before any work is begun. Throws `usage`, naming the profiles there are. */
export function requireKnownProfile(id: string): void {
  const known = loadProfiles(findResources()).map((profile) => profile.id);
  if (known.includes(id)) return;
  throw new TestimonyError('usage', {
    subject: '--profile',
    detail: `there is no court profile "${id}"; there are: ${known.join(', ')}`,
  });
}
