/** @file What the person decided, and what has gone out: parts of a pack that come from the office's own books. */

import { decidedDay, lastDay, withoutDoubles, withoutSlips } from '../../core/consent/consent.ts';
import { type ConsentView, isNo, isSlip } from '../../core/consent/consent-line.ts';
import { limitOf } from '../../core/consent/limit.ts';
import { settledWords, wordsOf } from '../../core/consent/settled-words.ts';
import { isToOne, saidTogether } from '../../core/consent/together.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { whereabouts } from '../../core/leaving/whereabouts.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { listOut } from '../../vault/queries/releases.ts';
import { unnamedConsents } from '../consent/unnamed.ts';
import { mayRead } from '../disclosure/answers.ts';
import { momentOf } from '../interviews/record-paper.ts';
import { loadPurposes } from '../resources/vocabulary.ts';
import { made, type PartMade, partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';
import { namesIn } from './take-out.ts';

/**
 * Every line, oldest first: the newest of each purpose stands. What was told and recorded as well is there once. A no to
 * one recipient is a line of its own that says whom it is about, and stands under no purpose: without the name it would read
 * as a no to the purpose.
 */
export function consentsPart(source: PackSource, part: Extract<PackPart, { kind: 'consents' }>): PartMade {
  const { db, person, profile } = source;
  const goes = mayRead(source.engine, db, [person.id]);
  const ledger = listPersonConsents(db, person.id);
  // The office's own record has what was written down by mistake too, and says so; to others it never was.
  const lines = withoutDoubles(profile.to === 'office' ? ledger : withoutSlips(ledger));
  const answers = saidTogether(lines).map((same) => {
    const [line] = same;
    return {
      number: 0,
      ownWords: '',
      about: besides(source, line, goes),
      ...saidOf(source, line, same, goes),
    };
  });
  const whole = withNothing(source, part.title, answers);
  const open = unnamedConsents(source.engine, db, person.caseId, person.id).map(source.say);
  return made([{ ...whole, lines: [...whole.lines, ...open] }]);
}

/** Whether this reader may have what was said beside a decision. */
type Goes = (words: string) => boolean;

function saidOf(source: PackSource, line: ConsentView, same: readonly ConsentView[], goes: Goes) {
  const { engine, say } = source;
  const purposes = loadPurposes(engine.resources);
  const titleOf = (purpose: string) => purposes.find(({ id }) => id === purpose)?.title ?? purpose;
  const recipient = recipientOf(source, line);
  const { status } = line;
  const [on, last] = [decidedDay(line), lastDay(line)];
  if (isNo(status) && isToOne(line)) {
    const about = new Set(same.map(({ purpose }) => purpose));
    const all = purposes.every(({ id }) => about.has(id)) ? 'yes' : 'no';
    return {
      question: say(coded('pack-never-to', { recipient })),
      said: say(coded('pack-never-said', { status, on, purposes: [...about].map(titleOf), all })),
    };
  }
  const when = { on, recipient, until: last === null ? '' : formatDay(last) };
  const limit = goes(limitOf(line)) ? unnamedLimit(source, limitOf(line)) : '';
  return {
    question: titleOf(line.purpose),
    said: say(
      limitOf(line) === ''
        ? coded('pack-decided', { status: isSlip(line) ? 'mistake' : status, ...when })
        : coded('pack-decided-limit', { limit, ...when }),
    ),
  };
}

/** On a sheet that may not name them, somebody whom the case names. */
const recipientOf = (source: PackSource, { recipient }: ConsentView): string =>
  !source.profile.named && namesIn(source, recipient) ? source.say(coded('pack-somebody-named')) : recipient;

/** What a yes is limited to is theirs to check. Words that name somebody stand on no sheet that may name nobody. */
const unnamedLimit = (source: PackSource, limit: string): string =>
  source.profile.to === 'person' && !source.profile.named && namesIn(source, limit)
    ? source.say(coded('pack-limit-names'))
    : limit;

/** In which record it was told, and what was written beside it: a note is the office's alone. */
function besides({ profile, say }: PackSource, line: ConsentView, goes: Goes): string[] {
  const told = line.toldIn ? [say(coded('pack-told-in', { form: line.toldIn }))] : [];
  const isOffice = profile.to === 'office' && goes(wordsOf(line));
  const settled = isOffice ? settledWords(line) : null;
  const isNoted = isOffice && line.note.trim() !== '' && limitOf(line) === '';
  return [
    ...told,
    ...(profile.to === 'office' ? howAsked(line).map(say) : []),
    ...(settled === null ? [] : [say(settled)]),
    ...(isNoted ? [say(coded('pack-decided-noted', { note: line.note.trim() }))] : []),
  ];
}

/** Consent has to be shown (UK GDPR Article 7(1)): in which language, through whom, by whom, and what was gone through. */
function howAsked({ language, interpreter, explainedBy: by, privacyNotice: notice }: ConsentView): Coded[] {
  const how = { language, interpreter, by, notice };
  return Object.values(how).some((one) => one !== '') ? [coded('pack-decided-how', how)] : [];
}

/** What left, newest first; what did not come there in the end is not said to be out. */
export function releasesPart(source: PackSource, part: Extract<PackPart, { kind: 'releases' }>): PartMade {
  const { db, person, profile, say } = source;
  const out = listOut(db, person.caseId).filter((one) => one.state !== 'did-not-leave');
  const answers = out.map((one) => {
    const { title, to, at: when, by, purpose: why, submitted, told } = one;
    // Whose decision it was, and why, is the office's alone.
    const purpose = profile.to === 'office' ? why : '';
    return {
      ...{ number: 0, question: title, ownWords: '' },
      said: say(
        submitted === null
          ? coded('pack-went', { where: whereabouts(one), at: momentOf(when), by, purpose })
          : coded('pack-typed', {
              to,
              on: formatDay(submitted.day),
              reference: submitted.reference,
              by,
              purpose,
            }),
      ),
      about: told.map(({ on, how }) => say(coded('pack-was-told', { on: formatDay(on), how }))),
    };
  });
  return made([withNothing(source, part.title, answers)]);
}

const withNothing = ({ say }: PackSource, title: string, answers: Parameters<typeof partOf>[2]) =>
  partOf(title, '', answers, { lines: answers.length === 0 ? [say(coded('pack-none-there'))] : [] });
