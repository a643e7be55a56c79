/**
 * @file Where the person is. Kept in memory, not in the address: no case reference ends up in a title, a
 * history file or a log. Back (Alt+Left) goes where they came from.
 */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type {
  BundleId,
  CaseId,
  EvidenceId,
  HandoverId,
  PersonId,
  ScreeningId,
} from '../../src-main/core/ids.ts';

/** By what a person does, in the order they stand. */
export const CASE_TABS = [
  'overview',
  'people',
  'evidence',
  'interviews',
  'forms',
  'sharing',
  'contact',
  'bundles',
  'log',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];
export const VAULT_TABS = [
  'log',
  'backup',
  'handover',
  'people',
  'keeping',
  'forms',
  'sources',
  'shelf',
  'passphrase',
  'look',
] as const;
export type VaultTab = (typeof VAULT_TABS)[number];

export type Route =
  | { readonly at: 'today' }
  | { readonly at: 'cases'; readonly create?: boolean }
  | {
      readonly at: 'case';
      readonly caseId: CaseId;
      readonly tab: CaseTab;
      /** Whose consent is to be shown under Consent and sharing. */
      readonly personId?: PersonId;
    }
  | { readonly at: 'recorded'; readonly caseId: CaseId; readonly personId: PersonId }
  | { readonly at: 'interview'; readonly caseId: CaseId; readonly screeningId: ScreeningId }
  | {
      readonly at: 'exhibit';
      readonly caseId: CaseId;
      readonly evidenceId: EvidenceId;
      readonly page?: number;
    }
  | {
      readonly at: 'pack';
      readonly caseId: CaseId;
      readonly personId: PersonId;
      /** The record it is made from. */
      readonly screeningId?: ScreeningId;
    }
  | { readonly at: 'chronology'; readonly caseId: CaseId }
  | { readonly at: 'bundle'; readonly caseId: CaseId; readonly bundleId: BundleId }
  | {
      readonly at: 'search';
      /** The case it was opened in; with `everywhere`, all cases are looked through all the same. */
      readonly caseId?: CaseId;
      readonly everywhere?: boolean;
      /** Where a name still stands; left out, any words. */
      readonly look?: 'name';
      readonly words?: string;
    }
  | { readonly at: 'handover'; readonly handoverId: HandoverId }
  | { readonly at: 'vault'; readonly tab: VaultTab };

interface Navigation {
  readonly route: Route;
  readonly go: (to: Route) => void;
  /** The same place with something else looked for: Back does not stop at each. */
  readonly turn: (to: Route) => void;
  readonly back: () => void;
}

const NavigationContext = createContext<Navigation | null>(null);
const LIMIT = 50;

export function NavigationProvider({
  start,
  children,
}: {
  readonly start: Route;
  readonly children: ReactNode;
}) {
  const [trail, setTrail] = useState<readonly Route[]>([start]);
  const go = useCallback((to: Route) => setTrail((past) => [...past, to].slice(-LIMIT)), []);
  const turn = useCallback((to: Route) => setTrail((past) => [...past.slice(0, -1), to]), []);
  const back = useCallback(() => setTrail((past) => (past.length > 1 ? past.slice(0, -1) : past)), []);
  const route = trail.at(-1) ?? start;
  const value = useMemo(() => ({ route, go, turn, back }), [route, go, turn, back]);
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('used outside NavigationProvider');
  return navigation;
}
