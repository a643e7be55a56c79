/**
 * @file Building a bundle by command, with what a person should look at in it: said before there is a file that could
 * be sent off, and again beside the file.
 */
import { resolve } from 'node:path';
import type { BundleBuilt, BundleView } from '../contract/bundles.ts';
import type { Job } from '../contract/ports.ts';
import { stillToLookAt } from '../core/bundles/decided.ts';
import type { TypedDecision } from '../core/consent/override.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import type { Finding } from '../core/findings/finding.ts';
import { NOTHING_RELEASED, type PrivilegeRelease } from '../core/privilege/mark.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { perform } from '../usecases/handlers/registry.ts';
import { facts } from './columns.ts';
import type { Terminal } from './command.ts';
import { sayFinding, sayPages } from './finding-words.ts';
import { makeFolder } from './folders.ts';

/** Spread among the options of whatever builds a bundle. */
export const STOP_TO_LOOK = {
  'stop-to-look': {
    type: 'boolean',
    help: 'build nothing while something must or should be looked at first; it is listed',
  },
} as const;

/** A built bundle, and what a person should look at in it: what the window shows before building. */
export interface BuiltAndLookedAt extends BundleBuilt {
  readonly toLookAt: readonly Finding[];
}

export interface BundleOrder extends Partial<TypedDecision> {
  readonly bundleId: string;
  readonly released?: PrivilegeRelease;
  readonly redactedFor?: string;
  readonly lookedAt?: boolean;
}

export interface Looking {
  readonly job: Job;
  /** Where what is to be looked at is said before building; nobody is told where there is none. */
  readonly terminal?: Terminal;
  /** What the bundle is called in a refusal. */
  readonly title?: string;
  readonly stopToLook?: boolean;
  /** With the next steps as they are taken where it is built. */
  readonly say?: (found: Finding) => string;
}

/** Builds into a folder, made if need be. Throws what the use case throws, and `not-ready` where it is to stop. */
export async function buildAndLook(
  engine: Engine,
  order: BundleOrder,
  out: string,
  { job, terminal, title, stopToLook = false, say = sayFinding }: Looking,
): Promise<BuiltAndLookedAt> {
  const bundleId = order.bundleId as BundleView['id'];
  const { findings } = await perform(engine, 'bundlePreflight', { bundleId }, job);
  const toLookAt = stillToLookAt(findings);
  const first = toLookAt.filter(({ level }) => level !== 'could');
  if (stopToLook && first.length > 0) {
    const detail = first.length === 1 ? '1 thing is' : `${first.length} things are`;
    const about = { detail: `${detail} to be looked at first`, findings: findingLines(first, say) };
    throw new TestimonyError('not-ready', { ...about, ...(title === undefined ? {} : { subject: title }) });
  }
  // Not before: what builds nothing leaves no folder behind.
  const folder = resolve(out);
  makeFolder(folder);
  // A build takes minutes, and nobody is held up: what should be looked at can be looked at meanwhile.
  if (toLookAt.length > 0) {
    terminal?.progress('To look at before anybody is given it:');
    for (const line of findingLines(toLookAt, say)) terminal?.progress(line);
  }
  const { released = NOTHING_RELEASED } = order;
  const input = { ...order, bundleId, folder: engine.files.register(folder), released };
  return { ...(await perform(engine, 'bundleBuild', input, job)), toLookAt };
}

/** What a person wants to know of a finished bundle. */
export function builtLines(bundle: BuiltAndLookedAt, out: string, say = sayFinding): string[] {
  return [
    'The bundle is built, read back and verified.',
    ...facts([
      ['file', resolve(out, bundle.fileName)],
      ['pages', bundle.pages],
      ['documents', bundle.documents],
      ['bytes', bundle.byteSize],
      ['sha-256', bundle.sha256],
      ['folder with fingerprints', resolve(out, bundle.bagName)],
    ]),
    'It is not encrypted: whoever can open that folder can read it.',
    "Serve only the PDF, and recordings in data/recordings where there are any: the folder beside it is for the office's own file, and its custody.csv names people.",
    ...(bundle.toLookAt.length + bundle.broughtAlong.length === 0
      ? []
      : ['Look at this before it is filed:']),
    ...findingLines([...bundle.toLookAt, ...bundle.broughtAlong], say),
    "Next: bundle check, which looks at the finished file by the court's rules",
  ];
}

/** A must that does not hold is said loudly; the rest is for a person to look at. */
const AHEAD = { must: 'NO ', should: 'see', could: 'see' } as const;

/** One line per rule; where it matters, the pages. */
export function findingLines(
  findings: readonly Finding[],
  say: (found: Finding) => string = sayFinding,
): string[] {
  return findings.map((found) => {
    const { rule, level, passed, pages } = found;
    const where = passed || pages.length === 0 ? '' : ` (${sayPages(pages)})`;
    return `${passed ? 'ok ' : AHEAD[level]} ${rule.padEnd(5)} ${passed ? '' : `[${level}] `}${say(found)}${where}`;
  });
}
