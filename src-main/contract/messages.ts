/**
 * @file What the three processes say to each other.
 *
 * [Note: who hears what] The page talks to the vault host over a port of its own, which the app process
 * hands over after checking who asks. So passphrases, names and answers never pass the app process; it
 * hears only whether the vault is open, and whether work is going on. Paths go the other way round: the
 * app process tells the host which file a handle stands for, and the page never hears of it.
 */
import * as z from 'zod';
import type { FailureData, Outcome } from '../core/errors/errors.ts';
import { type EvidenceId, FileHandle } from '../core/ids.ts';
import { MAX_REQUEST_LENGTH } from './channels.ts';
import { Line } from './fields.ts';
import type { Progress } from './ports.ts';
import { NewPassphrase, Secret, TypedPassphrase } from './secrets.ts';
import type { RecordingPart } from './transcripts.ts';
import { ShareTexts } from './vault.ts';

const Seq = z.number().int().nonnegative();
/** No call has more. */
const MOST_SECRETS = 4;
const JobName = z.string().min(1).max(80);

/** Page to host. `input` is JSON text, so that its size is known before it is taken apart. */
export const PageRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    seq: Seq,
    name: z.string().max(80),
    input: z.string().max(MAX_REQUEST_LENGTH),
    jobId: JobName.optional(),
    secrets: z.array(Secret).max(MOST_SECRETS).optional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), jobId: JobName }),
  z.strictObject({ kind: z.literal('create'), seq: Seq, owner: Line, passphrase: NewPassphrase }),
  /** Shares of a recovery kit and a new passphrase; `person` where there are several. The vault stays locked. */
  z.strictObject({
    kind: z.literal('recover'),
    seq: Seq,
    shares: ShareTexts,
    person: Line.optional(),
    passphrase: NewPassphrase,
  }),
  /** Puts a backup back at the chosen place, which must hold nothing yet. */
  z.strictObject({ kind: z.literal('restore'), seq: Seq, file: FileHandle, jobId: JobName.optional() }),
  z.strictObject({
    kind: z.literal('unlock'),
    seq: Seq,
    passphrase: TypedPassphrase,
    keyFile: FileHandle.optional(),
    pastDamage: z.boolean().optional(),
  }),
  /** Makes a new vault of what can be read of the damaged one, in a new folder inside `to`. Both stay locked. */
  z.strictObject({
    kind: z.literal('salvage'),
    seq: Seq,
    passphrase: TypedPassphrase,
    keyFile: FileHandle.optional(),
    to: FileHandle,
    jobId: JobName.optional(),
  }),
]);
export type PageRequest = z.infer<typeof PageRequest>;

/** Host to page. */
export type PageReply =
  | { readonly kind: 'result'; readonly seq: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'progress'; readonly jobId: string; readonly progress: Progress };

/** What the open vault's rules say about locking; without one, or where nobody chose, `minutes` is null. */
export interface LockHabits {
  readonly minutes: number | null;
  /** Whether the neutral screen comes up when the window loses the focus. */
  readonly curtain: boolean;
}

export type VaultState = 'no-vault' | 'locked' | 'unlocked';

/** App process to host. `connect` carries the page's port. Those with `seq` are answered by `done`. */
export type AppToHost =
  | { readonly kind: 'place'; readonly folder: string; readonly seq: number }
  | { readonly kind: 'adopt'; readonly picks: readonly Pick[]; readonly seq: number }
  /** A part of a recording, for the page's player; answered by `part`. */
  | {
      readonly kind: 'recording';
      readonly evidenceId: EvidenceId;
      readonly from: number;
      readonly seq: number;
    }
  | { readonly kind: 'connect' }
  | { readonly kind: 'noted'; readonly seq: number }
  | { readonly kind: 'lock' };

/** Host to app process. `state` is answered by `noted` before the page hears of the change. */
export type HostToApp =
  | { readonly kind: 'done'; readonly seq: number; readonly error?: FailureData }
  | {
      readonly kind: 'state';
      readonly seq: number;
      readonly state: VaultState;
      readonly actor: string | null;
      /** Which service copies the vault's folder; null where none does. */
      readonly syncedBy: string | null;
      readonly habits: LockHabits;
    }
  | { readonly kind: 'part'; readonly seq: number; readonly outcome: Outcome<RecordingPart> }
  | { readonly kind: 'working'; readonly jobs: number }
  /** Where something is being made ready to leave: every staging directory there is. Said before one is made. */
  | { readonly kind: 'staging'; readonly paths: readonly string[] }
  | { readonly kind: 'locked' };

export interface Pick {
  readonly handle: FileHandle;
  readonly path: string;
}
