/** @file A pack put together: its pages, what a preview says of them, and what the gates have to know. */
import type { ConsentStateView } from '../../contract/consent.ts';
import type { PackPreview } from '../../contract/packs.ts';
import type { MissingConsent } from '../../core/consent/consent-gate.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { factsOf, isIdentifying, type PackPart } from '../../core/packs/recipient-profile.ts';
import { type PackPaper, type PrintedPart, typesetPack } from '../../documents/pack.ts';
import { undecidedOnPaper } from '../cases/undecided-in.ts';
import { consentState } from '../consent/consent-gate.ts';
import { factsOnPaper } from '../disclosure/on-copy.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { forbiddenTo } from '../leaving/contact-gate.ts';
import { coverOf } from './cover.ts';
import { evidencePart, factAnswers, factPart, periodPart } from './fact-part.ts';
import { formPart } from './form-part.ts';
import { leavingPack, wayOf } from './leaving-pack.ts';
import { consentsPart, releasesPart } from './ledger-part.ts';
import { linesOf, made, type PartMade, partOf } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';
import { heldFor, planWords } from './plan-words.ts';
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
