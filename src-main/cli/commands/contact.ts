/** @file `testimony contact …`: contacts written down, listed, and added to. */
import {
  CONTACT_CHANNELS,
  CONTACT_WAYS,
  REACHED,
  SAFE_TO_CONTACT,
  STARTED_BY,
} from '../../core/contact/contact-note.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { ContactId } from '../../core/ids.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { contactLines, TWO_OFFICES } from '../contact-lines.ts';
import { readDate, readDay } from '../dates.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { sayFinding } from '../finding-words.ts';
import { oneOf } from '../one-of.ts';
import { PERSON_OPTIONS, personMeant } from '../person-options.ts';
import { withVault } from '../with-vault.ts';

const WAY = {
  type: 'string',
  value: 'WAY',
  help: `${CONTACT_CHANNELS.join(', ')}; telephone if left out`,
} as const;
const ADDRESS = { type: 'string', value: 'TEXT', help: 'number or address that is used' } as const;
const text = (help: string) => ({ type: 'string', value: 'TEXT', help }) as const;

const add = command({
  name: 'contact add',
  summary: 'Write down a contact with a person, or about them',
  details: [
    'What is left out is not recorded: a contact today, in which the person was reached, needs nothing but --case, and has no way and no language then. A way or address that the safe contact plan rules out is refused with its reason; where it was used all the same, --all-the-same says why.',
  ],
  options: {
    ...PERSON_OPTIONS,
    way: { ...WAY, help: `${CONTACT_CHANNELS.join(', ')}; not recorded if left out` },
    address: ADDRESS,
    from: { type: 'string', value: 'WHO', help: `who began it: ${STARTED_BY.join(', ')}; us if left out` },
    reached: { type: 'string', value: 'WHO', help: `${REACHED.join(', ')}; person if left out` },
    with: text('with whom, where it was not the person'),
    on: { type: 'string', value: 'DATE', help: 'when it was held; today if left out' },
    time: { type: 'string', value: 'HH:MM', help: 'at what time' },
    by: { type: 'string', value: 'NAME', help: 'who held it; you if left out' },
    language: { type: 'string', value: 'NAME', help: 'language it was held in; not recorded if left out' },
    interpreter: { type: 'string', value: 'NAME', help: 'who interpreted' },
    safe: { type: 'string', value: 'WORD', help: `safe to contact? ${SAFE_TO_CONTACT.join(', ')}` },
    explained: text('what was explained'),
    wishes: text('what the person wishes'),
    note: text('anything else'),
    threats: { type: 'boolean', help: 'a threat was told of' },
    next: { type: 'string', value: 'DAY', help: 'day of the next contact' },
    'all-the-same': text('why a way was used that the plan rules out'),
  },
  example:
    'contact add --vault ./my-vault --case LH-2026-014 --way telephone --safe yes --wishes "Call on Fridays" --next 2026-12-04',
  run: ({ options, terminal, job }) => {
    const fields = {
      channel: oneOf(CONTACT_WAYS, options.way ?? 'not-said', '--way'),
      startedBy: oneOf(STARTED_BY, options.from ?? 'us', '--from'),
      reached: oneOf(REACHED, options.reached ?? 'person', '--reached'),
      safe: oneOf(SAFE_TO_CONTACT, options.safe ?? 'not-asked', '--safe'),
      heldOn: options.on === undefined ? null : readDate(options.on, '--on'),
      nextOn: options.next === undefined ? null : readDay(options.next, '--next'),
      time: options.time ?? '',
      heldBy: options.by ?? '',
      withWhom: options.with ?? '',
      address: options.address ?? '',
      language: options.language ?? '',
      interpreter: options.interpreter ?? '',
      explained: options.explained ?? '',
      wishes: options.wishes ?? '',
      note: options.note ?? '',
      threats: options.threats,
      allTheSame: options['all-the-same'] ?? '',
    };
    return withVault(options, terminal, async (engine) => {
      const person = await personMeant(engine, options, job);
      const done = await perform(engine, 'contactAdd', { personId: person.id, ...fields }, job);
      const made = done.contacts.filter(({ id }) => id === done.contactId);
      return { json: { contact: made[0] }, lines: contactLines(made, new Map([[person.id, person.name]])) };
    });
  },
});

const list = command({
  name: 'contact list',
  summary: 'Show the contacts of a case, the latest first',
  options: {
    ...PERSON_OPTIONS,
    person: { type: 'string', value: 'NAME', help: 'of one person only' },
  },
  example: 'contact list --vault ./my-vault --case LH-2026-014',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { person } = options;
      const personId = person === undefined ? null : (await findPerson(engine, caseId, person, job)).id;
      const view = await perform(engine, 'contactList', { caseId, personId }, job);
      const { people } = await perform(engine, 'caseShow', { caseId }, job);
      const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
      return { json: view, lines: contactLines(view.contacts, names) };
    }),
});

const correct = command({
  name: 'contact correct',
  summary: 'Add to a contact note; the note itself, its author and its time stay',
  positionals: [{ name: 'CONTACT', help: 'the note, as in "contact list"' }],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    text: { ...text('what is added, or put right'), required: true },
    mistaken: { type: 'boolean', help: 'it was written down by mistake, and counts as no contact' },
    next: { type: 'string', value: 'DAY', help: 'another day for the next contact; "none" for none' },
  },
  example: 'contact correct 0f3k… --vault ./my-vault --text "It was her sister who answered"',
  run: ({ options, positionals, terminal, job }) => {
    const { next, mistaken } = options;
    const nextOn = next === undefined ? {} : { nextOn: next === 'none' ? null : readDay(next, '--next') };
    return withVault(options, terminal, async (engine) => {
      const id = ContactId.safeParse(positionals[0]);
      if (!id.success) throw new TestimonyError('not-found', { subject: positionals[0] ?? '' });
      const input = { contactId: id.data, text: options.text, mistaken, ...nextOn };
      const { contacts } = await perform(engine, 'contactCorrect', input, job);
      const changed = contacts.filter((one) => one.id === id.data);
      return { json: { contact: changed[0] }, lines: contactLines(changed, new Map()) };
    });
  },
});

const check = command({
  name: 'contact check',
  summary:
    'Hold a way, an address or a message against the safe contact plan; exit code 5 where it is ruled out',
  options: {
    ...PERSON_OPTIONS,
    way: WAY,
    address: ADDRESS,
    words: text('what others may see or hear of it'),
  },
  example:
    'contact check --vault ./my-vault --case LH-2026-014 --way post --address "12 Mill Lane, Hull HU1 2AB"',
  run: ({ options, terminal, job }) => {
    const channel = oneOf(CONTACT_CHANNELS, options.way ?? 'telephone', '--way');
    return withVault(options, terminal, async (engine) => {
      const { id: personId } = await personMeant(engine, options, job);
      const { address = '', words = '' } = options;
      const view = await perform(engine, 'contactCheck', { personId, channel, address, words }, job);
      const { refused, hasPlan, undecided } = view;
      const clear = hasPlan
        ? 'The plan does not rule it out.'
        : 'No safe contact plan is on record: ask first.';
      return {
        json: view,
        lines: [
          ...(refused.length === 0 ? [clear] : refused.map(sayFinding)),
          ...(undecided ? [TWO_OFFICES] : []),
        ],
        outcome: refused.length === 0 && hasPlan ? ('done' as const) : ('findings' as const),
      };
    });
  },
});

export const contactCommands = [add, list, correct, check];
