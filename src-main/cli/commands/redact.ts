/** @file `testimony redact …`: what is struck out of papers, names found to be struck out, and the proof that nothing is left. */
import { resolve } from 'node:path';
import type { EvidenceView } from '../../contract/evidence.ts';
import type { CallOutput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { FoundToRedact, ProofView, RedactionView } from '../../contract/redaction.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import type { MarkRect } from '../../core/redaction/marks.ts';
import { composeWithoutVault } from '../../host/compose.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { sayFinding, sayPages } from '../finding-words.ts';
import { pagesIn } from '../page-list.ts';
import { withVault } from '../with-vault.ts';
import { readersOf } from '../withhold-lines.ts';

const OF_CASE = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE } as const;
const ITEM = { type: 'string', value: 'ITEM', help: 'exhibit mark, title or identifier' } as const;
const WORDS = { type: 'string', value: 'LIST', help: 'words to look for, parted by semicolons' } as const;

/** The parts of a list that is typed with semicolons. */
const listed = (typed: string | undefined): string[] =>
  (typed ?? '').split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));

const add = command({
  name: 'redact add',
  summary: 'Mark words or places of a paper to be redacted for some readers',
  details: [
    'With --words, and with --names for everybody in the case, it marks every place at which "redact find" finds them, parts of names only with --parts; leave out --item for all papers of the case. With --page and --box it marks a place: how far from the left and from the top of the page as shown, its width and its height, 72 to the inch; several are parted by semicolons.',
    'Words found are then wanted nowhere in what these readers get: a file in which one is left, unmarked, is not let out. --here strikes out the marked places alone.',
    'Without --from or --but the marks are for everybody who gets a served copy. Readers see the reason and its basis in the list beside a bundle, and never what was there. Papers themselves are never changed.',
  ],
  options: {
    ...OF_CASE,
    item: ITEM,
    words: WORDS,
    names: { type: 'boolean', help: 'the names and contacts of the people of the case' },
    parts: { type: 'boolean', help: 'parts of names too, such as a first name by itself' },
    page: { type: 'string', value: 'LIST', help: 'pages to mark a place on, as in 2,5-7' },
    box: {
      type: 'string',
      value: 'L,T,W,H',
      help: 'the place: from the left, from the top, width, height, 72 to the inch',
    },
    here: { type: 'boolean', help: 'these places alone, and not the words wherever they are' },
    reason: { type: 'string', value: 'ID', help: 'why; see redact reasons', required: true },
    basis: { type: 'string', value: 'TEXT', help: 'basis in law; that of the reason when left out' },
    from: { type: 'string', value: 'NAMES', help: 'only for these readers' },
    but: { type: 'string', value: 'NAMES', help: 'for everybody except these readers' },
  },
  example:
    'redact add --vault ./my-vault --case LH-2026-014 --words "Amina Okoro; 07700 900123" --reason name --from "Defence"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const readers = readersOf(options) ?? null;
      const { id: caseId } = await findCase(engine, options.case, job);
      const about = { reason: options.reason, basis: options.basis ?? '', readers };
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const item = options.item === undefined ? undefined : findEvidence(evidence, options.item);
      const wanted = options.names || options.words !== undefined;
      if (
        wanted === (options.box !== undefined) ||
        (options.box === undefined) !== (options.page === undefined)
      )
        throw unfit('either --words or --names, or --page with --box');
      const { places, silent } = wanted
        ? await foundPlaces(engine, caseId, item, options, job)
        : { places: boxes(required(item), pagesIn(options.page ?? ''), options.box ?? ''), silent: [] };
      const applying = (marked: EvidenceView['id']) => {
        const { exhibitRef = '', title = marked } = evidence.find(({ id }) => id === marked) ?? {};
        return `  redact apply --item "${printable(exhibitRef || title)}"`;
      };
      const marks: RedactionView[] = [];
      for (const [evidenceId, own] of places)
        marks.push(
          ...(await perform(engine, 'redactionAdd', { evidenceId, marks: own, ...about }, job)).marks,
        );
      return {
        json: { marks },
        lines: [
          marks.length === 0
            ? 'Nothing was found that is not marked already.'
            : `${marks.length === 1 ? '1 place is' : `${marks.length} places are`} marked in ${places.size === 1 ? '1 paper' : `${places.size} papers`}. The papers themselves stay as they came.`,
          ...silent,
          ...(marks.length === 0
            ? []
            : ['Next, to see that nothing is left:', ...[...places.keys()].map(applying)]),
        ],
      };
    }),
});

type Places = Map<EvidenceView['id'], { page: number; rects: MarkRect[]; terms: string[] }[]>;

async function foundPlaces(
  engine: Engine,
  caseId: CaseId,
  item: EvidenceView | undefined,
  { words, names, parts, here }: { words: string | undefined; names: boolean; parts: boolean; here: boolean },
  job: Job,
): Promise<{ readonly places: Places; readonly silent: readonly string[] }> {
  const asked = {
    caseId,
    words: listed(words),
    names,
    ...(item === undefined ? {} : { evidenceId: item.id }),
  };
  const { found, unread } = await perform(engine, 'redactionFind', asked, job);
  const nowhere = asked.words.filter((word) => !found.some(({ term }) => term === word));
  const taken = found.filter(({ as, isMarked }) => !isMarked && (parts || as !== 'part'));
  const mark = ({ page, rects, term, text, as }: FoundToRedact) => ({
    page,
    rects: [...rects],
    terms: here ? [] : [as === 'part' ? text : term],
  });
  return {
    places: new Map([...Map.groupBy(taken, (one) => one.evidenceId)].map(([id, own]) => [id, own.map(mark)])),
    silent: [
      ...nowhere.map(
        (word) => `Found nowhere: “${printable(word)}”. Several words are parted by semicolons.`,
      ),
      ...notSearched(unread),
    ],
  };
}

/** Pages that show words to a person only: whoever redacts has to look at them. */
const notSearched = (unread: CallOutput<'redactionFind'>['unread']): string[] =>
  unread.map(
    ({ title, pages }) =>
      `Not searched, because there are no words: ${sayPages(pages)} of ${printable(title)}.`,
  );

function boxes(item: EvidenceView, pages: readonly number[], typed: string): Places {
  const rects = listed(typed).map((one): MarkRect => {
    const [left = -1, top = -1, width = 0, height = 0, ...more] = one.split(',').map(Number);
    if (more.length > 0 || ![left, top].every((at) => at >= 0) || !(width > 0 && height > 0))
      throw unfit('--box wants four numbers: from the left, from the top, width and height, 72 to the inch');
    return { left, top, width, height };
  });
  return new Map([[item.id, pages.map((page) => ({ page, rects, terms: [] }))]]);
}

const unfit = (detail: string) => new TestimonyError('usage', { subject: 'redact add', detail });

function required(item: EvidenceView | undefined): EvidenceView {
  if (item === undefined) throw unfit('say in which paper with --item');
  return item;
}

/** "everybody", "Defence" or "everybody except Crown". */
function forWhom({ readers }: RedactionView): string {
  if (readers === null) return 'everybody served';
  const names = readers.names.join('; ');
  return readers.only === 'from' ? names : `everybody except ${names}`;
}

const list = command({
  name: 'redact list',
  summary: 'List what is marked to be redacted in the papers of a case',
  options: OF_CASE,
  example: 'redact list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { marks } = await perform(engine, 'redactionList', { caseId }, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const title = ({ evidenceId }: RedactionView) =>
        evidence.find(({ id }) => id === evidenceId)?.title ?? `(removed: ${evidenceId})`;
      return {
        json: { marks },
        lines:
          marks.length === 0
            ? ['Nothing is marked to be redacted. Next: redact find, to see where names stand.']
            : columns(
                ['id', 'paper', 'page', 'words', 'reason', 'for'],
                marks.map((one) => [
                  one.id,
                  title(one),
                  one.page,
                  one.terms.length === 0 ? '(a place)' : one.terms.join('; '),
                  one.reason,
                  forWhom(one),
                ]),
              ),
      };
    }),
});

const reasons = command({
  name: 'redact reasons',
  summary: 'List the reasons for redacting words, with the basis that each is offered with',
  options: OF_CASE,
  example: 'redact reasons --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const found = (await perform(engine, 'redactionList', { caseId }, job)).reasons;
      return {
        json: { reasons: found },
        lines: columns(
          ['id', 'reason', 'basis'],
          found.map(({ id, title, basis }) => [id, title, basis]),
          120,
        ),
      };
    }),
});

const AS = { whole: '', otherwise: 'written another way', part: 'a part of it' } as const;

const find = command({
  name: 'redact find',
  summary: 'Find where names and other words stand in the papers of a case, before you mark them',
  details: [
    'It looks for the people of the case by all their names and safe contacts, for passages withheld from the reader, and for --words: in other capitals, without accents, turned round, with initials, and over line ends. Nothing is marked.',
    'Pages without words are named: have scans read first, with evidence read-pictures.',
  ],
  options: {
    ...OF_CASE,
    item: ITEM,
    words: WORDS,
    only: { type: 'boolean', help: 'only --words, and not the people of the case' },
    for: { type: 'string', value: 'NAME', help: 'the reader' },
  },
  example: 'redact find --vault ./my-vault --case LH-2026-014 --words "14 Elm Road"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const one = options.item === undefined ? {} : { evidenceId: findEvidence(evidence, options.item).id };
      const asked = { caseId, ...one, words: listed(options.words), names: !options.only };
      const answer = await perform(engine, 'redactionFind', { ...asked, reader: options.for ?? '' }, job);
      const { found, unread } = answer;
      return {
        json: answer,
        lines: [
          ...(found.length === 0
            ? ['None of these words was found.']
            : columns(
                ['paper', 'page', 'stands there', 'looked for', ''],
                found.map(({ title, page, text, term, as, isMarked }) => [
                  title,
                  page,
                  text,
                  term,
                  isMarked ? 'marked' : AS[as],
                ]),
              )),
          ...notSearched(unread),
        ],
      };
    }),
});

const remove = command({
  name: 'redact remove',
  summary: 'Take redactions back, so that the words are in what readers get again',
  details: ['The log keeps that they were marked, and who took them back.'],
  options: {
    ...OF_CASE,
    id: {
      type: 'string',
      value: 'LIST',
      help: 'identifiers from redact list, parted by semicolons',
      required: true,
    },
    why: { type: 'string', value: 'TEXT', help: 'why they are taken back' },
  },
  example: 'redact remove --vault ./my-vault --case LH-2026-014 --id 4x7k2m9q',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      await findCase(engine, options.case, job);
      const asked = { ids: listed(options.id), why: options.why ?? '' };
      const { takenBack } = await perform(engine, 'redactionTakeBack', asked, job);
      return {
        json: { takenBack },
        lines: [`${takenBack === 1 ? '1 redaction is' : `${takenBack} redactions are`} taken back.`],
      };
    }),
});

const apply = command({
  name: 'redact apply',
  summary: 'Apply the redactions of a paper to a copy of it, and check that nothing of them is left',
  details: [
    'Pages with a mark are drawn anew as pictures, with the words that stay laid under them; whatever else hangs on the file stays behind. Another reader then searches the copy. Nothing is written out: bundles are made with --redacted-for.',
  ],
  options: {
    ...OF_CASE,
    item: { ...ITEM, required: true },
    for: { type: 'string', value: 'NAME', help: 'the reader; every mark counts without one' },
  },
  example: 'redact apply --vault ./my-vault --case LH-2026-014 --item AB/1 --for Defence',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id: evidenceId, title } = findEvidence(evidence, options.item);
      const made = await perform(engine, 'redactionApply', { evidenceId, reader: options.for ?? '' }, job);
      const marks = made.marks === 1 ? '1 redaction' : `${made.marks} redactions`;
      return {
        json: made,
        lines: [`${marks} of ${printable(title)}: ${sayPages(made.drawn)} drawn anew.`, ...proofLines(made)],
        outcome: isProved(made) ? 'done' : 'findings',
      };
    }),
});

/** Pages that could not be searched are no proof of anything. */
const isProved = ({ left, unread }: ProofView): boolean => left.length === 0 && unread.length === 0;

function proofLines({ left, unread, byMachine, pages: all, objects }: ProofView): string[] {
  const pages = all - unread.length;
  const searched = `${pages === 1 ? '1 page' : `${pages} pages`} and ${objects} objects`;
  const about = unread.length === 0 ? 'Nothing is left' : 'Nothing was found where it could be searched';
  return [
    ...(left.length === 0
      ? [`${about}: ${searched} were searched.`]
      : [`Not to be handed out (${left.length}):`, ...left.map((one) => `  ${sayFinding(one)}`)]),
    ...(unread.length === 0
      ? []
      : [`Could not be searched: ${sayPages(unread)}. Look at ${unread.length === 1 ? 'it' : 'them'}.`]),
    ...(byMachine.length === 0 ? [] : [`Read by machine, which may miss a word: ${sayPages(byMachine)}.`]),
  ];
}

const check = command({
  name: 'redact check',
  summary: 'Search any finished PDF for words that must not be in it',
  details: [
    'It reads text, titles, bookmarks, notes, fields, attachments that are not packed, and the inner data of the file, in any way the words may be written. Pages whose words it cannot tell are read by machine, in English; those that cannot be read are named. No vault is needed, and the file is only read.',
  ],
  positionals: [{ name: 'FILE', help: 'the PDF' }],
  options: { words: { ...WORDS, required: true } },
  example: 'redact check ./served.pdf --words "Amina Okoro; 07700 900123"',
  async run({ options, positionals: [file = ''], job, terminal }) {
    const engine = composeWithoutVault(terminal.clock);
    try {
      const asked = { file: engine.files.register(resolve(file)), words: listed(options.words) };
      const found = await perform(engine, 'redactionCheck', asked, job);
      return {
        json: found,
        lines: proofLines(found),
        outcome: isProved(found) ? 'done' : 'findings',
      };
    } finally {
      await engine.close();
    }
  },
});

export const redactCommands = [add, list, find, remove, apply, check, reasons];
