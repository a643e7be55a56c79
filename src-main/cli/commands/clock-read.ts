/** @file `testimony clock …` and `testimony shelf …`, what looks: days of a case, of all cases, and the rules behind them. */
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { NATIONS } from '../../core/dates/working-days.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { clockExplain, dateKinds, shelfList } from '../../usecases/clocks/without-a-case.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { findResources } from '../../usecases/resources/resources.ts';
import { columns } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDay } from '../dates.ts';
import {
  clockRows,
  counted,
  dueLines,
  explainedLines,
  firstLines,
  nationsSaid,
  sourceLines,
} from '../due-lines.ts';
import { findCase } from '../find.ts';
import { withVault } from '../with-vault.ts';

const VAULT_OPTIONS = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE };

/** Needs no vault; a batch gives it to every line. */
const IN_BATCH = {
  type: 'string',
  value: 'PATH',
  help: 'not needed; taken where a batch names it for every line',
} as const;

const list = command({
  name: 'clock list',
  summary: 'Show what happened in a case, and the days that follow from it',
  options: { ...VAULT_OPTIONS, case: CASE },
  example: 'clock list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const view = await perform(engine, 'dateList', { caseId }, job);
      const events = view.events.map((one) => [
        formatFuzzyDate(one.on),
        one.title,
        one.result,
        [
          one.sentOn === null ? '' : `sent ${one.sentOn}`,
          one.servedOn === null ? '' : `arrived ${one.servedOn}`,
        ]
          .filter(Boolean)
          .join(', '),
        one.withdrawn ? 'taken back' : one.undecided === undefined ? '' : 'two offices, not decided',
        one.id,
      ]);
      return {
        json: view,
        lines:
          events.length === 0
            ? ['Nothing is written down yet. Next: clock add']
            : [
                ...columns(['when', 'what', 'result', 'arrived', '', 'event'], events),
                '',
                ...firstLines(view.runsOutFirst),
                ...clockRows(view.clocks),
              ],
      };
    }),
});

const due = command({
  name: 'clock due',
  summary: 'Show what is overdue, due, soon or waited for in all cases, hearings first',
  options: {
    ...VAULT_OPTIONS,
    owner: { type: 'string', value: 'NAME', help: 'only what this person sees to' },
    later: { type: 'boolean', help: 'also what is not to be spoken of yet' },
  },
  example: 'clock due --vault ./my-vault --owner "R. Haddad"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = { owner: options.owner ?? '', includeLater: options.later };
      const found = await perform(engine, 'clockDue', input, job);
      return { json: found, lines: dueLines(found.due) };
    }),
});

const explain = command({
  name: 'clock explain',
  summary: 'Count a day by a rule, without any case, and show how it was counted',
  positionals: [{ name: 'RULE', help: 'as "clock rules" has it' }],
  options: {
    from: { type: 'string', value: 'DAY', help: 'the day it runs from', required: true },
    nation: {
      type: 'string',
      value: 'NATION',
      help: `one of: ${NATIONS.join(', ')}; the first of those whose law it is, if left out`,
    },
  },
  example: 'clock explain subject-access --from 2026-01-30',
  run: async ({ options, positionals: [ruleId = ''] }) => {
    const nation = NATIONS.find((one) => one === options.nation);
    if (options.nation !== undefined && nation === undefined)
      throw new TestimonyError('usage', { subject: '--nation', detail: `one of: ${NATIONS.join(', ')}` });
    const from = readDay(options.from, '--from');
    const found = clockExplain({ resources: findResources() }, { ruleId, from, nation });
    return { json: found, lines: explainedLines(found) };
  },
});

const rules = command({
  name: 'clock rules',
  summary: 'List the rules about days, with their versions, and the years the calendars cover',
  options: { vault: IN_BATCH, 'passphrase-file': IN_BATCH },
  example: 'clock rules',
  run: async () => {
    const found = dateKinds({ resources: findResources() });
    return {
      json: { rules: found.rules, calendars: found.calendars },
      lines: [
        ...columns(
          ['rule', 'nation', 'means', 'whose', 'basis', 'counted', 'from', 'to', 'sure'],
          found.rules.flatMap((rule) =>
            rule.versions.map((one) => [
              rule.id,
              nationsSaid(rule.nations),
              rule.means,
              rule.whose,
              rule.basis,
              counted(one),
              one.from ?? '',
              one.to ?? '',
              one.certainty,
            ]),
          ),
        ),
        '',
        ...sourceLines(
          found.rules.flatMap(({ id, versions }) => versions.map(({ source }) => [id, source] as const)),
        ),
        '',
        ...columns(
          ['calendar', 'from', 'to'],
          found.calendars.map(({ id, from, to }) => [id, from, to]),
        ),
      ],
    };
  },
});

const kinds = command({
  name: 'clock kinds',
  summary: 'List what can be written down with a day, from first contact to the end of a trial',
  options: { vault: IN_BATCH, 'passphrase-file': IN_BATCH },
  example: 'clock kinds',
  run: async () => {
    const found = dateKinds({ resources: findResources() }).kinds;
    return {
      json: { kinds: found },
      lines: columns(
        ['kind', 'what', 'results'],
        found.map(({ id, title, results }) => [id, title, results.join(', ')]),
      ),
    };
  },
});

const shelf = command({
  name: 'shelf list',
  summary: 'List guidance and figures, each with publisher, year, region and how it was counted',
  options: { search: { type: 'string', value: 'TEXT', help: 'only entries with this in them' } },
  example: 'shelf list --search figures',
  run: async ({ options }) => {
    const asked = (options.search ?? '').toLowerCase();
    const { entries } = shelfList({ resources: findResources() });
    const found = entries.filter((one) => JSON.stringify(one).toLowerCase().includes(asked));
    return {
      json: { entries: found },
      lines: found.flatMap((one) => [
        `${one.id}  ${one.title}`,
        `    ${[one.kind, one.publisher, one.year ?? '', one.region, `certainty ${one.certainty}`].filter(Boolean).join(', ')}`,
        `    ${one.about}`,
        `    ${one.where}`,
        ...one.figures.map(
          (figure) => `    ${figure.says}, ${figure.year}: ${figure.value}. ${figure.counting}`,
        ),
      ]),
    };
  },
});

export const clockReadCommands = [list, due, explain, rules, kinds, shelf];
