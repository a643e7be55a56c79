/**
 * @file A checklist read together, by a rule kept as data (resources/rules/checklist.json): each criterion with how it
 * stands, and how many of those that apply are answered. Criteria the form does not ask of this side are not counted.
 */
export interface ChecklistRule {
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
export interface Criterion {
  readonly name: string;
  readonly number: string;
  readonly title: string;
  /** Asked of this side. */
  readonly asked: boolean;
  /** The answer in words; empty for none. */
  readonly status: string;
}

export interface ChecklistReading {
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

export const stemOf = (name: string, { status }: ChecklistRule): string =>
  name.endsWith(status) ? name.slice(0, -status.length) : name;
