/**
 * Every command that only shows something, on one case in which every field is filled and no two are alike: its lines and
 * its JSON are those that somebody read and approved. After a change that is meant, `TESTIMONY_WRITE_WORDS=1` writes both
 * files anew, and what differs is read before it is kept.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Ended, Terminal } from '../../../src-main/cli/command.ts';
import { runOne } from '../../../src-main/cli/run.ts';
import { COMMANDS } from '../../support/cli.ts';
import { type FullCase, fullCase } from '../../support/full-case.ts';
import { handOver, type Side, sideOf } from '../../support/handover.ts';

const { TESTIMONY_WRITE_WORDS: anew } = process.env;
const LINES = join(import.meta.dirname, 'approved-lines.txt');
const JSONS = join(import.meta.dirname, 'approved-json.txt');
const approved = (file: string) => (anew ? '' : readFileSync(file, 'utf8'));

/** They show the product's own data, whatever the case, or read a file: each has a test of its own. */
const OF_NO_CASE =
  /^(clock (explain|rules|kinds)|shelf list|plan headings|form (list|report|questions)|card show|handover digits|vault (suggest-passphrase|open-check|salvaged)|(backup|bundle) (check|verify)|audit check-proof|recovery check|redact (check|reasons))$/;
/** They write: into the vault or beside it. */
const WRITES =
  /^(vault (create|passwd|correct-clock|show-key|salvage|second-person|keep-closed|locking|rekey|read-pictures)|backup (make|restore)|people (add|remove|role|key-file|no-key-file)|recovery (make|use)|case (create|nation|decide)|person (add|apart|age|amend)|evidence (add|amend|restore|export|read-pictures|language|use-pdf)|record (fill|sign|later-account|session|note|pause|resume|withhold|export|exhibit)|worksheet (copy-out|export|checklist|carry-over|settle|link|unlink|submitted)|form (paper|import|export|remove)|consent (sheet|notice|told|record|given|put-right)|pack (build|outcome)|handover (key|make|read|review|merge|discard|receipt|receipt-read)|clock (add|amend|withdraw|done|reopen)|contact (add|correct|plan)|plan (dismiss|restore|decide|need|engagement|worker|non-punishment|earlier|interview)|chronology (export|exhibit)|figures export|notification export|privilege (mark|lift)|redact (add|remove|apply)|statement (draft|edit|accept|settle|read)|hold (set|lift)|erase (make|certificate)|bundle (build|remove|restore|turn|picture|from-folder)|audit (export|witness|compare|keep)|batch run)$/;

let here: Side;
let of: FullCase;
const shown: { readonly typed: string; readonly lines: string; readonly json: string }[] = [];

beforeAll(async () => {
  here = await sideOf('Amina Okafor', 'a', 20);
  const there = await sideOf('Ruth Clarke', 'b', 22);
  of = await fullCase(here);
  await handOver(here, there, of.caseId);
  await there.engine.close();
});
afterAll(async () => {
  await here.engine.close();
  if (!anew) return;
  writeFileSync(LINES, `${shown.map(({ lines }) => lines).join('\n')}\n`);
  writeFileSync(JSONS, `${shown.map(({ json }) => json).join('\n')}\n`);
});

/** As somebody types it who has the vault open: the engine and its clock are those that made the case. */
async function run(words: readonly string[]): Promise<Ended & { readonly said: readonly string[] }> {
  const { engine } = here;
  const said: string[] = [];
  const nobody = () => Promise.reject(new Error('nobody is there to be asked'));
  const terminal: Terminal = {
    clock: engine.clock,
    say: (line) => void said.push(line),
    progress: () => undefined,
    show: (lines) => void said.push(...lines),
    askSecret: nobody,
    ask: nobody,
    canAsk: false,
    readInput: () => '',
    held: { folder: realpathSync.native(engine.session.folder), engine },
  };
  const book = { cards: COMMANDS, load: async (card: unknown) => card as Command };
  const line = [...words, '--vault', engine.session.folder];
  const ended = await runOne(book, line, { terminal, signal: new AbortController().signal });
  return { ...ended, said };
}

/** The case's own things by name, other identifiers in the order they come; the times of a clock that counts, and digests, by their kind. */
const names = new Map<string, string>();
function withoutChance(text: string): string {
  if (names.size === 0)
    for (const [kind, ids] of Object.entries(of))
      for (const [at, id] of [ids].flat().entries())
        names.set(id, Array.isArray(ids) ? `${kind}-${at + 1}` : kind);
  return text
    .replace(/\b[ab]0{9,}[0-9a-z]+\b/gu, (id) => {
      names.set(id, names.get(id) ?? `#${names.size}`);
      return names.get(id) ?? '';
    })
    .replace(/\b(?=[a-f]*\d)[0-9a-f]{12,64}\b/gu, (digest) => `<${digest.length}>`)
    .replace(/(2026-11-20)[T ]09:0\d(:\d\d\.000\+00:00)?/gu, '$1 ~')
    .replace(/(20 Nov 2026), 09:0\d/gu, '$1, ~')
    .replace(/\bage1[0-9a-z]{58}\b/gu, '<age key>')
    .replace(here.engine.session.folder, 'VAULT');
}

async function show(...words: string[]): Promise<void> {
  const { code, lines, failure, said, json } = await run(words);
  const typed = withoutChance(`$ ${words.map((word) => (/\s/.test(word) ? `'${word}'` : word)).join(' ')}`);
  const end = code === 0 ? [] : [`(ends with ${code})`];
  const inFull = { depth: null, maxArrayLength: null, maxStringLength: null, breakLength: 500, compact: 12 };
  shown.push({
    typed,
    lines: withoutChance([typed, ...said, ...lines, ...failure, ...end, ''].join('\n')),
    json: withoutChance(`${typed}\n${inspect(inShort(json), inFull)}\n`),
  });
}

/** Forms are the product's own data, long, and the same for every case; what is empty is left out, so that a thing fits a line. */
const isEmpty = (value: unknown) =>
  value === '' || value === null || (Array.isArray(value) && value.length === 0);
const inShort = (json: unknown): unknown =>
  JSON.parse(
    JSON.stringify(json, (key, value: unknown) =>
      key === 'definition' || isEmpty(value) ? undefined : value,
    ) ?? 'null',
  );

/** First what is still to be done in it, so that these lists too have something to show; then what there is. */
const COMMANDS_ON_IT = (): string[][] => {
  const inCase = ['--case', 'LH/31'];
  const { maria, lia, accounts, sheets, papers } = of;
  const each = (all: readonly string[], line: (one: string) => string[]) => all.map(line);
  return [
    ['hold', 'set', ...inCase, '--reason', 'The court asked'],
    ['hold', 'set', ...inCase, '--person', lia, '--reason', 'Her solicitor asked'],
    ['privilege', 'mark', ...inCase, '--item', papers[1], '--reason', 'Advice on the lease'],
    ['privilege', 'mark', ...inCase, '--id', accounts[1], '--reason', 'Told to counsel'],
    ['bundle', 'list', ...inCase],
    ['vault', 'clock'],
    ['vault', 'rules'],
    ['backup', 'status'],
    ['people', 'list'],
    ['case', 'list'],
    ['case', 'list', '--search', 'Dorvanov'],
    ['case', 'list', '--search', 'nobody'],
    ['case', 'show', 'LH/31'],
    ['case', 'situation', 'LH/31'],
    ['case', 'undecided', ...inCase],
    ['case', 'today'],
    ['case', 'today', '--owner', 'Noor Haidari'],
    ['case', 'earlier', ...inCase],
    ['person', 'matches', ...inCase],
    ['evidence', 'list', ...inCase],
    ['evidence', 'list', ...inCase, '--removed'],
    ['evidence', 'verify', ...inCase],
    ...each([...of.recordings], (item) => ['evidence', 'transcript', ...inCase, '--item', item, '--history']),
    ...['kinds', 'list', 'show', 'sources'].map((shows) => ['statement', shows, ...inCase]),
    ['redact', 'list', ...inCase],
    ['redact', 'find', ...inCase],
    ['record', 'show', ...inCase],
    ['record', 'show', ...inCase, '--id', accounts[0]],
    ['record', 'show', ...inCase, '--id', sheets[1]],
    ['record', 'history', '--id', accounts[1]],
    ['record', 'history', '--id', accounts[0], '--question', 'treatment'],
    ...each([...sheets], (id) => ['worksheet', 'links', '--id', id]),
    ['worksheet', 'quotable', '--id', sheets[0]],
    ['worksheet', 'offers', '--id', sheets[0], '--point', 'where-how-interview-carried-out'],
    ['worksheet', 'ready', '--id', sheets[1]],
    ['worksheet', 'reading', '--id', sheets[0]],
    ['worksheet', 'added', '--id', sheets[1]],
    ['facts', 'list', ...inCase, '--person', maria],
    ['facts', 'list', ...inCase, '--person', lia],
    ['pack', 'list', ...inCase, '--person', maria],
    ['pack', 'preview', 'support-letter', ...inCase, '--person', maria, '--recipient', 'Refuge 0'],
    ['handover', 'preview', ...inCase, '--recipient', 'Harbour House', '--for', 'support-services'],
    ['handover', 'list'],
    ['clock', 'list', ...inCase],
    ['clock', 'due'],
    ['clock', 'due', '--later'],
    ['clock', 'due', '--owner', 'Owner 1'],
    ['contact', 'list', ...inCase],
    ['contact', 'list', ...inCase, '--person', lia],
    ['contact', 'check', ...inCase, '--person', maria, '--way', 'post', '--words', 'From the shelter 02'],
    ['contact', 'check', ...inCase, '--person', lia, '--way', 'telephone', '--address', '020 7946 1200'],
    ...each([maria, lia], (person) => ['plan', 'show', ...inCase, '--person', person]),
    ['plan', 'prompts', ...inCase, '--person', maria],
    ['figures', 'show', '--from', '2026-11-01', '--to', '2026-11-30'],
    ['chronology', 'list', ...inCase],
    ['chronology', 'list', ...inCase, '--person', lia, '--without-privileged'],
    ['consent', 'list', ...inCase],
    ['consent', 'check', ...inCase, '--kind', 'bundle-build', '--for', 'court-papers'],
    [
      'consent',
      'check',
      ...inCase,
      '--kind',
      'evidence-export',
      '--for',
      'police',
      '--recipient',
      'Refuge 0',
    ],
    ['consent', 'releases', ...inCase],
    ['privilege', 'list', ...inCase],
    ['hold', 'list', ...inCase],
    ['erase', 'show', ...inCase],
    ['erase', 'show', ...inCase, '--person', maria],
    ['erase', 'list'],
    ['notification', 'show', '--id', sheets[0], '--body', 'police'],
    ['search', 'build'],
    ['search', 'find', ...inCase, 'passports'],
    ['search', 'find', ...inCase, 'boss', '--without-privileged'],
    ['search', 'name', ...inCase, 'Lia Santos'],
    ['audit', 'verify'],
    ['audit', 'list', '--limit', '12'],
    ['audit', 'list', ...inCase, '--who', 'Noor Haidari', '--limit', '9', '--kind', 'contact'],
  ];
};

describe('what a command shows of the case', () => {
  it('is what was approved, in lines and as JSON', async () => {
    for (const words of COMMANDS_ON_IT()) await show(...words);
    const whole = (kind: 'lines' | 'json') => `${shown.map((one) => one[kind]).join('\n')}\n`;
    if (anew) return;
    expect(whole('lines')).toBe(approved(LINES));
    expect(whole('json')).toBe(approved(JSONS));
  });

  it('leaves no command out that is not said to write, or to be of no case', () => {
    const asked = COMMANDS_ON_IT().map((words) => words.slice(0, 2).join(' '));
    const names = COMMANDS.map(({ name }) => name);
    expect(
      names.filter((name) => ![WRITES, OF_NO_CASE].some((of) => of.test(name)) && !asked.includes(name)),
    ).toEqual([]);
  });
});
