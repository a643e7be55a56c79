/** @file `testimony worksheet copy-out`: what a sheet holds, to be typed into the form it prepares. */
import type { CopiedField, CopiedOut } from '../../contract/copy-out.ts';
import { isSuperseded } from '../../core/answers/accounts.ts';
import { coded } from '../../core/findings/finding.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import {
  FAMILY_APART,
  findingLines,
  lookAtLines,
  notTakenLines,
  outcomeOf,
  toldLines,
} from '../account-lines.ts';
import { printable } from '../columns.ts';
import { command, DECISION, decisionIn, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { sayFinding } from '../finding-words.ts';
import { moment } from '../moment.ts';
import { STATES } from '../record-lines.ts';
import { RECORD, recordId } from '../record-option.ts';
import { RELEASE, releasedRecords } from '../release-option.ts';
import { unreadLines } from '../to-read-lines.ts';
import { withVault } from '../with-vault.ts';

export const copyOutCommand = command({
  name: 'worksheet copy-out',
  summary: 'Show what to type into the form a sheet prepares, and note that it left',
  details: [
    'Each field in the order of the official form, with its name there in brackets. That these answers were shown to be typed is written down, so that a withdrawal finds them; where a consent does not stand, nothing is shown. That they were sent: worksheet submitted.',
    'Where more was told since a field was filled in, or it was told differently, each telling stands in its field. Such fields are listed first and nothing is shown; --seen shows them all the same, and the exit code stays 5. worksheet settle decides what goes into a field. Fields of which something was told that is not in them are listed first too, with the step that takes it, and the exit code is 5.',
    'Fields that were carried and that nobody has read since are named at the head, with what to look for, and the exit code is 5; nothing is held up. worksheet ready --read prints each, short ones together, to be noted as read.',
    'Where somebody else has sent a referral already: clock add --kind nrm-referral with its day, and by whom and under which reference as --note. The head then says so, and what the form asks of whoever sends it is not to be typed again.',
    'For an adult who does not agree to a referral: notification show.',
  ],
  options: {
    vault: VAULT,
    'passphrase-file': PASSPHRASE_FILE,
    id: RECORD,
    seen: { type: 'boolean', help: 'go on although fields are older than what was told since' },
    ...DECISION,
    ...RELEASE,
  },
  example: 'worksheet copy-out --vault ./my-vault --id 0f3k…',
  run: ({ options, terminal, job }) =>
    withVault(options, terminal, async (engine) => {
      const input = {
        screeningId: recordId(options.id),
        ...decisionIn(options),
        released: releasedRecords(options),
        accountsSeen: options.seen === true,
      };
      const copied = await perform(engine, 'copyOutRecord', input, job);
      const { fields, at, by, decision, recipient } = copied;
      const holder = recipient === '' ? 'another form' : `the form of ${recipient}`;
      const lines = [
        ...copied.sent.map(sayFinding),
        ...unreadLines(input.screeningId, copied.unread),
        ...findingLines(copied.accounts),
        ...notTakenLines(copied.notTaken),
        ...lookAtLines(copied.lookAt),
        ...(copied.familyApart ? [FAMILY_APART] : []),
        ...fields.flatMap(fieldLines),
        ...alsoLines(copied.also),
        ...copied.silent.flatMap((one) => ['', `${sayFinding(one)}.`]),
        '',
        `It is written down that these answers were shown to be typed into ${holder}, ${moment(at)}, by ${by}.`,
        ...(decision === '' ? [] : [`Without every consent, ${decision}`]),
        nextLine(copied.unread.length, stepAfter(copied)),
      ];
      return {
        json: copied,
        lines: lines.map(printable),
        outcome: copied.unread.length > 0 ? 'findings' : outcomeOf([...copied.accounts, ...copied.notTaken]),
      };
    }),
});

/** Of a sheet that was sent, or is no second referral; empty where it is still to be sent. */
const stepAfter = ({ sent, lookAt }: Pick<CopiedOut, 'sent' | 'lookAt'>): string => {
  if (sent.length > 0) return 'That it was sent is recorded (worksheet submitted).';
  return lookAt.some(({ code }) => code === 'referral-sent')
    ? 'A referral was sent already: what is new here, and to whom it goes, is decided with the person.'
    : '';
};

/** What is left to do; of a sheet that was sent, that is recorded already. */
function nextLine(unread: number, sent: string): string {
  if (unread === 0) return sent || 'Next: once it is typed in and sent, worksheet submitted.';
  const read = `Next: read each of the ${unread} fields named at the head before any of this is typed (worksheet ready --read FIELD)`;
  return sent === '' ? `${read}; once it is typed in and sent, worksheet submitted.` : `${read}. ${sent}`;
}

/** What the form asks there, and below it the help it gives; neither is typed. */
const officialLines = ({ asks, hint }: CopiedField): string[] =>
  asks === ''
    ? []
    : [`  The form: ${asks}`, ...(hint === '' ? [] : [`    (${hint.split('\n').join(' · ')})`])];

/** No field asks for it: whoever types the rest decides where it belongs, if anywhere. */
const alsoLines = (also: readonly CopiedField[]): string[] =>
  also.length === 0
    ? []
    : [
        '',
        'Also recorded, and asked by no field of this form',
        'To be placed where it belongs, or left out: that is for you to decide.',
        ...also.flatMap(fieldLines),
      ];

/** Beside what is typed, and not part of it: each line is marked. */
const toldBeside = (told: readonly string[]): string[] =>
  told.length === 0 ? [] : ['  Not to be typed:', ...told.map((line) => `  | ${line}`)];

/** Recorded for whoever hands something on: who may know what, and who may not. */
const NOT_TYPED: ReadonlySet<string> = new Set(['may-be-told', 'childs-not-to-be-told']);

const TO_BE_ASKED = 'To be asked: the form asks something else here than this version of the sheet did';

/**
 * What was told is below: that it was not asked would not be true. That it is answered is said where the answer does not go there,
 * in a line of its own.
 */
const insteadOf = ({ stands }: CopiedField['accounts'], state: CopiedField['state']): string =>
  state === 'answered' || (state === 'not-asked' && (stands === 'undecided' || stands === 'not-taken'))
    ? ''
    : STATES[state];

/** What was said or not asked in place of an answer is in our words: a field of the other form takes none of them. */
const isInstead = ({ field, state, accounts }: CopiedField): boolean =>
  field !== '' && state !== 'own-words' && insteadOf(accounts, state) !== '';

/** An empty line between paragraphs stays: the day below one account would else stand for the next as well. */
const indented = (line: string): string => (line === '' ? '' : `  ${line}`);

/** What the sheet says where a later account differs is beside what is typed, and no answer. */
export function fieldLines(given: CopiedField) {
  const held = isSuperseded(given.accounts);
  const still = [given.text, quotedWords(given.ownWords)].filter((one) => one !== '').join(' ');
  const copied = held ? { ...given, text: '', ownWords: '' } : given;
  const { title, field, question, optional, text, state, ownWords, worded, limit, toBeAsked, accounts } =
    copied;
  const about = [field === '' ? question : field, optional ? 'optional there' : ''].filter(Boolean);
  const length = [...text].length;
  const quoted = quotedWords(ownWords).split('\n');
  return [
    '',
    `${title}  [${about.join('; ')}]`,
    ...officialLines(copied),
    ...(NOT_TYPED.has(question)
      ? []
      : held
        ? [sayFinding(coded('account-not-settled'))]
        : text !== ''
          ? text.split('\n')
          : state === 'own-words' || (isInstead(copied) && !toBeAsked)
            ? []
            : [toBeAsked ? TO_BE_ASKED : copied.instead.length > 0 ? '' : insteadOf(accounts, state)].filter(
                (line) => line !== '',
              )
    ).map(indented),
    ...(ownWords === '' || copied.takesValue || NOT_TYPED.has(question) ? [] : quoted.map(indented)),
    ...(copied.waitsFor.length === 0
      ? []
      : [`  ${sayFinding(coded('account-waits', { titles: copied.waitsFor }))}`]),
    ...toldBeside([
      ...(held && still !== '' ? [sayFinding(coded('pack-sheet-says', { words: still }))] : []),
      ...(NOT_TYPED.has(question) ? [...text.split('\n'), ...quoted].filter((line) => line !== '') : []),
      ...(text === '' && isInstead(copied) && !toBeAsked && copied.instead.length === 0
        ? state === 'not-asked' && copied.bySender.length > 0
          ? copied.bySender.map(sayFinding)
          : [STATES[state]]
        : []),
      ...(ownWords !== '' && copied.takesValue ? quoted : []),
      ...copied.instead.map(sayFinding),
      ...(worded ? [sayFinding(coded('account-worded'))] : []),
      ...copied.reach.map(sayFinding),
      ...copied.kept.map(sayFinding),
      ...copied.toldOn.map(sayFinding),
      ...copied.leftOn.map(sayFinding),
      ...copied.lookAgain.map(sayFinding),
      ...(copied.hiddenBy.length === 0
        ? []
        : [sayFinding(coded('account-hidden', { titles: copied.hiddenBy }))]),
      ...toldLines(accounts),
    ]),
    ...(limit === null || length <= limit ? [] : [`  ${length} characters; it takes ${limit}`]),
  ];
}
