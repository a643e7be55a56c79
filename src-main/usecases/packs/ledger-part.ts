/** @file What the person decided, and what has gone out: parts of a pack that come from the office's own books. */

import { decidedDay, withoutDoubles } from '../../core/consent/consent.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listReleases } from '../../vault/queries/releases.ts';
import { momentOf } from '../interviews/printed-answer.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { made, type PartMade, partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

/** Every line, oldest first: the newest of each purpose stands. What was told and recorded as well is there once. */
export function consentsPart(source: PackSource, part: Extract<PackPart, { kind: 'consents' }>): PartMade {
  const { engine, db, person, say } = source;
  const titles = new Map(loadPurposes(engine.resources).map((one) => [one.id, one.title]));
  const answers = withoutDoubles(listPersonConsents(db, person.id)).map((line) => ({
    ...{ number: 0, question: titles.get(line.purpose) ?? line.purpose, ownWords: '' },
    said: say(
      coded('pack-decided', {
        ...{ status: line.status, on: decidedDay(line), recipient: line.recipient },
        until: line.expiresOn === null ? '' : formatDay(line.expiresOn),
      }),
    ),
    about: line.toldIn ? [say(coded('pack-told-in', { form: line.toldIn }))] : [],
  }));
  return made([withNothing(source, part.title, answers)]);
}

/** What left, newest first; what did not come there in the end is not said to be out. */
export function releasesPart(source: PackSource, part: Extract<PackPart, { kind: 'releases' }>): PartMade {
  const { db, person, profile, say } = source;
  const out = listReleases(db, person.caseId).filter((one) => one.state !== 'did-not-leave');
  const answers = out.map(({ title, to, at: when, by, purpose: why, submitted, told }) => {
    // Whose decision it was, and why, is the office's alone.
    const purpose = profile.to === 'office' ? why : '';
    return {
      ...{ number: 0, question: title, ownWords: '' },
      said: say(
        submitted === null
          ? coded('pack-went', { to, at: momentOf(when), by, purpose })
          : coded('pack-typed', {
              to,
              on: formatDay(submitted.day),
              reference: submitted.reference,
              by,
              purpose,
            }),
      ),
      about: told.map(({ on, how }) => say(coded('pack-was-told', { on: formatDay(on), how }))),
    };
  });
  return made([withNothing(source, part.title, answers)]);
}

const withNothing = ({ say }: PackSource, title: string, answers: Parameters<typeof partOf>[2]) =>
  partOf(title, '', answers, { lines: answers.length === 0 ? [say(coded('pack-none-there'))] : [] });
