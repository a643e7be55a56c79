/** @file The court profiles shipped in resources/profiles: read once, checked, listed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CourtProfile } from '../../bundle/check/profile.ts';
import type { CallOutput } from '../../contract/index.ts';
import { NUMBERINGS, type Numbering } from '../../core/bundles/numbering.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { Resources } from '../resources/resources.ts';

const libraries = new WeakMap<Resources, readonly CourtProfile[]>();

/** Every profile, `general` first. Throws profile-damaged, naming file and field, when one does not fit. */
export function loadProfiles(resources: Resources): readonly CourtProfile[] {
  const known = libraries.get(resources) ?? readProfiles(join(resources.folder, 'profiles'));
  libraries.set(resources, known);
  return known;
}

/** One profile. Throws `not-found`. */
export function requireProfile(resources: Resources, id: string): CourtProfile {
  const profile = loadProfiles(resources).find((one) => one.id === id);
  if (profile === undefined)
    throw new TestimonyError('not-found', { subject: id, detail: 'no such court profile' });
  return profile;
}

/** How the court of this profile has pages numbered. Throws `not-found`. */
export const numberingFor = (resources: Resources, id: string): Numbering =>
  NUMBERINGS[requireProfile(resources, id).numbering];

export function profileList(engine: Engine): CallOutput<'profileList'> {
  const profiles = loadProfiles(engine.resources).map(
    ({ id, title, jurisdiction, source, certainty, checkedOn }) => ({
      ...{ id, title, jurisdiction, source, certainty, checkedOn },
    }),
  );
  return { profiles };
}

function readProfiles(folder: string): CourtProfile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readProfile(folder, file))
    .sort(
      (a, b) =>
        Number(b.id === 'general') - Number(a.id === 'general') || a.title.localeCompare(b.title, 'en'),
    );
}

function readProfile(folder: string, file: string): CourtProfile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (thrown) {
    throw new TestimonyError('profile-damaged', { subject: file, detail: 'it is no JSON', cause: thrown });
  }
  const read = CourtProfile.safeParse(data);
  if (!read.success) {
    const findings = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new TestimonyError('profile-damaged', { subject: file, detail: findings[0] ?? '', findings });
  }
  if (`${read.data.id}.json` !== file) {
    throw new TestimonyError('profile-damaged', { subject: file, detail: 'its id is not its file name' });
  }
  return read.data;
}
