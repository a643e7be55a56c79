/** @file The consent ledger as the window shows it: the rules are core's, the purposes those of the program's resources. */
import purposesFile from '../../resources/consent/purposes.json' with { type: 'json' };
import type { PersonView } from '../../src-main/contract/cases.ts';
import { conditionOf } from '../../src-main/core/consent/condition.ts';
import { hasExpired, standingConsents, withoutDoubles } from '../../src-main/core/consent/consent.ts';
import type { ConsentView } from '../../src-main/core/consent/consent-line.ts';
import { openCondition } from '../../src-main/core/consent/open-condition.ts';
import { ConsentPurpose, type CopiedOut, onPaperAs } from '../../src-main/core/consent/purposes.ts';
import type { Found } from '../../src-main/core/errors/errors.ts';

export const PURPOSES: readonly ConsentPurpose[] = ConsentPurpose.array().parse(purposesFile.purposes);

/** As what a record of this form leaves on paper, and who usually holds it then. */
export const recordLeavesAs = (formId: string): CopiedOut => onPaperAs(purposesFile, formId);

/** Which decisions are asked for one by one. */
export const APART_WHY: string = purposesFile.apart.why;

/** What the dialog opens on. */
export interface ConsentAsked {
  readonly person: PersonView;
  readonly purpose: string;
  /** Opens on taking back what was agreed. */
  readonly withdraw?: boolean;
  readonly recipient?: string;
  readonly item?: string;
  /** What it is asked for, where something that is to leave waits for it. */
  readonly note?: string;
}

export interface StandingConsent {
  readonly line: ConsentView;
  readonly expired: boolean;
  /** The condition of an earlier yes that still holds it back; empty where none does. */
  readonly waits: string;
  /** Lines of two offices between which nobody has decided; none where one stands. */
  readonly apart: readonly StandingConsent[];
}

/** What stands of one person, in the order it was last spoken to. `today`: the ISO day that the engine goes by. */
export const standingOf = (
  ledger: readonly ConsentView[],
  personId: string,
  today: string,
): StandingConsent[] =>
  standingConsents(withoutDoubles(ledger))
    .filter((line) => line.personId === personId)
    .map((line) => {
      const shown = (one: ConsentView): StandingConsent => ({
        line: one,
        expired: hasExpired(one, today),
        waits: waitsFor(ledger, one),
        apart: [],
      });
      return { ...shown(line), apart: (line.undecided ?? []).map(shown) };
    });

/** What the line says itself is read in its own note. */
function waitsFor(ledger: readonly ConsentView[], line: ConsentView): string {
  const open = openCondition(
    ledger.filter(({ personId }) => personId === line.personId),
    line,
  );
  return open === undefined || open.id === line.id ? '' : conditionOf(open);
}

/** Whose consent is missing. */
export function peopleMissing<T extends { readonly id: string }>(
  people: readonly T[],
  found: readonly Found[],
): T[] {
  return people.filter(({ id }) => found.some((one) => one.personId === id));
}

/** To whom it would have gone; empty where nobody is named. */
export function recipientMissing(found: readonly Found[], personId: string): string {
  const params: Readonly<Record<string, unknown>> =
    found.find((one) => one.personId === personId)?.params ?? {};
  return typeof params.recipient === 'string' ? params.recipient : '';
}
