/** @file What to look at before building, by the profile's rules. Nothing is written. */
import type { CourtProfile, PreflightCheck } from '../../bundle/check/profile.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { readSections } from '../../vault/queries/bundles.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { readBundleView, requireBundle } from './bundle-view.ts';
import { directionClear, landscapeReads, turnedUpright, upright } from './preflight/directions.ts';
import type { Look, Subject } from './preflight/look.ts';
import { namesInCustody, namesInTitles, namesOnCover } from './preflight/names.ts';
import { numbersKept } from './preflight/numbers.ts';
import {
  attachments,
  comments,
  cutAnswers,
  dates,
  duplicates,
  hiddenWords,
  newestAccount,
  onPages,
  order,
  sameMarks,
  sameTitles,
  text,
  titles,
  transcripts,
} from './preflight/papers.ts';
import { privilegeDecided } from './preflight/privilege.ts';
import {
  consent,
  decidedBetween,
  heading,
  hearing,
  letters,
  numberElsewhere,
  privileged,
  removed,
  size,
  something,
  yesForAnybody,
} from './preflight/whole.ts';
import { requireProfile } from './profile-library.ts';

/** What is looked at in any court: no profile can leave it out. */
const IN_ANY_COURT: readonly {
  readonly rule: string;
  readonly look: Look;
  readonly level: Finding['level'];
}[] = [
  { rule: 'B09', look: something, level: 'must' },
  { rule: '', look: privileged, level: 'must' },
  { rule: '', look: consent, level: 'must' },
  { rule: 'B18', look: letters, level: 'must' },
  { rule: '', look: numberElsewhere, level: 'must' },
  { rule: '', look: decidedBetween, level: 'should' },
  { rule: '', look: yesForAnybody, level: 'could' },
];

/** In the order in which a person should read them. */
const LOOKS: Readonly<Record<PreflightCheck, Look>> = {
  upright,
  'landscape-reads': landscapeReads,
  'nothing-hidden': hiddenWords,
  'privilege-decided': privilegeDecided,
  'nothing-removed': removed,
  'numbers-kept': numbersKept,
  'newest-account': newestAccount,
  'transcripts-finished': transcripts,
  'shown-on-pages': onPages,
  'titles-own': titles,
  'titles-apart': sameTitles,
  'marks-apart': sameMarks,
  'bookmark-says-date': dates,
  'oldest-first': order,
  'no-duplicates': duplicates,
  searchable: text,
  'direction-clear': directionClear,
  'comments-known': comments,
  'attachments-known': attachments,
  'answers-shown': cutAnswers,
  'names-on-cover': namesOnCover,
  'names-in-titles': namesInTitles,
  'names-in-custody': namesInCustody,
  'cover-filled-in': hearing,
  'cover-for-court-office': heading,
  'turned-upright': turnedUpright,
  size,
};

/** Throws not-found. */
export function bundlePreflight(
  engine: Engine,
  input: CheckedInput<'bundlePreflight'>,
): CallOutput<'bundlePreflight'> {
  return engine.session.read((db) => {
    const bundle = requireBundle(db, input.bundleId);
    const { map } = readBundleView(engine, db, bundle.id);
    const evidence = readSections(db, bundle.id).flatMap((section) => section.evidence);
    const profile = requireProfile(engine.resources, bundle.profile);
    const subject: Subject = {
      engine,
      db,
      bundle,
      map,
      profile,
      reference: requireCase(db, bundle.caseId).reference,
      documents: map.sections.flatMap((section) => section.documents),
      evidence: new Map(evidence.map((record) => [record.id as string, record])),
    };
    const always = IN_ANY_COURT.map(({ rule, look, level }) =>
      findingOf(look, subject, { rule, level, source: '' }),
    );
    return { findings: [...always, ...byProfile(profile, subject)] };
  });
}

/** One finding for each rule of the profile that can be looked at before there is a file. */
function byProfile({ rules: all, proceedings }: CourtProfile, subject: Subject): Finding[] {
  const { heading } = subject.bundle;
  const outside = proceedings.find(({ id }) => id === heading.proceedings)?.outside;
  const rules =
    outside === undefined
      ? all
      : all.map((one) => ({
          ...one,
          level: one.level === 'must' ? ('should' as const) : one.level,
          source: outside,
        }));
  return Object.entries(LOOKS).flatMap(([check, look]) =>
    rules.filter((one) => one.check === check).map((one) => findingOf(look, subject, one)),
  );
}

function findingOf(
  look: Look,
  subject: Subject,
  { rule, level, source }: Pick<Finding, 'rule' | 'level' | 'source'>,
): Finding {
  const { found, passed, pages } = look(subject);
  return { ...found, rule, level, source, passed, pages };
}
