/** @file Vault calls: create, unlock, lock, change passphrase, audit log. */
import * as z from 'zod';
import type { FuzzyDate } from '../core/dates/fuzzy-date.ts';
import { CaseId, FileHandle } from '../core/ids.ts';
import { LOG_KIND_NAMES } from '../core/log/kinds.ts';
import type { RefusedCall } from '../core/log/merged.ts';
import type { BackupReminder } from '../core/vault/backup-reminder.ts';
import { ROLES, type Role } from '../core/vault/roles.ts';
import type { SalvageKind } from '../core/vault/salvage-kinds.ts';
import { call, longCall } from './call.ts';
import type { Picture } from './evidence.ts';
import { DecisionFields, Empty, ForPurpose, IsoDay, Line, OptionalLine } from './fields.ts';
import type { Alteration } from './interviews.ts';
import { ChosenPassphrase, GivenPassphrase, OwnPassphrase } from './secrets.ts';

export interface VaultStatus {
  readonly state: 'locked' | 'unlocked';
  /** Folder name only, for the window; never a full path. */
  readonly name: string | null;
  readonly actor: string | null;
}

export interface AuditEntryView {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** What the subject is called today; empty when it has no name. */
  readonly about: string;
  /** The title of the worksheet it is about; empty for an interview, and for anything else. */
  readonly worksheet: string;
  /** Of a decision about consent: its purpose and what was decided; empty for anything else. */
  readonly purpose: string;
  readonly decided: string;
  /** When what was recorded was held or decided, where that is another day; null otherwise. */
  readonly heldOn: FuzzyDate | null;
  /** Of what a role did not cover: what was asked for, and by which role; null for anything else. */
  readonly refused: RefusedCall | null;
}
export interface AuditVerification {
  readonly entries: number;
  /** Hex SHA-256 of the newest entry: print it, read it out, compare it later. */
  readonly head: string;
  readonly intact: boolean;
  /** First entry that does not follow from the one before; null when intact. */
  readonly firstBroken: number | null;
  /** Entries that were lost to damage before, as a salvage declares in the log: their numbers. No break. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** Interviews and worksheets held against the log and their signatures. */
  readonly records: number;
  readonly alteredRecords: readonly AlteredRecord[];
  /** Records whose signature was given before signatures covered words without an answer: no alteration. */
  readonly notCovered: readonly NotCoveredRecord[];
  /** Cases, people and exhibits held against what the log says was last written of them. */
  readonly alteredDetails: readonly AlteredDetail[];
  /** Entries about days, contacts, plans and support from before they were hashed into the log: no alteration. */
  readonly linesBefore: number;
  /** Tables of the store with rows that this program did not write, or without rows that it did. */
  readonly alteredTables: readonly string[];
  /** How many entries the log had in signed states of it that are not of this log, or not signed by whom they name. */
  readonly strangeCheckpoints: readonly number[];
  /** Openings that found the store older than the header that was written last, or otherwise: their entries. */
  readonly notAsLeft: readonly { readonly seq: number; readonly at: string }[];
  /** Entries that say an earlier time than one before them, by a minute or more: the clock was wrong at one of the two. No alteration; null for none. */
  readonly clockBehind: ClockBehind | null;
  /** The newest entry up to which the log had been followed before, and when; null for never. */
  readonly checkedBefore: { readonly seq: number; readonly at: string } | null;
}
/** How many, and the first and the last of them. */
export interface ClockBehind {
  readonly from: number;
  readonly to: number;
  readonly entries: number;
}
export interface SalvageView {
  readonly readOnly: false | 'damage' | 'folder';
  /** By case; null for what is of no case, exhibit or person, or nobody can say of which. */
  readonly missing: readonly {
    readonly kind: SalvageKind;
    readonly caseReference: string | null;
    readonly caseTitle: string | null;
    readonly exhibit: string | null;
    readonly person: string | null;
    /** What is still known of it; '' for nothing. */
    readonly label: string;
    /** 0 where nobody can say how many. */
    readonly count: number;
  }[];
  /** What could be read and has no place any more, as it was stored. */
  readonly kept: readonly {
    readonly kind: string;
    readonly caseReference: string | null;
    readonly row: Readonly<Record<string, unknown>>;
  }[];
  /** Entries of the log that could not be read: their numbers. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/**
 * What is said of a case, a person, an exhibit or its origin, a privileged mark, a day, a contact, a plan, a line of support, a
 * dismissed prompt or what a field said before, and was not written here.
 */
export interface AlteredDetail {
  readonly kind:
    | ('case' | 'person' | 'exhibit' | 'mark' | 'age' | 'origin')
    | ('date' | 'contact' | 'plan' | 'support' | 'prompt' | 'earlier-words');
  /** It differs now, is not there, or was altered and then written again here. */
  readonly how: 'differs' | 'gone' | 'gone-over';
  /** When it was last written here. */
  readonly at: string;
  /** What it is called, and the reference of its case; empty where it is not there. */
  readonly about: string;
  readonly caseReference: string;
}
/** A record with own words that its signature does not cover; the log does. */
export interface NotCoveredRecord {
  readonly screeningId: string;
  readonly caseReference: string;
  readonly person: string;
  readonly formTitle: string;
  /** In words. */
  readonly questions: readonly string[];
}
/** A record that is not as it was written. */
export interface AlteredRecord {
  readonly screeningId: string;
  /** Reference of the case, person and form; empty where the record itself is gone. */
  readonly caseReference: string;
  readonly person: string;
  readonly formTitle: string;
  /** Their questions in words. */
  readonly alterations: readonly Alteration[];
}

/** The computer's clock beside the times in the log. All times are ISO 8601 with offset. */
export interface ClockView {
  readonly now: string;
  /** The latest time in the log; times that were set right do not count. Null for an empty log. */
  readonly latest: { readonly seq: number; readonly at: string } | null;
  /** The entries, first and last, whose times are a minute or more ahead of the clock, and how many; null for none. */
  readonly ahead: { readonly from: number; readonly to: number; readonly entries: number } | null;
}

/** Who can open the vault. */
export interface Colleagues {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly since: string;
    /** Whether a key file is needed beside the passphrase. */
    readonly keyFile: boolean;
    /** Who has it open now. */
    readonly you: boolean;
  }[];
  /** The recovery kit that is good now; null for none. `name` says how many of how many; `number` stands on its pages. */
  readonly kit: { readonly name: string; readonly number: string; readonly at: string } | null;
}

/** Fewer than two would be a passphrase on paper; more people than ten are not found again. */
const Shares = z.number().int().min(2).max(10);
/** As it was printed; longer than any share, however it is spaced. */
const ShareText = z.string().min(1).max(400);
export const ShareTexts = z.array(ShareText).min(1).max(10);

export interface BackupStatus {
  /** The newest that is out; null for none. `folder`: its name, never a path. */
  readonly last: {
    readonly at: string;
    readonly by: string;
    readonly name: string;
    readonly folder: string;
  } | null;
  /** Entries of the log that say that something was done since. */
  readonly doneSince: number;
  readonly reminder: BackupReminder | null;
}

export interface BackupMade {
  readonly fileName: string;
  /** Of SHA256SUMS in it, in hex, which has a sum of all that is in it. */
  readonly sumsSha256: string;
  readonly bytes: number;
  /** It lies on the disk that the vault is on: what takes the one takes the other. */
  readonly besideVault: boolean;
}

/** What a restore drill found: the backup opens with the passphrase, and was read to the last page. */
export interface BackupDrill {
  readonly name: string;
  /** Whose passphrase it was. */
  readonly opensAs: string;
  /** When it was made, by the clock of the computer that made it. */
  readonly at: string;
  /** Entries of its log, and the hash of the newest, in hex. */
  readonly entries: number;
  readonly head: string;
  readonly intact: boolean;
  readonly records: number;
  /** Records and particulars that are not as they were written. */
  readonly altered: number;
}

/** How a backup stands to the vault that is open. */
export interface BackupBeside {
  /**
   * `other-history`: of this vault, and each has entries that the other has not. An old copy of the vault is that too:
   * opening it has put an entry into its log.
   */
  readonly how: 'older' | 'other-history' | 'another-vault';
  /** How many entries of the log the vault has more. */
  readonly entries: number;
}
export type BackupChecked = BackupDrill & { readonly beside: BackupBeside };

/** Which entries: of a case and what is in it, by whom, of which kind, dated from which day to which. */
const LogFilter = {
  caseId: CaseId.optional(),
  /** Whose entries, by name. */
  who: z.string().max(200).optional(),
  kind: z.enum(LOG_KIND_NAMES).optional(),
  from: IsoDay.optional(),
  to: IsoDay.optional(),
};
/** `proof`: the entries with their places in the whole log, and the program that checks it. See core/log/proof-file.ts. */
export const LOG_FORMATS = ['pdf', 'csv', 'json', 'proof'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export const vaultCalls = {
  vaultStatus: call<VaultStatus>()(Empty),
  vaultChangePassphrase: longCall<{ changed: true }>()(
    z.strictObject({ current: OwnPassphrase, next: ChosenPassphrase }),
  ),
  vaultClock: call<ClockView>()(Empty),
  /** Sets right, in the log, the times that are `ahead`. `today`: the true day, as the person says it. */
  vaultCorrectClock: call<ClockView>()(z.strictObject({ today: IsoDay })),
  colleagueList: call<Colleagues>()(Empty),
  /** `own`: of whoever asks. */
  colleagueAdd: longCall<Colleagues>()(
    z.strictObject({
      own: OwnPassphrase,
      name: Line,
      role: z.enum(ROLES),
      passphrase: ChosenPassphrase,
    }),
  ),
  colleagueRemove: call<Colleagues>()(z.strictObject({ id: z.string().max(64) })),
  /** Writes one page for each share into a folder. */
  recoveryMake: longCall<{ kit: string; files: readonly string[] }>()(
    z.strictObject({
      own: OwnPassphrase,
      shares: Shares,
      needed: Shares,
      folder: FileHandle,
    }),
  ),
  /** A drill: whether these shares open this vault. */
  recoveryTry: longCall<{ kit: string }>()(z.strictObject({ shares: ShareTexts })),
  backupStatus: call<BackupStatus>()(Empty),
  backupMake: longCall<BackupMade>()(z.strictObject({ folder: FileHandle })),
  /** A drill: unpacks a copy, opens and reads it, and throws it away. */
  backupCheck: longCall<BackupChecked>()(
    z.strictObject({
      file: FileHandle,
      passphrase: GivenPassphrase,
      /** Where the key had one on the day of the backup. */
      keyFile: FileHandle.optional(),
    }),
  ),
  /** What is missing since the vault was salvaged; and whether this is a look past damage, in which nothing can be changed. */
  salvageShow: call<SalvageView>()(Empty),
  /** `actors`: everybody with an entry in this log, whatever it is filtered by. */
  auditList: call<{ entries: AuditEntryView[]; total: number; actors: string[] }>()(
    z.strictObject({
      before: z.number().int().positive().optional(),
      ...LogFilter,
      limit: z.number().int().min(1).max(500).default(100),
    }),
  ),
  /** `sinceLast`: follows the log from where it was followed to before. Everything else is checked in any case. */
  auditVerify: longCall<AuditVerification>()(z.strictObject({ sinceLast: z.boolean().default(false) })),
  /**
   * Writes the log out. `own`: for the office's own file, and nobody is asked; else it leaves as evidence does, and has to
   * be of one case. Without a folder no file is written, and `printed` has the pages for a printer. What is marked privileged is not named. Throws `consent-missing`, `not-ready` for more lines than fit
   * on pages, `bad-input` for the whole vault's log for somebody else, for a proof for somebody else, and where the log does not go
   * on from the earlier one.
   */
  auditExport: longCall<{
    fileName: string;
    sha256: string;
    entries: number;
    printed: readonly Picture[];
  }>()(
    z.strictObject({
      ...LogFilter,
      format: z.enum(LOG_FORMATS),
      /** With a proof: a state of the log that was kept elsewhere, from which it has to go on. */
      earlier: z
        .strictObject({ entries: z.int().min(1), root: z.string().regex(/^[0-9a-f]{64}$/) })
        .nullable()
        .default(null),
      own: z.boolean(),
      recipient: OptionalLine,
      forPurpose: ForPurpose,
      folder: FileHandle.nullable(),
      ...DecisionFields,
    }),
  ),
};
