/** @file The exhibits of a pack, listed by mark, title and the fingerprint of the file as it was received. */
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { made, type PartMade, partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

export function evidencePart(source: PackSource, part: Extract<PackPart, { kind: 'evidence' }>): PartMade {
  const { say, exhibits } = source;
  const answers = exhibits.map(({ exhibitRef, title, documentDate, pageCount: pages, sha256 }) => ({
    number: 0,
    question: [exhibitRef, title].filter(Boolean).join('  '),
    ownWords: '',
    said: documentDate === null ? '' : formatFuzzyDate(documentDate),
    about: [say(coded('pack-exhibit', { pages, sha256 }))],
  }));
  const lines = exhibits.length === 0 ? [say(coded('pack-none-there'))] : [];
  return made([partOf(part.title, part.says, answers, { lines })]);
}
