/**
 * @file How this host is to run, from the environment: the built app process knows nothing of it. Also the
 * line to whoever started it (a test, scripts/start.mjs) when there is one.
 */

export interface HostSettings {
  /** A window on the display instead of a headless browser. */
  readonly visible: boolean;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  /** File to write a picture of the first page to; the program then ends. */
  readonly screenshot?: string;
}

const given = JSON.parse(process.env.TESTIMONY_CHROMIUM_HOST ?? '{}') as Partial<HostSettings>;

export const settings: HostSettings = {
  visible: false,
  width: 1366,
  height: 768,
  colorScheme: 'light',
  ...given,
};

/** What a test asks of the machine around the program. */
export type Ask =
  | { readonly ask: 'picks'; readonly paths: readonly string[] | null }
  | { readonly ask: 'power'; readonly event: 'suspend' | 'lock-screen' | 'shutdown' }
  | { readonly ask: 'window'; readonly event: 'blur' | 'focus' }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'serve'; readonly url: string }
  | { readonly ask: 'told' }
  | { readonly ask: 'tells'; readonly channel: string; readonly told: unknown }
  | { readonly ask: 'path'; readonly name: string }
  | {
      readonly ask: 'happens';
      readonly to: 'app' | 'page' | 'page-session' | 'session';
      readonly event: string;
    }
  | { readonly ask: 'host-pid' }
  | { readonly ask: 'clock'; readonly moment: string; readonly zone: string }
  | { readonly ask: 'shown' }
  | { readonly ask: 'preferences' }
  | {
      readonly ask: 'invoke-as';
      readonly channel: string;
      readonly url: string | null;
      readonly framed: boolean;
    };

type Answers = { [A in Ask['ask']]?: (ask: Extract<Ask, { ask: A }>) => unknown };
const answers: Answers = {};

/** Says what answers one kind of question. */
export function onAsk<A extends Ask['ask']>(
  kind: A,
  answer: (ask: Extract<Ask, { ask: A }>) => unknown,
): void {
  (answers as Record<string, unknown>)[kind] = answer;
}

process.on('message', async (message: Ask & { readonly id: number }) => {
  const answer = answers[message.ask] as ((ask: Ask) => unknown) | undefined;
  try {
    process.send?.({ id: message.id, value: await answer?.(message) });
  } catch (thrown) {
    process.send?.({ id: message.id, failed: String(thrown) });
  }
});

/** Tells the starter where the browser can be reached, once the page is there. */
export function tellStarter(message: { readonly ready: string }): void {
  process.send?.(message);
}

/** An event as Electron's listeners get it: it can be prevented. */
export function preventable(): { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}
