/** @file `testimony bundle from-folder`: a folder of files in, a court bundle out, and no vault left behind. */

import { basename, resolve } from 'node:path';
import type { EvidenceView } from '../../contract/evidence.ts';
import type { Job } from '../../contract/ports.ts';
import { type FailureData, TestimonyError } from '../../core/errors/errors.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { RunningEngine } from '../../host/compose.ts';
import { clearAbandonedVaults, withThrowawayVault } from '../../host/throwaway-vault.ts';
import { unprintable } from '../../usecases/bundles/unprintable.ts';
import { type FolderIndex, readIndex } from '../../usecases/evidence/index/folder-index.ts';
import type { ToTakeIn } from '../../usecases/evidence/index/to-take-in.ts';
import { handlersOf } from '../../usecases/handlers/areas.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { BUNDLE_OPTIONS, coverIn } from '../arrangement.ts';
import { type BuiltAndLookedAt, buildAndLook, builtLines, STOP_TO_LOOK } from '../build-and-look.ts';
import { command, type Terminal } from '../command.ts';
import { COVER_OPTIONS, type Cover } from '../cover-options.ts';
import { readDay, readFigureOrder } from '../dates.ts';
import { sayRefusalIn } from '../failure.ts';
import { sayFinding, sayFindingIn } from '../finding-words.ts';
import { makeFolder, refuseOutAmongPapers } from '../folders.ts';
import { type Refusal, sayPassedOver, type TakenIn, takeIn } from '../intake.ts';
import { requireKnownProfile } from '../profiles.ts';

const OWNER = 'bundle from-folder';
const PLACE = 'from-folder';
const said = sayRefusalIn(PLACE);
const sayHere = sayFindingIn(PLACE);
const CLEARED =
  'Cleared away the encrypted working folder of an earlier run that was broken off. Nobody had its key.';

export const fromFolderCommand = command({
  name: 'bundle from-folder',
  place: PLACE,
  summary: 'Turn a folder of files, or an index in CSV, into a court bundle at once',
  details: [
    'Subfolders become sections. Files stand in the order of their names, so that numbers in front decide; where every name in a section has a date in front instead, the oldest comes first. A name such as "2026-11-24 Letter from the bank.pdf" gives date and title, and so does "24.11.2026 Letter from the bank.pdf", where the day comes first.',
    'Instead of a folder you can give a CSV file whose first row names the columns: file, and if you like title, date, section, exhibit, password. It may come from Excel as it is: with semicolons, and in Windows-1252 or UTF-16. Of other columns what they say is kept as notes, and not in the bundle. Capitals in the names of files do not matter. Where 5/1/2026 may be January or May, you are asked to say once which.',
    'The work is done in an encrypted vault that is deleted at the end. If a file cannot go in, nothing is built, and every reason is listed; --without-refused builds from the rest.',
  ],
  positionals: [{ name: 'DIR', help: 'folder of documents, or a CSV index' }],
  options: {
    out: {
      type: 'string',
      value: 'OUTDIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    reference: {
      type: 'string',
      value: 'REF',
      help: 'case reference, for the cover and the file name; if left out, the cover prints none and the file name begins with the title',
    },
    ...BUNDLE_OPTIONS,
    ...COVER_OPTIONS,
    ...STOP_TO_LOOK,
    dates: {
      type: 'string',
      value: 'WAY',
      help: 'for an index whose dates can be read two ways, as 05/01/26: day-first or month-first',
    },
    'without-refused': { type: 'boolean', help: 'build from what can go in, and list what could not' },
    'allow-duplicate': { type: 'boolean', help: 'let the same file appear more than once' },
  },
  example: 'bundle from-folder ./papers --out ./for-court --title "Claimant\'s bundle"',
  async run({ options, positionals: [from = ''], job, terminal }) {
    const index = readIndex(from, readFigureOrder(options.dates));
    const { court = '', profile = 'general', out } = options;
    refuseOutAmongPapers(from, out);
    requireKnownProfile(profile);
    const title = options.title ?? basename(resolve(from)).replace(/\.csv$/i, '');
    const wanted = {
      title,
      // A case has to have one; the cover leaves out what would only say the title again.
      reference: options.reference ?? title.slice(0, 80),
      hearingDate: options.hearing === undefined ? null : readDay(options.hearing, '--hearing'),
      allowDuplicate: options['allow-duplicate'],
      withoutRefused: options['without-refused'],
      stopToLook: options['stop-to-look'],
      court,
      profile,
      out,
      from,
    };
    for (const name of index.passedOver) terminal.say(sayPassedOver(name));
    const remarks = index.remarks.map(sayFinding);
    for (const remark of remarks) terminal.say(remark);
    makeFolder(resolve(out));
    if (clearAbandonedVaults(resolve(out), terminal.clock) > 0) terminal.say(CLEARED);
    const [first] = index.files;
    const wants = {
      clock: terminal.clock,
      owner: OWNER,
      files: index.files.length,
      first,
      signal: job.signal,
    };
    return withThrowawayVault(resolve(out), { ...wants, meanwhile: loadAhead }, async (engine) => {
      const cover = await coverIn(engine, options, profile, job);
      const { taken, built } = await build(engine, index, { ...wanted, cover }, { job, terminal });
      return {
        json: {
          ...built,
          toLookAt: built.toLookAt.map(withMessage),
          broughtAlong: built.broughtAlong.map(withMessage),
          folder: resolve(out),
          refused: taken.refused,
          passedOver: index.passedOver,
          remarks,
        },
        lines: [
          ...builtLines(built, out, sayHere),
          ...taken.refused.map((refusal) => `Left out: ${said(refusal)}`),
        ],
        outcome: taken.refused.length === 0 ? 'done' : 'findings',
      };
    });
  },
});

/** In --json too with the step as it is taken here: no vault is left that another command could go to. */
const withMessage = (found: Finding) => ({ ...found, message: sayFindingIn(PLACE, (text) => text)(found) });

/** The use cases that are asked first. */
function loadAhead(): void {
  for (const load of [handlersOf.profileList, handlersOf.caseCreate, handlersOf.evidenceAdd])
    load().catch(() => undefined);
}

interface Wanted {
  readonly title: string;
  readonly reference: string;
  readonly court: string;
  readonly hearingDate: string | null;
  readonly profile: string;
  readonly out: string;
  /** Folder or index, as it was typed. */
  readonly from: string;
  readonly allowDuplicate: boolean;
  readonly withoutRefused: boolean;
  readonly stopToLook: boolean;
  readonly cover: Cover;
}

async function build(
  engine: RunningEngine,
  index: FolderIndex,
  wanted: Wanted,
  { job, terminal }: { job: Job; terminal: Terminal },
): Promise<{ taken: TakenIn; built: BuiltAndLookedAt }> {
  const { title, reference, court, hearingDate, profile, allowDuplicate } = wanted;
  const titles = checkTitles(engine, index, wanted);
  if (titles.refused.length > 0 && !wanted.withoutRefused) throw notReady(wanted, index, titles.refused);
  const { id: caseId } = await perform(engine, 'caseCreate', { reference, title, profile }, job);
  // Who builds takes as long to start as a file or two take to be read; the use cases are loaded meanwhile as well.
  const nearTheEnd = () => {
    engine.bundleWriter.begin();
    handlersOf.bundleBuild().catch(() => undefined);
  };
  const options = { job, terminal, allowDuplicate, said, nearTheEnd };
  const { added, ...rest } = await takeIn(engine, caseId, titles.files, options);
  const taken = { added, refused: [...titles.refused, ...rest.refused] };
  if (taken.refused.length > 0 && !wanted.withoutRefused) throw notReady(wanted, index, taken.refused);
  if (taken.added.length === 0) {
    const findings = taken.refused.map(said);
    throw new TestimonyError('nothing-to-build', { subject: wanted.from, findings });
  }
  const described = { title, court, hearingDate };
  const arrangement = { caseId, ...described, ...wanted.cover, profile, include: 'nothing' } as const;
  const { id: bundleId } = await perform(engine, 'bundleCreate', arrangement, job);
  const sections = inSections(taken.added);
  await perform(engine, 'bundleArrange', { bundleId, ...described, sections }, job);
  const looking = { job, terminal, title, stopToLook: wanted.stopToLook, say: sayHere };
  return { taken, built: await buildAndLook(engine, { bundleId }, wanted.out, looking) };
}

function notReady({ title }: Wanted, { files }: FolderIndex, refused: readonly Refusal[]): TestimonyError {
  const detail = `${refused.length} of ${files.length} files cannot go in`;
  return new TestimonyError('not-ready', { subject: title, detail, findings: refused.map(said) });
}

/**
 * Letters no font has would stop the index at the end: they are looked for before anything is taken in. Those of
 * one file's title are that file's; of the cover or a section, everybody's. Throws missing-letters.
 */
function checkTitles(engine: RunningEngine, index: FolderIndex, { title, reference, court }: Wanted) {
  const whole = [title, reference, court, ...new Set(index.files.map(({ section }) => section))];
  const own = index.files.map((file) => `${file.exhibitRef ?? ''} ${file.title}`);
  const found = unprintable(engine, [...whole, ...own]);
  for (const text of whole) {
    const letters = found.get(text);
    if (letters === undefined) continue;
    throw new TestimonyError('missing-letters', { subject: letters.join(' '), findings: [text] });
  }
  const files: ToTakeIn[] = [];
  const refused: Refusal[] = [];
  for (const [i, file] of index.files.entries()) {
    const letters = found.get(own[i] ?? '');
    if (letters === undefined) files.push(file);
    else refused.push({ file: file.shown, error: missingLetters(letters) });
  }
  return { files, refused };
}

const missingLetters = (letters: readonly string[]): FailureData =>
  new TestimonyError('missing-letters', { subject: letters.join(' ') }).toData();

function inSections(added: readonly EvidenceView[]): { title: string; evidenceIds: EvidenceView['id'][] }[] {
  return [...Map.groupBy(added, (one) => one.section)].map(([title, documents]) => ({
    title,
    evidenceIds: documents.map((one) => one.id),
  }));
}
