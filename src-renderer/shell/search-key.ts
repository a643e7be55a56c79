/** @file Ctrl+Shift+F: the search, over the case that is open or over all. Not from an interview: it would lead out of it. */
import { pageActions } from '../ui/page-actions.ts';
import { type Route, useNavigation } from '../ui/routes.tsx';
import { useShortcut } from '../ui/shortcut.ts';

export function searchFrom(route: Route): Route {
  const caseId = 'caseId' in route ? route.caseId : undefined;
  return { at: 'search', ...(caseId === undefined ? {} : { caseId }) };
}

export function useSearchKey(): void {
  const { route, go } = useNavigation();
  useShortcut('ctrl+shift+f', () => {
    if (pageActions().only) return;
    if (route.at !== 'search') {
      go(searchFrom(route));
      return;
    }
    const field = document.querySelector<HTMLInputElement>('main [data-pick-filter]');
    field?.focus();
    field?.select();
  });
}
