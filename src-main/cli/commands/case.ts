/** @file `testimony case …` and `testimony person …`. */
import type { CaseView, EarlierWords, UndecidedView } from '../../contract/cases.ts';
import type { ClockView } from '../../contract/dates.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { NATIONS } from '../../core/dates/working-days.ts';
import { fieldName } from '../../core/details/field-lines.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { PERSON_ROLES } from '../../core/people/roles.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { columns, facts, printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDate } from '../dates.ts';
import { firstLines, nationsSaid } from '../due-lines.ts';
import { findCase } from '../find.ts';
import { moment } from '../moment.ts';
import { oneOf } from '../one-of.ts';
import { readRole, readYesNo } from '../person-options.ts';
import { requireKnownProfile } from '../profiles.ts';
import { fieldWords } from '../side-words.ts';
import { withVault } from '../with-vault.ts';
import { situationCommand, situationLines } from './case-situation.ts';
import { apartCommand, dueLine, matchesCommand, matchLine } from './person-matches.ts';
import { todayCommand } from './today.ts';

/** `testimony case earlier` and `case decide`: what fields said before, and which counts where two offices wrote different things. */
const OPEN = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE } as const;

const earlierCommand = command({
  name: 'case earlier',
  summary: 'Show what the case, its people and its exhibits were called and said before, by whom and when',
  details: [
    '"*" is what counts now. Two of them in one field: two offices wrote different things, and nobody has decided. "case decide" does.',
  ],
  options: OPEN,
  example: 'case earlier --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const found = await perform(engine, 'earlierWords', { caseId }, job);
      const lines = found.subjects.flatMap(subjectLines);
      return { json: found, lines: lines.length === 0 ? ['Nothing was changed yet.'] : lines };
    }),
});

const subjectLines = ({ kind, about, fields }: EarlierWords): string[] => [
  `${kind}: ${printable(about)}`,
  ...fields.flatMap(({ field, undecided, lines }) => [
    `  ${fieldName(field)}${undecided ? ' (not decided)' : ''}`,
    ...lines.map(({ id, words, at, author, effective }) => {
      const said = words === null ? '(these words stayed where they were replaced)' : words || '(nothing)';
      const who = [author, at === '' ? '' : moment(at)].filter(Boolean).join(', ');
      const mark = effective ? '*' : ' ';
      return `  ${mark} ${printable(said)}${who === '' ? '' : `  [${printable(who)}]`}${undecided && effective ? `  ${id}` : ''}`;
    }),
  ]),
];

const decideCommand = command({
  name: 'case decide',
  summary: 'Say which counts, where two offices wrote different things in one field',
  details: ['The other stays in "case earlier". At the next handover the decision goes along.'],
  options: {
    ...OPEN,
    line: {
      type: 'string',
      value: 'LINE',
      help: 'the one that counts, as "case earlier" names it',
      required: true,
    },
  },
  example: 'case decide --vault ./my-vault --case LH-2026-014 --line 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { subjects } = await perform(engine, 'earlierWords', { caseId }, job);
      const found = subjects
        .flatMap(({ kind, subject, fields }) => fields.map((one) => ({ kind, subject, ...one })))
        .find(
          ({ undecided, lines }) =>
            undecided && lines.some((one) => one.effective && one.id === options.line),
        );
      if (found === undefined) throw new TestimonyError('not-found', { subject: options.line });
      const { kind, subject, field } = found;
      const done = await perform(engine, 'wordsDecide', { kind, subject, field, line: options.line }, job);
      return { json: done, lines: [`Decided: ${fieldName(field)}.`] };
    }),
});

/** `testimony case undecided`: what two vaults wrote apart, and deciding which of it is to stand. */
const undecidedCommand = command({
  name: 'case undecided',
  summary: 'Show what two offices wrote apart and nobody has decided, or decide it',
  details: [
    'After a handover there may be two lines about one thing, neither written in view of the other. Until somebody decides, the safer one governs: no before yes, the earlier day, all that one of two plans rules out. Of names, numbers and notes the newer one is used. In a draft each office goes by its own answer until the author decides.',
    'To decide: --decide with the number of the thing, --take with the number of the line that is to stand, and --reason. It is written once more, in view of all of them. Ask the person first. Of two plans only the one that is taken counts then: what the other rules out is no longer ruled out. Where neither is to stand, record a new line: consent record, clock amend, contact plan, contact add-to, support record.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    decide: { type: 'string', value: 'N', help: 'which thing, by its number in the list' },
    take: { type: 'string', value: 'M', help: 'with --decide: which of its lines is to stand' },
    reason: { type: 'string', value: 'TEXT', help: 'with --decide: why; shown beside the line' },
  },
  example: 'case undecided --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const open = await perform(engine, 'undecidedList', { caseId }, job);
      if (options.decide === undefined) return { json: open, lines: undecidedLines(open.undecided) };
      const of = open.undecided[Number(options.decide) - 1];
      const line = of?.lines[Number(options.take ?? '') - 1];
      if (of === undefined) throw new TestimonyError('not-found', { subject: '--decide' });
      if (line === undefined) throw new TestimonyError('not-found', { subject: '--take' });
      if ((options.reason ?? '').trim() === '')
        throw new TestimonyError('usage', { subject: '--reason', detail: 'Say why: --reason "…"' });
      const input = { caseId, name: of.name, line: line.id, reason: options.reason ?? '' };
      const left = await perform(engine, 'undecidedDecide', input, job);
      return { json: left, lines: [`Decided: ${printable(of.title)}.`, ...undecidedLines(left.undecided)] };
    }),
});

function undecidedLines(all: readonly UndecidedView[]): string[] {
  if (all.length === 0) return ['Nothing is undecided.'];
  return all.flatMap(({ title, person, lines }, thing) => [
    printable(`${thing + 1}. ${[title, person].filter(Boolean).join(', ')}`),
    ...lines.flatMap(({ at, by, from, governs, said }, number) => [
      printable(
        `   ${number + 1}. ${moment(at)} by ${by}${from === '' ? '' : `, ${from}`}${governs ? ' (governs until somebody decides)' : ''}`,
      ),
      ...Object.entries(said)
        .filter(([, value]) => value !== '')
        .map(([field, value]) => printable(`      ${fieldWords(field)}: ${value.split('\n').join('; ')}`)),
    ]),
  ]);
}

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };
const PAGE = 500;

const create = command({
  name: 'case create',
  summary: 'Open a new case in the vault',
  options: {
    ...VAULT_OPTIONS,
    reference: {
      type: 'string',
      value: 'REF',
      help: 'short reference, yours to choose, used once',
      required: true,
    },
    title: { type: 'string', value: 'TEXT', help: 'what the case is called', required: true },
    profile: {
      type: 'string',
      value: 'ID',
      help: "the court's rules it is prepared for; general if left out",
    },
    nation: {
      type: 'string',
      value: 'NATION',
      help: `whose law it is under: ${NATIONS.join(', ')}; england-wales if left out`,
    },
  },
  example: 'case create --vault ./my-vault --reference LH-2026-014 --title "Silverline and Quayside"',
  run: ({ options, terminal, job }) => {
    const { reference, title, profile } = options;
    if (profile !== undefined) requireKnownProfile(profile);
    const nation = options.nation === undefined ? undefined : oneOf(NATIONS, options.nation, '--nation');
    return withVault(options, terminal, async (engine) => {
      const made = await perform(
        engine,
        'caseCreate',
        { reference, title, nation, ...(profile === undefined ? {} : { profile }) },
        job,
      );
      return {
        json: made,
        lines: [`Case ${made.reference} is open.`, 'Next: person add, record fill, evidence add'],
      };
    });
  },
});

const list = command({
  name: 'case list',
  summary: 'List the cases, the newest change first',
  options: {
    ...VAULT_OPTIONS,
    search: { type: 'string', value: 'TEXT', help: 'words in the reference, title or a name' },
  },
  example: 'case list --vault ./my-vault --search silverline',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const search = options.search ?? '';
      const { cases, total } = await perform(engine, 'caseList', { search, limit: PAGE }, job);
      for (let offset = PAGE; offset < total; offset += PAGE) {
        cases.push(...(await perform(engine, 'caseList', { search, offset, limit: PAGE }, job)).cases);
      }
      const rows = cases.map((one) => [
        one.reference,
        one.title,
        one.status,
        one.counts.people,
        one.counts.evidence,
        one.counts.bundles,
      ]);
      const none = search === '' ? 'No cases yet. Next: case create' : 'No case matches that.';
      return {
        json: { cases, total },
        lines:
          rows.length === 0
            ? [none]
            : columns(['reference', 'title', 'status', 'people', 'evidence', 'bundles'], rows),
      };
    }),
});

const show = command({
  name: 'case show',
  summary: 'Show one case and the people in it',
  positionals: [{ name: 'REF', help: "the case's reference" }],
  options: VAULT_OPTIONS,
  example: 'case show LH-2026-014 --vault ./my-vault',
  run: ({ options, positionals: [reference = ''], terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, reference, job);
      const view = await perform(engine, 'caseShow', { caseId: id }, job);
      const { runsOutFirst } = await perform(engine, 'dateList', { caseId: id }, job);
      return { json: { ...view, runsOutFirst }, lines: caseLines(view, runsOutFirst) };
    }),
});

const nationCommand = command({
  name: 'case nation',
  summary: 'Record whose law a case is under: its rules, numbers and sheets are offered',
  positionals: [
    { name: 'REF', help: "the case's reference" },
    { name: 'NATION', help: `one of: ${NATIONS.join(', ')}` },
  ],
  options: VAULT_OPTIONS,
  example: 'case nation LH-2026-014 scotland --vault ./my-vault',
  run: ({ options, positionals: [reference = '', typed = ''], terminal, job }) => {
    const nation = oneOf(NATIONS, typed, 'NATION');
    return withVault(options, terminal, async (engine) => {
      const found = await findCase(engine, reference, job);
      const { id: caseId, title, profile, status } = found;
      const input = { caseId, reference: found.reference, title, profile, status, nation };
      const view = await perform(engine, 'caseUpdate', input, job);
      return { json: view, lines: [`${view.reference} is under the law of ${nationsSaid([nation])}.`] };
    });
  },
});

function caseLines(view: CaseView, first: ClockView | null): string[] {
  const people = view.people.map((person) => [
    person.role,
    person.name,
    person.alsoKnownAs,
    person.birthDate === null ? '' : formatFuzzyDate(person.birthDate),
    person.language,
  ]);
  return [
    ...facts([
      ['reference', view.reference],
      ['title', view.title],
      ['status', view.status],
      ['court profile', view.profile],
      ['nation', nationsSaid([view.nation])],
      ['opened', `${view.createdAt.slice(0, 10)} by ${view.createdBy}`],
      ['evidence', view.counts.evidence],
      ['interviews', view.counts.interviews],
      ['worksheets', view.counts.worksheets],
      ['bundles', view.counts.bundles],
    ]),
    '',
    ...firstLines(first),
    ...situationLines(view.situation),
    '',
    ...(people.length === 0
      ? ['Nobody recorded yet. Next: person add']
      : columns(['role', 'name', 'also known as', 'born', 'language'], people)),
  ];
}

const add = command({
  name: 'person add',
  summary: 'Record a person in a case',
  options: {
    ...VAULT_OPTIONS,
    case: CASE,
    role: { type: 'string', value: 'ROLE', help: `one of: ${PERSON_ROLES.join(', ')}`, required: true },
    name: { type: 'string', value: 'NAME', help: 'as the person writes it', required: true },
    'also-known-as': {
      type: 'string',
      value: 'NAME',
      help: 'nicknames and other names, with ; between them; “… (in the passport)” goes into no nickname field, “… (called so, and in the papers)” does',
    },
    born: { type: 'string', value: 'DATE', help: 'as far as it is known: 2004, 2004-03, "about June 2004"' },
    language: { type: 'string', value: 'TEXT', help: 'the language they are at home in' },
    interpreter: { type: 'string', value: 'yes|no', help: 'whether they need an interpreter' },
    'safe-contact': { type: 'string', value: 'TEXT', help: 'how they can be reached safely' },
    note: { type: 'string', value: 'TEXT', help: 'anything else' },
  },
  example:
    'person add --vault ./my-vault --case LH-2026-014 --role survivor --name "Nguyễn Thị Hồng Ánh" --born "about 2004"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const input = {
        caseId: id,
        role: readRole(options.role),
        name: options.name,
        alsoKnownAs: options['also-known-as'] ?? '',
        birthDate: options.born === undefined ? null : readDate(options.born, '--born'),
        language: options.language ?? '',
        interpreterNeeded: readYesNo(options.interpreter),
        safeContact: options['safe-contact'] ?? '',
        note: options.note ?? '',
      };
      const { caseId: _, ...fields } = input;
      const { matches, due } = await perform(engine, 'personMatches', fields, job);
      const person = await perform(engine, 'personAdd', input, job);
      return {
        json: { ...person, matches },
        lines: [`${person.name} is recorded as ${person.role}.`, ...matches.map(matchLine), ...dueLine(due)],
      };
    }),
});

export const caseCommands = [
  create,
  list,
  show,
  nationCommand,
  situationCommand,
  undecidedCommand,
  todayCommand,
  add,
  earlierCommand,
  decideCommand,
  matchesCommand,
  apartCommand,
];
