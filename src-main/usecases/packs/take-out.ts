/** @file What says who somebody is, in the texts of a pack that may not: it comes out, and what looks like it is told. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import { findIdentifiers, type Identifier, withoutIdentifiers } from '../../core/worksheets/identifiers.ts';
import {
  birthDateIdentifiers,
  nameIdentifiers,
  valueIdentifiers,
} from '../../core/worksheets/known-identifiers.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import { contactIdentifiers } from '../disclosure/people-named.ts';
import type { PackSource } from './pack-source.ts';

/** Those whose names may be read on it: whoever works on the case. */
const AT_WORK = new Set(['solicitor', 'caseworker', 'interpreter', 'advocate']);
/** Whoever's it is, it leads to somebody's door. A telephone number may be the very help that is written down. */
const POSTCODE = 'A postcode';

/** Names of everybody in the case who does not work on it, dates of birth, addresses, and the case's reference. */
export function knownOf({ db, person, facts, reference }: PackSource): Identifier[] {
  const people = peopleEitherWay(db, person.caseId).filter((one) => !AT_WORK.has(one.role));
  return [
    ...people.flatMap((one) => [
      ...nameIdentifiers([one.name, one.alsoKnownAs], 'A name', true),
      ...(one.birthDate === null ? [] : birthDateIdentifiers(one.birthDate)),
    ]),
    ...contactIdentifiers(facts),
    ...valueIdentifiers(person.safeContact, 'contact', 'Contact details', true),
    ...valueIdentifiers(reference, 'number', 'Case reference', true),
  ];
}

/** The parts without it, and how often something came out. */
export function withoutNames(source: PackSource, parts: readonly PrintedPart[]) {
  const known = knownOf(source);
  const labels = new Set([POSTCODE, ...known.map((one) => one.label)]);
  let count = 0;
  const clean = (text: string): string => {
    const found = findIdentifiers(text, known).filter((one) => one.takeOut && labels.has(one.label));
    count += found.length;
    return withoutIdentifiers(text, found);
  };
  const cleaned = parts.map((part) => ({
    ...part,
    about: clean(part.about),
    pages: part.pages.map((page) => ({
      ...page,
      answers: page.answers.map((one) => ({
        ...one,
        question: clean(one.question),
        said: clean(one.said),
        ownWords: clean(one.ownWords),
        about: one.about.map(clean),
        ...(one.why === undefined ? {} : { why: one.why.map(clean) }),
        ...(one.cells === undefined
          ? {}
          : { cells: one.cells.map(({ label, text }) => ({ label, text: clean(text) })) }),
      })),
    })),
  }));
  return { parts: cleaned, count };
}

/** Whether a text says what may not stand in a pack that names nobody. */
export const namesIn = (source: PackSource, text: string): boolean =>
  findIdentifiers(text, knownOf(source)).some((one) => one.takeOut);

/**
 * Addresses and numbers in what is told: once for each answer and each kind. A town alone, or a word of how somebody is
 * reached, is neither: pointed at wherever it stands, nobody would read the rest.
 */
export function addressWarnings({ facts }: PackSource, parts: readonly PrintedPart[]): Coded[] {
  const known = contactIdentifiers(facts, 'told').filter((one) => one.takeOut);
  let title = '';
  const told = parts
    .flatMap((part) => part.pages.flatMap((page) => page.answers))
    .flatMap(({ question, said, ownWords }) => {
      title = question === '' ? title : question;
      const found = findIdentifiers(`${said}\n${ownWords}`, known).filter((one) => one.kind === 'contact');
      // Which words it is about, for what leads to somebody's door may be a hospital they were in.
      return [...Map.groupBy(found, (one) => one.label)].map(([what, some]) =>
        coded('pack-address-in-text', {
          title,
          what,
          words: [...new Set(some.map(({ text: one }) => one))].join('; '),
        }),
      );
    });
  return [...new Map(told.map((one) => [JSON.stringify(one.params), one])).values()];
}
