/** @file `testimony plan …`, what is looked at: decisions, needs and support of a person, and gap prompts. */
import { perform } from '../../usecases/handlers/registry.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { PERSON_OPTIONS, personMeant } from '../person-options.ts';
import { promptLines, supportLines } from '../support-lines.ts';
import { withVault } from '../with-vault.ts';

const show = command({
  name: 'plan show',
  summary: 'Show what a person decided, what they need, and the support, with every line before',
  options: PERSON_OPTIONS,
  example: 'plan show --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: personId } = await personMeant(engine, options, job);
      const view = await perform(engine, 'supportShow', { personId }, job);
      const { outcomes, reasons } = await perform(engine, 'supportLists', {}, job);
      return { json: view, lines: supportLines(view, [...outcomes, ...reasons]) };
    }),
});

const headings = command({
  name: 'plan headings',
  summary: 'List the headings of needs, reasons for less contact, and the rules of gap prompts',
  options: { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE },
  example: 'plan headings --vault ./my-vault',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const lists = await perform(engine, 'supportLists', {}, job);
      const line = (one: { readonly id: string; readonly title: string; readonly source: string }) =>
        `  ${one.id}  ${one.title} (${one.source})`;
      const lines = [
        'Needs:',
        ...lists.outcomes.map(line),
        '',
        'Less contact:',
        ...lists.reasons.map(line),
        '',
        'Prompts:',
        ...lists.rules.map(line),
      ];
      return { json: lists, lines };
    }),
});

const prompts = command({
  name: 'plan prompts',
  summary: 'Show what the service owes and has not recorded; exit code 5 if there is anything',
  details: ['Each prompt names its rule and its source. None says anything about the person.'],
  options: {
    ...PERSON_OPTIONS,
    person: {
      type: 'string',
      value: 'NAME',
      help: 'of this person alone; everybody in the case if left out',
    },
  },
  example: 'plan prompts --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const all = await perform(engine, 'promptList', { caseId }, job);
      const { person: name } = options;
      const person = name === undefined ? null : await findPerson(engine, caseId, name, job);
      const prompts = all.prompts.filter(({ personId }) => person === null || personId === person.id);
      const view = { ...all, prompts };
      const stands = view.prompts.some(({ dismissed }) => dismissed === null);
      return {
        json: view,
        lines: promptLines(view.prompts),
        outcome: stands ? ('findings' as const) : ('done' as const),
      };
    }),
});

const MARK = {
  ...PERSON_OPTIONS,
  rule: { type: 'string', value: 'RULE', help: 'as in "plan prompts"', required: true },
  key: { type: 'string', value: 'KEY', help: 'what brought it up, as in "plan prompts"', required: true },
  reason: { type: 'string', value: 'TEXT', help: 'why', required: true },
} as const;

const dismiss = command({
  name: 'plan dismiss',
  summary: 'Dismiss a gap prompt, with a reason; what comes up anew is shown again',
  options: MARK,
  example:
    'plan dismiss --vault ./my-vault --case LH-2026-014 --rule contact-interval --key 0f3k… --reason "In hospital, the ward calls us"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: personId } = await personMeant(engine, options, job);
      const { rule, key, reason } = options;
      const view = await perform(engine, 'promptDismiss', { personId, rule, key, reason }, job);
      return { json: view, lines: promptLines(view.prompts) };
    }),
});

const restore = command({
  name: 'plan restore',
  summary: 'Bring a dismissed gap prompt back',
  options: MARK,
  example:
    'plan restore --vault ./my-vault --case LH-2026-014 --rule contact-interval --key 0f3k… --reason "Home again"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: personId } = await personMeant(engine, options, job);
      const { rule, key, reason } = options;
      const view = await perform(engine, 'promptRestore', { personId, rule, key, reason }, job);
      return { json: view, lines: promptLines(view.prompts) };
    }),
});

export const planCommands = [show, headings, prompts, dismiss, restore];
