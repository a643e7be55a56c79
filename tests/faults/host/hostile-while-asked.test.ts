/**
 * Attack: two hundred patterns, forms, pictures and PDFs made to hold up whoever reads them. Vector: sent as evidence or as an
 * organisation's form. Impact: nobody can work, nor lock. Mitigation: they are read in other processes and workers, patterns by
 * an engine in linear time. Seen here: asked every 20 ms, the vault is never at work by itself for 100 ms before it answers.
 *
 * What is counted is the time its own thread worked from when it was asked, not the clock's: on a computer that many tests share
 * the clock also counts what others did. How long it took by the clock is printed. TESTIMONY_HOSTILE=200 is the whole of it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FromVault, ToVault } from '../../support/children/pinged-vault.ts';
import { dayVault, groundOf } from '../../support/faults/day-vault.ts';
import { HOSTILE, type Hostile, hostile } from '../../support/faults/hostile-things.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/vault.ts';

const THINGS = Number(process.env.TESTIMONY_HOSTILE ?? 24);
const SEED = Number(process.env.TESTIMONY_SEED ?? 14);
const AT_ONCE = 2;
const ASK_EVERY_MS = 20;
const MOST_MS = 100;
const WITHIN_MS = THINGS * 30_000 + 120_000;
const VAULT = join(import.meta.dirname, '../../support/children/pinged-vault.ts');

it(
  `the vault answers within ${MOST_MS} ms of its own work while ${THINGS} hostile things come in`,
  async () => {
    const made = await dayVault();
    const { vault } = groundOf(made);
    const desk = temporaryFolder();
    const child = fork(VAULT, [vault, PASSPHRASE, made.ids.caseId]);
    const taken = new Map<number, (code: string) => void>();
    const asked = new Map<number, number>();
    const answers = { count: 0, slow: [] as number[], mostWorked: 0, mostByTheClock: 0 };
    child.on('message', (message: FromVault) => {
      if ('taken' in message) taken.get(message.taken)?.(message.code);
      if (!('asked' in message)) return;
      const since = asked.get(message.asked) ?? 0;
      asked.delete(message.asked);
      answers.count += 1;
      answers.mostWorked = Math.max(answers.mostWorked, message.workedMs);
      answers.mostByTheClock = Math.max(answers.mostByTheClock, performance.now() - since);
      if (message.workedMs >= MOST_MS) answers.slow.push(Math.round(message.workedMs));
    });
    await once(child, 'message');
    const tell = (message: ToVault) => child.send(message);
    // All of them are made before anything is measured: making the largest forms keeps a core busy for a second each.
    const things: { kind: Hostile['kind']; path: string }[] = [];
    for (let number = 0; number < HOSTILE.length + THINGS; number += 1) {
      const { kind, fileName, bytes } = await hostile(
        HOSTILE[number % HOSTILE.length] ?? 'pdf',
        number,
        SEED,
      );
      things.push({ kind, path: join(desk, fileName) });
      writeFileSync(join(desk, fileName), bytes);
    }
    const takeIn = async (number: number) => {
      const { kind, path } = things[number] as (typeof things)[number];
      const code = await new Promise<string>((resolve) => {
        taken.set(number, resolve);
        tell({ take: number, kind, path });
      });
      return `${kind}: ${code}`;
    };
    // The first of each kind starts what reads it: that is not what is measured.
    for (let number = 0; number < HOSTILE.length; number += 1) await takeIn(number);
    let ask = 0;
    const asking = setInterval(() => {
      // One at a time, as a person asks: else a busy computer answers what was asked long ago, and takes nothing in.
      if (asked.size > 0) return;
      asked.set(ask, performance.now());
      tell({ ask, at: Number(process.hrtime.bigint()) / 1e6 });
      ask += 1;
    }, ASK_EVERY_MS);
    const ends: Record<string, number> = {};
    const numbers = Array.from({ length: THINGS }, (_, at) => at + HOSTILE.length).values();
    const inTurn = async () => {
      for (const number of numbers) {
        const end = await takeIn(number);
        ends[end] = (ends[end] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
    clearInterval(asking);
    child.disconnect();
    await once(child, 'exit');
    const { count, slow, mostWorked, mostByTheClock } = answers;
    process.stdout.write(
      `${THINGS} hostile things, ${count} answers: ${slow.length} after ${MOST_MS} ms of work, ` +
        `at most ${mostWorked.toFixed(0)} ms of work and ${mostByTheClock.toFixed(0)} ms by the clock\n` +
        `${JSON.stringify(ends)}\n`,
    );
    expect(count).toBeGreaterThan(THINGS);
    expect(slow).toEqual([]);
    expect(Object.keys(ends).filter((end) => end.endsWith('internal'))).toEqual([]);
  },
  WITHIN_MS,
);
