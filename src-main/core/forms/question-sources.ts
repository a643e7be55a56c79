/** @file Which facts answer a question of a form: those it lists, without what has a better place in the same form. */
import places from '../../../resources/codes/sheet-places.json' with { type: 'json' };

interface Place {
  /** The fact that is moved. */
  readonly value: string;
  readonly not?: string;
  /** Of one that no form lists: the fact beside which it stands. */
  readonly with?: string;
  /** Empty for none. */
  readonly in: string;
}
const PLACES: readonly Place[] = places.choices;

interface Sourced {
  readonly fact: string | null;
  readonly from: readonly string[];
  readonly beside: readonly string[];
}

/**
 * What a person is asked in so many words (`isAskedThere`), under no fact of its own, nothing told elsewhere answers: it is
 * shown beside. Our own rule (certainty M).
 */
export function withSources<Q extends Sourced>(
  questions: readonly Q[],
  isAskedThere: (question: Q) => boolean,
): Q[] {
  const has = new Set(questions.map(({ fact }) => fact));
  const moved = PLACES.filter(
    (one) => one.not !== undefined && has.has(one.not) && (one.in === '' || has.has(one.in)),
  );
  const listed = new Set(questions.flatMap((other) => (other.fact === null ? [] : other.from)));
  return questions.map((one) => {
    if (one.fact === null)
      return isAskedThere(one) && one.from.length > 0
        ? { ...one, from: [], beside: [...one.beside, ...one.from] }
        : one;
    const away = new Set(moved.filter((to) => to.not === one.fact).map(({ value }) => value));
    const here = moved.filter(
      (to) => to.in === one.fact && listed.has(to.value) && !one.from.includes(to.value),
    );
    const beside = PLACES.filter(
      (to) => to.in === one.fact && to.with !== undefined && one.from.includes(to.with),
    );
    const added = [...here, ...beside].map(({ value }) => value);
    return away.size + added.length === 0
      ? one
      : { ...one, from: [...one.from.filter((key) => !away.has(key)), ...added] };
  });
}
