/** @file `testimony worksheet link …`: what each point of a worksheet rests on, in words and as JSON in and out. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { LinkView, QuotedAnswer } from '../../contract/links.ts';
import type { Job } from '../../contract/ports.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { faultIn } from '../../core/errors/validation-faults.ts';
import { type CaseId, LinkId, ScreeningId } from '../../core/ids.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findEvidence } from '../find.ts';
import { MARKS } from '../record-lines.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const ID = {
  type: 'string',
  value: 'ID',
  help: 'the worksheet, as in "record show"',
  required: true,
} as const;

/** The file of `worksheet link --links`, which is also what `worksheet links --json` says under `file`. */
const LinksFile = z.array(
  z.strictObject({
    point: z.string(),
    /** Record and question; `layer` for the words of one account, 0 the first. */
    answer: z
      .strictObject({ id: z.string(), question: z.string(), layer: z.number().int().min(0).optional() })
      .optional(),
    /** Exhibit mark, title, file name or identifier. */
    exhibit: z.string().optional(),
    note: z.string().optional(),
  }),
);
type LinksFile = z.infer<typeof LinksFile>;

const list = command({
  name: 'worksheet links',
  summary: 'Show what each point of a worksheet rests on, with the words quoted',
  options: { ...VAULT_OPTIONS, id: ID },
  example: 'worksheet links --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { links } = await perform(engine, 'screeningLinks', { screeningId: recordId(options.id) }, job);
      const lines = linkLines(links);
      const none = 'Nothing is linked yet. Next: worksheet quotable, then worksheet link';
      return { json: { links, file: asFile(links) }, lines: lines.length === 0 ? [none] : lines };
    }),
});

const quotable = command({
  name: 'worksheet quotable',
  summary: 'List the answers of the case that a worksheet can be linked to',
  details: [
    'Every telling, with the day it was held. Where a question was told in several accounts, each has a number of its own behind the question, 0 the first. What the worker wrote down stands without quotation marks, the person’s own words with them.',
  ],
  options: { ...VAULT_OPTIONS, id: ID },
  example: 'worksheet quotable --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const list = await perform(engine, 'screeningQuotable', { screeningId }, job);
      const told = Map.groupBy(list.answers, (one) => `${one.screeningId}:${one.question}`);
      const lines = list.answers.map((one) => {
        const place = `${one.screeningId}:${one.question}`;
        const account = (told.get(place)?.length ?? 0) > 1 ? `:${one.layer}` : '';
        const whose = `${one.person}, ${one.formTitle}, ${formatFuzzyDate(one.toldOn)}`;
        return printable(`${place}${account}  ${whose}: ${words(one)}`);
      });
      return { json: list, lines: lines.length === 0 ? ['No answer is recorded yet.'] : lines };
    }),
});

const link = command({
  name: 'worksheet link',
  summary: 'Link an answer or an exhibit to a point of a worksheet',
  details: [
    '--answer takes what "worksheet quotable" lists: the record and the question, as in 0f3k…:treatment, or 0f3k…:treatment:0 for the words of one account. Without the number every telling is linked, oldest first, each with its day: what was added to stands with what was added, and what was told otherwise since says so.',
    '--links FILE links many at once, all or none: [{"point": "act-recruited", "answer": {"id": "0f3k…", "question": "recruited"}}, {"point": "means-deception", "exhibit": "AB1", "note": "page 2"}]. "worksheet links --json" gives the same under "file".',
  ],
  options: {
    ...VAULT_OPTIONS,
    id: ID,
    point: { type: 'string', value: 'QUESTION', help: 'the point, as in "form questions"' },
    answer: {
      type: 'string',
      value: 'ID:QUESTION',
      help: 'an answer, as in "worksheet quotable"; :N behind it for one account',
    },
    exhibit: { type: 'string', value: 'NAME', help: 'exhibit mark, title, file name or identifier' },
    note: { type: 'string', value: 'TEXT', help: 'where in it, or anything to add' },
    links: { type: 'string', value: 'FILE', help: 'JSON file of links, instead of the four above' },
  },
  example: 'worksheet link --vault ./my-vault --id 0f3k… --point act-recruited --exhibit AB1 --note "page 2"',
  run: ({ options, terminal, job }) => {
    const wanted = options.links === undefined ? [fromOptions(options)] : readLinksFile(options.links);
    return withVault(options, terminal, async (engine) => {
      const screeningId = recordId(options.id);
      const { caseId } = await perform(engine, 'screeningShow', { screeningId }, job);
      const links = await targets(engine, caseId, wanted, job);
      const result = await perform(engine, 'screeningLink', { screeningId, links }, job);
      return { json: { ...result, file: asFile(result.links) }, lines: linkLines(result.links) };
    });
  },
});

const unlink = command({
  name: 'worksheet unlink',
  summary: 'Take a link away from a point of a worksheet, or put it back',
  options: {
    ...VAULT_OPTIONS,
    link: { type: 'string', value: 'ID', help: 'the link, as in "worksheet links"', required: true },
    undo: { type: 'boolean', help: 'put it back' },
  },
  example: 'worksheet unlink --vault ./my-vault --link 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const linkId = LinkId.safeParse(options.link);
      if (!linkId.success) throw new TestimonyError('not-found', { subject: options.link });
      const call = options.undo ? 'screeningRelink' : 'screeningUnlink';
      const { links } = await perform(engine, call, { linkId: linkId.data }, job);
      const said = options.undo ? 'It is linked again.' : 'The link is gone; --undo puts it back.';
      return { json: { links, file: asFile(links) }, lines: [said, ...linkLines(links)] };
    }),
});

function recordId(typed: string): ScreeningId {
  const read = ScreeningId.safeParse(typed);
  if (!read.success) throw new TestimonyError('not-found', { subject: typed });
  return read.data;
}

function fromOptions(options: {
  readonly point: string | undefined;
  readonly answer: string | undefined;
  readonly exhibit: string | undefined;
  readonly note: string | undefined;
}): LinksFile[number] {
  const { point, answer, exhibit, note } = options;
  if (point === undefined) throw usage('name the point with --point, or give a file with --links');
  if ((answer === undefined) === (exhibit === undefined)) throw usage('give either --answer or --exhibit');
  if (answer === undefined) return { point, exhibit, note };
  const [id = '', question = '', account] = answer.split(':');
  if (account === undefined) return { point, answer: { id, question }, note };
  if (!/^\d{1,3}$/.test(account)) throw usage('the account behind the question is a number, 0 the first');
  return { point, answer: { id, question, layer: Number(account) }, note };
}

const usage = (detail: string) => new TestimonyError('usage', { subject: 'worksheet link', detail });

function readLinksFile(path: string): LinksFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError)
      throw new TestimonyError('usage', { subject: path, detail: 'it is not JSON' });
    throw asTestimonyError(thrown, path);
  }
  const checked = LinksFile.safeParse(parsed);
  const odd = checked.data?.findIndex((one) => (one.answer === undefined) === (one.exhibit === undefined));
  if (checked.success && odd === -1) return checked.data;
  const found = checked.error?.issues.map((issue) => faultIn(issue, 'the file')) ?? [];
  const findings = checked.success ? [`${odd}: either "answer" or "exhibit"`] : [];
  throw new TestimonyError('usage', { subject: path, detail: 'it is not a file of links', findings, found });
}

async function targets(engine: Engine, caseId: CaseId, wanted: LinksFile, job: Job) {
  const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
  return wanted.map(({ point: question, answer, exhibit, note = '' }) => {
    if (answer === undefined) {
      const { id } = findEvidence(evidence, exhibit ?? '');
      return { question, note, target: { kind: 'exhibit' as const, evidenceId: id } };
    }
    const { id, question: asked, layer } = answer;
    const target = { kind: 'answer' as const, screeningId: recordId(id), question: asked };
    return { question, note, target: layer === undefined ? target : { ...target, layer } };
  });
}

/** The links as `worksheet link --links` reads them. */
function asFile(links: readonly LinkView[]): LinksFile {
  return links.map(({ question: point, note, target }) => ({
    point,
    ...(target.kind === 'exhibit'
      ? { exhibit: target.evidenceId }
      : {
          answer: {
            id: target.quoted.screeningId,
            question: target.quoted.question,
            layer: target.quoted.layer,
          },
        }),
    ...(note === '' ? {} : { note }),
  }));
}

/** Each link in words, with what was recorded since. */
export function linkLines(links: readonly LinkView[]): string[] {
  return links.flatMap(({ id, question, note, target }) => {
    const more = note === '' ? '' : ` (${note})`;
    if (target.kind === 'exhibit') {
      const gone = target.removed ? ', no longer among the evidence' : '';
      const named = [target.exhibitRef, target.title].filter((part) => part !== '').join(' ');
      return [printable(`${question}: exhibit ${named}${gone}${more}  [${id}]`)];
    }
    const { quoted, since, otherwise } = target;
    const changed = otherwise === null ? '' : `, told otherwise on ${formatFuzzyDate(otherwise.on)}`;
    const how = quoted.howSaid === '' ? '' : `, ${MARKS[quoted.howSaid].toLowerCase()}`;
    const whose = `${quoted.person}, ${quoted.formTitle}, ${quoted.question}, ${formatFuzzyDate(quoted.toldOn)}${how}${changed}`;
    return [
      printable(`${question}: ${words(quoted)} (${whose})${more}  [${id}]`),
      ...(since === null
        ? []
        : [printable(`    told since, ${formatFuzzyDate(since.toldOn)}: ${words(since)}`)]),
    ];
  });
}

/** Quotation marks are for the person’s own words: what the worker wrote down of it stands without. */
function words({ state, text, ownWords }: QuotedAnswer): string {
  const said = [text, quotedWords(ownWords)].filter((part) => part !== '');
  if (state === 'answered' || state === 'own-words') return said.join(' ');
  return [state === 'cleared' ? 'taken back' : state, ...said].join(' ');
}

export const linkCommands = [list, quotable, link, unlink];
