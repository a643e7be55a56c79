/** @file A pack put together: its pages, what a preview says of them, and what the gates have to know. */
import type { ConsentStateView } from '../../contract/consent.ts';
import type { PackPreview } from '../../contract/packs.ts';
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { mayBeTold } from '../../core/contact/may-be-told.ts';
import { wishesAbout, wishesNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldIn, notToldRows } from '../../core/contact/not-told-rows.ts';
import { againstPlan, isNamedIn, ruledOut, type Said } from '../../core/contact/plan-says.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { factsOf, isIdentifying, type PackPart, unlikeReader } from '../../core/packs/recipient-profile.ts';
import { type PackPaper, type PrintedPart, typesetPack } from '../../documents/pack.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { consentState } from '../consent/consent-gate.ts';
import { heldForReader } from '../disclosure/held-for-reader.ts';
import { factsOnPaper } from '../disclosure/on-copy.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { forbiddenTo } from '../leaving/contact-gate.ts';
import { refusal } from '../leaving/safe-contact.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { evidencePart, factAnswers, factPart, periodPart } from './fact-part.ts';
import { formPart } from './form-part.ts';
import { leavingPack, wayOf } from './leaving-pack.ts';
import { consentsPart, releasesPart } from './ledger-part.ts';
import { linesOf, made, type PartMade, partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';
import { profileView } from './recipient-library.ts';
import { recordPart } from './record-part.ts';
import { addressWarnings, withoutNames } from './take-out.ts';
import { sinceLeft } from './told-since.ts';
import {
  apartWarnings,
  carriedWarnings,
  isRecorded,
  madeToWarnings,
  titleOf,
  warningsOf,
} from './warnings.ts';

/**
 * What the pages of a pack say that somebody's safe contact plan rules out. What is sent to the person may be read by
 * those they live with: such words hold it back. Whoever else reads it is to know that an address is not to be used, so that
 * there they are pointed at, with the part they stand in. Our own rule.
 */
interface PlanWords {
  /** It does not go so. */
  readonly refused: readonly Coded[];
  /** It may go, once somebody has looked at it. */
  readonly warnings: readonly Coded[];
}

function planWords(source: PackSource, printed: readonly PrintedPart[]): PlanWords {
  const { profile, asked, person, db } = source;
  const plan = standingPlan(db, person.id);
  const recipient = asked.recipient.trim();
  const wishes = profile.to === 'person' ? [] : wishesNotToTell(source.facts);
  const about = wishesAbout(wishes, recipient);
  const kept = [
    ...about.map(({ found }) => coded('recipient-not-to-know', { recipient, wish: [found] })),
    ...wishes.filter((one) => !about.includes(one)).map(({ found }) => found),
    ...(profile.to === 'person' ? [] : mayBeTold(source.facts)).map((said) =>
      coded('pack-may-be-told', { said }),
    ),
    ...(profile.to === 'person' ? [] : saysNotTold(source, printed)),
  ];
  if (plan === null) return { refused: [], warnings: kept };
  const named = profile.to !== 'person' && isNamedIn(plan, recipient);
  const isSent = asked.channel === 'post' || asked.channel === 'email';
  const said = printed.map((part) => ({ title: part.title, text: textOf(part) }));
  if (profile.to === 'person' && isSent)
    return {
      refused: onceEach(ruledOut(plan, said).map(({ line }) => refusal(person.name, line))),
      warnings: [],
    };
  return {
    refused: [],
    warnings: [
      ...(named ? [coded('pack-recipient-in-plan', { recipient })] : []),
      ...kept,
      ...onceEach(againstPlan(plan, printed.flatMap(placesIn))),
    ],
  };
}

/** Who gets it is not to be told what the pages say, may know only so much, or is not whom it is made for: it is held. */
function heldFor(source: PackSource, printed: readonly PrintedPart[]): MissingConsent[] {
  const { engine, db, profile, asked, person, facts } = source;
  if (profile.to === 'person') return [];
  const { kind: leavesAs, forPurpose = '', recipient } = leavingPack(source);
  const places = printed.flatMap(placesIn);
  const text = printed.map(textOf).join('\n');
  const paper = { person, recipient, leavesAs, forPurpose, facts, places, text };
  const unlike = unlikeReader(profile, asked.recipient.trim());
  const about = { person: person.name, purpose: '', recipient: asked.recipient.trim(), item: '' };
  const other =
    unlike === null
      ? []
      : [
          {
            ...coded('recipient-unlike', { ...about, holder: unlike }),
            personId: person.id,
            purpose: '',
            item: '',
          },
        ];
  return [...other, ...heldForReader(engine, db, paper)];
}

/** Where a part says what is recorded as not to be told or written. */
function saysNotTold({ facts }: PackSource, printed: readonly PrintedPart[]): Coded[] {
  const rows = notToldRows(facts);
  return printed.flatMap((part) => {
    const words = notToldIn(rows, textOf(part));
    return words.length === 0 ? [] : [coded('paper-says-not-told', { title: part.title, words })];
  });
}

/** Each answer by its question, so that whoever looks finds the place; what stands around them by the part. */
function placesIn(part: PrintedPart): Said[] {
  let last = part.title;
  const answers = part.pages.flatMap((page) => page.answers);
  const each = answers.map(({ question, said, ownWords, about, notes = 0 }) => {
    last = question === '' ? last : question;
    return {
      title: last,
      text: [question, said, ownWords, ...about].join('\n'),
      // What another account says of it is printed beside it, and was told too.
      told: [said, ownWords, ...about.slice(notes)].join('\n'),
    };
  });
  const around = [part.title, part.about, ...part.lines, ...part.blanks].join('\n');
  return [{ title: part.title, text: around }, ...each];
}

const textOf = (part: PrintedPart): string =>
  [part.title, part.about, ...linesOf(part).flatMap(({ title, said }) => [title, ...said])].join('\n');

const onceEach = (found: readonly Coded[]): Coded[] => [
  ...new Map(found.map((one) => [JSON.stringify(one), one])).values(),
];

// The cover of a pack: for whom, about whom, on what ground, and what its reader needs at a glance.

/**
 * A decision to give it without recorded consent stands in the log and in the office's record, and never here: the line
 * about consent is then left out.
 */
function coverOf(
  source: PackSource,
  state: ConsentStateView,
  at: string,
  apart: readonly string[],
): Pick<PackPaper, 'facts' | 'says' | 'minimum'> {
  const { profile, asked, person, reference, say } = source;
  const named = profile.named && profile.to !== 'person';
  const { kind, forPurpose = '' } = leavingPack(source);
  const facts = {
    for: asked.recipient,
    person: named ? person.name : '',
    case: named ? reference : '',
    'shared-for':
      profile.purposes.length === 0
        ? ''
        : (leavesUnder(source.engine.resources, kind, forPurpose)[0]?.title ?? ''),
    consent: consentLine(source, state),
    channel: profile.to === 'office' ? '' : say(coded('pack-by', { channel: asked.channel })),
    prepared: formatDay(at),
    profile: say(coded('pack-profile', { title: profile.title, version: profile.version })),
    source: profile.source,
    log: named ? logOf(source) : '',
  } as const;
  return {
    facts: (Object.keys(facts) as (keyof typeof facts)[])
      .filter((fact) => facts[fact] !== '')
      .map((fact) => [say(coded('pack-fact', { fact })), facts[fact]]),
    says: [...source.copy.atHead().map(say), ...apart, ...profile.cover],
    minimum: minimumOf(source),
  };
}

/** What the log ends with, so that whoever holds the paper can show later that it was not written anew. */
function logOf({ db, say }: PackSource): string {
  const { seq, hash } = auditHead(db);
  return say(coded('pack-log', { entry: String(seq), hash }));
}

function consentLine({ profile, say }: PackSource, { missing, asked, notAsked }: ConsentStateView): string {
  if (missing.length > 0) return '';
  if (notAsked !== null) return say(notAsked);
  return profile.named ? say(coded('pack-consent', { names: asked.join(', ') })) : '';
}

/**
 * What this reader needs and nobody has recorded, so that they need not look for it; what is there stands inside. A front page has
 * said it already.
 */
function minimumOf(source: PackSource): PackPaper['minimum'] {
  if (source.profile.parts.some((part) => part.kind === 'form' && part.front !== undefined)) return null;
  const open = source.profile.minimum.filter((key) => !isRecorded(source, key));
  if (open.length === 0) return null;
  const said = source.say(coded('pack-minimum-open'));
  const answers = open.map((key) => ({
    number: 0,
    question: titleOf(source, key),
    said,
    ownWords: '',
    about: [],
  }));
  return partOf(source.say(coded('pack-heading', { heading: 'minimum' })), '', answers);
}

export interface MadePack {
  readonly paper: PackPaper;
  readonly preview: Omit<PackPreview, 'pages'>;
  readonly records: readonly ScreeningId[];
  /** What of it its reader is not to be told. */
  readonly recipientHeld: readonly MissingConsent[];
}

/** Throws `not-ready` for what it is made from and is not there, `bad-input`. */
export function makePack(source: PackSource): MadePack {
  const { profile, asked, say } = source;
  const own = profile.parts.map((part) => partMade(source, part));
  const inParts = new Set(own.flatMap((one) => one.facts));
  const parts = [...own, ...beyondPart(source, inParts)];
  const records = [...new Set(parts.flatMap((one) => one.records))];
  const asPrinted = parts.flatMap((one) => one.printed);
  const { parts: printed, count } = profile.named
    ? { parts: asPrinted, count: 0 }
    : withoutNames(source, asPrinted);
  const recipientHeld = heldFor(source, printed);
  const leaving = { ...leavingPack(source), recipientHeld };
  const consent = consentState(source.engine, source.db, leaving);
  const title = profile.discreetly ?? profile.title;
  const words = planWords(source, printed);
  const refused = [
    ...forbiddenTo(source.engine, source.db, { leaving, way: wayOf(source), title }),
    ...words.refused,
  ];
  const warnings: Coded[] = [
    ...sinceLeft(source),
    ...parts.flatMap((one) => one.warnings),
    ...warningsOf(source),
    ...apartWarnings(source, printed),
    ...madeToWarnings(source, printed, leaving.forPurpose ?? ''),
    ...consent.notes,
    ...words.warnings,
    ...carriedWarnings(source, printed),
    ...(profile.to === 'person' ? [] : addressWarnings(source, printed)),
    ...(count === 0 ? [] : [coded('pack-taken-out', { count })]),
  ];
  const undecided = parts.flatMap((one) => one.undecided);
  const lines = printed.flatMap(linesOf).flatMap(({ said }) => said);
  const unsettled = parts.flatMap((one) => one.unsettled);
  const apart = [
    ...(unsettled.length === 0 ? [] : [say(coded('pack-cover-not-settled', { titles: unsettled }))]),
    ...(profile.named && profile.discreetly === undefined ? apartOnPaper(source, lines) : []),
  ];
  const paper = paperOf(source, printed, consent, apart);
  const exhibits = source.exhibits.map(({ id, sha256 }) => [id, sha256]);
  const { createdAt: _, facts: _facts, ...shown } = paper;
  const { channel, recipient, address } = asked;
  return {
    ...{ paper, records, recipientHeld },
    preview: {
      ...{
        profile: profileView(source.engine, source.db, profile, source.person.id),
        warnings,
        refused,
        undecided,
        consent,
      },
      minimum: profile.minimum.map((key) => ({
        title: titleOf(source, key),
        there: isRecorded(source, key),
      })),
      parts: printed.map((part) => ({ title: part.title, about: part.about, lines: linesOf(part) })),
      beyond: beyondOf(source, inParts),
      sha256: fingerprint(
        JSON.parse(
          JSON.stringify({
            shown,
            exhibits,
            warnings,
            undecided,
            channel,
            recipient,
            address,
            version: profile.version,
          }),
        ),
      ),
    },
  };

  function paperOf(
    { engine, exhibits }: PackSource,
    parts: readonly PrintedPart[],
    state: ConsentStateView,
    apart: readonly string[],
  ): PackPaper {
    const createdAt = engine.clock.now();
    const discreet = profile.discreetly !== undefined;
    return {
      ...{ title: profile.discreetly ?? profile.title, discreet, parts, createdAt },
      head: discreet || !profile.named ? '' : `${profile.title}. ${formatDay(createdAt)}.`,
      ...coverOf(source, state, createdAt, apart),
      exhibits: exhibits.map(({ id, exhibitRef, title, pageCount }) => ({
        ...{ key: id, pages: pageCount },
        title: [exhibitRef, title].filter(Boolean).join('  '),
      })),
      signatures: profile.signatures,
      labels: {
        contents: say(coded('pack-heading', { heading: 'contents' })),
        exhibits: say(coded('pack-heading', { heading: 'exhibits' })),
      },
    };
  }
}

/** What two offices recorded differently, of what the pack says. */
const apartOnPaper = ({ engine, db, say, person, exhibits }: PackSource, lines: readonly string[]) =>
  undecidedOnPaper(engine, db, person.caseId, [
    ...lines,
    person.name,
    ...exhibits.map(({ title }) => title),
  ]).map(say);

/** As PDF, with the rows of its contents. Throws `missing-letters`. */
export const setPack = ({ engine }: PackSource, paper: PackPaper) =>
  typesetPack(engine.resources.folder, paper);

function partMade(source: PackSource, part: PackPart): PartMade {
  switch (part.kind) {
    case 'facts':
      return factPart(source, part);
    case 'periods':
      return periodPart(source, part);
    case 'form':
      return formPart(source, source.sheetOf(part.form), part);
    case 'record':
      return recordPart(source, part);
    case 'evidence':
      return evidencePart(source, part);
    case 'consents':
      return consentsPart(source, part);
    case 'releases':
      return releasesPart(source, part);
    case 'words':
      return made([partOf(part.title, '', [], { lines: part.lines })]);
    case 'blanks':
      return made([partOf(part.title, '', [], { blanks: part.labels })]);
  }
}

/** Facts this reader does not usually see, each with the reason. Throws `bad-input` for what is none. */
function beyondPart(source: PackSource, shown: ReadonlySet<string>): PartMade[] {
  const { asked, say, facts } = source;
  if (asked.beyond.length === 0) return [];
  const may = new Set(beyondOf(source, shown).map((one) => one.fact));
  const answers = asked.beyond.flatMap(({ fact, reason }) => {
    const known = facts.get(fact);
    if (known !== undefined && may.has(fact)) return factAnswers(source, known, reason);
    throw new TestimonyError('bad-input', {
      subject: 'beyond',
      found: [coded('pack-fact-unknown', { fact })],
    });
  });
  return [made([partOf(say(coded('pack-heading', { heading: 'beyond' })), '', answers)])];
}

function beyondOf(
  { facts, profile, tools }: PackSource,
  shown: ReadonlySet<string>,
): { fact: string; title: string }[] {
  const inForms = profile.parts.flatMap((part) =>
    part.kind === 'form' ? factsOnPaper(tools.forms.get(part.form)?.questions ?? []) : [],
  );
  const own = new Set([...factsOf(profile), ...inForms, ...shown]);
  return [...facts.values()]
    .filter(({ key, askInstead }) => !own.has(key) && !key.startsWith('consent.') && askInstead === undefined)
    .filter(({ key }) => profile.named || !isIdentifying(key))
    .map(({ key: fact, title }) => ({ fact, title }));
}
