/** @file The words of every paper of a case for one reader, as they are before they are set: what no output may change unseen. */
import { mayKnowMade, saidApart, staysApart } from '../../src-main/core/interviews/kept-apart.ts';
import { readChronology } from '../../src-main/usecases/chronology/read-chronology.ts';
import { typedKeptOnPaper } from '../../src-main/usecases/disclosure/check.ts';
import { readFacts } from '../../src-main/usecases/disclosure/collect.ts';
import { whatGoes } from '../../src-main/usecases/disclosure/fields.ts';
import { copyFor } from '../../src-main/usecases/disclosure/on-copy.ts';
import { discloseRecord } from '../../src-main/usecases/disclosure/record.ts';
import { sheetNow } from '../../src-main/usecases/disclosure/sheet.ts';
import { type Engine, forReader } from '../../src-main/usecases/engine/engine.ts';
import { loadExpressions } from '../../src-main/usecases/forms/expressions.ts';
import { requireScreening } from '../../src-main/usecases/forms/pinned-form.ts';
import { withheldThere } from '../../src-main/usecases/handover/make.ts';
import { readRecord } from '../../src-main/usecases/interviews/read-record.ts';
import { recordPaper } from '../../src-main/usecases/interviews/record-paper.ts';
import { makePack } from '../../src-main/usecases/packs/make-pack.ts';
import { packReader } from '../../src-main/usecases/packs/pack-source.ts';
import { copyOfLog } from '../../src-main/usecases/vault/export-log.ts';
import type { EngineAtWork } from './engine.ts';
import { type GeneratedCase, POLICE, SOLICITOR } from './generated-accounts.ts';

const PACKS = ['nrm-preparation', 'interview-record', 'support-letter', 'needs-and-risk', 'first-account'];

/** By its name, what each paper says; what refuses to be made says why. */
export async function papersOf(
  work: EngineAtWork,
  of: GeneratedCase,
  reader: string,
): Promise<ReadonlyMap<string, unknown>> {
  const engine = forReader<Engine>(work.engine, reader);
  const { evaluate } = await loadExpressions();
  const papers = new Map<string, unknown>();
  const put = (name: string, made: () => unknown) => {
    try {
      papers.set(name, engine.session.read(made));
    } catch (thrown) {
      papers.set(name, refused(thrown));
    }
  };
  const purpose = reader === SOLICITOR ? 'court-papers' : reader === POLICE ? 'police' : 'support-services';
  const say = (found: unknown) => JSON.stringify(found);
  const printed = { at: '2026-12-01T10:00:00.000Z', by: 'Amina Okafor' };
  const { session } = engine;
  const { personId, caseId, sheet } = of;
  for (const [number, id] of of.records.entries()) {
    put(`record ${number}`, () =>
      session.read((db) => {
        const read = readRecord(engine, db, id, evaluate);
        const told = readFacts(engine, db, personId, null, { forForms: true });
        const isSaid = saidApart(told).length > 0;
        const made = mayKnowMade(told, { purpose, recipient: reader });
        const record = discloseRecord(read, {
          say,
          apart: (question) => staysApart(question, { isSaid, mayKnowMade: made }),
          copy: copyFor({ purpose }),
        });
        const paper = recordPaper(say, record, printed);
        const { fingerprint: _, ...words } = paper;
        return { words, typed: typedKeptOnPaper(engine, db, read.view, read.form) };
      }),
    );
    if (reader === '')
      put(`own record ${number}`, () =>
        session.read((db) => {
          const read = readRecord(engine, db, id, evaluate);
          const record = discloseRecord(read, {
            say,
            copy: copyFor({ own: true }),
            limits: true,
            own: ({ reason }) => ({ code: 'words-withheld', values: { reason } }) as never,
          });
          const own = recordPaper(say, record, printed);
          const { fingerprint: _, ...words } = own;
          return words;
        }),
      );
  }
  if (sheet !== null) {
    put('copy-out', () =>
      session.read((db) => whatGoes(sheetNow(engine, db, requireScreening(db, sheet)), evaluate)),
    );
    const asked = { screeningId: sheet, body: 'police', leaveOut: [], recipient: reader };
    const shown = await work.do('notificationShow', asked as never).catch(refused);
    papers.set('duty to notify', shown);
  }
  for (const profileId of PACKS) {
    const asked = {
      ...{ personId, profileId, recipient: reader, forPurpose: '' },
      ...{ items: [], beyond: [], channel: 'by-hand', address: '', expectedBy: null },
    };
    const made = await packReader(engine, asked as never).catch(refused);
    put(`pack ${profileId}`, () =>
      'read' in (made as object)
        ? session.read((db) => {
            const { paper, preview } = makePack({
              ...(made as Awaited<ReturnType<typeof packReader>>).read(db),
              say,
            });
            const { createdAt: _, ...words } = paper;
            return { words, warnings: preview.warnings, undecided: preview.undecided, held: preview.refused };
          })
        : made,
    );
  }
  put('chronology', () =>
    session.read((db) =>
      readChronology(engine, db, { caseId, personId: null, kinds: [], leaveOutPrivileged: true }),
    ),
  );
  if (reader === '')
    put('handover', () =>
      session.read((db) =>
        withheldThere(engine, db, {
          ...{ people: new Set([personId]), records: new Set(of.records), exhibits: new Set() },
          ...{ without: [], heldThere: new Set() },
        }),
      ),
    );
  put('log', () =>
    session.read((db) => {
      const copy = copyFor({ purpose });
      const log = copyOfLog(engine, db, { caseId }, { caseId, recipient: reader, copy });
      return { says: log.says, lines: log.entries.map(({ action, about }) => [action, about]) };
    }),
  );
  return papers;
}

function refused(thrown: unknown): object {
  const {
    code = '',
    found = [],
    message = '',
  } = thrown as { code?: string; found?: unknown; message?: string };
  return { refused: code, found, ...(code === '' ? { message } : {}) };
}
