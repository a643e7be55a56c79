/** @file States of the log that are kept elsewhere: when one last was, writing one out, and holding one against the log. */
import * as z from 'zod';
import { FileHandle } from '../core/ids.ts';
import { call, longCall } from './call.ts';

export const KEPT_BY = ['backup', 'bundle', 'handover', 'log'] as const;

export interface LogHeads {
  /** The newest thing outside that holds a state of the log; null for none. */
  readonly last: {
    readonly kind: (typeof KEPT_BY)[number];
    readonly name: string;
    /** An absolute path. */
    readonly folder: string;
    readonly at: string;
    readonly by: string;
    /** Entries that the log had at least when it was made. */
    readonly entries: number;
  } | null;
  readonly entries: number;
}

export interface LogCompared {
  /**
   * `goes-on`: the log contains all that it had then, as it was. `shorter`: it has fewer entries. `other-history`: an entry
   * from before is another one. `broken`: the entries since do not follow from one another. `another-vault`.
   */
  readonly how: 'goes-on' | 'shorter' | 'other-history' | 'broken' | 'another-vault';
  /** Of what was kept. */
  readonly entries: number;
  /** Of the log now. */
  readonly now: number;
  /** Who signed what was kept, where it is signed. `known`: whether the same key signed the log of this vault before. */
  readonly signed: {
    readonly by: string;
    readonly at: string;
    readonly key: string;
    readonly known: boolean;
  } | null;
}

const HeadSaid = z.strictObject({
  entries: z.int().min(1),
  /** Of the entry's fingerprint, from its beginning: as much as somebody typed. */
  head: z.string().regex(/^[0-9a-f]{16,64}$/),
});

export const logHeadCalls = {
  logHeads: call<LogHeads>()(z.strictObject({})),
  /** Writes a small file for a second laptop. Throws `bad-input` where the log does not go on from the earlier one. */
  logWitness: longCall<{ fileName: string; sha256: string; entries: number }>()(
    z.strictObject({ folder: FileHandle, earlier: FileHandle.nullable().default(null) }),
  ),
  /**
   * Holds what was kept elsewhere against the log: a file (a witness's, a proof, a signed note, the log-head.json beside a
   * bundle, a log with every detail), or an entry's number and fingerprint as they were printed. Throws `bad-input` for a
   * file that is none of these or whose signature does not hold, `cancelled`.
   */
  logCompare: longCall<LogCompared>()(
    z.strictObject({ file: FileHandle.nullable(), printed: HeadSaid.nullable().default(null) }),
  ),
};
