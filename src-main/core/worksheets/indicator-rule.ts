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

export interface DimensionReading {
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
