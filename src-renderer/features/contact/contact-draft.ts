/** @file What the form of a contact holds while it is being filled in, and as it is kept in the vault meanwhile. */
import {
  CONTACT_WAYS,
  REACHED,
  SAFE_TO_CONTACT,
  STARTED_BY,
} from '../../../src-main/core/contact/contact-note.ts';
import { FuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { Kept } from '../../bridge/drafts.ts';

export const NEW_CONTACT = {
  channel: 'telephone' as (typeof CONTACT_WAYS)[number],
  reached: 'person' as (typeof REACHED)[number],
  safe: 'not-asked' as (typeof SAFE_TO_CONTACT)[number],
  startedBy: 'us' as (typeof STARTED_BY)[number],
  wishes: '',
  explained: '',
  note: '',
  address: '',
  withWhom: '',
  time: '',
  heldBy: '',
  language: '',
  interpreter: '',
  allTheSame: '',
  threats: false,
  /** undefined: what is typed cannot be read yet. */
  heldOn: null as FuzzyDate | null | undefined,
  nextOn: null as FuzzyDate | null | undefined,
};
export type ContactDraft = typeof NEW_CONTACT;

/** `field`: the label of the field that was typed into last. */
type KeptField = keyof ContactDraft | 'field';
export type KeptContact = Kept<KeptField>;

/** A date that cannot be read yet is not kept. */
export function wordsOf(draft: ContactDraft, field: string): Record<KeptField, string> {
  const { heldOn, nextOn, threats, ...texts } = draft;
  const day = (date: FuzzyDate | null | undefined) => (date == null ? '' : JSON.stringify(date));
  return { ...texts, heldOn: day(heldOn), nextOn: day(nextOn), threats: threats ? 'yes' : '', field };
}

/** What was kept, over what the form would begin with. */
export function keptContact(kept: KeptContact | null): ContactDraft {
  if (kept === null) return NEW_CONTACT;
  const { channel, reached, safe, startedBy, threats, heldOn, nextOn, field: _, ...texts } = kept;
  const oneOf = <T extends string>(values: readonly T[], value: string | undefined, otherwise: T): T =>
    values.find((one) => one === value) ?? otherwise;
  const date = (text = '') => (text === '' ? null : FuzzyDate.parse(JSON.parse(text)));
  return {
    ...NEW_CONTACT,
    ...texts,
    channel: oneOf(CONTACT_WAYS, channel, NEW_CONTACT.channel),
    reached: oneOf(REACHED, reached, NEW_CONTACT.reached),
    safe: oneOf(SAFE_TO_CONTACT, safe, NEW_CONTACT.safe),
    startedBy: oneOf(STARTED_BY, startedBy, NEW_CONTACT.startedBy),
    threats: threats === 'yes',
    heldOn: date(heldOn),
    nextOn: date(nextOn),
  };
}
