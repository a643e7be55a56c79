/** @file `testimony person matches` and `person apart`: who may be in the vault twice. */
import type { PersonMatch, PersonMatches } from '../../contract/cases.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { withVault } from '../with-vault.ts';

const OPEN = { vault: VAULT, 'passphrase-file': PASSPHRASE_FILE, case: CASE } as const;

/** "May be Masha Popescu in RES-09, as a suspect: the same telephone and name  [0f3k…]" */
export const matchLine = ({ personId, name, reference, role, because }: PersonMatch): string =>
  `May be ${printable(name)} in ${printable(reference)}, as ${role}: the same ${because.join(', ')}  [${personId}]`;

export const matchLines = (people: readonly Pick<PersonMatches, 'name' | 'matches'>[]): string[] =>
  people.flatMap(({ name, matches }) => [printable(name), ...matches.map((one) => `  ${matchLine(one)}`)]);

export const dueLine = (due: number): string[] =>
  due === 0 ? [] : ['The index has not read everybody yet: "search build" reads the rest.'];

export const matchesCommand = command({
  name: 'person matches',
  summary: 'Show who in a case may be in another case too, or twice in this one',
  details: [
    'Names in any spelling, order and script, dates of birth, telephone numbers and numbers of documents are compared. Nobody is joined. A suspect of one case who is a survivor in another is shown to a supervisor alone.',
  ],
  options: OPEN,
  example: 'person matches --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const found = await perform(engine, 'caseMatches', { caseId }, job);
      const lines =
        found.people.length === 0 ? ['Nobody like them is in the vault.'] : matchLines(found.people);
      return { json: found, lines: [...lines, ...dueLine(found.due)] };
    }),
});

export const apartCommand = command({
  name: 'person apart',
  summary: 'Say that somebody "person matches" named is not the same person',
  options: {
    ...OPEN,
    other: { type: 'string', value: 'ID', help: 'as "person matches" names them', required: true },
  },
  example: 'person apart --vault ./my-vault --case LH-2026-014 --other 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { people } = await perform(engine, 'caseMatches', { caseId }, job);
      const pairs = people.flatMap(({ personId, matches }) =>
        matches
          .filter((one) => one.personId === options.other)
          .map((one) => ({ personId, otherId: one.personId })),
      );
      if (pairs.length === 0) throw new TestimonyError('not-found', { subject: options.other });
      for (const pair of pairs) await perform(engine, 'personApart', pair, job);
      return { json: pairs, lines: ['Noted: not the same person.'] };
    }),
});
