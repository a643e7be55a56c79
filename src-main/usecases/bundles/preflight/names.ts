/** @file Looking before building for names that anonymity covers, where papers and file names would carry them. */
import type { PersonRole } from '../../../shared/contract/cases.ts';
import { listPeople } from '../../../vault/queries/people.ts';
import { bundleFileName, namesIn } from '../file-name.ts';
import { begin, finding, type Look, named, type Subject } from './look.ts';

const namesOf = ({ db, bundle }: Subject, role: PersonRole): string[] =>
  listPeople(db, bundle.caseId)
    .filter((person) => person.role === role)
    .flatMap((person) => [person.name, person.alsoKnownAs])
    .filter((name) => name !== '');

export const custodyNames: Look = (subject) => {
  const survivors = namesOf(subject, 'survivor');
  const handedOver = subject.documents.filter(
    ({ key }) => namesIn(subject.evidence.get(key)?.receivedFrom ?? '', survivors).length > 0,
  );
  return finding('', 'should')(
    begin(handedOver),
    `A survivor handed over ${named(handedOver)}. The folder beside the bundle says so in custody.csv: give the folder only to those who may know.`,
    'The custody record names no survivor as the one who handed something over.',
  );
};

/** Who the title names is read by everybody who sees the cover, and file names travel further still. Rule B25. */
export const namesOnCover: Look = (subject) => {
  const { bundle, reference } = subject;
  const survivors = namesOf(subject, 'survivor');
  const day = bundle.hearingDate ?? subject.engine.clock.today();
  const file = bundleFileName({ reference, title: bundle.title, day, survivors });
  const cover = `${bundle.title} ${reference}`;
  const said = [
    namesIn(cover, survivors).length === 0
      ? ''
      : 'The title or the case reference holds a survivor’s name. It is printed on the cover and stands in the ' +
        'window of whoever opens the file; the file name leaves it out.',
    namesIn(cover, namesOf(subject, 'witness')).length === 0
      ? ''
      : 'The title or the case reference holds the name of a witness. It is printed on the cover, and the file is ' +
        `called “${file}”: file names are seen in e-mails and lists.`,
  ].filter((sentence) => sentence !== '');
  return finding('B25', 'should')(
    said.length === 0 ? false : [1],
    said.join(' '),
    'Title, case reference and file name hold no name of a survivor or a witness.',
  );
};
