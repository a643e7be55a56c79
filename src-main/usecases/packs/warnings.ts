/** @file What there is to know before a pack goes: the way it goes, how the person is reached, what is not there. */

import { type Coded, coded } from '../../core/findings/finding.ts';
import { WHERE_STAYING } from '../../core/withholding/off-paper.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
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
    .filter(({ fact }) => /^(contact|location)\./.test(fact) || fact === WHERE_STAYING)
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
