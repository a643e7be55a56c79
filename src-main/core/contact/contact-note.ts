/**
 * @file One contact with a person, or about them: how, in which language, whether it was safe, what was explained and
 * what they wish. The fields are a reconstruction from what navigators say they do (casework notes, section 1; certainty L).
 */
import * as z from 'zod';
import { ClockTimeOrNone } from '../dates/clock-time.ts';
import { FuzzyDate } from '../dates/fuzzy-date.ts';
import { inTextOrder } from '../effective.ts';

/** By which way somebody is reached. */
export const CONTACT_CHANNELS = [
  'telephone',
  'voicemail',
  'text',
  'whatsapp',
  'email',
  'post',
  'visit',
  'video',
  'through-someone',
] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** Of a contact that took place; `not-said` where nobody wrote down which way it was. */
export const CONTACT_WAYS = [...CONTACT_CHANNELS, 'not-said'] as const;

/** `us`: we tried to reach them. */
export const STARTED_BY = ['us', 'person', 'other'] as const;
/** `person`: spoken with, or an answer came. `message`: left, and nothing is known of it. */
export const REACHED = ['person', 'message', 'someone-else', 'nobody'] as const;
export const SAFE_TO_CONTACT = ['yes', 'no', 'not-sure', 'not-asked'] as const;

const Line = z
  .string()
  .trim()
  .max(500)
  .regex(/^[^\p{Cc}]*$/u, 'control characters')
  .default('');
const Words = z.string().max(20_000).default('');

/** What is written down of a contact. Nothing has to be there. */
export const ContactFields = z.strictObject({
  channel: z.enum(CONTACT_WAYS).default('not-said'),
  startedBy: z.enum(STARTED_BY).default('us'),
  reached: z.enum(REACHED).default('person'),
  /** Null: today. A month or "about" where nothing nearer is known. */
  heldOn: FuzzyDate.nullable().default(null),
  /** "14:05"; empty where nobody knows. */
  time: ClockTimeOrNone.default(''),
  /** Who held it; whoever writes it down when empty. */
  heldBy: Line,
  /** With whom, where it was not the person: an officer, a council. */
  withWhom: Line,
  /** Number or address that was used. */
  address: Line,
  language: Line,
  interpreter: Line,
  safe: z.enum(SAFE_TO_CONTACT).default('not-asked'),
  /** What was explained to the person. */
  explained: Words,
  /** What the person wishes, in their words. */
  wishes: Words,
  note: Words,
  /** A threat to the person, or to somebody near them, was told of. */
  threats: z.boolean().default(false),
  /** ISO day of the next contact that was agreed. */
  nextOn: z.iso.date().nullable().default(null),
});
export type ContactFields = z.infer<typeof ContactFields>;

/** What was added afterwards. The note itself, its author and its time stay. */
export interface ContactAddendum {
  readonly text: string;
  /** It was written down by mistake, of somebody else for instance, and counts as no contact. */
  readonly mistaken: boolean;
  /** Undefined leaves the day of the next contact as it was; null takes it away. */
  readonly nextOn?: string | null;
  readonly at: string;
  readonly by: string;
}

/** The day of the next contact as it stands: the newest addendum that says one. */
export const nextContact = (
  note: Pick<ContactFields, 'nextOn'>,
  addenda: readonly Pick<ContactAddendum, 'nextOn'>[],
): string | null => {
  const said = addenda.findLast((one) => one.nextOn !== undefined);
  return said === undefined ? note.nextOn : (said.nextOn ?? null);
};

/** Of two days for the next contact that nobody has decided between the earlier one governs, and any before none. */
export const NEXT_RULE = {
  topic: () => '',
  says: ({ nextOn }: Pick<ContactAddendum, 'nextOn'>) => nextOn,
  safer: (a: Pick<ContactAddendum, 'nextOn'>, b: Pick<ContactAddendum, 'nextOn'>) =>
    inTextOrder(a.nextOn ?? '9999', b.nextOn ?? '9999'),
};

export const isMistaken = (addenda: readonly Pick<ContactAddendum, 'mistaken'>[]): boolean =>
  addenda.some((one) => one.mistaken);
