/** @file What leaves the vault: what it is, and what has become of it. */

/** `typed`: by hand, into the form it prepares. `form`: a blank own form. `backup`: the whole vault, encrypted.
 * `recovery-kit`: the pages with its shares. `key-file`: what is needed beside a passphrase. `certificate`: of an erasure.
 * `pack`: pages for one reader, made from several records. `handover`: a case for another organisation, encrypted.
 * `handover-receipt`: what was taken in of one. `chronology`: its pages.
 * `figures`: how many people of which kinds, without small groups. `log`: a copy of the log, of a case or of the vault. `public-key`: what others make files for this vault with. */
export type DepartureKind =
  | 'evidence'
  | 'bundle'
  | 'notification'
  | 'typed'
  | 'sheet'
  | 'form'
  | 'backup'
  | 'recovery-kit'
  | 'key-file'
  | 'certificate'
  | 'pack'
  | 'handover'
  | 'handover-receipt'
  | 'chronology'
  | 'log'
  | 'public-key'
  | 'figures';

/** `locked`: as it was received or signed off, or made from that. `draft`: made from what may still change. */
export type DepartureMode = 'draft' | 'locked';

/**
 * `begun`: being made ready, nothing of it is to be seen outside. `leaving`: recorded, and about to be put in its
 * place. Those two are where a crash may leave it; all others are ends, but `unreachable`, which is looked at again.
 */
export const DEPARTURE_STATES = [
  'begun',
  'leaving',
  /** In its place, seen by the program that put it there. */
  'confirmed',
  /** In its place, seen at the next opening after a crash. */
  'found',
  /** Some of what belongs together is in its place. */
  'found-in-part',
  /** Not in its place at the next opening: it never came there, or somebody took it away. */
  'not-found',
  /** The folder was not there at the next opening, or could not be tidied. */
  'unreachable',
  /** It failed after it was recorded, and is not outside. */
  'did-not-leave',
  /** It was given up, or a crash ended it, before it was recorded. */
  'nothing-left',
] as const;
export type DepartureState = (typeof DEPARTURE_STATES)[number];

/** States that a crash leaves open, or that have to be looked at again. */
export const OPEN_STATES: readonly DepartureState[] = ['begun', 'leaving', 'unreachable'];
