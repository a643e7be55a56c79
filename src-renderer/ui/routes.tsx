/**
 * @file Where the person is. Kept in memory, not in the address: no case reference ends up in a title, a
 * history file or a log. Back (Alt+Left) goes where they came from.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { silence } from './announce.tsx';
import type { Route } from './route.ts';

export { CASE_TABS, type CaseTab, type Route, VAULT_TABS, type VaultTab } from './route.ts';

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
  // What was said of the place before is no word about this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per place
  useEffect(silence, [route.at]);
  const value = useMemo(() => ({ route, go, turn, back }), [route, go, turn, back]);
  return <NavigationContext value={value}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('used outside NavigationProvider');
  return navigation;
}
