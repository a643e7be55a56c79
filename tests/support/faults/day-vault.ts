/** @file A vault in which every kind of work can be done, and the process that does it until it is ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseToHandOver, sideOf } from '../handover.ts';
import { openingAnswers } from '../interview.ts';
import { PASSPHRASE, temporaryFolder } from '../vault.ts';

const PROCESS = fileURLToPath(new URL('../children/working-day.ts', import.meta.url));

/** What the day's work is done to. */
export interface DayIds {
  readonly caseId: string;
  readonly personId: string;
  readonly account: string;
  readonly exhibit: string;
  readonly bundle: string;
}
export interface DayVault {
  /** Locked. */
  readonly folder: string;
  readonly ids: DayIds;
}

export async function dayVault(): Promise<DayVault> {
  const side = await sideOf('Amina Okafor', 'd', 24);
  const { caseId, personId: told } = await caseToHandOver(side);
  const { id: personId } = await side.do('personAdd', { caseId, role: 'survivor', name: 'Elena Dima' });
  for (const purpose of ['court-papers', 'support-services'])
    await side.do('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'first-account', language: 'Romanian', interpreter: 'I-7' };
  const { id: account } = await side.do('screeningStart', about);
  await side.do('screeningAnswer', { screeningId: account, answers: openingAnswers() });
  const { evidence } = await side.do('evidenceList', { caseId });
  const { id: bundle } = await side.do('bundleCreate', { caseId, title: 'Trial', include: 'all-evidence' });
  const { folder } = side.engine.session;
  await side.engine.close();
  const exhibit = evidence[0]?.id ?? '';
  return { folder, ids: { caseId, personId: told, account, exhibit, bundle } };
}

/** What the process said that was saved: the entry of the log that says so, and words that are then in the store. */
export interface Saved {
  readonly deed: string;
  readonly seq: number;
  readonly hash: string;
  readonly words: string;
}
export interface Refused {
  readonly deed: string;
  readonly refused: string;
}

/** A copy of the vault and a folder for what leaves, side by side in `parent`. */
export function groundOf({ folder }: DayVault, parent = temporaryFolder()) {
  const ground = { vault: join(parent, 'vault'), out: join(parent, 'out') };
  mkdirSync(ground.out, { recursive: true });
  cpSync(folder, ground.vault, { recursive: true });
  return ground;
}

/** A process that is loaded and waits until it is told to open the vault. */
export class WorkingDay {
  readonly saved: Saved[] = [];
  readonly refused: Refused[] = [];
  readonly child: ChildProcess;
  readonly closed: Promise<unknown>;
  /** Whether it opened the vault, or was refused that. */
  readonly opened: Promise<boolean>;
  #hasLoaded: () => void = () => undefined;
  readonly loaded = new Promise<void>((resolve) => {
    this.#hasLoaded = resolve;
  });

  /** `deeds`: how many until it ends by itself; 0 for no end. `under`: a program that runs it, with what that is told. */
  constructor(
    { vault, out }: { readonly vault: string; readonly out: string },
    {
      ids,
      seed,
      deeds = 0,
      under = [],
    }: { ids: DayIds; seed: number; deeds?: number; under?: readonly string[] },
  ) {
    const given = [PROCESS, vault, PASSPHRASE, out, JSON.stringify(ids), String(seed), String(deeds)];
    const [program = process.execPath, ...before] = [...under, process.execPath];
    this.child = spawn(program, [...before, ...given], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.child.stdin?.on('error', () => undefined);
    this.closed = once(this.child, 'close');
    let isOpen: (open: boolean) => void = () => undefined;
    this.opened = new Promise((resolve) => {
      isOpen = resolve;
    });
    let rest = '';
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === 'loaded') this.#hasLoaded();
        else if (line === 'open') isOpen(true);
        else this.#heard(JSON.parse(line) as Saved | Refused);
      }
    });
    void this.closed.then(() => isOpen(false));
  }

  #heard(said: Saved | Refused): void {
    if ('refused' in said) this.refused.push(said);
    else this.saved.push(said);
  }

  begin(): void {
    this.child.stdin?.write('go\n');
  }

  /** Until it ends by itself. */
  async toItsEnd(): Promise<void> {
    this.begin();
    await this.closed;
  }

  /** Ended as a pulled plug ends it, so many milliseconds after it was told to open the vault, or had it open. */
  async killedAfter(ms: number, from: 'told' | 'open'): Promise<void> {
    await Promise.race([this.loaded, this.closed]);
    this.begin();
    if (from === 'open') await this.opened;
    await new Promise((wait) => setTimeout(wait, ms));
    if (!this.child.kill('SIGKILL')) throw new Error('the working day ended by itself');
    await this.closed;
  }
}
