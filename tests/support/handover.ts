/** @file Two organisations, each with a real vault of its own, and a stick that goes between them. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandoverItem, HandoverReview } from '../../src-main/contract/handover.ts';
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/index.ts';
import type { CaseId, PersonId, ScreeningId } from '../../src-main/core/ids.ts';
import type { RunningEngine } from '../../src-main/host/compose.ts';
import { perform } from '../../src-main/usecases/handlers/registry.ts';
import { allowing } from './engine.ts';
import { openingAnswers } from './interview.ts';
import { flowOf } from './pdf-tools.ts';
import { countingRandom, quietJob, steadyClock } from './ports.ts';
import { temporaryFolder, temporaryVault } from './vault.ts';
import { engineOn } from './workers.ts';

export interface Side {
  readonly engine: RunningEngine;
  do<N extends CallName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<CallOutput<N>>;
}

/** `letter`: identifiers of the two sides differ by it. */
export async function sideOf(owner: string, letter: string, day: number): Promise<Side> {
  const ports = { clock: steadyClock(Date.UTC(2026, 10, day, 9)), random: countingRandom(letter) };
  const vault = await temporaryVault({ owner, ...ports });
  const engine = { ...engineOn(vault.session), ...ports };
  return {
    engine,
    do: (name, input, signal) =>
      allowing(engine, name).then(() => perform(engine, name, input, quietJob(signal))),
  };
}

export interface HandedCase {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly account: ScreeningId;
}

const PAPER = 'The landlord kept the passports in a drawer.\n';

/** A case with one survivor, an account that was read back and signed, an exhibit, and consent to hand it over. */
export async function caseToHandOver(side: Side): Promise<HandedCase> {
  const { id: caseId } = await side.do('caseCreate', { reference: 'LH/7', title: 'R v Dorvan' });
  const { id: personId } = await side.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Maria Popescu',
    language: 'Romanian',
    birthDate: { value: '1996-04', qualifier: 'about' },
  });
  const input = { caseId, personId, formId: 'first-account', language: 'Romanian', interpreter: 'I-7' };
  const { id: account } = await side.do('screeningStart', input);
  const opening = openingAnswers({ 'consent-support': 'given' });
  await side.do('screeningAnswer', { screeningId: account, answers: opening });
  await answer(side, account, { treatment: 'He took my passport on the first day.' });
  await side.do('screeningSign', { screeningId: account, readBack: 'Read back in Romanian.' });
  const purposes = ['court-papers', 'support-services'];
  for (const purpose of purposes) await side.do('consentRecord', { personId, purpose, status: 'given' });
  const file = side.engine.files.register(written('drawer.txt', PAPER));
  await side.do('evidenceAdd', { caseId, file, title: 'Note about passports', exhibitRef: 'AB1' });
  return { caseId, personId, account };
}

export const answer = (side: Side, screeningId: ScreeningId, values: Readonly<Record<string, string>>) =>
  side.do('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({ question, state: 'answered', value })),
  });

export function written(name: string, bytes: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

type Make = Partial<CallInput<'handoverMake'>>;

/** The file's path. For the other side's key, unless `more` says otherwise. */
export async function handOver(from: Side, to: Side, caseId: CaseId, more: Make = {}): Promise<string> {
  const { recipient: key } = await to.do('handoverKey', {});
  const stick = temporaryFolder();
  const { fileName } = await from.do('handoverMake', {
    caseId,
    recipient: 'Harbour House',
    organisation: 'Lantern',
    forPurpose: 'support-services',
    to: { key },
    folder: from.engine.files.register(stick),
    ...more,
  });
  return join(stick, fileName);
}

export const readIn = (side: Side, path: string, passphrase = ''): Promise<HandoverReview> =>
  side.do('handoverRead', { file: side.engine.files.register(path), passphrase });

/** Takes in what is suggested, and `decisions`. */
export const mergeIn = (
  side: Side,
  review: HandoverReview,
  decisions: Readonly<Record<string, boolean>> = {},
) =>
  side.do('handoverMerge', {
    handoverId: review.handover.id,
    seen: review.seen,
    decisions: Object.entries(decisions).map(([item, take]) => ({ item, take })),
  });

/** Kinds and states, for what is not the same. */
export const states = ({ items }: HandoverReview): string[] =>
  items.filter(({ state }) => state !== 'same').map(({ kind, state }) => `${kind} ${state}`);

export function itemIn({ items }: HandoverReview, kind: HandoverItem['kind'], at = 0): HandoverItem {
  const found = items.filter((one) => one.kind === kind)[at];
  if (found === undefined) throw new Error(`there is no ${kind}`);
  return found;
}

/** Writes a receipt on one side and takes it in on the other. */
export async function sendReceipt(from: Side, to: Side, { handover }: HandoverReview) {
  const stick = temporaryFolder();
  const { fileName } = await from.do('handoverReceiptWrite', {
    handoverId: handover.id,
    folder: from.engine.files.register(stick),
    organisation: 'Harbour House',
  });
  const path = join(stick, fileName);
  return { path, text: readFileSync(path, 'utf8'), sent: await takeReceipt(to, path) };
}
export const takeReceipt = (side: Side, path: string) =>
  side.do('handoverReceiptRead', { file: side.engine.files.register(path) });

/** A key of stock age, and what opens with it: every text of the file under its name, pages as their words. */
export function stockAge(): { readonly key: string; unpack(path: string): Map<string, string> } {
  const made = execFileSync('age-keygen', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const identity = written('key.txt', made);
  return {
    key: /public key: (\S+)/.exec(made)?.[1] ?? '',
    unpack(path) {
      const cwd = temporaryFolder();
      execFileSync('age', ['-d', '-i', identity, '-o', join(cwd, 'plain.tar'), path]);
      execFileSync('tar', ['-xf', 'plain.tar'], { cwd });
      const names = readdirSync(cwd, { recursive: true }).map(String);
      const files = names.filter((name) => name !== 'plain.tar' && statSync(join(cwd, name)).isFile());
      return new Map(
        files.map((name) => {
          const text = readFileSync(join(cwd, name), 'utf8');
          return [name, text.startsWith('%PDF') ? flowOf(readFileSync(join(cwd, name))) : text];
        }),
      );
    },
  };
}
