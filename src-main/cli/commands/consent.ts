/** @file `testimony consent …`: the ledger, a new line in it, what is missing, what is already out. */
import { hasExpired, withoutDoubles } from '../../core/consent/consent.ts';
import { type Found, TestimonyError } from '../../core/errors/errors.ts';
import { CONSENT_STATUSES } from '../../core/findings/ledger-codes.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { loadPurposes } from '../../usecases/resources/vocabulary.ts';
import { printable } from '../columns.ts';
import { CASE, command, FOR_PURPOSE, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { ledgerLines } from '../consent-lines.ts';
import { readDay } from '../dates.ts';
import { findCase, findEvidence } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { releaseLines } from '../release-lines.ts';
import { withVault } from '../with-vault.ts';

// A refusal about a field of the engine, said of the option in which it was typed: a field's name is no word that anybody reads.

/** `options`: by field. What fails goes on with the option's name. */
async function typedIn<T>(options: Readonly<Record<string, string>>, doing: () => Promise<T>): Promise<T> {
  try {
    return await doing();
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) throw thrown;
    const { subject, found, detail, findings, record } = thrown;
    const named = found?.map((one): Found => {
      const option = options[one.field ?? ''];
      return option === undefined ? one : ({ ...(one as object), field: option } as Found);
    });
    throw new TestimonyError(thrown.code, {
      cause: thrown,
      ...(subject === undefined ? {} : { subject: options[subject] ?? subject }),
      ...(detail === undefined ? {} : { detail }),
      ...(findings === undefined ? {} : { findings }),
      ...(record === undefined ? {} : { record }),
      ...(named === undefined ? {} : { found: named }),
    });
  }
}

const CASE_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE };
const PERSON = { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' } as const;
const RECIPIENT = {
  type: 'string',
  value: 'NAME',
  help: 'for this recipient only; everyone if left out',
} as const;

/** Every purpose there is. */
const ALL = 'all';
/** What can be written down for every purpose at once. */
const FOR_ALL: readonly (typeof CONSENT_STATUSES)[number][] = ['refused', 'withdrawn', 'not-yet'];

const list = command({
  name: 'consent list',
  summary: 'Show the consent ledger, oldest line first, with how each was explained',
  options: CASE_OPTIONS,
  example: 'consent list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const ledger = await perform(engine, 'consentList', { caseId }, job);
      const { people } = await perform(engine, 'caseShow', { caseId }, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const purposes = loadPurposes(engine.resources).length;
      const lines = ledgerLines(ledger.consents, { people, evidence, today: ledger.today, purposes });
      return { json: ledger, lines: [...lines, ...ledger.open.map(sayFinding).map(printable)] };
    }),
});

const record = command({
  name: 'consent record',
  summary:
    'Add a line to the consent ledger: given, refused, not yet, withdrawn, decided for them, or not needed of a child',
  details: [
    'Earlier lines stay. The newest for the same person, purpose, recipient and exhibit counts.',
    'Without --recipient a line is for everybody; with it, for that one alone. A no to everybody ends every earlier yes to one of them; a no to one touches no other. Somebody to whom nothing may ever go: --purpose all --status refused --recipient NAME. Nothing leaves for them then by any way, whatever needs no consent otherwise.',
    'Newest means recorded last, whatever --on says. A yes from before a later no is refused.',
    'A yes "only if …", "not before …" or "not yet" in its --note lets nothing go until that is met. Once it is, record the yes again for that reader: --status given --recipient NAME --condition-met WHO --met-on DAY, with whoever said so. Where the person agrees now without it: --condition-dropped DAY.',
    'Which purpose: a solicitor or the court, court-papers; the police, the labour inspectors (GLAA) or another enforcement body alone, police with --recipient NAME; a doctor or a clinic alone, support-services with --recipient NAME. There is no purpose for one subject, as "only about the bank": record the yes with that in --note. It stands beside what goes as a limit; keep the rest back with "record withhold --from".',
  ],
  options: {
    ...CASE_OPTIONS,
    person: PERSON,
    purpose: {
      type: 'string',
      value: 'ID',
      help: 'interview, court-papers, police, nrm-referral, support, support-services, research; all, with refused or withdrawn and --recipient: never, for nothing',
      required: true,
    },
    status: { type: 'string', value: 'WORD', help: CONSENT_STATUSES.join(', '), required: true },
    recipient: RECIPIENT,
    item: { type: 'string', value: 'EXHIBIT', help: 'about this exhibit only; everything if left out' },
    on: { type: 'string', value: 'DAY', help: 'the day they decided, if not today: from a signed paper' },
    until: { type: 'string', value: 'DATE', help: 'its last day' },
    language: { type: 'string', value: 'NAME', help: 'language it was explained in' },
    interpreter: { type: 'string', value: 'NAME', help: 'who interpreted' },
    'explained-by': { type: 'string', value: 'NAME', help: 'who explained it; left open if left out' },
    'privacy-notice': {
      type: 'string',
      value: 'NAME',
      help: 'the privacy notice that was gone through, and its version',
    },
    'decided-by': {
      type: 'string',
      value: 'NAME',
      help: 'with best-interests: who decided for them',
    },
    'cannot-decide': {
      type: 'string',
      value: 'TEXT',
      help: 'with best-interests: why they cannot make this decision now, and who found so',
    },
    evidence: { type: 'string', value: 'EXHIBIT', help: 'the signed paper, among the evidence of the case' },
    'condition-met': {
      type: 'string',
      value: 'WHO',
      help: 'what the yes was given on is so now: who said so',
    },
    'met-on': { type: 'string', value: 'DAY', help: 'with --condition-met: the day' },
    'condition-dropped': {
      type: 'string',
      value: 'DAY',
      help: 'the person gave up what the yes was given on, and agrees without it: the day',
    },
    condition: {
      type: 'string',
      value: 'WORDS',
      help: 'with either: of several conditions in one note, the words of the one that is settled (the others still hold), or all',
    },
    note: {
      type: 'string',
      value: 'TEXT',
      help: 'anything to add; with not-needed-child, why, where no date of birth says so',
    },
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
    if (options.purpose === ALL && (!FOR_ALL.includes(status) || (options.recipient ?? '') === ''))
      throw new TestimonyError('usage', {
        subject: '--purpose all',
        detail: `with --recipient, and with --status ${FOR_ALL.join(', ')}: a yes is given for one purpose at a time`,
      });
    const by = options['condition-met'];
    const metOn = options['met-on'];
    if ((by === undefined) !== (metOn === undefined))
      throw new TestimonyError('usage', {
        subject: '--condition-met',
        detail: 'who said that it is met, together with --met-on, the day',
      });
    const conditionMet =
      by === undefined || metOn === undefined ? null : { by, on: readDay(metOn, '--met-on') };
    const dropped = options['condition-dropped'];
    const conditionDropped = dropped === undefined ? null : { on: readDay(dropped, '--condition-dropped') };
    const decidedOn = options.on === undefined ? null : readDay(options.on, '--on');
    const expiresOn = options.until === undefined ? null : readDay(options.until, '--until');
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const person = await findPerson(engine, caseId, options.person, job);
      const { purpose, recipient = '', language = '', interpreter = '', note = '' } = options;
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const exhibit = (typed?: string) => (typed === undefined ? null : findEvidence(evidence, typed).id);
      const explained = {
        item: exhibit(options.item) ?? '',
        evidenceId: exhibit(options.evidence),
        language,
        interpreter,
        explainedBy: options['explained-by'] ?? '',
        privacyNotice: options['privacy-notice'] ?? '',
        decidedBy: options['decided-by'] ?? '',
        cannotDecide: options['cannot-decide'] ?? '',
        decidedOn,
        expiresOn,
        note,
        conditionMet,
        conditionDropped,
        conditionWords: options.condition ?? '',
      };
      const forWhat = purpose === ALL ? { purpose: 'interview', everyPurpose: true } : { purpose };
      const given = { personId: person.id, ...forWhat, recipient, status, ...explained };
      const line = await typedIn(OPTIONS, () => perform(engine, 'consentRecord', given, job));
      const lines = [
        printable(
          purpose === ALL
            ? `${person.name}: nothing to ${recipient}, for any purpose (${status}).`
            : `${person.name}: ${purpose}, ${recipient === '' ? 'for anybody' : `to ${recipient}`}, ${status}.`,
        ),
      ];
      const { today, consents } = await perform(engine, 'consentList', { caseId }, job);
      const told = withoutDoubles(consents).find((one) => one.id === line.id)?.toldIn;
      if (told)
        lines.push(printable(`It stood already, as it was told (${told}): one line of both, this one.`));
      if (hasExpired(line, today))
        lines.push(`Its last day, ${expiresOn}, is past: nothing may leave because of it.`);
      if (status !== 'withdrawn') return { json: line, lines };
      const { releases } = await perform(engine, 'consentReleases', { caseId }, job);
      return { json: { ...line, releases }, lines: [...lines, ...releaseLines(releases)] };
    });
  },
});

/** In which option each field of a line of the ledger is typed. */
const OPTIONS = {
  status: '--status',
  recipient: '--recipient',
  note: '--note',
  item: '--item',
  decidedOn: '--on',
  expiresOn: '--until',
  evidenceId: '--evidence',
  conditionMet: '--condition-met',
  conditionDropped: '--condition-dropped',
  conditionWords: '--condition',
  privacyNotice: '--privacy-notice',
  explainedBy: '--explained-by',
  decidedBy: '--decided-by',
  cannotDecide: '--cannot-decide',
} as const;

const check = command({
  name: 'consent check',
  summary:
    'Name what is missing before something may leave; exit code 5 when anything is, or a yes has a limit',
  options: {
    ...CASE_OPTIONS,
    kind: {
      type: 'string',
      value: 'KIND',
      help: 'bundle-build, evidence-export, court-sheet, nrm-form, other-form, named-notification, duty-to-notify, child-referral, case-handover, own-copy, office-record',
      required: true,
    },
    for: FOR_PURPOSE,
    recipient: { type: 'string', value: 'NAME', help: 'who would hold it' },
  },
  example:
    'consent check --vault ./my-vault --case LH-2026-014 --kind bundle-build --recipient "Crown Court at Wexmouth"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { kind, recipient = '', for: forPurpose = '' } = options;
      const state = await perform(engine, 'consentCheck', { caseId, kind, forPurpose, recipient }, job);
      const only = state.onlyConsent === null ? [] : [printable(state.onlyConsent)];
      const lines = [...state.missing.map(sayFinding), ...only];
      const isLimited = state.notAsked === null && state.limited;
      const stands =
        state.notAsked === null
          ? `Every consent it needs stands${isLimited ? ', with a limit' : ''}: ${state.asked.join(', ')}.`
          : sayFinding(state.notAsked);
      if (lines.length > 0) return { json: state, lines, outcome: 'findings' as const };
      const said = {
        json: state,
        lines: [stands, ...[...state.anybody, ...state.notes].map(sayFinding)].map(printable),
      };
      return isLimited ? { ...said, outcome: 'findings' as const } : said;
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

const OUT = [{ name: 'RELEASE', help: 'what left, as "consent releases" calls it' }] as const;

const given = command({
  name: 'consent given',
  summary: 'Record who was given what was written out or printed, how and when',
  details: [
    'A file in a folder is with nobody yet. Record each time it is given to somebody: by hand, by post or by upload.',
  ],
  positionals: OUT,
  options: {
    ...CASE_OPTIONS,
    to: { type: 'string', value: 'NAME', help: 'who was given it', required: true },
    how: { type: 'string', value: 'TEXT', help: 'by which way: uploaded, by hand, post', required: true },
    on: { type: 'string', value: 'DAY', help: 'the day; today when left out' },
  },
  example:
    'consent given bundle:0f3k… --vault ./my-vault --case LH-2026-014 --to "Crown Court at Wexmouth" --how "Uploaded"',
  run: ({ options, positionals: [release = ''], terminal, job }) => {
    const on = options.on === undefined ? null : readDay(options.on, '--on');
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const input = { caseId, release, to: options.to, how: options.how, on };
      const line = await typedIn(RELEASE_OPTIONS, () => perform(engine, 'releaseGiven', input, job));
      return { json: line, lines: releaseLines([line]) };
    });
  },
});

const putRight = command({
  name: 'consent put-right',
  summary: 'Put right whom something that left was for; what was recorded stays beside it',
  positionals: OUT,
  options: {
    ...CASE_OPTIONS,
    to: { type: 'string', value: 'NAME', help: 'whom it was for; nobody when left out' },
    why: { type: 'string', value: 'TEXT', help: 'why it is put right', required: true },
  },
  example:
    'consent put-right pack:0f3k… --vault ./my-vault --case LH-2026-014 --why "Made for her to carry; no officer had it"',
  run: ({ options, positionals: [release = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const input = { caseId, release, to: options.to ?? '', why: options.why };
      const line = await typedIn(RELEASE_OPTIONS, () => perform(engine, 'releasePutRight', input, job));
      return { json: line, lines: releaseLines([line]) };
    }),
});

const RELEASE_OPTIONS = { to: '--to', on: '--on' } as const;

export const consentCommands = [list, record, check, releases, given, putRight];
