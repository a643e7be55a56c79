/** @file What somebody asks to let out, as the gates on leaving look at it. */
import type { ContactChannel } from '../../core/contact/contact-note.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import type { DepartureKind, DepartureMode } from '../../core/leaving/departure.ts';
import type { PrivilegeRelease } from '../../core/privilege/mark.ts';
import type { Leaving } from '../consent/consent-gate.ts';

interface Leaves {
  readonly kind: DepartureKind;
  readonly mode: DepartureMode;
  /** Identifier of what it is of: an exhibit, a bundle, a record, a form. */
  readonly subject: string;
  /** What that is called. */
  readonly title: string;
}

/** Something about people of a case. What it is for, who will hold it and a supervisor's reason are in `leaving`. */
export interface CaseLeaves extends Leaves {
  readonly ground: 'case';
  readonly leaving: Leaving;
  /** Which privileged things somebody lets out with it. */
  readonly released: PrivilegeRelease;
  /** By which way it goes, and where, as far as that is known: it is held against safe contact plans. */
  readonly way?: {
    readonly channel?: ContactChannel | undefined;
    readonly address: string;
    /** The person it is sent to, where it is one of the case: their ways count then, and words others may see. */
    readonly reaches?: PersonId | undefined;
  };
  /** Records it is made from, where it is of more than its subject. */
  readonly records?: readonly ScreeningId[];
}

/** Something that holds nobody's data: a blank form, or a state of the log that shows no entry. */
export interface NobodysLeaves extends Leaves {
  readonly ground: 'nobodys-data';
}

/** Everything, encrypted as it is in the vault: whoever holds it learns nothing without a passphrase. */
interface EncryptedLeaves extends Leaves {
  readonly ground: 'encrypted';
}

/** The office's own books, about several cases, for its own file: the log of a whole vault. */
interface OfficeLeaves extends Leaves {
  readonly ground: 'office';
}

export type WhatLeaves = CaseLeaves | NobodysLeaves | EncryptedLeaves | OfficeLeaves;
