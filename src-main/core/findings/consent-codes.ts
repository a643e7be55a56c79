/** @file Why a consent that something needs does not stand: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

/** Whose consent, for what, to whom and about which item; the last two may be empty. */
const ASKED = { person: 'text', purpose: 'text', recipient: 'text', item: 'text' } as const;
/** `on`: an ISO day. */
const ON = { ...ASKED, on: 'text' } as const;

export const CONSENT_CODES = {
  'consent-not-recorded': ASKED,
  /** Nor is it; to others by name, `holders`, it is. */
  'consent-for-another': { ...ASKED, holders: 'names' },
  /** Their age was last said on a day that is too long ago to go by. */
  'consent-age-too-old': ON,
  'consent-refused': ON,
  'consent-withdrawn': ON,
  /** Two lines, neither written in view of the other: until somebody decides, the safer one of `on` governs. */
  'consent-undecided': { ...ON, until: { oneOf: ['no', 'not-yet', 'narrower'] } },
  /** Nothing at all is to go to them. */
  'consent-never': ON,
  /** A no to a recipient whose name may be another spelling of this one: whether it is has to be said. */
  'consent-maybe-never': { ...ON, holder: 'text' },
  /** Whoever would get it may be somebody whom the case holds as a suspect: `holder`, as the case names them. */
  'recipient-suspect': { ...ASKED, holder: 'text' },
  /** It has what the person does not want whoever would get it to be told: `holder`, the wish as it was recorded, by which `words`, and in which `fields`. */
  'recipient-not-told': { ...ASKED, holder: 'text', words: 'names', fields: 'names' },
  /** What they may know was recorded: `holder`, as it stands. Whether this goes beyond it has to be said. */
  'recipient-may-know': { ...ASKED, holder: 'text' },
  /** `holder`: whom the profile of a pack is made for, and whom the recipient's name is not like. */
  'recipient-unlike': { ...ASKED, holder: 'text' },
  /** To somebody else, while nobody is named who will hold it. */
  'consent-refused-for': { ...ON, holder: 'text' },
  'consent-withdrawn-for': { ...ON, holder: 'text' },
  'consent-ended': ON,
  /** They were asked and put it off. */
  'consent-not-yet': ON,
  /** They agreed on a condition, and whether this recipient meets it is not decided: `holder`, the words of the condition. */
  'consent-conditional': { ...ON, holder: 'text' },
  /** They agreed to this very recipient on a condition, and nobody recorded that it is met: `holder`, the words of the condition. */
  'consent-condition-open': { ...ON, holder: 'text' },
  /** To this reader by name too, and what the yes to everybody waits for is not answered there: `holder`, its words, and `on` which day. */
  'consent-condition-for-all': { ...ON, holder: 'text' },
  /** They agreed with a limit, `holder`, in their words. Whether what goes stays within it has to be said. */
  'consent-limited': { ...ON, holder: 'text' },
  'consent-asked-of-a-child': ASKED,
  'consent-child-said-too-long-ago': ON,
  'consent-not-a-child': ASKED,
  /** What was decided was lost to damage, and nothing was decided since. */
  'consent-lost': ASKED,
  /** Another program wrote in the store, in these tables: what goes, or who agreed to it, may not be what was recorded here. */
  'store-altered': { ...ASKED, tables: 'names' },
  /** The form that leaves says so itself. */
  'consent-refused-in-form': ASKED,
} as const satisfies Readonly<Record<string, Kinds>>;
