/** @file Every word of our own that a worksheet read together may hold, in the sentences it stands in. */
import { wordsOf } from './lexicon.ts';

/** Whoever adds a sentence to a reading reads it here first. */
export const READING: ReadonlySet<string> = new Set(
  wordsOf(`
    Trafficking, read for an adult. Slavery, servitude and forced labour, read for someone under 18 at the time.
    Who may see the answers was said and understood.
    act: recorded. action. reasonable, s 45(4)(c). means: nothing recorded yet. purpose. service.
    Read for somebody who was under 18 then, as the record stands. This sheet says 18 or over, not sure: look at it again.
    By the record the person was under 18 while it went on; the set that is chosen is for somebody who was 18 or over.
    What was told is linked, and nobody has marked a point yet.
    All of these have something recorded. Not all of these have something recorded.
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
    The child, repeating what somebody else said. Said by, When, To, Language, Context, Words: began in, end not recorded. Told since, or told differently. Accounts often differ, and memory comes back in pieces.
    What is below was filled in from the answers of this form as they stand: nothing follows from it about the person.
    more, or something else, was told after this was filled in. To settle it: take the newest, or say that it stays.
    where others can listen; who else was there; felt safe at that moment; needed right away; who may see the answers; due. places as told later.
    hours a day, days a week, pay. reported by, to, found. officer. applied for or held by. it was done to the person.
    Section 1(1)(a), slavery or servitude. Section 1(1)(b), forced or compulsory labour. Section 2, human trafficking.
    Section 4, an offence with intent to traffic. Section 45, for the solicitor.
    held in slavery or servitude, s 1. knew or ought to have known. circumstances. arranged or facilitated. travel.
    with a view to exploitation. reach of the Act. intent to commit an offence under s 2, s 4. compelled.
    because of slavery or exploitation. no realistic alternative, s 45(1)(d). a direct consequence.
    there, intermediary. A lawyer asks that this is not gone into. Put it where it belongs, or leave it out knowingly.
    record the yes to the referral again, with this notice and any limits. No town on the form’s list is in. Choose there, and write the place under.
    A yes here also says that the notice was explained. That is not recorded. Explain it before this goes. It is not recorded that the condition is met.
    No exploitation by them is recorded here, so the sheet does not name them as exploiters. This does not say what they did. Check what was said.
    Words alone do not answer it. None of this means no. Once this is answered, what was said has a field of its own. Decide with the person.
    A lawyer asks not to go into this. Then set this line aside. Reasons were given why accounts differ. They are not sure. Somebody must not be told.
    Period. Told in. Read the sheet with that in mind; once it is read, this can be set aside.
    To settle it: open the field, and take every telling or one of them beside it.
    a reasonable person would do it. an adult when it was done. someone under 18 when it was done.
  `),
);
