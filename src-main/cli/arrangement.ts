/**
 * @file What `bundle build` builds: a new arrangement of the evidence, or one made earlier, with what was typed for its
 * cover or is to be added to it. What is typed beside an arrangement is kept in it, so that the window shows what was built.
 */
import type { BundleSummary, BundleView } from '../contract/bundles.ts';
import type { EvidenceView } from '../contract/evidence.ts';
import type { Job } from '../contract/ports.ts';
import { carriedHeading } from '../core/bundles/court-heading.ts';
import type { TypedDecision } from '../core/consent/override.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { sectionMeant } from '../core/evidence/section-meant.ts';
import type { CaseId, EvidenceId } from '../core/ids.ts';
import type { PrivilegeRelease } from '../core/privilege/mark.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';
import type { Terminal } from './command.ts';
import { COVER_OPTIONS, type Cover, coverFrom, typedOfCover } from './cover-options.ts';
import { readDay } from './dates.ts';
import { findEvidence } from './find.ts';

/** Options that describe a bundle; `bundle from-folder` takes them too. */
export const BUNDLE_OPTIONS = {
  title: { type: 'string', value: 'TEXT', help: 'title on the cover' },
  court: { type: 'string', value: 'TEXT', help: 'court, as it is to be printed' },
  hearing: { type: 'string', value: 'DAY', help: 'day of the hearing, as in 2026-11-24' },
  profile: { type: 'string', value: 'ID', help: "the court's rules it is built to; general if left out" },
} as const;

export const ARRANGEMENT_OPTIONS = {
  from: {
    type: 'string',
    value: 'SECTIONS',
    help: 'sections of the evidence, separated by semicolons, or "all"',
  },
  bundle: { type: 'string', value: 'ID', help: 'an arrangement made earlier' },
  add: {
    type: 'string',
    value: 'ITEMS',
    help: 'with --bundle: exhibits that came late, separated by semicolons; each at the end of its section',
  },
  ...BUNDLE_OPTIONS,
  ...COVER_OPTIONS,
} as const;

export type TypedArrangement = {
  readonly [K in keyof typeof COVER_OPTIONS]?: string | boolean | undefined;
} & {
  readonly [K in 'from' | 'bundle' | 'add' | keyof typeof BUNDLE_OPTIONS]?: string | undefined;
};

/** Throws `usage` for words that do not go together, before anything is opened. */
export function checkArrangement(options: TypedArrangement): void {
  if (options.bundle === undefined) {
    if (options.add !== undefined)
      throw new TestimonyError('usage', {
        subject: '--add',
        detail: 'it adds to an arrangement made earlier: name it with --bundle (see bundle list)',
      });
    if (options.from !== undefined) return;
    throw new TestimonyError('usage', {
      subject: '--from',
      detail: 'say what goes in: "all", or sections by name; or --bundle with an arrangement made earlier',
    });
  }
  const own = (['from', 'profile'] as const).find((name) => options[name] !== undefined);
  if (own === undefined) return;
  const instead = own === 'from' ? 'leave it out, name late exhibits with --add, or' : 'leave it out, or';
  throw new TestimonyError('usage', {
    subject: `--${own}`,
    detail: `an arrangement made earlier has its own; ${instead} leave --bundle out`,
  });
}

/**
 * What a court office looks for on the cover of a new bundle, asked of whoever sits there, where no option said any of it.
 * Nobody is asked in the middle of a batch.
 */
export async function askedForCover<T extends TypedArrangement>(options: T, terminal: Terminal): Promise<T> {
  const isSaid = typedOfCover(options).length > 0;
  if (options.bundle !== undefined || isSaid || !terminal.canAsk || terminal.held !== undefined)
    return options;
  terminal.say('What the cover says. Press Enter to leave one out.');
  const court = options.court ?? (await terminal.ask('Court or tribunal:'));
  return {
    ...options,
    court,
    number: await terminal.ask("The court's number:"),
    'case-name': await terminal.ask('Name of the case, as in R v Harlow:'),
    'filed-by': await terminal.ask('Filed by, as in the Claimant:'),
  };
}

export interface Wanted {
  readonly case: { readonly id: CaseId; readonly title: string };
  readonly evidence: readonly EvidenceView[];
  readonly released: PrivilegeRelease;
  readonly decision: TypedDecision;
}

/**
 * The arrangement to build, as it stands in the vault then. `leftOut`: how many of what was asked for are marked
 * privileged. `isChanged`: one made earlier was changed. Throws `not-found`, `usage`, and for a new one what the gates on leaving throw.
 */
export async function arrangementFor(
  engine: Engine,
  options: TypedArrangement,
  { case: { id: caseId, title }, evidence, released, decision }: Wanted,
  job: Job,
): Promise<{ view: BundleView; leftOut: number; isChanged: boolean }> {
  const { bundles } = await perform(engine, 'bundleList', { caseId }, job);
  const hearingDate = options.hearing === undefined ? null : readDay(options.hearing, '--hearing');
  if (options.bundle !== undefined) {
    const earlier = earlierIn(bundles, options.bundle);
    const view = await arrangeAnew(engine, earlier, { ...options, hearingDate }, evidence, job);
    return { view, leftOut: 0, isChanged: isTyped(options) };
  }
  const { court = '', profile = 'general' } = options;
  const cover = await coverIn(engine, options, profile, job, {
    heading: carriedHeading(bundles[0]?.heading),
  });
  const described = { caseId, title: options.title ?? title, court, hearingDate, profile, ...cover };
  const include = chosenBy(options.from ?? '', evidence);
  const wanted = { ...described, include, released, toBuild: decision };
  const { privilegedLeftOut: leftOut, ...view } = await perform(engine, 'bundleCreate', wanted, job);
  return { view, leftOut, isChanged: false };
}

/** Throws `usage`, naming the option. `before`: what the cover says where nothing is typed. */
export async function coverIn(
  engine: Engine,
  options: TypedArrangement,
  profileId: string,
  job: Job,
  before?: Partial<Pick<BundleSummary, 'heading' | 'marking'>>,
): Promise<Cover> {
  const { profiles } = await perform(engine, 'profileList', {}, job);
  const profile = profiles.find(({ id }) => id === profileId);
  if (profile === undefined) throw new TestimonyError('not-found', { subject: '--profile' });
  return coverFrom(options, profile, before);
}

/** Whether anything was typed that an arrangement made earlier then keeps. */
const isTyped = (typed: TypedArrangement): boolean =>
  (['title', 'court', 'hearing', 'add'] as const).some((name) => typed[name] !== undefined) ||
  typedOfCover(typed).length > 0;

/** As the vault has it where nothing was typed for it: what changes nothing is no entry of the log. */
async function arrangeAnew(
  engine: Engine,
  earlier: BundleSummary,
  typed: TypedArrangement & { readonly hearingDate: string | null },
  evidence: readonly EvidenceView[],
  job: Job,
): Promise<BundleView> {
  const bundleId = earlier.id;
  const view = await perform(engine, 'bundleShow', { bundleId }, job);
  if (!isTyped(typed)) return view;
  const { title = earlier.title, court = earlier.court } = typed;
  const hearingDate = typed.hearingDate ?? earlier.hearingDate;
  const cover = await coverIn(engine, typed, earlier.profile, job, earlier);
  const sections = withLate(view, namesIn(typed.add ?? ''), evidence);
  return await perform(
    engine,
    'bundleArrange',
    { bundleId, title, court, hearingDate, ...cover, sections },
    job,
  );
}

const namesIn = (list: string): string[] =>
  list
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const UNTITLED = 'Further documents';

/**
 * Each at the end of the section it is sorted into; a section that the bundle does not have yet comes last. One that is
 * in it already goes there too: whoever is told that it moved others sorts it elsewhere and adds it again.
 */
function withLate({ map }: BundleView, names: readonly string[], evidence: readonly EvidenceView[]) {
  const sections = map.sections.map(({ title, documents }) => ({
    title,
    evidenceIds: documents.map(({ key }) => key as EvidenceId),
  }));
  for (const name of names) {
    const { id, section } = findEvidence(evidence, name);
    for (const one of sections) one.evidenceIds = one.evidenceIds.filter((other) => other !== id);
    const there = sections.map((one) => one.title);
    const title = section === '' ? UNTITLED : sectionMeant(section, there);
    const own = sections.find((one) => one.title === title);
    if (own === undefined) sections.push({ title, evidenceIds: [id] });
    else own.evidenceIds.push(id);
  }
  return sections;
}

/** Throws `not-found` for a section that nothing in the case is in. */
function chosenBy(typed: string, evidence: readonly EvidenceView[]): 'all-evidence' | { sections: string[] } {
  if (typed === 'all') return 'all-evidence';
  const there = evidence.map(({ section }) => section);
  const sections = namesIn(typed).map((one) => sectionMeant(one, there));
  const odd = sections.find((one) => !there.includes(one));
  if (odd !== undefined) throw new TestimonyError('not-found', { subject: `--from: ${odd}` });
  return { sections };
}

/** Throws `not-found` where the arrangement is of another case. */
export function earlierIn(bundles: readonly BundleSummary[], typed: string): BundleSummary {
  const found = bundles.find((one) => one.id === typed);
  if (found !== undefined) return found;
  throw new TestimonyError('not-found', {
    subject: '--bundle',
    detail: 'this case has no such arrangement',
  });
}
