/** @file The court profiles shipped in resources/profiles: read once, checked, listed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CourtProfile } from '../../bundle/check/profile.ts';
import type { BundleSummary } from '../../contract/bundles.ts';
import type { CallOutput } from '../../contract/index.ts';
import type { Proceedings } from '../../core/bundles/court-heading.ts';
import type { Marking } from '../../core/bundles/marking.ts';
import { NUMBERINGS, type Numbering } from '../../core/bundles/marking.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { Engine } from '../engine/engine.ts';
import type { Resources } from '../resources/resources.ts';

interface Sourced {
  readonly source: string;
  readonly certainty: string;
}

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

/** The kind of proceedings a bundle's heading names; null where it names none. */
export function proceedingsOf(
  resources: Resources,
  { profile, heading }: Pick<BundleSummary, 'profile' | 'heading'>,
): Proceedings | null {
  const found = requireProfile(resources, profile).proceedings.find(({ id }) => id === heading.proceedings);
  return found === undefined ? null : withoutSource(found);
}

/** Whether a bundle is agreed, in the words of its cover; empty where nobody said. */
export function statusWords(
  resources: Resources,
  { profile, heading: { status } }: Pick<BundleSummary, 'profile' | 'heading'>,
): string {
  return status === '' ? '' : requireProfile(resources, profile).statuses[status];
}

/** How a bundle for this court is usually marked. Throws `not-found`. */
export const usualMarking = (resources: Resources, id: string): Marking =>
  withoutSource(requireProfile(resources, id).marking);

function withoutSource<T extends object>({ source: _source, certainty: _certainty, ...rest }: T & Sourced) {
  return rest;
}

export function profileList(engine: Engine): CallOutput<'profileList'> {
  const profiles = loadProfiles(engine.resources).map(
    ({ id, title, jurisdiction, source, certainty, checkedOn, ...profile }) => ({
      id,
      title,
      jurisdiction,
      source,
      certainty,
      checkedOn,
      proceedings: profile.proceedings.map(withoutSource),
      statuses: profile.statuses,
      marking: withoutSource(profile.marking),
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
