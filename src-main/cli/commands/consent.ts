/** @file `testimony consent …`: the ledger, a new line in it, what is missing, what is already out. */
import type { CaseView } from '../../shared/contract/cases.ts';
import { CONSENT_STATUSES, type ConsentView } from '../../shared/contract/screening.ts';
import { TestimonyError } from '../../shared/errors.ts';
import { perform } from '../../usecases/registry.ts';
import { columns, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { withVault } from '../with-vault.ts';

const CASE_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE };
const PERSON = { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' } as const;
const RECIPIENT = {
  type: 'string',
  value: 'NAME',
  help: 'for this recipient only; everyone if left out',
} as const;

const list = command({
  name: 'consent list',
  summary: 'Show the consent ledger, oldest line first',
  options: CASE_OPTIONS,
  example: 'consent list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const ledger = await perform(engine, 'consentList', { caseId }, job);
      const { people } = await perform(engine, 'caseShow', { caseId }, job);
      const rows = ledger.consents.map((line) => [
        line.at.slice(0, 10),
        nameOf(people, line.personId),
        line.purpose,
        line.recipient,
        line.status,
        until(line, engine.clock.today()),
      ]);
      const headings = ['date', 'person', 'purpose', 'recipient', 'status', 'until'];
      return {
        json: ledger,
        lines:
          rows.length === 0 ? ['Nothing is recorded yet. Next: consent record'] : columns(headings, rows),
      };
    }),
});

/** The last day, and that it is past: an old line that says "given" stands no longer. */
const until = ({ expiresOn, status }: ConsentView, today: string): string =>
  expiresOn === null ? '' : status === 'given' && expiresOn < today ? `${expiresOn}, over` : expiresOn;

const nameOf = (people: CaseView['people'], id: string): string =>
  people.find((one) => one.id === id)?.name ?? id;

const record = command({
  name: 'consent record',
  summary: 'Add a line to the consent ledger: given, refused, withdrawn, or not needed of a child',
  details: ['Earlier lines stay. The newest for the same person, purpose and recipient stands.'],
  options: {
    ...CASE_OPTIONS,
    person: PERSON,
    purpose: {
      type: 'string',
      value: 'ID',
      help: 'interview, court-papers, police, nrm-referral, support-services, research',
      required: true,
    },
    status: { type: 'string', value: 'WORD', help: CONSENT_STATUSES.join(', '), required: true },
    recipient: RECIPIENT,
    until: { type: 'string', value: 'DATE', help: 'its last day' },
    language: { type: 'string', value: 'NAME', help: 'language it was explained in' },
    interpreter: { type: 'string', value: 'NAME', help: 'who interpreted' },
    'explained-by': { type: 'string', value: 'NAME', help: 'who explained it; you if left out' },
    note: { type: 'string', value: 'TEXT', help: 'anything to add' },
  },
  example: 'consent record --vault ./my-vault --case LH-2026-014 --purpose police --status withdrawn',
  run: ({ options, terminal, job }) => {
    const status = CONSENT_STATUSES.find((one) => one === options.status);
    if (status === undefined) {
      throw new TestimonyError('usage', {
        subject: '--status',
        detail: `one of: ${CONSENT_STATUSES.join(', ')}`,
      });
    }
    const expiresOn = options.until === undefined ? null : readDay(options.until, '--until');
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const person = await findPerson(engine, caseId, options.person, job);
      const { purpose, recipient = '', language = '', interpreter = '', note = '' } = options;
      const explained = {
        language,
        interpreter,
        explainedBy: options['explained-by'] ?? '',
        expiresOn,
        note,
      };
      const line = await perform(
        engine,
        'consentRecord',
        { personId: person.id, purpose, recipient, status, ...explained },
        job,
      );
      const lines = [printable(`${person.name}: ${purpose}, ${status}.`)];
      if (status === 'given' && expiresOn !== null && expiresOn < engine.clock.today())
        lines.push(`Its last day, ${expiresOn}, is past: nothing may leave because of it.`);
      if (status !== 'withdrawn') return { json: line, lines };
      const { releases } = await perform(engine, 'consentReleases', { caseId }, job);
      return { json: { ...line, releases }, lines: [...lines, ...releaseLines(releases)] };
    });
  },
});

const check = command({
  name: 'consent check',
  summary: 'Name what is missing before something may leave; exit code 1 when anything is',
  options: {
    ...CASE_OPTIONS,
    kind: {
      type: 'string',
      value: 'KIND',
      help: 'bundle-build, evidence-export, police-pack, nrm-pack, support-pack, statistics, duty-to-notify',
      required: true,
    },
    recipient: { type: 'string', value: 'NAME', help: 'who would hold it' },
  },
  example:
    'consent check --vault ./my-vault --case LH-2026-014 --kind bundle-build --recipient "Crown Court at Wexmouth"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { kind, recipient = '' } = options;
      const { missing } = await perform(engine, 'consentCheck', { caseId, kind, recipient }, job);
      const lines = missing.map((one) => printable(one.line));
      return missing.length === 0
        ? { json: { missing }, lines: ['Every consent it needs stands.'] }
        : { json: { missing }, lines, outcome: 'findings' as const };
    }),
});

const releases = command({
  name: 'consent releases',
  summary: 'Show what has already left the vault, newest first',
  options: CASE_OPTIONS,
  example: 'consent releases --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const out = await perform(engine, 'consentReleases', { caseId }, job);
      return { json: out, lines: releaseLines(out.releases) };
    }),
});

type Releases = readonly {
  readonly at: string;
  readonly kind: string;
  readonly title: string;
  readonly to: string;
  readonly purpose: string;
}[];

function releaseLines(out: Releases): string[] {
  if (out.length === 0) return ['Nothing has left the vault.'];
  const rows = out.map((one) => [
    one.at.slice(0, 10),
    one.kind,
    one.title,
    one.to === '' ? 'not recorded' : one.to,
    one.purpose,
  ]);
  return [
    'Already out, where a withdrawal has to be told:',
    ...columns(['date', 'what', 'title', 'to', 'purpose'], rows),
  ];
}

export const consentCommands = [list, record, check, releases];
