/** @file `testimony bundle …`: build from a case, check anybody's bundle, verify one of ours. */
import { resolve } from 'node:path';
import type { BundleSummary, BundleView } from '../../contract/bundles.ts';
import type { Job } from '../../contract/ports.ts';
import type { QuarterTurns } from '../../core/bundles/page-map.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { PICTURE_DPI } from '../../core/evidence/pictured-pages.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { CaseId } from '../../core/ids.ts';
import { composeWithoutVault } from '../../host/compose.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import {
  ARRANGEMENT_OPTIONS,
  arrangementFor,
  askedForCover,
  BUNDLE_OPTIONS,
  checkArrangement,
  earlierIn,
} from '../arrangement.ts';
import {
  type BuiltAndLookedAt,
  buildAndLook,
  builtLines,
  findingLines,
  STOP_TO_LOOK,
} from '../build-and-look.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayPages } from '../finding-words.ts';
import { pagesIn } from '../page-list.ts';
import { requireKnownProfile } from '../profiles.ts';
import { RELEASE, releasedElsewhere, releasedExhibits } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

// `testimony bundle turn`: how bundles show pages that lie sideways. The file and its custody stay as they are.

/** Quarter turns clockwise from how the file shows the page; null leaves it to the direction of its text. */
const WAYS: Readonly<Record<string, QuarterTurns | null>> = {
  right: 1,
  over: 2,
  left: 3,
  'as-it-came': 0,
  'by-its-text': null,
};

const turn = command({
  name: 'bundle turn',
  summary: 'Turn pages of a document in bundles, so that they are read without turning them',
  details: [
    'Pages whose text lies sideways or upside down beyond doubt are turned by themselves, and bundle build says which. For the others a person decides here. It holds for every bundle built after it and is in the log; the file itself is never changed.',
    '--to is counted from how the file shows the page: right, left, over (upside down), as-it-came, or by-its-text to take the decision back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: { type: 'string', value: 'ITEM', help: 'exhibit mark, title or identifier', required: true },
    pages: { type: 'string', value: 'LIST', help: 'pages of the document, as in 2,5-7', required: true },
    to: { type: 'string', value: 'WAY', help: Object.keys(WAYS).join(', '), required: true },
  },
  example: 'bundle turn --vault ./my-vault --case LH-2026-014 --item AB/1 --pages 2,5-7 --to left',
  run: ({ options, terminal, job }) => {
    const quarterTurns = WAYS[options.to];
    if (quarterTurns === undefined)
      throw usage(`--to ${options.to}`, `one of: ${Object.keys(WAYS).join(', ')}`);
    const pages = pagesIn(options.pages);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id: evidenceId, title } = findEvidence(evidence, options.item);
      const view = await perform(engine, 'evidenceTurnPages', { evidenceId, pages, quarterTurns }, job);
      const said = pages.length === 1 ? `page ${pages[0]}` : `pages ${options.pages}`;
      return {
        json: { evidenceId, pageDirections: view.pageDirections },
        lines: [
          `Bundles show ${said} of ${printable(title)} ${IN_WORDS[options.to]}. The file itself stays as it came.`,
        ],
      };
    });
  },
});

const IN_WORDS: Readonly<Record<string, string>> = {
  right: 'turned to the right',
  over: 'turned over',
  left: 'turned to the left',
  'as-it-came': 'as it came',
  'by-its-text': 'as its text is read',
};

const usage = (subject: string, detail: string) => new TestimonyError('usage', { subject, detail });

/**
 * `testimony bundle remove` and `bundle restore`: an arrangement that nothing was built from, out of the
 * list and back.
 */
const OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  bundle: { type: 'string', value: 'ID', help: 'its identifier; see bundle list', required: true },
} as const;

const remove = command({
  name: 'bundle remove',
  summary: 'Take an arrangement that nothing was built from out of the list',
  details: ['Its papers stay in the case. One that was built stays: what was handed out is looked up by it.'],
  options: OPTIONS,
  example: 'bundle remove --vault ./my-vault --case LH-2026-014 --bundle 4x7k2m9q',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { bundles } = await perform(engine, 'bundleList', { caseId }, job);
      const { id, title }: BundleSummary = earlierIn(bundles, options.bundle);
      await perform(engine, 'bundleRemove', { bundleId: id }, job);
      return {
        json: { id, removed: true },
        lines: [
          `${printable(title)} is taken out of the list. Its papers stay in the case.`,
          `To have it back: bundle restore --bundle ${id}`,
        ],
      };
    }),
});

const restore = command({
  name: 'bundle restore',
  summary: 'Put an arrangement back into the list that was taken out of it',
  details: ['Removed items are at the end of bundle list.'],
  options: OPTIONS,
  example: 'bundle restore --vault ./my-vault --case LH-2026-014 --bundle 4x7k2m9q',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const [removed, listed] = [
        await perform(engine, 'bundleList', { caseId, removed: true }, job),
        await perform(engine, 'bundleList', { caseId }, job),
      ];
      const { id: bundleId } = earlierIn([...removed.bundles, ...listed.bundles], options.bundle);
      const view = await perform(engine, 'bundleRestore', { bundleId }, job);
      return { json: view, lines: [`${printable(view.title)} is in the list again.`] };
    }),
});

/** `testimony bundle picture`: pages that go into bundles as pictures of what is seen of them. */
const picture = command({
  name: 'bundle picture',
  summary: 'Put pages of a document into bundles as pictures, so that no hidden words go along',
  details: [
    `For words that nobody sees on a page and whoever gets the bundle could find and copy: under a box, in white, on a layer that is off. What is seen of these pages goes in, at ${PICTURE_DPI} dots an inch; their words cannot be searched. It holds for every bundle built after it and is in the log and in what the bundle's folder says of its copies; the file itself is never changed.`,
    '--pages names all pages that are to be pictures, in the place of any before; --pages none takes it back.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    item: { type: 'string', value: 'ITEM', help: 'exhibit mark, title or identifier', required: true },
    pages: {
      type: 'string',
      value: 'LIST',
      help: 'pages of the document, as in 2,5-7, or none',
      required: true,
    },
  },
  example: 'bundle picture --vault ./my-vault --case LH-2026-014 --item AB/1 --pages 2,5-7',
  run: ({ options, terminal, job }) => {
    const pages = options.pages === 'none' ? [] : pagesIn(options.pages);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id: evidenceId, title } = findEvidence(evidence, options.item);
      const { pictured } = await perform(engine, 'evidencePicturePages', { evidenceId, pages }, job);
      const said =
        pictured.length === 0
          ? `Bundles show all pages of ${printable(title)} as they came.`
          : `Bundles show ${sayPages(pictured)} of ${printable(title)} as ${pictured.length === 1 ? 'a picture' : 'pictures'}.`;
      return { json: { evidenceId, pictured }, lines: [`${said} The file itself stays as it came.`] };
    });
  },
});

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

const build = command({
  name: 'bundle build',
  summary: 'Build a court bundle from the evidence in a case',
  details: [
    'One PDF with cover, linked index, sections and bookmarks, every page numbered; and beside it a folder whose fingerprints "sha256sum -c" checks. The finished file is read again and compared before it is let out.',
    'What goes in has to be said: --from names sections of the evidence, or says all. They come by section, oldest first, without what is marked privileged. A new bundle takes over the firm of the newest one and nothing else; in a terminal you are asked for the rest of the cover. To build an arrangement made earlier, give its identifier instead (see bundle list): it keeps what is typed beside it for the cover, and --add puts late papers at the end of their sections.',
    'Without --redacted-for it is the full bundle. With it, pages keep their numbers, the index says which papers are redacted, and redactions.csv in the folder lists where and why. A file in which a struck word is left is not let out, nor one with pages that could not be searched, unless you looked at them.',
  ],
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    out: {
      type: 'string',
      value: 'DIR',
      help: 'folder to write to; made if it is not there',
      required: true,
    },
    ...ARRANGEMENT_OPTIONS,
    'redacted-for': {
      type: 'string',
      value: 'NAME',
      help: 'the served copy for this reader, without what is marked in redact list',
    },
    'looked-at': {
      type: 'boolean',
      help: 'you looked at the pages that could not be searched, and serve them',
    },
    ...STOP_TO_LOOK,
    ...DECISION,
    ...RELEASE,
  },
  example:
    'bundle build --vault ./my-vault --case LH-2026-014 --from all --out ./for-court --court "Crown Court at Wexmouth"',
  run: ({ options, terminal, job }) => {
    if (options.hearing !== undefined) readDay(options.hearing, '--hearing');
    requireKnownProfile(options.profile ?? 'general');
    checkArrangement(options);
    return withVault(options, terminal, async (engine) => {
      const { id, title } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId: id }, job);
      const released = releasedExhibits(options, evidence);
      const decision = decisionIn(options);
      const wanted = { case: { id, title }, evidence, released, decision };
      const typed = await askedForCover(options, terminal);
      const { view, leftOut, isChanged } = await arrangementFor(engine, typed, wanted, job);
      if (isChanged)
        terminal.say('The arrangement keeps what was typed, whether it can be built now or not.');
      if (leftOut > 0) terminal.say(leftOutLine(leftOut));
      const goes = new Set(view.map.sections.flatMap(({ documents }) => documents.map(({ key }) => key)));
      for (const line of releasedElsewhere(released, evidence, goes)) terminal.say(line);
      const reader = options['redacted-for'];
      const order = {
        bundleId: view.id,
        ...decision,
        released,
        ...(reader === undefined ? {} : { redactedFor: reader }),
        lookedAt: options['looked-at'],
      };
      const looking = { job, terminal, title: view.title, stopToLook: options['stop-to-look'] };
      try {
        return built(await buildAndLook(engine, order, options.out, looking), options.out);
      } catch (thrown) {
        // One that was only made to be looked at would stay in the list, once for each time.
        const isNew = options.bundle === undefined && asTestimonyError(thrown).code === 'not-ready';
        if (isNew) await perform(engine, 'bundleRemove', { bundleId: view.id }, job);
        throw thrown;
      }
    });
  },
});

const leftOutLine = (count: number): string =>
  `${count === 1 ? '1 document is' : `${count} documents are`} marked privileged and left out.`;

function built(bundle: BuiltAndLookedAt, out: string) {
  const given = `When somebody is given it, record it: consent given bundle:${bundle.id} --to NAME --how TEXT`;
  return { json: { ...bundle, folder: resolve(out) }, lines: [...builtLines(bundle, out), given] };
}

const list = command({
  name: 'bundle list',
  summary: 'List the bundles arranged in a case, and what was built from them',
  options: { ...VAULT_OPTIONS, case: CASE },
  example: 'bundle list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const views = await showAll(engine, id, job);
      const rows = views.map((one) => [
        one.id,
        one.title,
        one.map.totalPages,
        one.issues.length,
        one.issues[0]?.fileName ?? '',
      ]);
      const lines =
        rows.length === 0
          ? ['No bundle yet. Next: bundle build']
          : columns(['id', 'title', 'pages', 'built', 'newest file'], rows);
      const { bundles: removed } = await perform(engine, 'bundleList', { caseId: id, removed: true }, job);
      const out = columns(
        ['taken out of the list', 'title'],
        removed.map((one) => [one.id, one.title]),
      );
      return { json: { bundles: views, removed }, lines: removed.length === 0 ? lines : [...lines, ...out] };
    }),
});

async function showAll(engine: Engine, caseId: CaseId, job: Job): Promise<BundleView[]> {
  const { bundles } = await perform(engine, 'bundleList', { caseId }, job);
  const views: BundleView[] = [];
  for (const { id } of bundles) views.push(await perform(engine, 'bundleShow', { bundleId: id }, job));
  return views;
}

const check = command({
  name: 'bundle check',
  summary: "Check any bundle PDF against a court's rules",
  details: ['It may come from any program, and no vault is needed. The file is only read.'],
  positionals: [{ name: 'FILE', help: 'the bundle, a PDF' }],
  options: { profile: BUNDLE_OPTIONS.profile },
  example: 'bundle check ./their-bundle.pdf',
  async run({ options, positionals: [file = ''], job, terminal }) {
    const { profile = 'general' } = options;
    requireKnownProfile(profile);
    const engine = composeWithoutVault(terminal.clock);
    try {
      const found = await perform(
        engine,
        'bundleCheck',
        { file: engine.files.register(resolve(file)), profile },
        job,
      );
      return {
        json: found,
        lines: [
          ...findingLines(found.findings),
          // Of a file that cannot be opened there is one thing to say.
          ...(found.findings.length > 1 ? [summedUp(found.findings)] : []),
        ],
        outcome: found.passed ? 'done' : 'findings',
      };
    } finally {
      await engine.close();
    }
  },
});

const verify = command({
  name: 'bundle verify',
  summary: 'Compare a bundle with the record of it in the vault',
  positionals: [{ name: 'FILE', help: 'a bundle built from this vault' }],
  options: VAULT_OPTIONS,
  example: 'bundle verify ./for-court/bundle.pdf --vault ./my-vault',
  run: ({ options, positionals: [file = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const found = await perform(
        engine,
        'bundleVerify',
        { file: engine.files.register(resolve(file)) },
        job,
      );
      return {
        json: found,
        lines: [
          ...findingLines(found.findings),
          found.passed
            ? `verified: it is the bundle built on ${formatDay(found.issue.builtAt)} by ${found.issue.builtBy}, unchanged.`
            : 'It is not as it was when it was built.',
        ],
        outcome: found.passed ? 'done' : 'findings',
      };
    }),
});

/** How many of the rules that a bundle must keep hold, and how much else a person should look at. */
export function summedUp(findings: readonly Finding[]): string {
  const must = findings.filter(({ level }) => level === 'must');
  const held = must.filter(({ passed }) => passed).length;
  const rest = findings.filter(({ level, passed }) => level !== 'must' && !passed).length;
  const rules =
    held === must.length
      ? `It keeps all ${held} rules that a bundle must keep.`
      : `It keeps ${held} of the ${must.length} rules that a bundle must keep.`;
  const look = rest === 1 ? '1 thing is worth a look.' : `${rest} things are worth a look.`;
  return rest === 0 ? rules : `${rules} ${look}`;
}

export const bundleCommands = [build, list, remove, restore, turn, picture, check, verify];
