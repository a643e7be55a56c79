/** @file The recipient profiles shipped in resources/profiles/recipients: read once, checked against what they name. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { PackProfileView } from '../../contract/packs.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { whyNotFor } from '../../core/forms/offered.ts';
import type { PersonId } from '../../core/ids.ts';
import { factsOf, RecipientProfile } from '../../core/packs/recipient-profile.ts';
import type { ReadDb } from '../../vault/db.ts';
import { whomOf } from '../consent/whom-for.ts';
import type { Engine } from '../engine/engine.ts';
import { loadGrounds } from '../resources/grounds.ts';
import type { Resources } from '../resources/resources.ts';
import { exportKinds, loadFactKeys, loadPurposes } from '../resources/vocabulary.ts';

const libraries = new WeakMap<Resources, readonly RecipientProfile[]>();

/** In the order of their titles. Throws `profile-damaged`, naming file and field. */
export function loadRecipients(resources: Resources): readonly RecipientProfile[] {
  const known = libraries.get(resources) ?? readRecipients(resources);
  libraries.set(resources, known);
  return known;
}

/** Throws `not-found`, `profile-damaged`. */
export function requireRecipient(resources: Resources, id: string): RecipientProfile {
  const profile = loadRecipients(resources).find((one) => one.id === id);
  if (profile === undefined) throw new TestimonyError('not-found', { subject: id, detail: 'profileId' });
  return profile;
}

export function packProfiles(
  engine: Engine,
  { personId }: CheckedInput<'packProfiles'>,
): CallOutput<'packProfiles'> {
  return engine.session.read((db) => ({
    profiles: loadRecipients(engine.resources).map((one) => profileView(engine, db, one, personId)),
  }));
}

/** Throws `not-found`. */
export function profileView(
  engine: Engine,
  db: ReadDb,
  profile: RecipientProfile,
  personId: PersonId,
): PackProfileView {
  const { id, version, title, about, source, certainty, route, to } = profile;
  const { purposes, grounds, leavesAs, evidence } = profile;
  const whyNot = whyNotFor({ use: 'worksheet', for: profile.for }, whomOf(engine, db, personId));
  return {
    id,
    version,
    title,
    about,
    source,
    certainty,
    route,
    to,
    purposes,
    grounds,
    leavesAs,
    evidence,
    whyNot,
  };
}

function readRecipients(resources: Resources): RecipientProfile[] {
  const folder = join(resources.folder, 'profiles', 'recipients');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readRecipient(resources, folder, file))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

function readRecipient(resources: Resources, folder: string, file: string): RecipientProfile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } catch (thrown) {
    throw new TestimonyError('profile-damaged', { subject: file, detail: 'JSON', cause: thrown });
  }
  const read = RecipientProfile.safeParse(data);
  const findings = read.success
    ? strangers(resources, read.data, file)
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!read.success || findings.length > 0)
    throw new TestimonyError('profile-damaged', { subject: file, detail: findings[0] ?? '', findings });
  return read.data;
}

/** Words of a profile that no other file of resources has. */
function strangers(resources: Resources, profile: RecipientProfile, file: string): string[] {
  const facts = loadFactKeys(resources);
  const grounds = new Set(loadGrounds(resources).map((one) => one.id));
  const under = loadPurposes(resources).filter((one) => one.exports.includes(profile.leavesAs));
  const purposes = new Set(under.map((one) => one.id));
  const forms = profile.parts.flatMap((part) =>
    part.kind === 'record' ? part.forms : part.kind === 'form' ? [part.form] : [],
  );
  const shipped = new Set(readdirSync(join(resources.folder, 'forms')));
  const unknown = (field: string, all: Iterable<string>, has: (one: string) => boolean) =>
    [...all].filter((one) => !has(one)).map((one) => `${field}: ${one}`);
  return [
    ...(`${profile.id}.json` === file ? [] : ['id: file name']),
    ...unknown('leavesAs', [profile.leavesAs], (one) => exportKinds(resources).includes(one)),
    ...unknown('purposes', profile.purposes, (one) => purposes.has(one)),
    // What leaves under a purpose says which, so that nothing goes unasked.
    ...(purposes.size > 0 && profile.purposes.length === 0 ? ['purposes: none'] : []),
    ...unknown('grounds', profile.grounds, (one) => grounds.has(one)),
    ...unknown('facts', factsOf(profile), (one) => facts.has(one)),
    ...unknown('forms', forms, (one) => shipped.has(`${one}.json`)),
  ];
}
