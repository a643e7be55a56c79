/** @file Every word of our own that a worksheet read together may hold, in the sentences it stands in. */
import { wordsOf } from './lexicon.ts';

/** Whoever adds a sentence to a reading reads it here first. */
export const READING: ReadonlySet<string> = new Set(
  wordsOf(`
    Trafficking, read for an adult. Slavery, servitude and forced labour, read for someone under 18 at the time.
    act: recorded. means: nothing recorded yet. purpose. service.
    Each of these elements has something recorded. Not each of these elements has something recorded.
    No set chosen yet. Weights belong to a set, never to an indicator.
    The rule marks this dimension (strong, medium, weak; weights to be checked). The rule does not mark this dimension.
    Nothing recorded on this yet.
    Not worked out: the official weights of this set are missing.
    Read as marked all the same. Read as not marked all the same: no reason given yet.
    Seen. Each may have another explanation. Suspected. To be looked at again. nothing noted yet that shows it.
    Criteria. of applicable answered. not answered. no reason given yet.
    not marked for companies. not marked for governments.
    Corridor. United Kingdom to Vietnam, through Mexico. The first origin or the last destination is not known.
    A route can identify a person: share it with care.
    To look at again. A journey that does not join up is no sign against anyone.
    is not a country code. Leg begins in, leg ended in. Leg is left after it arrived. Leg begins before leg is over.
    The first leg is before the date of birth. where the exploitation took place, is on no leg.
    about before after January Jan June
  `),
);
