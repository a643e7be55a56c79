/** @file `testimony evidence transcript`: what is written down of a recording, shown, taken from a file, and finished. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EvidenceView } from '../../contract/evidence.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { linesOf, type Transcript } from '../../core/evidence/transcript.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { decodeText, looksLikeText } from '../../core/text/encoding.ts';
import type { Engine } from '../../usecases/engine/engine.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, type Terminal, VAULT } from '../command.ts';
import { findCase, findEvidence } from '../find.ts';
import { moment } from '../moment.ts';
import { withVault } from '../with-vault.ts';

const OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  item: {
    type: 'string',
    value: 'NAME',
    help: 'the recording: exhibit mark, title, file name or identifier',
    required: true,
  },
  from: {
    type: 'string',
    value: 'FILE',
    help: 'text file whose words become the next version ("-" for standard input)',
  },
  by: { type: 'string', value: 'NAME', help: 'who wrote it down; who did before, or you, when left out' },
  language: { type: 'string', value: 'TEXT', help: 'what is spoken in it' },
  finish: { type: 'boolean', help: 'finish it: its words go into bundles, behind the page of the recording' },
  history: { type: 'boolean', help: 'list every version there is, the newest first' },
  version: { type: 'string', value: 'NUMBER', help: 'show this version in place of the newest' },
} as const;
interface Asked {
  readonly from?: string | undefined;
  readonly by?: string | undefined;
  readonly language?: string | undefined;
  readonly finish: boolean;
}

const transcript = command({
  name: 'evidence transcript',
  summary: 'Show, write or finish what is said in a recording, written down with marks of time',
  details: [
    'A line of the file may begin with a mark, as in [02:14] or [1:02:14], and with who speaks, as in "Ana: ". Every other line is words.',
    'Each saving is a version of its own; those before it stay. One that is not finished is in no bundle. --finish without --from finishes the newest as it stands.',
  ],
  options: OPTIONS,
  example:
    'evidence transcript --vault ./my-vault --case LH-2026-014 --item AB1 --from ./call.txt --by "Ira Holm" --language Romanian --finish',
  run: ({ options, terminal, job }) => {
    const { history, version } = options;
    const writes = options.from !== undefined || options.finish;
    if (!writes && (options.by ?? options.language) !== undefined)
      throw unfit('--by and --language go with --from or --finish');
    if (Number(writes) + Number(history) + Number(version !== undefined) > 1)
      throw unfit('--history and --version only show: each stands by itself');
    const text = options.from === undefined ? null : textFrom(options.from, terminal);
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const { id } = findEvidence(evidence, options.item);
      const { versions } = await perform(engine, 'transcriptShow', { evidenceId: id }, job);
      if (writes) return written(await write(engine, id, { ...options, text, versions }, job), terminal);
      const [newest] = versions;
      if (history) return { json: { versions }, lines: versions.length === 0 ? NONE : versions.map(headOf) };
      const shown =
        version === undefined ? newest : versions.find(({ number }) => String(number) === version.trim());
      if (shown === undefined && version !== undefined)
        throw new TestimonyError('not-found', { subject: `--version ${version}` });
      return {
        json: { transcript: shown ?? null },
        lines: shown === undefined ? NONE : [headOf(shown), '', ...linesAsTyped(shown)],
      };
    });
  },
});

const NONE = ['Nothing is written down of it yet. Next: evidence transcript --from'];

const unfit = (detail: string) => new TestimonyError('usage', { subject: 'evidence transcript', detail });

interface Text {
  readonly text: string;
  /** Nothing in the file says how its letters are stored. */
  readonly guessed: boolean;
}

/** Throws usage for what is not text, or says nothing; file-unreadable. */
function textFrom(path: string, terminal: Terminal): Text {
  let bytes: Uint8Array;
  try {
    bytes = path === '-' ? new TextEncoder().encode(terminal.readInput()) : readFileSync(resolve(path));
  } catch (thrown) {
    throw asTestimonyError(thrown, path);
  }
  if (!looksLikeText(bytes)) throw new TestimonyError('usage', { subject: path, detail: 'it is not text' });
  const { text, guessed } = decodeText(bytes);
  const said = text.replace(/^\uFEFF/, '');
  if (said.trim() === '')
    throw new TestimonyError('usage', { subject: path, detail: 'there is no word in it' });
  return { text: said, guessed };
}

/** The next version. Throws usage where there is nothing to finish; what saving throws. */
async function write(
  engine: Engine,
  evidenceId: EvidenceId,
  asked: Asked & { readonly text: Text | null; readonly versions: readonly Transcript[] },
  job: Job,
): Promise<{ view: EvidenceView; saved: Transcript; guessed: boolean }> {
  const [newest] = asked.versions;
  const text = asked.text?.text ?? newest?.text;
  if (text === undefined)
    throw unfit('nothing is written down yet that could be finished: give it with --from');
  const said = {
    evidenceId,
    text,
    finished: asked.finish,
    by: asked.by ?? newest?.by ?? engine.session.actor,
    language: asked.language ?? newest?.language ?? '',
  };
  const view = await perform(engine, 'transcriptSave', said, job);
  const { versions } = await perform(engine, 'transcriptShow', { evidenceId }, job);
  const [saved] = versions;
  if (saved === undefined) throw new TestimonyError('internal', { subject: 'transcript' });
  return { view, saved, guessed: asked.text?.guessed === true };
}

function written({ view, saved, guessed }: Awaited<ReturnType<typeof write>>, terminal: Terminal) {
  if (guessed)
    terminal.say(
      'The file does not say how its letters are stored. It was read as Windows-1252: look at letters with accents.',
    );
  const lines = linesOf(saved.text);
  const marks = lines.filter(({ seconds }) => seconds !== null).length;
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  return {
    json: { transcript: saved, evidence: view },
    lines: [
      headOf(saved),
      `${count(lines.length, 'line', 'lines')}, ${count(marks, 'mark', 'marks')} of time.`,
      saved.finished
        ? `It is in bundles from now on, behind the page of the recording: ${count(view.pageCount, 'page', 'pages')} in all.`
        : view.transcript?.printed == null
          ? 'It is in no bundle until it is finished: evidence transcript --finish'
          : `Bundles have version ${view.transcript.printed} until this one is finished: evidence transcript --finish`,
    ],
  };
}

function headOf({ number, finished, by, savedBy, at, language }: Transcript): string {
  const parts = [
    `Version ${number}, ${finished ? 'finished' : 'not finished'}`,
    `written down by ${by}`,
    ...(savedBy === by ? [] : [`saved by ${savedBy}`]),
    moment(at),
    ...(language === '' ? [] : [language]),
  ];
  return printable(parts.join('; '));
}

const linesAsTyped = ({ text }: Transcript): string[] => text.split(/\r\n|\r|\n/).map(printable);

export const transcriptCommands = [transcript];
