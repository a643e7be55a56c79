/** @file Looking before building for names that anonymity covers, where papers and file names would carry them. */

import type { EvidenceId } from '../../../core/ids.ts';
import type { PersonRole } from '../../../core/people/roles.ts';
import { isolate } from '../../../core/text/isolate.ts';
import { listCustody } from '../../../vault/queries/custody.ts';
import { listPeople } from '../../../vault/queries/people.ts';
import { bundleFileName, namesIn } from '../file-name.ts';
import { begin, finding, named, type Settings, type Subject } from './look.ts';

const namesOf = ({ db, bundle }: Subject, role: PersonRole): string[] =>
  listPeople(db, bundle.caseId)
    .filter((person) => person.role === role)
    .flatMap((person) => [person.name, person.alsoKnownAs])
    .filter((name) => name !== '');

export const custodyNames: Settings = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const told = subject.documents.filter(
    ({ key }) => namesIn(custodyText(subject, key), survivors).length > 0,
  );
  return finding('', 'should')(
    begin(told),
    `The custody record of ${named(told)} names a survivor, and custody.csv in the folder beside the bundle repeats it. That folder is for the office’s own file: serve only the PDF.`,
    'The custody record names no survivor. The folder beside the bundle is for the office’s own file all the same: serve only the PDF.',
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
export const namesInTitles: Settings = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const holds = (text: string) => namesIn(text, survivors).length > 0;
  const documents = subject.documents.filter(({ title, exhibitRef }) => holds(`${title} ${exhibitRef}`));
  const sections = subject.map.sections.filter((one) => one.documents.length > 0 && holds(one.title));
  const said = [
    ...sections.map(({ title }) => `section “${isolate(title)}”`),
    ...documents.map(({ title }) => `“${isolate(title)}”`),
  ];
  const pages = [...sections, ...documents].map(({ firstPage }) => firstPage);
  return finding('B25', 'should')(
    said.length > 0 && [...new Set(pages)].sort((a, b) => a - b),
    `A survivor’s name stands in the title of ${said.join(', ')}. Titles are printed in the index and stand in the bookmarks and in the tables beside the bundle. Where the survivor is to stay unnamed, change the title.`,
    'No title of a document or a section holds a survivor’s name.',
  );
};

/** Who the title names is read by everybody who sees the cover, and file names travel further still. Rule B25. */
export const namesOnCover: Settings = (subject) => {
  const { bundle, reference } = subject;
  const survivors = namesOf(subject, 'survivor');
  const day = bundle.hearingDate ?? subject.engine.clock.today();
  const file = bundleFileName({ reference, title: bundle.title, day, survivors });
  const cover = `${bundle.title} ${reference}`;
  const said = [
    namesIn(cover, survivors).length === 0
      ? ''
      : 'The title of the bundle or the case reference holds a survivor’s name. It is printed on the cover and stands in the ' +
        'window of whoever opens the file; the file name leaves it out.',
    namesIn(cover, namesOf(subject, 'witness')).length === 0
      ? ''
      : 'The title of the bundle or the case reference holds the name of a witness. It is printed on the cover, and the file is ' +
        `called “${file}”: file names are seen in e-mails and lists.`,
  ].filter((sentence) => sentence !== '');
  return finding('B25', 'should')(
    said.length === 0 ? false : [1],
    said.join(' '),
    'The title of the bundle, case reference and file name hold no name of a survivor or a witness.',
  );
};
