/** @file Where a piece of long work is at home: the page that shows it and its result in full. */
import type { Work } from '../bridge/jobs.ts';
import type { Route } from '../ui/routes.tsx';

export interface WorkPlace {
  readonly route: Route | null;
  readonly shownOn: (route: Route) => boolean;
}

/** Whoever starts work says where it belongs, as `home`. */
export function placeOfWork(work: Work): WorkPlace {
  const home = work.home as Route | null;
  return { route: home, shownOn: (route) => home !== null && samePlace(route, home) };
}

function samePlace(a: Route, b: Route): boolean {
  return Object.entries(b).every(([key, value]) => (a as unknown as Record<string, unknown>)[key] === value);
}
