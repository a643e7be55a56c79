/** What the app process answers to messages that no page of ours sends. Electron is stood in for: only its channels. */
import { expect, it, vi } from 'vitest';
import type { Outcome } from '../../../src-main/core/errors/errors.ts';
import { ownNames } from '../../support/fuzz-channels.ts';
import { Fuzz } from '../../support/fuzz-messages.ts';
import { temporaryFolder } from '../../support/vault.ts';

type Handler = (event: unknown, ...given: unknown[]) => Promise<Outcome<unknown>>;
const handlers = new Map<string, Handler>();
const touched: string[] = [];
const note = (what: string) => () => void touched.push(what);
vi.mock('electron', () => ({
  app: { getVersion: () => '0', isPackaged: false },
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
  dialog: { showOpenDialog: async () => ({ canceled: true, filePaths: [] }) },
  shell: { showItemInFolder: note('a file manager') },
  MessageChannelMain: class {
    readonly port1 = {};
    readonly port2 = {};
  },
}));
const { PickedFolders, registerAppCalls } = await import('../../../src-main/app/app-calls.ts');
const { SettingsFile } = await import('../../../src-main/app/settings-file.ts');

const OURS = {
  url: 'app://vault/index.html',
  origin: 'app://vault',
  parent: null,
  postMessage: () => undefined,
};
const FORGED = [
  null,
  { ...OURS, parent: {} },
  { ...OURS, origin: 'https://vault' },
  { ...OURS, url: 'app://vaults/' },
];

it('is data or a refusal, whatever is asked and whoever asks, and opens nothing that was not picked', async () => {
  const status = { state: 'locked', actor: null, lockedBecause: null, workStopped: false };
  const vault = { folder: '/nowhere', status, connect: async () => undefined, lock: async () => undefined };
  const absence = {
    idleSeconds: 240,
    left: null,
    covered: note('covered'),
    listen: note('listen'),
    talk: note('talk'),
    pageBegins: note('begun'),
  };
  registerAppCalls(
    {
      window: {},
      place: { folder: '/nowhere', kind: 'default' },
      absence,
      hide: note('hide'),
      vault: { ...vault, adopt: async () => [], moveTo: async () => undefined },
      settings: new SettingsFile(temporaryFolder()),
    } as never,
    new PickedFolders(),
  );
  const before = ownNames();
  const fuzz = new Fuzz(5);
  const channels = [...handlers.keys()];
  const wrong: unknown[] = [];
  for (let n = 0; n < 20_000; n += 1) {
    const channel = fuzz.one(channels);
    const forged = fuzz.next() < 0.2;
    const event = { senderFrame: forged ? fuzz.one(FORGED) : OURS };
    const given = Array.from({ length: Math.floor(fuzz.next() * 3) }, () => structuredClone(fuzz.value()));
    const answer = await handlers
      .get(channel)?.(event, ...given)
      .catch((thrown: Error) => thrown.message);
    const refused = answer === 'refused';
    const fits = typeof answer === 'object' && typeof answer.ok === 'boolean';
    if (forged ? !refused : !fits) wrong.push([channel, given, answer]);
    if (fits && !answer.ok && !['bad-input', 'not-found', 'locked'].includes(answer.error.code))
      wrong.push(answer.error);
  }
  expect(wrong).toEqual([]);
  expect(touched).not.toContain('a file manager');
  expect(ownNames()).toBe(before);
});

it('leads whoever had an interview on the screen back to it, and nobody else', async () => {
  const of = '0'.repeat(26);
  const left = { caseId: of, screeningId: of, actor: 'Jo', folder: '/a' };
  const talkFor = async (actor: string | null, folder: string) => {
    handlers.clear();
    const vault = { folder, status: { state: 'unlocked', actor } };
    registerAppCalls(
      { window: {}, place: { folder, kind: 'default' }, absence: { idleSeconds: 1, left }, vault } as never,
      new PickedFolders(),
    );
    const answer = await handlers.get('app:status')?.({ senderFrame: OURS });
    return answer?.ok === true ? (answer.value as { talk: unknown }).talk : answer;
  };
  expect(await talkFor('Jo', '/a')).toEqual({ caseId: of, screeningId: of });
  expect(await talkFor('Sam', '/a')).toBeNull();
  expect(await talkFor(null, '/a')).toBeNull();
  expect(await talkFor('Jo', '/b')).toBeNull();
});
