/** @file People and their keys: roles, key files, a new key for the whole vault, and who stands by what. */
import * as z from 'zod';
import { FileHandle } from '../core/ids.ts';
import { LOCK_MINUTES } from '../core/vault/locking.ts';
import { ROLES, SECOND_KINDS, type SecondKind } from '../core/vault/roles.ts';
import { call, longCall } from './call.ts';
import { Empty } from './fields.ts';
import { GivenPassphrase, OwnPassphrase } from './secrets.ts';
import type { Colleagues } from './vault.ts';

/** Of whoever asks. */
const Id = z.string().max(64);

export interface VaultRulesView {
  /** Steps that take a second person. */
  readonly second: readonly SecondKind[];
  /** Years that a closed case is kept after it was last written in; null where nobody set any. */
  readonly retentionYears: number | null;
  /** Minutes without a key or a click after which the window locks; null where nobody chose any. */
  readonly lockMinutes: number | null;
  /** Whether the neutral screen comes up when the window loses the focus. */
  readonly curtain: boolean;
  /** Who could stand by a step, without whoever asks. */
  readonly couldStandBy: readonly { readonly id: string; readonly name: string }[];
}

export interface RekeyView {
  /** Names of people and kits whose key stays as it is. */
  readonly stays: readonly string[];
  /** Whose does not: they have to be given a key anew. */
  readonly leftOut: readonly { readonly id: string; readonly name: string }[];
  /** One that did not come to its end. */
  readonly interrupted: { readonly at: string; readonly by: string } | null;
}

export const keyCalls = {
  colleagueRole: call<Colleagues>()(z.strictObject({ own: OwnPassphrase, id: Id, role: z.enum(ROLES) })),
  /** Writes a key file into a folder, and asks for it beside the own passphrase from then on. */
  keyFileMake: longCall<{ fileName: string }>()(z.strictObject({ own: OwnPassphrase, folder: FileHandle })),
  keyFileDrop: longCall<{ dropped: true }>()(z.strictObject({ own: OwnPassphrase })),
  rulesShow: call<VaultRulesView>()(Empty),
  secondSet: call<VaultRulesView>()(z.strictObject({ kind: z.enum(SECOND_KINDS), on: z.boolean() })),
  retentionSet: call<VaultRulesView>()(
    z.strictObject({ years: z.number().int().min(1).max(100).nullable() }),
  ),
  /** When the window locks by itself, and whether the neutral screen comes up when it loses the focus. */
  lockingSet: call<VaultRulesView>()(
    z.strictObject({
      minutes: z.number().int().min(LOCK_MINUTES.least).max(LOCK_MINUTES.most).nullable(),
      curtain: z.boolean(),
    }),
  ),
  /** Somebody else stands by the next call of that name with exactly that input. */
  secondApprove: longCall<{ second: string }>()(
    z.strictObject({
      call: z.string().max(60),
      input: z.unknown(),
      person: z.string().max(500),
      passphrase: GivenPassphrase,
      keyFile: FileHandle.optional(),
    }),
  ),
  rekeyShow: call<RekeyView>()(Empty),
  /** `leaveOut`: ids of whom `rekeyShow` says that it leaves out. The vault is locked when it is done. */
  rekeyMake: longCall<Omit<RekeyView, 'interrupted'>>()(
    z.strictObject({ own: OwnPassphrase, leaveOut: z.array(Id).max(64).default([]) }),
  ),
};
