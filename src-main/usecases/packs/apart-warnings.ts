/** @file What is to stay out of forms about the family, said before a pack goes: that it stays out, and what may say it. */
import { type Coded, coded } from '../../core/findings/finding.ts';
import { KEPT_APART, mayKnowMade, saidApart, wordsApart } from '../../core/interviews/kept-apart.ts';
import { isMadeToKept, KEPT_FROM_POLICE, namesMadeToKind } from '../../core/told/made-to.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import { loadReadiness } from '../disclosure/referral-yes.ts';
import { linesOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

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
