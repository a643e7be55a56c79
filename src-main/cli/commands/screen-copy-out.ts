/** @file `testimony screen copy-out`: what a sheet holds, to be typed into the form it prepares. */
import type { CopiedField } from '../../contract/copy-out.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { moment, STATES } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { withVault } from '../with-vault.ts';

export const copyOutCommand = command({
  name: 'screen copy-out',
  summary: 'Show what to type into the form a sheet prepares, and note that it left',
  details: [
    'Each field in the order of the official form, with its name there in brackets. That these answers were shown to be typed is written down, so that a withdrawal finds them; where a consent does not stand, nothing is shown. That they were sent: screen submitted.',
    'For an adult who does not agree to a referral: notification show.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    ...DECISION,
    ...RELEASE,
  },
  example: 'screen copy-out --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = {
        ...{ screeningId: recordId(options.id), ...decisionIn(options) },
        released: releasedRecords(options),
      };
      const copied = await perform(engine, 'copyOutRecord', input, job);
      const { fields, at, by, decision, recipient } = copied;
      const holder = recipient === '' ? 'another form' : `the form of ${recipient}`;
      const lines = [
        ...fields.flatMap(fieldLines),
        '',
        `It is written down that these answers were shown to be typed into ${holder}, ${moment(at)}, by ${by}.`,
        ...(decision === '' ? [] : [`Without every consent, ${decision}`]),
      ];
      return { json: copied, lines: lines.map(printable) };
    }),
});

const TO_BE_ASKED = 'To be asked: the form asks something else here than this version of the sheet did';

function fieldLines(copied: CopiedField) {
  const { title, field, question, optional, text, state, ownWords, limit, toBeAsked } = copied;
  const about = [field === '' ? question : field, optional ? 'optional there' : ''].filter(Boolean);
  const length = [...text].length;
  return [
    '',
    `${title}  [${about.join('; ')}]`,
    ...(text !== ''
      ? text.split('\n')
      : state === 'own-words'
        ? []
        : [toBeAsked ? TO_BE_ASKED : STATES[state]]
    ).map((line) => `  ${line}`),
    ...(ownWords === '' ? [] : `“${ownWords}”`.split('\n').map((line) => `  ${line}`)),
    ...(limit === null || length <= limit ? [] : [`  ${length} characters; it takes ${limit}`]),
  ];
}
