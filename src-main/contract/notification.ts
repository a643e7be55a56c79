/**
 * @file The copy for a Duty to Notify report: what is prepared for a referral, without who the person is, or with their
 * name where they agree to that. Only for a body that the duty binds.
 */

import * as z from 'zod';
import type { Coded } from '../core/findings/finding.ts';
import { FileHandle, ScreeningId } from '../core/ids.ts';
import type { IdentifierKind } from '../core/worksheets/pointers.ts';
import { call, longCall } from './call.ts';
import { Line, OptionalLine } from './fields.ts';
import { Released } from './privilege.ts';

/** Something in a text that says, or may say, who somebody is. */
export interface IdentifierFound {
  readonly kind: IdentifierKind;
  /** What it is: "Name of a person in this case". */
  readonly label: string;
  /** As it stands in the text. */
  readonly text: string;
  readonly count: number;
  /** Comes out of the copy by itself; otherwise it is only pointed at, for the reader to decide. */
  readonly takenOut: boolean;
}
export interface NotificationLine {
  readonly question: string;
  readonly title: string;
  /**
   * Each goes only where somebody released it. `choice`: as it is recorded. `text`: what may say who somebody is was
   * looked for in it. `named`: says who the person is, and goes because they agree to be named.
   */
  readonly kind: 'choice' | 'text' | 'named';
  /** As it would leave: what is known to say who somebody is has come out of it. */
  readonly text: string;
  readonly found: readonly IdentifierFound[];
  /** That it was told differently, or that more was told since: goes with it, without what was told. */
  readonly beside: Coded | null;
  /** What to look for in this field; empty where it is words of the form. */
  readonly look: string;
}
export interface NotificationView {
  readonly screeningId: ScreeningId;
  readonly title: string;
  /** What it is and is not: printed on it. */
  readonly label: string;
  readonly source: string;
  readonly certainty: 'A' | 'B' | 'C';
  /** What binds the body to report, and how sure we are of it. */
  readonly duty: string;
  readonly dutyCertainty: 'H' | 'M' | 'L';
  /** Why no consent is asked for, or on which it rests. */
  readonly consent: string;
  /** What the person should be told before. */
  readonly tell: readonly string[];
  /** In the order of the official form. */
  readonly lines: readonly NotificationLine[];
  /** Fields of the sheet that are older than what was told since, or undecided; nothing of it goes. */
  readonly accounts: readonly Coded[];
  /** Answered on the sheet, and staying behind. */
  readonly leftOut: readonly { readonly title: string; readonly why: Coded }[];
  /** Hex SHA-256 over the lines as they are shown: what is exported is what was read. */
  readonly sha256: string;
}

export const NOTIFICATION_VARIANTS = ['anonymous', 'named'] as const;
export type NotificationVariant = (typeof NOTIFICATION_VARIANTS)[number];

/** Words to take out beside those the program knows. */
const leaveOut = z.array(Line.max(200)).max(200).default([]);

/** Which body reports: an id of resources/standards/duty-to-notify.json. Nothing is shown before it is said. */
const body = z.string().max(40).default('');
/** `named`: with name and contact of somebody who is willing to work with the police. */
const variant = z.enum(NOTIFICATION_VARIANTS).default('anonymous');

export const notificationCalls = {
  /**
   * As it would be for `recipient`, whoever the sheet is for where nobody is named: words may be kept from the one and not the other.
   * Throws `not-ready` until the body is said, and for one that has no duty: the words say what to do instead.
   */
  notificationShow: call<NotificationView>()(
    z.strictObject({ screeningId: ScreeningId, leaveOut, body, variant, recipient: OptionalLine }),
  ),
  /**
   * Writes the copy as PDF. Fields not named in `read` stay out of it. `left`: how many did. What goes is searched once
   * more, in the finished file. Throws what `notificationShow` throws, also where that has changed while it was being
   * made, or where the file says who somebody is; `consent-only` for a named copy without consent.
   */
  notificationExport: longCall<{ fileName: string; sha256: string; left: number }>()(
    z.strictObject({
      screeningId: ScreeningId,
      leaveOut,
      body,
      variant,
      /** Questions that somebody has read and released, each by itself. */
      read: z.array(z.string().max(80)).max(500),
      /** From `notificationShow`. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      folder: FileHandle,
      recipient: OptionalLine,
      released: Released,
    }),
  ),
};
