/** @file From what somebody chose to a pack: the profile, whether it is for this person, and what is loaded for it. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { whyNotFor } from '../../core/forms/offered.ts';
import type { RecipientProfile } from '../../core/packs/recipient-profile.ts';
import type { ReadDb } from '../../vault/db.ts';
import { whomOf } from '../consent/whom-for.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { loadExpressions } from '../forms/expressions.ts';
import { requireForm } from '../forms/form-library.ts';
import { type PackAsked, type PackSource, type PackTools, readSource } from './pack-source.ts';
import { requireRecipient } from './recipient-library.ts';

export interface PackReader {
  readonly profile: RecipientProfile;
  /** Throws `not-found`, `for-adults`, `for-children`, `for-other-roles`, `not-ready`. */
  read(db: ReadDb): PackSource;
}

/** Throws `not-found`, `profile-damaged`, and `not-ready` for what is made by a route of its own. */
export async function packReader(given: Engine, asked: PackAsked): Promise<PackReader> {
  const engine = forReader(given, asked.recipient);
  const profile = requireRecipient(engine.resources, asked.profileId);
  if (profile.route !== 'pack')
    throw new TestimonyError('not-ready', { subject: profile.title, found: [coded('pack-other-route')] });
  const tools = await toolsFor(engine, profile);
  return {
    profile,
    read(db) {
      const why = whyNotFor({ use: 'worksheet', for: profile.for }, whomOf(engine, db, asked.personId));
      if (why !== null) throw new TestimonyError(why, { subject: profile.title });
      return readSource(engine, db, profile, asked, tools);
    },
  };
}

async function toolsFor(engine: Engine, { parts }: RecipientProfile): Promise<PackTools> {
  const ids = parts.flatMap((part) =>
    part.kind === 'form' ? [part.form] : part.kind === 'record' ? part.forms : [],
  );
  const forms = await Promise.all(
    ids.map(async (id) => [id, await requireForm(engine.resources, id)] as const),
  );
  return { expressions: await loadExpressions(), forms: new Map(forms) };
}
