/** @file The log written out: of a case, or of the whole vault for the office's own file. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { LOG_KINDS } from '../../core/log/kinds.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import type { WriteTx } from '../../vault/db.ts';
import { insertLogCopy } from '../../vault/queries/log-copies.ts';
import { requireCase } from '../cases/case-view.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { copyFor } from '../disclosure/on-copy.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { printOut } from '../leaving/print-out.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import type { WhatLeaves } from '../leaving/what-leaves.ts';
import { logWords } from '../resources/log-words.ts';
import { paperWords } from '../resources/paper-words.ts';
import { leavesUnder } from '../resources/vocabulary.ts';
import { copyOfLog, type LogCopy, type LogFacts, writtenAs } from './log-copy.ts';
import { proved, VERIFIER, verifierText } from './proof-of-log.ts';

type Asked = CheckedInput<'auditExport'>;

/** Throws what the contract says, missing-letters, read-only, disk-full, cancelled. */
export async function auditExport(
  engine: Engine,
  input: Asked,
  job: Job,
): Promise<CallOutput<'auditExport'>> {
  const folder = input.folder === null ? null : engine.files.resolve(input.folder);
  const { caseId, who, kind, from, to, recipient } = input;
  const format = folder === null ? 'pdf' : input.format;
  const { paper } = logWords(engine.resources);
  const id = engine.random.id();
  const caseName = caseId === undefined ? '' : engine.session.read((db) => nameOf(requireCase(db, caseId)));
  const title = caseName === '' ? paper.title : paper.titleOf.replace('{case}', caseName);
  const leaves = whatLeaves(input, id, title);
  const permit = permitToLeave(engine, leaves);
  job.report({ step: 'typesetting' });
  const copy = engine.session.read((db) =>
    copyOfLog(
      engine,
      db,
      { caseId, who, from, to, subjects: kind === undefined ? undefined : LOG_KINDS[kind] },
      readerOf(engine, input, leaves),
    ),
  );
  const proof =
    format === 'proof' ? await proved(engine, { shown: shownIn(copy), earlier: input.earlier }, job) : null;
  const bytes =
    format === 'proof'
      ? Buffer.from(`${JSON.stringify(proof, null, 1)}\n`)
      : writtenAs(engine, format, copy, {
          title,
          facts: factsOf(engine, input, caseName, copy.entries.length, copy.head.hash),
        });
  if (job.signal.aborted) throw new TestimonyError('cancelled', { subject: title });
  job.report({ step: 'writing' });
  // By what it is of: nobody's name is in the name of a file.
  const ending = format === 'proof' ? 'proof.json' : format;
  const wanted = safeFileName(`${paper.title}.${ending}`, `log.${ending}`);
  const sha256 = toHex(digest(bytes));
  let fileName = wanted;
  const entries = copy.entries.length;
  const narrowed = { who: who ?? '', kind: kind ?? '', from: from ?? '', until: to ?? '' };
  const facts = {
    format,
    entries,
    withheld: copy.withheld,
    to: recipient,
    own: input.own,
    ...narrowed,
    sha256,
    ...(proof === null ? {} : { size: proof.log.entries, root: proof.log.root }),
  };
  const subject = caseId ?? engine.session.vaultId;
  const insert = (tx: WriteTx, name: string) => {
    const [at, by] = [engine.clock.now(), engine.session.actor];
    const override = permit.withoutConsent;
    const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
    const given =
      leaves.ground === 'case' && !input.own
        ? leavesUnder(engine.resources, leaves.leaving.kind, input.forPurpose)[0]?.title
        : undefined;
    const purpose = [given ?? '', decision].filter((part) => part !== '').join('; ');
    const called = name === '' ? paperWords(engine.resources)(coded('paper-printed', { title })) : title;
    insertLogCopy(tx, {
      id,
      caseId: caseId ?? null,
      title: called,
      recipient,
      purpose,
      entries,
      fileName: name,
      sha256,
      at,
      by,
    });
  };
  if (folder === null) {
    const note = { action: 'log.printed', subject, facts };
    const out = await printOut(engine, permit, { bytes, note, record: (tx) => insert(tx, '') }, job);
    return { ...out, fileName: '', entries };
  }
  const result = () => ({ fileName, sha256, entries, printed: [] });
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
      if (proof !== null) await staging.add(VERIFIER, verifierText(engine.resources));
    },
    record(tx) {
      insert(tx, fileName);
      return { note: { action: 'log.exported', subject, facts }, line: id, result: result() };
    },
    // What the vault's own log says can be looked at and verified elsewhere too; for a reader outside, a line has to stand in it.
    ...(input.own ? { unrecorded: result } : {}),
  });
}

function readerOf(engine: Engine, { caseId, own, recipient, forPurpose }: Asked, what: WhatLeaves) {
  if (own || caseId === undefined || what.ground !== 'case') return null;
  const [given] = leavesUnder(engine.resources, what.leaving.kind, forPurpose);
  return { caseId, recipient, copy: copyFor({ purpose: given?.id ?? '' }) };
}

/** Throws `bad-input` where the whole vault's log is for somebody else: it is about people of every case. */
function whatLeaves(input: Asked, subject: string, title: string): WhatLeaves {
  const { caseId, own, recipient, forPurpose, format } = input;
  // Its entries are word for word what was recorded: nothing in them can be left out for somebody.
  if (format === 'proof' && !own)
    throw new TestimonyError('bad-input', { subject: 'format', found: [coded('log-proof-is-own')] });
  const { overrideReason, overrideBy, overrideGround } = input;
  const what = { kind: 'log', subject, title, mode: 'locked' } as const;
  if (own && recipient !== '')
    throw new TestimonyError('bad-input', { subject: 'recipient', found: [coded('log-own-has-no-holder')] });
  if (caseId !== undefined)
    return {
      ...what,
      ground: 'case',
      leaving: {
        kind: own ? 'office-record' : 'evidence-export',
        caseId,
        recipient,
        items: [],
        forPurpose: own ? '' : forPurpose,
        overrideReason,
        overrideBy,
        overrideGround,
      },
      released: { items: [], by: '', reason: '' },
    };
  if (own) return { ...what, ground: 'office' };
  throw new TestimonyError('bad-input', { subject: 'own', found: [coded('log-of-one-case')] });
}

const shownIn = ({ entries, held }: LogCopy): ReadonlySet<number> =>
  new Set(entries.map(({ seq }) => seq).filter((seq) => !held.has(seq)));

const nameOf = ({ reference, title }: { readonly reference: string; readonly title: string }) =>
  [reference, title].filter((part) => part !== '').join(', ');

function factsOf(engine: Engine, asked: Asked, caseName: string, entries: number, hash: string): LogFacts {
  const { paper, column, kind: kinds } = logWords(engine.resources);
  const { who, kind, from, to } = asked;
  const narrowed = [
    who === undefined ? '' : `${column.who}: ${who}`,
    kind === undefined ? '' : kinds[kind],
    from === undefined ? '' : `${paper.from}: ${formatDay(from)}`,
    to === undefined ? '' : `${paper.to}: ${formatDay(to)}`,
  ].filter((part) => part !== '');
  return [
    [paper.case, caseName === '' ? paper.vault : caseName],
    [paper.narrowed, narrowed.join('; ') || paper.everything],
    [paper.entries, String(entries)],
    [paper.newest, hash],
    [paper.written, `${formatDay(engine.clock.now())}, ${engine.session.actor}`],
  ];
}
