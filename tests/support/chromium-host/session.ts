/**
 * @file Sessions that keep what they are told: the protocol handlers and the request filter are asked about
 * every request the page makes (browser.ts), the rest is kept for tests to look at.
 */
import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { onAsk, preventable } from './settings.ts';

type Filter = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void;
type Handler = (request: Request) => Response | Promise<Response>;

type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0];
type DevicePermission = Parameters<Session['setDevicePermissionHandler']>[0];
type DisplayMedia = Parameters<Session['setDisplayMediaRequestHandler']>[0];
type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];

class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  filter: Filter | undefined;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  readonly told: Record<string, unknown> = {};
  devicePermission: DevicePermission = null;
  displayMedia: DisplayMedia = null;

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
  setDevicePermissionHandler(handler: DevicePermission): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: DisplayMedia): void {
    this.displayMedia = handler;
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

  /** What it was told, and what its handlers answer to whoever asks for a device, the screen, or another scheme. */
  async report(): Promise<object> {
    const screen = await new Promise((answer) => {
      if (this.displayMedia === null) answer('allowed');
      this.displayMedia?.({} as never, answer as never);
    });
    const schemes: Record<string, number | undefined> = {};
    for (const [scheme, handler] of this.handlers) {
      if (scheme === 'app') continue;
      schemes[scheme] = (await handler(new Request(`${scheme}://x/`))).status;
    }
    return { ...this.told, device: this.devicePermission?.({} as never) ?? 'allowed', screen, schemes };
  }

  /** Whether the request filter stops a request. It may throw as well, as it does while being developed. */
  stops(url: string): boolean {
    let stopped = false;
    try {
      this.filter?.({ url }, ({ cancel }) => {
        stopped = cancel === true;
      });
    } catch {
      // Said out loud; what counts is what was decided.
    }
    return stopped;
  }

  /** What the filter and the handlers make of a request: an answer, or null when it is stopped. */
  async respond(url: string, method: string, headers: Record<string, string> = {}): Promise<Response | null> {
    let stopped = false;
    this.filter?.({ url }, ({ cancel }) => {
      stopped = cancel === true;
    });
    if (stopped) return null;
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) return null;
    try {
      return await handler(new Request(url, { method, headers }));
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
  fromPartition(name: string, options: unknown): StandInSession {
    const known = partitions.get(name) ?? new StandInSession();
    known.told.partition = { name, options };
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

const REQUESTS = [
  'http://example.org/',
  'https://example.org/',
  'ws://example.org/',
  'wss://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'app://elsewhere/index.html',
  'app://vault.example.org/',
  'data:text/html,x',
];
const OURS = ['app://vault/index.html', 'blob:app://vault/1234'];

onAsk('told', async () =>
  Promise.all(
    [defaultSession, ...partitions.values()].map(async (each) => ({
      ...(await each.report()),
      letsThrough: [...REQUESTS, ...OURS].filter((url) => !each.stops(url)),
    })),
  ),
);

/** Every session's listeners are sent the event; whether all of them prevented it. */
export function happensToSessions(event: string): boolean {
  return [defaultSession, ...partitions.values()].every((each) => {
    const sent = preventable();
    each.emit(event, sent, {}, {});
    return sent.defaultPrevented;
  });
}

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
