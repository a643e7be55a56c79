/** @file The built program for tests: as running-app.ts, in a home that is gone after the test file. */
import { type RunningApp, type RunOptions, runApp } from './running-app.ts';
import { temporaryFolder } from './vault.ts';

export type { RunningApp } from './running-app.ts';

export type AppOptions = Omit<RunOptions, 'home'> & { readonly home?: string };

/** Builds when needed, starts, and waits for the page. The caller closes it. */
export function launchApp(options: AppOptions = {}): Promise<RunningApp> {
  return runApp({ ...options, home: options.home ?? temporaryFolder() });
}
