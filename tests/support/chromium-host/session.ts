/**
 * @file Sessions that keep what they are told: the protocol handlers and the request filter are asked about
 * every request the page makes (browser.ts), the rest is kept for tests to look at.
 */
import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { onAsk } from './settings.ts';

type Filter = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void;
type Handler = (request: Request) => Response | Promise<Response>;

type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];

class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  filter: Filter | undefined;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  readonly told: Record<string, unknown> = {};

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => {
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (filter: Filter) => {
      this.filter = filter;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: unknown): void {
    this.told.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.told.displayMedia = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.told.spellChecker = enabled;
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.told.dictionary = url;
  }
  async setProxy(proxy: unknown): Promise<void> {
    this.told.proxy = proxy;
  }

  /** What the filter and the handlers make of a request: an answer, or null when it is stopped. */
  async respond(url: string, method: string): Promise<Response | null> {
    let stopped = false;
    this.filter?.({ url }, ({ cancel }) => {
      stopped = cancel === true;
    });
    if (stopped) return null;
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return null;
    try {
      return await handler(new Request(url, { method }));
    } catch {
      // As in Electron: a handler that fails is a page that cannot be loaded, not a program that ends.
      return null;
    }
  }
}

const defaultSession = new StandInSession();
const partitions = new Map<string, StandInSession>();

export const session = {
  defaultSession,
  fromPartition(name: string): StandInSession {
    const known = partitions.get(name) ?? new StandInSession();
    partitions.set(name, known);
    return known;
  },
};

onAsk('serve', async ({ url }) => {
  const response = await partitions.values().next().value?.respond(url, 'GET');
  return response ? { status: response.status } : null;
});
onAsk('permission', ({ permission }) =>
  [defaultSession, ...partitions.values()].map((each) => {
    let granted = true;
    const nobody = {} as never;
    each.permissionRequest?.(
      nobody,
      permission as never,
      (answer) => {
        granted = answer;
      },
      nobody,
    );
    return { asked: granted, checked: each.permissionCheck?.(null, permission as never, '', nobody) ?? true };
  }),
);

export type { StandInSession };

/** The compiler compares what the program uses with Electron's own types. */
defaultSession satisfies Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setProxy'
>;
