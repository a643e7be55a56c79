/** @file What there is to know before a pack goes: the way it goes, how the person is reached, what is not there. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import { KEPT_APART, mayKnowMade, saidApart, wordsApart } from '../../core/interviews/kept-apart.ts';
import { isMadeToKept, KEPT_FROM_POLICE, namesMadeToKind } from '../../core/told/made-to.ts';
import { findIdentifiers } from '../../core/worksheets/identifiers.ts';
import { nameIdentifiers } from '../../core/worksheets/known-identifiers.ts';
import type { IdentifierKind } from '../../core/worksheets/pointers.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { listPeople } from '../../vault/queries/people.ts';
import { saysWhereToFind } from '../disclosure/on-copy.ts';
import { loadPointing } from '../disclosure/people-named.ts';
import { loadReadiness } from '../disclosure/referral-yes.ts';
import { linesOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

export function warningsOf(source: PackSource): Coded[] {
  const { profile, asked, facts } = source;
  const open = profile.minimum
    .filter((key) => !isRecorded(source, key))
    .map((key) => coded('pack-minimum-missing', { title: titleOf(source, key) }));
  const way = profile.channels
    .filter((one) => one.channel === asked.channel)
    .map(({ channel, warn }) => coded('pack-channel', { channel, warn }));
  const nobody = profile.to === 'agency' && asked.recipient === '' ? [coded('pack-no-recipient')] : [];
  const beyond = asked.beyond
    .filter(({ fact }) => saysWhereToFind(fact))
    .map(({ fact }) => coded('pack-says-address', { title: facts.get(fact)?.title ?? fact }));
  const pages = source.exhibits.reduce((sum, one) => sum + one.pageCount, 0);
  const untagged = pages === 0 ? [] : [coded('pack-exhibits-untagged', { pages })];
  return [...nobody, ...open, ...beyond, ...way, ...reaching(source), ...untagged];
}

/** Whatever is sent may be seen by those who live with somebody; a letter to an agency brings an answer. */
function reaching({ db, profile, asked, person, facts }: PackSource): Coded[] {
  const isSent = asked.channel === 'post' || asked.channel === 'email';
  if (profile.to === 'office' || (profile.to === 'agency' && !isSent)) return [];
  const told = facts.get('contact.safe-route')?.statements[0];
  const safe = told === undefined ? person.safeContact : told.text || told.ownWords;
  const said = safe === '' ? coded('pack-safe-nowhere') : coded('pack-safe-contact', { safe });
  if (profile.to !== 'person' || !isSent) return [said];
  // What is sent to the person is held against their plan: where to has to be known, and that there is one.
  const noPlan =
    standingPlan(db, person.id) === null ? [coded('contact-plan-none', { person: person.name })] : [];
  return [said, ...(asked.address === '' ? [coded('contact-no-address')] : []), ...noPlan];
}

export const isRecorded = ({ facts, person }: PackSource, key: string): boolean =>
  facts.has(key) || (key === 'person.name' && person.name !== '');

export const titleOf = ({ facts, titles }: PackSource, key: string): string =>
  facts.get(key)?.title ?? titles.get(key) ?? key;

// What is to stay out of forms about the family, said before a pack goes: that it stays out, and what may say it.

/** What is kept out may have been added by itself, and the kind of exploitation tells what is kept out as words: the same is asked of whatever goes. None for the person. */
export function madeToWarnings(
  { profile, asked, facts }: PackSource,
  printed: readonly PrintedPart[],
  purpose: string,
): Coded[] {
  const to = { purpose, recipient: asked.recipient };
  if (profile.to === 'person' || mayKnowMade(facts, to) || !isMadeToKept(facts)) return [];
  const added = asked.beyond
    .filter(({ fact }) => KEPT_FROM_POLICE.includes(fact))
    .map(({ fact }) => coded('pack-made-to-goes', { title: facts.get(fact)?.title ?? fact }));
  const says = printed.flatMap(linesOf).filter(({ said }) => namesMadeToKind(said.join('\n')));
  return [
    ...added,
    ...[...new Set(says.map(({ title }) => title))].map((title) => coded('pack-made-to-kind', { title })),
  ];
}

/** None for a pack without anything that was told, and none for the person: it is their own. */
export function apartWarnings(source: PackSource, printed: readonly PrintedPart[]): Coded[] {
  const { engine, profile, asked, facts } = source;
  const said = saidApart(facts);
  const tells = profile.parts.some(({ kind }) => kind === 'record' || kind === 'form' || kind === 'facts');
  if (profile.to === 'person' || said.length === 0 || !(tells || asked.beyond.length > 0)) return [];
  const goes = asked.beyond.some(({ fact }) => fact === KEPT_APART);
  const { kin, 'kin-apart': more, 'not-names': notNames } = loadReadiness(engine.resources);
  const shape = wordsApart(said, [...kin, ...more], new Set(notNames));
  const own = facts.get(KEPT_APART)?.title;
  const lines = printed.flatMap(linesOf).filter(({ title }) => title !== own);
  const found = lines.flatMap(({ title, said: all }) => {
    const words = shape === null ? [] : [...all.join('\n').matchAll(shape)].map(([word]) => word);
    return words.length === 0 ? [] : [coded('pack-kept-apart-in', { title, words: [...new Set(words)] })];
  });
  return [
    ...said.map((one) => coded(goes ? 'pack-kept-apart-goes' : 'pack-kept-apart', { said: one })),
    ...found,
  ];
}

// A page that the person carries and that is to say nothing of what it is: everything on it was written in a plan for
// staff to read. Before it goes, whoever makes it is told which answers are printed, and what in them names somebody or
// a place. It is not taken out: a name may be the very help that is written down. Our own rule.

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
