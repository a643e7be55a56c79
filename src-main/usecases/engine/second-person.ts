/**
 * @file A second person stands by a step: somebody else with a key to the vault gives their own passphrase, for this one
 * call with this one input, and it is used once. Which steps take one is a rule of the vault. Every entry that the step
 * writes into the log names them beside its author.
 */
import type { CallName } from '../../contract/index.ts';
import { about, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { SECOND_KINDS, SECOND_WAITS_MS, type SecondKind } from '../../core/vault/roles.ts';
import type { KeyHolder, VaultSession } from '../../vault/db.ts';
import { readRules } from '../../vault/queries/vault-rules.ts';
import { opensSlotOf } from '../../vault/second-key.ts';
import { alteredAmong } from './as-written.ts';
import type { Approval, Engine, SecondKey } from './engine.ts';
import { fingerprint } from './fingerprint.ts';
import { transact } from './transact.ts';

/** Something that can be stood by: a call, or a command that is none. */
export type Step = CallName | 'showRawKey';

interface Waiting {
  readonly approval: Approval;
  readonly since: number;
}

/** Given, and not used yet. Gone with the session. */
const waiting = new WeakMap<VaultSession, Map<string, Waiting>>();

const keyOf = (step: Step, input: unknown): string => `${step} ${fingerprint(input ?? null)}`;

/** Which steps take one. All of them, where another program wrote in the rules: what was asked for may be what is missing. */
export const takesSecond = (engine: Engine): readonly SecondKind[] =>
  alteredAmong(engine, ['vault_rule']).length > 0 ? SECOND_KINDS : engine.session.read(readRules).second;

/** Throws `second-person-needed` when the vault asks for one and nobody stands by this call. Writes nothing. */
export function requireSecond(engine: Engine, kind: SecondKind): void {
  if (engine.approval !== undefined) return;
  if (takesSecond(engine).includes(kind)) throw new TestimonyError('second-person-needed', { subject: kind });
}

/**
 * Checks that it is somebody else, whose role may and whose passphrase opens their own slot. Throws
 * `second-person-refused` and `wrong-passphrase`; the log then says so.
 */
export async function standBy(engine: Engine, step: Step, key: SecondKey): Promise<Approval> {
  const { session } = engine;
  const note = (action: string, facts: Record<string, string>) =>
    transact(engine, { action, subject: session.vaultId, facts: { call: step, ...facts } }, () => undefined);
  const person = session.keyHolders.find(
    ({ id, name, kind }) => kind === 'passphrase' && (id === key.person || name === key.person.trim()),
  );
  const why = faultOf(session, person);
  if (why !== null || person === undefined) {
    const code = why ?? 'second-unknown';
    note('vault.second-refused', { second: person?.name ?? '', why: code });
    const subject = person?.name ?? 'person';
    throw new TestimonyError('second-person-refused', { subject, found: [about(subject, coded(code))] });
  }
  if (!(await opensSlotOf(session, person.id, key))) {
    note('vault.second-refused', { second: person.name, why: 'wrong-passphrase' });
    throw new TestimonyError('wrong-passphrase', { subject: person.name });
  }
  note('vault.second-approved', { second: person.name });
  return { second: person.name };
}

function faultOf({ heldBy }: VaultSession, person: KeyHolder | undefined) {
  if (person === undefined) return 'second-unknown';
  if (person.id === heldBy) return 'second-same';
  return person.role === 'read-only' ? 'second-looks-only' : null;
}

/** Keeps somebody's word for a call that comes next, with exactly this input. */
export function keepApproval(session: VaultSession, step: Step, input: unknown, approval: Approval): void {
  const kept = waiting.get(session) ?? new Map<string, Waiting>();
  kept.set(keyOf(step, input), { approval, since: performance.now() });
  waiting.set(session, kept);
}

function takeApproval(session: VaultSession, step: Step, input: unknown): Approval | undefined {
  const kept = waiting.get(session);
  const found = kept?.get(keyOf(step, input));
  kept?.delete(keyOf(step, input));
  return found !== undefined && performance.now() - found.since < SECOND_WAITS_MS
    ? found.approval
    : undefined;
}

/**
 * Runs a step, with whoever stands by it. Where a second person is needed and is not there, the log says that it was
 * asked for; somebody who can be asked (at the command line) is, and the step then runs anew: it had done nothing yet.
 */
export async function withSecond<T>(
  engine: Engine,
  step: Step,
  input: unknown,
  run: (engine: Engine) => T | Promise<T>,
): Promise<T> {
  const given = takeApproval(engine.session, step, input);
  try {
    return await run(given === undefined ? engine : approved(engine, given));
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError) || thrown.code !== 'second-person-needed') throw thrown;
    const facts = { call: step, kind: thrown.subject ?? '' };
    transact(
      engine,
      { action: 'vault.second-needed', subject: engine.session.vaultId, facts },
      () => undefined,
    );
    if (engine.askSecond === undefined) throw thrown;
    return await run(approved(engine, await engine.askSecond((key) => standBy(engine, step, key), thrown)));
  }
}

/** The same engine, for this one step: whole, so that one made of it for a reader is whole too. */
const approved = (engine: Engine, approval: Approval): Engine => ({ ...engine, approval });
