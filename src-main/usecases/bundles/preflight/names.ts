/** @file Looking before building for names that anonymity covers, where papers and file names would carry them. */

import { printedOfHeading } from '../../../core/bundles/court-heading.ts';
import { coded } from '../../../core/findings/finding.ts';
import type { EvidenceId } from '../../../core/ids.ts';
import { allNamesOf, type PersonRole } from '../../../core/people/roles.ts';
import { listCustody } from '../../../vault/queries/custody.ts';
import { peopleEitherWay } from '../../cases/earlier-words.ts';
import { bundleFileName, namesIn } from '../file-name.ts';
import { begin, type Look, looked, type Subject, titlesOf } from './look.ts';

const namesOf = ({ db, bundle }: Subject, role: PersonRole): string[] =>
  allNamesOf(peopleEitherWay(db, bundle.caseId).filter((person) => person.role === role));

export const namesInCustody: Look = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const told = subject.documents.filter(
    ({ key }) => namesIn(custodyText(subject, key), survivors).length > 0,
  );
  return looked(
    begin(told),
    coded('custody-names-survivor', { documents: titlesOf(told) }),
    coded('custody-names-nobody'),
  );
};

/** What custody.csv says of an item, and what it will say when the item is next handed on. */
function custodyText({ db, evidence }: Subject, key: string): string {
  const events = listCustody(db, key as EvidenceId);
  const said = events.flatMap(({ from, to, purpose, actor }) => [from, to, purpose, actor]);
  return [evidence.get(key)?.receivedFrom ?? '', ...said].join(' ');
}

/**
 * Titles of documents and sections are printed in the index and stand in bookmarks and tables, and lifelong anonymity
 * reaches those as it does file names (rule B25; Modern Slavery Act 2015 and Sexual Offences (Amendment) Act 1992,
 * certainty L). Not a must: a court may have the name, and only a person knows what was ordered.
 */
export const namesInTitles: Look = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const holds = (text: string) => namesIn(text, survivors).length > 0;
  const documents = subject.documents.filter(({ title, exhibitRef }) => holds(`${title} ${exhibitRef}`));
  const sections = subject.map.sections.filter((one) => one.documents.length > 0 && holds(one.title));
  const pages = [...sections, ...documents].map(({ firstPage }) => firstPage);
  return looked(
    pages.length > 0 && pages,
    coded('titles-name-survivor', { sections: titlesOf(sections), documents: titlesOf(documents) }),
    coded('titles-name-nobody'),
  );
};

/** Who title and parties name is read by everybody who sees the cover, and file names travel further still. Rule B25. */
export const namesOnCover: Look = (subject) => {
  const { bundle, reference } = subject;
  const survivors = namesOf(subject, 'survivor');
  const day = bundle.hearingDate ?? subject.engine.clock.today();
  const file = bundleFileName({ reference, title: bundle.title, day, survivors });
  const cover = `${bundle.title} ${reference} ${printedOfHeading(bundle.heading)}`;
  const survivor = namesIn(cover, survivors).length > 0;
  const witness = namesIn(cover, namesOf(subject, 'witness')).length > 0;
  const wrong = witness
    ? coded(survivor ? 'cover-names-both' : 'cover-names-witness', { file })
    : coded('cover-names-survivor');
  return looked((survivor || witness) && [1], wrong, coded('cover-names-nobody'));
};
