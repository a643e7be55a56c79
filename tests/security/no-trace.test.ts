/**
 * @file Attack: the laptop is searched after the program was used, or its connections are watched while it
 * is. Impact: what a person said is found outside the vault, or that somebody here uses this program.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { paper } from '../support/papers.ts';
import { findReadable } from '../support/plaintext-scan.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const WORDS = {
  owner: 'Thandiwe Quillfeather',
  title: 'Marrowgate and Pellucid Lane',
  person: 'Oyelaran Vantongeren',
  contact: 'ask for the blue kettle on Wednesdays',
  paper: 'paid in bruised plums only',
};

const home = temporaryFolder();
const temporary = join(home, 'tmp');
const outside = temporaryFolder();
let app: RunningApp;
let watched: { stop(): Promise<string> };

beforeAll(async () => {
  mkdirSync(temporary);
  writeFileSync(join(outside, 'wages.pdf'), await paper(WORDS.paper, 2));
  writeFileSync(join(outside, 'wages.txt'), `${WORDS.paper}\n`);
  app = await launchApp({ home, env: { TMPDIR: temporary, XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' } });
  watched = await watchConnections((await app.ask<number>({ ask: 'host-pid' })) as number);
  await work();
});
afterAll(() => app?.close());

/** A day's work in a minute: everything that handles text or bytes is used once. */
async function work(): Promise<void> {
  await app.picks(join(outside, 'wages.pdf'), join(outside, 'wages.txt'));
  await app.page.evaluate(
    async ({ words, passphrase }) => {
      const { app: shell, calls } = window.testimony;
      const taken = <T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T => {
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
        return outcome.value;
      };
      taken(
        await shell.createVault({ owner: words.owner, passphrase: new TextEncoder().encode(passphrase) }),
      );
      const { id: caseId } = taken(await calls.caseCreate({ reference: 'NT-1', title: words.title }));
      taken(
        await calls.personAdd({ caseId, role: 'survivor', name: words.person, safeContact: words.contact }),
      );
      for (const { handle } of taken(await shell.pickFiles('evidence'))) {
        const { id: evidenceId } = taken(await calls.evidenceAdd({ caseId, file: handle }));
        taken(await calls.evidenceThumbnail({ evidenceId }));
        taken(await calls.evidencePage({ evidenceId, page: 1, width: 400 }));
      }
      taken(await calls.bundleCreate({ caseId, title: words.title }));
    },
    { words: WORDS, passphrase: PASSPHRASE },
  );
  // The page shows it too, so that whatever the browser keeps of a page has it.
  await app.page.reload();
  await app.page.getByText(WORDS.title).first().waitFor();
}

describe('after a day’s work', () => {
  it('the process with the vault has spoken to no other machine, nor asked for a name', async () => {
    const calls = await watched.stop();
    expect(calls).toContain('openat');
    expect(calls.split('\n').filter((line) => /AF_INET|AF_INET6|AF_PACKET/.test(line))).toEqual([]);
  });

  it('no word of it lies readable in the home or the temporary folder, the program still open', () => {
    const { found, files } = findReadable([home], Object.values(WORDS));
    expect(found).toEqual([]);
    expect(files).toBeGreaterThan(3);
  });

  it('the home holds the vault and nothing else, the program closed', async () => {
    await app.close();
    expect(readdirSync(home).sort()).toEqual(['Testimony', 'tmp']);
    expect(readdirSync(app.vaultFolder).sort()).toEqual(['header-copy.json', 'header.json', 'vault.db']);
    expect(readdirSync(temporary)).toEqual([]);
    expect(findReadable([home], Object.values(WORDS)).found).toEqual([]);
  });

  it('and this search does find a word where there is one', () => {
    expect(findReadable([outside], [WORDS.paper]).found.map(({ as }) => as)).toContain('UTF-8');
    expect(spawnSync('grep', ['-rlc', WORDS.paper, outside]).status).toBe(0);
  });
});

/** Follows what a process and all its threads ask of the system's network, and that they ask for files at all. */
async function watchConnections(pid: number): Promise<{ stop(): Promise<string> }> {
  const log = join(outside, 'strace.log');
  const calls = 'trace=socket,connect,bind,sendto,sendmsg,openat';
  const strace = spawn('strace', ['-f', '-q', '-e', calls, '-o', log, '-p', String(pid)]);
  await vi.waitFor(() => expect(tracerOf(pid)).toBe(strace.pid), 10_000);
  return {
    stop: async () => {
      const ended = new Promise((resolve) => strace.once('exit', resolve));
      strace.kill('SIGINT');
      await ended;
      return readFileSync(log, 'utf8');
    },
  };
}

function tracerOf(pid: number): number {
  return Number(/^TracerPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
