/** @file `testimony person age`: what is known of a person's age, and writing down what it is taken to be. */
import type { AgeView } from '../../contract/age.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { AGE_DECISIONS, type AgeDecision } from '../../core/people/age.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { findCase } from '../find.ts';
import { findPerson } from '../find-person.ts';
import { withVault } from '../with-vault.ts';

export const personAgeCommand = command({
  name: 'person age',
  summary: 'Show what is known of a person’s age, or record what it is taken to be',
  details: [
    'Somebody who is under 18, or whose age is not sure, is treated as a child until the age is decided: forms for adults cannot be begun with them, and what has begun is not gone on with. Theirs is the form child-first-response. So it is for a talk that was held while somebody was under 18 who is an adult now: record fill with --held-on; the sheet of today asks as of an adult.',
    'Every line stays, and the newest counts. Give a reason when somebody treated as a child is 18 or over after all.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    case: CASE,
    person: { type: 'string', value: 'NAME', help: 'the person; the only survivor if left out' },
    'under-18': { type: 'string', value: 'ANSWER', help: 'yes, no or not-sure; only shown if left out' },
    why: { type: 'string', value: 'TEXT', help: 'on what it rests: papers, an assessment, what was said' },
    'decided-by': { type: 'string', value: 'NAME', help: 'whose decision it is' },
  },
  example:
    'person age --vault ./my-vault --case LH-2026-014 --under-18 not-sure --why "Says she is 16; the passport says 21"',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const { id } = await findCase(engine, options.case, job);
      const person = await findPerson(engine, id, options.person, job);
      const answer = options['under-18'];
      const { why = '', 'decided-by': decidedBy = '' } = options;
      if (answer === undefined && (why !== '' || decidedBy !== ''))
        throw new TestimonyError('usage', {
          subject: '--under-18',
          detail: 'say yes, no or not-sure with it',
        });
      const view =
        answer === undefined
          ? await perform(engine, 'ageShow', { personId: person.id }, job)
          : await perform(
              engine,
              'ageRecord',
              { personId: person.id, under18: readAnswer(answer), why, decidedBy },
              job,
            );
      return { json: view, lines: ageLines(person.name, view).map(printable) };
    }),
});

function readAnswer(text: string): AgeDecision {
  const answer = AGE_DECISIONS.find((one) => one === text);
  if (answer === undefined)
    throw new TestimonyError('usage', {
      subject: '--under-18',
      detail: `one of: ${AGE_DECISIONS.join(', ')}`,
    });
  return answer;
}

const SAID: Readonly<Record<AgeDecision, string>> = {
  yes: 'under 18',
  no: '18 or over',
  'not-sure': 'not sure',
};

function ageLines(name: string, { age, treatedAsChild, lines }: AgeView): string[] {
  const now = treatedAsChild
    ? `${name} is treated as a child. Next: record fill with the form child-first-response`
    : age === 'no'
      ? `${name} is recorded as 18 or over.`
      : `Nothing is recorded about the age of ${name}.`;
  return [
    now,
    ...lines.map((line) =>
      [
        `  ${line.at.slice(0, 10)}  ${SAID[line.under18]}`,
        ...(line.decidedBy === '' ? [] : [`decided by ${line.decidedBy}`]),
        ...(line.why === '' ? [] : [line.why]),
        `written down by ${line.recordedBy}`,
      ].join('; '),
    ),
  ];
}
