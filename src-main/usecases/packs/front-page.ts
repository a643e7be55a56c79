/**
 * @file The page before all others of a referral: who, when and where, how, by whom, where now, what is asked. But for earlier
 * referrals, which are recorded with the person, it says nothing that the fields behind it do not say; it shortens only at the end of a
 * sentence, and says so.
 */
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { coded } from '../../core/findings/finding.ts';
import type { FrontRow, PackPart } from '../../core/packs/recipient-profile.ts';
import { quotedWords } from '../../core/told/words-of-place.ts';
import type { PrintedPart } from '../../documents/pack.ts';
import type { PrintedAnswer } from '../../documents/record-paper.ts';
import { periodRows } from './fact-part.ts';
import type { PackLaid } from './pack-source.ts';

/** As much of a field as is read at a glance, in characters. */
const AT_A_GLANCE = 320;

/** From which talk the lines before it are: that stands with the field. */
const SOURCE_MARK = /^\[.*\]$/u;

interface Fields {
  /** As they are printed behind it, by question. */
  readonly answers: ReadonlyMap<string | undefined, PrintedAnswer>;
  /** Questions of which two accounts differ, and nobody has settled it. */
  readonly unsettled: ReadonlySet<string>;
  /** Questions that the official form does not go on without. */
  readonly required: ReadonlySet<string>;
}

type Front = NonNullable<Extract<PackPart, { kind: 'form' }>['front']>;

export function frontPage(source: PackLaid, { title, about, rows }: Front, fields: Fields): PrintedPart {
  const periods = rows.some((row) => row.periods === true) ? periodRows(source, { asTyped: true }) : [];
  // The table says of each period when it was, and of one without a date that it has none; not that accounts differ.
  const inTable = ({ fields: asked }: FrontRow) =>
    asked.filter(({ field, label }) => label !== undefined || fields.unsettled.has(field));
  const answers = rows.map((row) =>
    answerOf(
      source,
      row.periods === true && periods.length > 0 ? { ...row, fields: inTable(row) } : row,
      fields,
      row.referrals === true ? earlierReferrals(source) : [],
    ),
  );
  const table = periods.length === 0 ? [] : [{ title: '', answers: periods }];
  return {
    title,
    about,
    lines: [],
    blanks: [],
    front: true,
    pages: [{ title: '', answers }, ...table],
  };
}

const earlierReferrals = ({ say, referredBefore }: PackLaid): string[] =>
  referredBefore.map(({ on, reference, outcome }) =>
    say(coded('pack-front-referral', { on: on === null ? '' : formatFuzzyDate(on), reference, outcome })),
  );

function answerOf(
  source: PackLaid,
  { title, fields: asked }: FrontRow,
  fields: Fields,
  before: readonly string[],
): PrintedAnswer {
  const each = asked.flatMap(({ field, label, whole }) => {
    const words = wordsOf(source, field, fields, whole === true);
    return words === '' || (label === undefined && !isSaid(fields, field)) ? [] : [{ label, words }];
  });
  // Two fields in a row that say the same say it once.
  const said = each.flatMap(({ label, words }, at) => {
    if (at > 0 && each[at - 1]?.words === words) return [];
    const next = each.findIndex((one, after) => after > at && one.words !== words);
    const labels = each
      .slice(at, next < 0 ? each.length : next)
      .flatMap((one) => (one.label === undefined ? [] : [one.label]));
    return [label === undefined ? words : `${labels.join('; ')}: ${words}`];
  });
  const none = source.say(coded('pack-minimum-open'));
  return {
    number: 0,
    question: title,
    ownWords: '',
    about: [],
    said: before.length + said.length === 0 ? none : [...before, ...said].join('\n'),
  };
}

const isSaid = ({ answers, unsettled }: Fields, field: string): boolean => {
  const answer = answers.get(field);
  if (unsettled.has(field)) return true;
  return answer !== undefined && (answer.said !== '' || answer.ownWords !== '');
};

function wordsOf(
  { say }: PackLaid,
  field: string,
  { answers, unsettled, required }: Fields,
  isWhole: boolean,
): string {
  const answer = answers.get(field);
  if (answer === undefined) return '';
  const { number, said, ownWords } = answer;
  if (unsettled.has(field)) return say(coded('pack-front-differs', { number }));
  if (said === '' && ownWords === '')
    return required.has(field) ? say(coded('pack-front-open', { number })) : '';
  const whole = [said, quotedWords(ownWords)]
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '' && !SOURCE_MARK.test(line))
    .join('\n');
  const short = isWhole ? whole : atAGlance(whole);
  return short === whole ? whole : say(coded('pack-front-more', { words: short, number }));
}

/** Whole sentences from the beginning, as many as fit; of one that is too long, nothing is cut inside a word. */
export function atAGlance(text: string, most = AT_A_GLANCE): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most + 1);
  const sentence = Math.max(...['. ', '.\n', '? ', '! ', '\n'].map((end) => cut.lastIndexOf(end) + 1));
  const word = cut.lastIndexOf(' ');
  return cut.slice(0, sentence > most / 3 ? sentence : word > 0 ? word : most).trim();
}
