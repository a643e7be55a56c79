/** @file The cover of a pack: for whom, about whom, on what ground, and what its reader needs at a glance. */
import type { ConsentStateView } from '../../contract/consent.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PackPaper } from '../../documents/pack.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { leavingPack } from './leaving-pack.ts';
import { partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';
import { isRecorded, titleOf } from './warnings.ts';

/**
 * A decision to give it without recorded consent stands in the log and in the office's record, and never here: the line
 * about consent is then left out.
 */
export function coverOf(
  source: PackSource,
  state: ConsentStateView,
  at: string,
  apart: readonly string[],
): Pick<PackPaper, 'facts' | 'says' | 'minimum'> {
  const { profile, asked, person, reference, say } = source;
  const named = profile.named && profile.to !== 'person';
  const { kind, forPurpose = '' } = leavingPack(source);
  const facts = {
    for: asked.recipient,
    person: named ? person.name : '',
    case: named ? reference : '',
    'shared-for':
      profile.purposes.length === 0
        ? ''
        : (leavesUnder(source.engine.resources, kind, forPurpose)[0]?.title ?? ''),
    consent: consentLine(source, state),
    channel: profile.to === 'office' ? '' : say(coded('pack-by', { channel: asked.channel })),
    prepared: formatDay(at),
    profile: say(coded('pack-profile', { title: profile.title, version: profile.version })),
    source: profile.source,
    log: named ? logOf(source) : '',
  } as const;
  return {
    facts: (Object.keys(facts) as (keyof typeof facts)[])
      .filter((fact) => facts[fact] !== '')
      .map((fact) => [say(coded('pack-fact', { fact })), facts[fact]]),
    says: [...source.copy.atHead().map(say), ...apart, ...profile.cover],
    minimum: minimumOf(source),
  };
}

/** What the log ends with, so that whoever holds the paper can show later that it was not written anew. */
function logOf({ db, say }: PackSource): string {
  const { seq, hash } = auditHead(db);
  return say(coded('pack-log', { entry: String(seq), hash }));
}

function consentLine({ profile, say }: PackSource, { missing, asked, notAsked }: ConsentStateView): string {
  if (missing.length > 0) return '';
  if (notAsked !== null) return say(notAsked);
  return profile.named ? say(coded('pack-consent', { names: asked.join(', ') })) : '';
}

/**
 * What this reader needs and nobody has recorded, so that they need not look for it; what is there stands inside. A front page has
 * said it already.
 */
function minimumOf(source: PackSource): PackPaper['minimum'] {
  if (source.profile.parts.some((part) => part.kind === 'form' && part.front !== undefined)) return null;
  const open = source.profile.minimum.filter((key) => !isRecorded(source, key));
  if (open.length === 0) return null;
  const said = source.say(coded('pack-minimum-open'));
  const answers = open.map((key) => ({
    number: 0,
    question: titleOf(source, key),
    said,
    ownWords: '',
    about: [],
  }));
  return partOf(source.say(coded('pack-heading', { heading: 'minimum' })), '', answers);
}
