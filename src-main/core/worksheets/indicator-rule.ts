/**
 * @file Weighted indicators, with weights and thresholds as data (resources/indicators): which dimensions a published
 * rule marks. The rule of 2009: two strong; or one strong with one medium or weak; or three medium; or two
 * medium with one weak [B, to be checked]. A set whose official weights are missing is not scored.
 */

export type Weight = 'strong' | 'medium' | 'weak';

export interface IndicatorRule {
  readonly sets: readonly { readonly id: string; readonly title: string; readonly complete: boolean }[];
  /** Any one of these is enough; every number in it must be reached. */
  readonly positive: readonly {
    readonly strong?: number | undefined;
    readonly medium?: number | undefined;
    readonly weak?: number | undefined;
    readonly mediumOrWeak?: number | undefined;
  }[];
  readonly dimensions: readonly {
    readonly id: string;
    readonly title: string;
    readonly indicators: readonly {
      readonly key: string;
      readonly title: string;
      readonly weights: Readonly<Record<string, Weight | null>>;
    }[];
  }[];
}

interface DimensionReading {
  readonly id: string;
  readonly title: string;
  /** Indicators recorded that belong to the set. */
  readonly recorded: readonly string[];
  readonly counts: Readonly<Record<Weight, number>>;
  /** null: not scored, the official weights are missing. */
  readonly markedByRule: boolean | null;
}

/** `recorded` are keys of indicators; `set` one of the rule's sets. */
export function readDimensions(
  rule: IndicatorRule,
  set: string,
  recorded: ReadonlySet<string>,
): DimensionReading[] {
  const complete = rule.sets.find((one) => one.id === set)?.complete === true;
  return rule.dimensions.map(({ id, title, indicators }) => {
    const seen = indicators.filter(
      (one) => recorded.has(one.key) && (!complete || one.weights[set] !== null),
    );
    const count = (weight: Weight) => seen.filter((one) => one.weights[set] === weight).length;
    const counts = { strong: count('strong'), medium: count('medium'), weak: count('weak') };
    return {
      id,
      title,
      recorded: seen.map((one) => one.title),
      counts,
      markedByRule: complete ? isMarked(rule, counts) : null,
    };
  });
}

function isMarked(rule: IndicatorRule, { strong, medium, weak }: Readonly<Record<Weight, number>>): boolean {
  return rule.positive.some(
    (need) =>
      strong >= (need.strong ?? 0) &&
      medium >= (need.medium ?? 0) &&
      weak >= (need.weak ?? 0) &&
      medium + weak >= (need.mediumOrWeak ?? 0),
  );
}

// A checklist read together, by a rule kept as data (resources/rules/checklist.json): each criterion with how it stands,
// and how many of those that apply are answered. Criteria the form does not ask of this side are not counted.

interface ChecklistRule {
  /** How the names of the questions end that say how a criterion stands, and why it does not apply. */
  readonly status: string;
  readonly reason: string;
  /** Answers that count as answered. */
  readonly met: readonly string[];
  /** The answer that takes a criterion out of the count. */
  readonly setAside: string;
  /** The question that says for whom the list is filled in. */
  readonly side: string;
  readonly sides: readonly { readonly value: string; readonly mark: string; readonly not: string }[];
}
interface Criterion {
  readonly name: string;
  readonly number: string;
  readonly title: string;
  /** Asked of this side. */
  readonly asked: boolean;
  /** The answer in words; empty for none. */
  readonly status: string;
}

interface ChecklistReading {
  readonly lines: readonly string[];
  readonly answered: number;
  readonly applicable: number;
}

/** `values`: answers by question. */
export function readCriteria(
  rule: ChecklistRule,
  criteria: readonly Criterion[],
  values: Readonly<Record<string, unknown>>,
): ChecklistReading {
  const applicable = criteria.filter((one) => one.asked && values[one.name] !== rule.setAside);
  const side = rule.sides.find((one) => one.value === values[rule.side]);
  const standing = ({ name, asked, status }: Criterion): string => {
    if (!asked) return side?.not ?? 'not asked';
    if (values[name] !== rule.setAside) return status === '' ? 'not answered' : status;
    const reason = values[`${stemOf(name, rule)}${rule.reason}`];
    return `${status} (${typeof reason === 'string' && reason !== '' ? reason : 'no reason given yet'})`;
  };
  return {
    lines: criteria.map((one) => `${one.number}. ${one.title}: ${standing(one)}`),
    answered: applicable.filter((one) => rule.met.includes(String(values[one.name]))).length,
    applicable: applicable.length,
  };
}

const stemOf = (name: string, { status }: ChecklistRule): string =>
  name.endsWith(status) ? name.slice(0, -status.length) : name;
