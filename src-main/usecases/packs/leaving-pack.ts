/** @file A pack as the gates on leaving look at it, and the grounds that its profile lets count. */

import { NO_DECISION, type TypedDecision } from '../../core/consent/override.ts';
import type { ContactChannel } from '../../core/contact/contact-note.ts';
import type { Channel } from '../../core/packs/recipient-profile.ts';
import { purposeOf } from '../../core/packs/recipient-profile.ts';
import type { Leaving } from '../consent/consent-gate.ts';
import type { CaseLeaves } from '../leaving/what-leaves.ts';
import type { PackSource } from './pack-source.ts';

const REACHES_BY: Readonly<Record<Channel, ContactChannel | undefined>> = {
  post: 'post',
  email: 'email',
  // Handed over, or to a place that only its reader opens.
  'by-hand': undefined,
  upload: undefined,
};

/** By which way it goes, as safe contact plans speak of it. */
export function wayOf({ profile, asked, person }: PackSource): NonNullable<CaseLeaves['way']> {
  const reaches = profile.to === 'person' ? person.id : undefined;
  return { channel: REACHES_BY[asked.channel], address: asked.address, reaches };
}

/** Throws `bad-input` for a purpose that is none of the profile's. */
export function leavingPack(source: PackSource, decided: TypedDecision = NO_DECISION): Leaving {
  const { profile, asked, person, exhibits } = source;
  const items = exhibits.map(({ id, exhibitRef, title }) => ({
    id,
    title: [exhibitRef, title].filter(Boolean).join(' '),
  }));
  const { caseId, id: personId } = person;
  const forPurpose = purposeOf(profile, asked.forPurpose);
  return {
    kind: profile.leavesAs,
    forPurpose,
    caseId,
    personId,
    recipient: asked.recipient,
    items,
    grounds: profile.grounds,
    ...decided,
  };
}
