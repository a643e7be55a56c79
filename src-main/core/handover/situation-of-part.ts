/**
 * @file What was asked first in a case (arrest, charge, who acts for them), where only some of its people are handed over: of what
 * is about somebody who stays behind nothing goes, and what is about both goes as being about whoever goes. It is found by the
 * name in "whom it is about"; where that says "the client", it goes: that there is a hearing must not be lost.
 */
import { SITUATIONS, type Situation } from '../cases/situation.ts';
import { distinctWords } from '../people/plain-name.ts';
import { allNamesOf } from '../people/roles.ts';

type Named = Parameters<typeof allNamesOf>[0];

const wordsOf = (people: Named): Set<string> => new Set(allNamesOf(people).flatMap(distinctWords));

const BEGINS_SMALL = /^\p{Ll}/u;
/**
 * The words that name whoever stays behind. "Brother of the client" and "her sister" describe them: by "client" or "her" a hearing of
 * whoever goes would be lost. A name that was typed in small letters is one all the same.
 */
function namesOf(people: Named): Set<string> {
  const wordsIn = (text: string) => text.split(/\s+/u).filter(Boolean);
  const large = (words: readonly string[]) => words.filter((word) => !BEGINS_SMALL.test(word));
  const named = people.flatMap(({ name, alsoKnownAs }) => {
    const words = wordsIn(name);
    const others = alsoKnownAs.split(/[,;/]/u).map(wordsIn);
    return [
      large(words).length === 0 ? words : large(words),
      ...others.map((other) => (other.length === 1 ? other : large(other))),
    ];
  });
  return new Set(
    named.filter((words) => words.length > 0).flatMap((words) => distinctWords(words.join(' '))),
  );
}

export function situationOfPart(situation: Situation, going: Named, staying: Named): Situation {
  const [theirs, others] = [wordsOf(going), namesOf(staying)];
  return Object.fromEntries(
    SITUATIONS.flatMap((kind) => {
      const found = situation[kind];
      if (found === undefined) return [];
      const words = distinctWords(found.who);
      if (!words.some((word) => others.has(word) && !theirs.has(word))) return [[kind, found]];
      const who = going.filter(({ name }) => distinctWords(name).some((word) => words.includes(word)));
      return who.length === 0 ? [] : [[kind, { ...found, who: who.map(({ name }) => name).join(', ') }]];
    }),
  );
}
