/**
 * @file Which elements are recorded, by a rule kept as data: those of the NRM definition (resources/rules/elements.json)
 * and the points to prove of the Modern Slavery Act 2015 (points-to-prove.json), two tests that are never mixed on one
 * sheet. A rule has the groups each offence needs, by age. It lists; it never concludes.
 */
export type ElementState = 'shown' | 'not-shown' | 'not-known' | 'not-asked';

export interface ElementsRule {
  /** The state in which an element counts as recorded. */
  readonly shown: string;
  readonly groups: readonly string[];
  readonly age: {
    /** The question whose answer opens the branches. */
    readonly question: string;
    /** A branch is read unless the answer is this one: both are, while the age is not known. */
    readonly branches: readonly { readonly id: string; readonly title: string; readonly unless: string }[];
  };
  readonly offences: readonly {
    readonly title: string;
    /** By branch. */
    readonly needs: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** One line of the worksheet: `act`, "Recruited", shown. */
export interface ElementMark {
  readonly group: string;
  readonly title: string;
  readonly state: string;
}
export interface ElementsReading {
  readonly offence: string;
  /** The branch in words; empty where the offence does not differ by it. */
  readonly branch: string;
  readonly groups: readonly {
    readonly group: string;
    readonly shown: readonly string[];
    readonly recorded: boolean;
  }[];
  /** Every group this branch needs has something shown. */
  readonly allRecorded: boolean;
}

/** `age`: the answer to the rule's age question; both branches where it is not known. */
export function readElements(
  rule: ElementsRule,
  marks: readonly ElementMark[],
  age: string | undefined,
): ElementsReading[] {
  const branches = rule.age.branches.filter((branch) => branch.unless !== age);
  return rule.offences.flatMap(({ title, needs }) => {
    const [first] = branches;
    const isOne = new Set(rule.age.branches.map(({ id }) => JSON.stringify(needs[id]))).size === 1;
    const read = isOne && first !== undefined ? [{ ...first, title: '' }] : branches;
    return read.map((branch) => {
      const groups = (needs[branch.id] ?? []).map((group) => {
        const shown = marks
          .filter((mark) => mark.group === group && mark.state === rule.shown)
          .map((mark) => mark.title);
        return { group, shown, recorded: shown.length > 0 };
      });
      return {
        offence: title,
        branch: branch.title,
        groups,
        allRecorded: groups.every((one) => one.recorded),
      };
    });
  });
}
