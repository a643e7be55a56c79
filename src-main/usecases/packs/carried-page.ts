/**
 * @file A page that the person carries and that is to say nothing of what it is: everything on it was written in a plan for
 * staff to read. Before it goes, whoever makes it is told which answers are printed, and what in them names somebody or a
 * place. It is not taken out: a name may be the very help that is written down. Our own rule.
 */
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { IdentifierKind } from '../../core/worksheets/identifier.ts';
import { findIdentifiers } from '../../core/worksheets/identifiers.ts';
import { nameIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { loadPointing } from '../disclosure/people-named.ts';
import type { PackSource } from './pack-source.ts';

const NAMES_SOMETHING: readonly IdentifierKind[] = ['name', 'place', 'contact', 'number'];

/** Empty for every other pack. `parts`: as they are printed. */
export function carriedWarnings(source: PackSource, parts: readonly PrintedPart[]): Coded[] {
  const { profile, engine, db, person } = source;
  if (profile.discreetly === undefined || profile.named) return [];
  const names = [engine.session.actor, ...listPeople(db, person.caseId).map(({ name }) => name)];
  const known = nameIdentifiers(names, 'A name', true);
  const pointing = loadPointing(engine.resources);
  let title = '';
  const said = parts
    .flatMap((part) => part.pages.flatMap((page) => page.answers))
    .map(({ question, said: text, ownWords, about }) => {
      title = question === '' ? title : question;
      const found = findIdentifiers([text, ownWords, ...about].join('\n'), known, pointing);
      const words = found.filter(({ kind }) => NAMES_SOMETHING.includes(kind)).map((one) => one.text);
      return { title, words: [...new Set(words)] };
    });
  const titles = [...new Set(said.map((one) => one.title))];
  return [
    ...(titles.length === 0 ? [] : [coded('pack-carried', { titles })]),
    ...said.flatMap((one) => (one.words.length === 0 ? [] : [coded('pack-carried-names', one)])),
  ];
}
