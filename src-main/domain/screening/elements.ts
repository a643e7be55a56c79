/**
 * @file Which elements are recorded. Trafficking: act, means and purpose; slavery, servitude and forced labour:
 * service and means; for someone under 18 at the time the means are not needed (Palermo Protocol art. 3;
 * Home Office adult guidance, 20 October 2024 [B]). It lists; it never concludes.
 */
export type ElementState = 'shown' | 'not-shown' | 'not-known' | 'not-asked';
export type ElementGroup = 'act' | 'means' | 'purpose' | 'service';

/** One line of the worksheet: `act`, "Recruited", shown. */
export interface ElementMark {
  readonly group: ElementGroup;
  readonly title: string;
  readonly state: ElementState;
}
export interface ElementsReading {
  readonly offence: 'trafficking' | 'slavery, servitude and forced labour';
  readonly branch: 'adult' | 'child';
  readonly groups: readonly {
    readonly group: ElementGroup;
    readonly shown: readonly string[];
    readonly recorded: boolean;
  }[];
  /** Every group this branch needs has something shown. */
  readonly allRecorded: boolean;
}

const NEEDED = {
  trafficking: { adult: ['act', 'means', 'purpose'], child: ['act', 'purpose'] },
  'slavery, servitude and forced labour': { adult: ['service', 'means'], child: ['service'] },
} as const;

/** Both branches where it is not known whether the person was under 18 at the time. */
export function readElements(
  marks: readonly ElementMark[],
  under18Then: 'yes' | 'no' | 'not-sure' | undefined,
): ElementsReading[] {
  const branches =
    under18Then === 'yes'
      ? (['child'] as const)
      : under18Then === 'no'
        ? (['adult'] as const)
        : (['adult', 'child'] as const);
  return (['trafficking', 'slavery, servitude and forced labour'] as const).flatMap((offence) =>
    branches.map((branch) => {
      const groups = NEEDED[offence][branch].map((group) => {
        const shown = marks
          .filter((mark) => mark.group === group && mark.state === 'shown')
          .map((mark) => mark.title);
        return { group, shown, recorded: shown.length > 0 };
      });
      return { offence, branch, groups, allRecorded: groups.every((group) => group.recorded) };
    }),
  );
}
