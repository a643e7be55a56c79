/** @file `testimony person amend`: putting right what the case has of a person, as the window does. */
import type { PersonView } from '../../contract/cases.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDate } from '../dates.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { readRole, readYesNo } from '../person-options.ts';
import { withVault } from '../with-vault.ts';

export const personAmendCommand = command({
  name: 'person amend',
  summary: 'Put right what is recorded of a person: name, date of birth, role and the rest',
  details: [
    'Only what is named is changed; an empty text takes it out. What stood there before is kept in the note on the person, with the reason. What the person told in an interview stays as it was told: tell it again there, in a later account.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    person: {
      type: 'string',
      value: 'NAME',
      help: 'the person as now recorded; the only survivor if left out',
    },
    name: { type: 'string', value: 'NAME', help: 'as the person writes it' },
    role: { type: 'string', value: 'ROLE', help: 'as for person add --role' },
    'also-known-as': {
      type: 'string',
      value: 'NAME',
      help: 'all other names, with ; between them',
      mayBeEmpty: true,
    },
    born: { type: 'string', value: 'DATE', help: 'as for person add --born', mayBeEmpty: true },
    language: { type: 'string', value: 'TEXT', help: 'the language they are at home in', mayBeEmpty: true },
    interpreter: {
      type: 'string',
      value: 'yes|no',
      help: 'whether they need an interpreter',
      mayBeEmpty: true,
    },
    'safe-contact': {
      type: 'string',
      value: 'TEXT',
      help: 'how they can be reached safely',
      mayBeEmpty: true,
    },
    why: { type: 'string', value: 'TEXT', help: 'why it is put right', required: true },
  },
  example:
    'person amend --vault ./my-vault --case LH-2026-014 --born 1995-02-12 --why "Said on 20 November; was told to say 2009"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const before = await findPerson(engine, id, options.person, job);
      const { born, interpreter, role } = options;
      const after = {
        ...fieldsOf(before),
        ...(options.name === undefined ? {} : { name: options.name }),
        ...(role === undefined ? {} : { role: readRole(role) }),
        ...(options['also-known-as'] === undefined ? {} : { alsoKnownAs: options['also-known-as'] }),
        ...(born === undefined ? {} : { birthDate: born === '' ? null : readDate(born, '--born') }),
        ...(options.language === undefined ? {} : { language: options.language }),
        ...(interpreter === undefined
          ? {}
          : { interpreterNeeded: interpreter === '' ? null : readYesNo(interpreter) }),
        ...(options['safe-contact'] === undefined ? {} : { safeContact: options['safe-contact'] }),
      };
      const changed = changedIn(before, after);
      if (changed.length === 0)
        throw new TestimonyError('usage', { subject: '--born', detail: 'nothing would be changed by it' });
      const kept = changed.map(({ field, was }) => `${field} was ${was === '' ? 'empty' : was}`).join('; ');
      const said = `Put right: ${kept}. Why: ${options.why}`;
      const note = [before.note, said].filter((part) => part !== '').join('\n');
      const person = await perform(engine, 'personUpdate', { personId: before.id, ...after, note }, job);
      const lines = changed.map(
        ({ field, was, is }) => `  ${field}: ${was || 'empty'}, now ${is || 'empty'}`,
      );
      return { json: person, lines: [`${person.name} was put right.`, ...lines].map(printable) };
    }),
});

const fieldsOf = ({ id: _, caseId: _of, ...fields }: PersonView) => fields;
type Fields = ReturnType<typeof fieldsOf>;

const SHOWN: readonly (readonly [string, (one: Fields) => string])[] = [
  ['name', (one) => one.name],
  ['role', (one) => one.role],
  ['other names', (one) => one.alsoKnownAs],
  ['date of birth', (one) => (one.birthDate === null ? '' : formatFuzzyDate(one.birthDate))],
  ['language', (one) => one.language],
  ['interpreter', ({ interpreterNeeded: needed }) => (needed === null ? '' : needed ? 'yes' : 'no')],
  ['safe contact', (one) => one.safeContact],
];

const changedIn = (before: Fields, after: Fields): { field: string; was: string; is: string }[] =>
  SHOWN.flatMap(([field, of]) =>
    of(before) === of(after) ? [] : [{ field, was: of(before), is: of(after) }],
  );
