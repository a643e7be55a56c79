/**
 * @file What somebody was made to do against the law, where a sheet that the police read keeps the answer out: that it was told,
 * the kind of exploitation that says it all the same, and fields in which the same was told in other words.
 */
import type { FactView } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { coded } from '../../core/findings/finding.ts';
import { isTyped } from '../../core/forms/questions.ts';
import { plainWords } from '../../core/text/plain-words.ts';
import {
  isMadeToKept,
  KEPT_FROM_POLICE,
  MADE_TO,
  MADE_TO_AGREED,
  MADE_TO_KIND,
  madeToWhat,
} from '../../core/told/made-to.ts';
import type { LookAt, OnSheetNow } from '../disclosure/sheet.ts';

/** Told, and kept out until the police may know: it is not to be taken for something that nobody told, or that stands nowhere. */
export function madeToSee(
  facts: ReadonlyMap<string, FactView>,
  { asked, standing }: Pick<OnSheetNow, 'asked' | 'standing'>,
): LookAt[] {
  const on = asked.find(({ fact }) => fact === MADE_TO_AGREED);
  if (on === undefined || !isMadeToKept(facts)) return [];
  const said = KEPT_FROM_POLICE.flatMap((key) => facts.get(key)?.statements ?? []);
  const seq = Math.max(...said.map((one) => one.seq));
  const where = saidElsewhere(madeToWhat(facts.get(MADE_TO)), { asked, standing });
  const line = `row/made-to-${seq}`;
  // The kind is the person's own answer, and stays: that it tells what the words do not is to be seen before it goes.
  const kind = asked.find(({ name, fact }) => {
    const value = standing.get(name)?.value;
    return fact === 'exploitation.types' && Array.isArray(value) && value.includes(MADE_TO_KIND);
  });
  return [
    { line, on, about: on.title, source: '', found: [coded('made-to-kept-out', { where })] },
    ...(kind === undefined
      ? []
      : [
          {
            line: `${line}-kind`,
            on: kind,
            about: kind.title,
            source: '',
            found: [coded('made-to-kind')],
          },
        ]),
  ];
}

/** Shorter words stand in any sentence; where all are short, these are all there is. Our own rule (certainty L). */
const TELLING = [6, 4];

/**
 * Fields that go, with the words of `told` that stand in them. A word does not say that it is the same: whoever reads it sees
 * that.
 */
function saidElsewhere(
  told: readonly string[],
  { asked, standing }: Pick<OnSheetNow, 'asked' | 'standing'>,
): string {
  const all = [...new Set(told.flatMap(wordsOf))];
  const words =
    TELLING.map((length) => all.filter((word) => word.length >= length)).find((some) => some.length > 0) ??
    [];
  return asked
    .filter(({ element, fact }) => isTyped(element) && fact !== MADE_TO_AGREED)
    .flatMap(({ name, title, element }) => {
      const answer = standing.get(name);
      if (answer === undefined) return [];
      const held = new Set(
        wordsOf(`${readableValue(element, answer.value)} ${answer.ownWords}`).map(singular),
      );
      const there = words.filter((word) => held.has(singular(word)));
      return there.length === 0 ? [] : [`“${title}” (${there.join(', ')})`];
    })
    .join('; ');
}

const wordsOf = (text: string): string[] => plainWords(text).split(' ');
const singular = (word: string): string => word.replace(/s$/u, '');
