/**
 * @file Fields of a form that say what somebody asked one of its readers not to be told: the police read what the Home Office is
 * sent. It is pointed at and never taken out: some fields ask for just that, and it is decided with the person. Our own rule
 * (certainty L).
 */
import offices from '../../../resources/codes/office-kinds.json' with { type: 'json' };
import type { FactView } from '../answers/fact.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { namesSomebody } from '../told/named-in.ts';
import { saysWord } from './forbidden.ts';
import { isKeptFromReader } from './kept-from-reader.ts';
import { listed, notForRecipient, tellingIn } from './not-for-recipient.ts';
import { NOT_TO_BE_TOLD, type NotTold, notToldInWords, notToldRows } from './not-told-rows.ts';

/** Who reads the referral form, as the sentence says it. */
const READERS = offices['reads-referrals'];

export interface TypedField {
  readonly question: string;
  readonly title: string;
  readonly text: string;
}

export interface ToldAgainst {
  readonly question: string;
  readonly title: string;
  readonly found: Coded;
}

/** In the order of `fields`, a line for each wish that a field goes against. */
export function notToldInFields(
  facts: ReadonlyMap<string, FactView>,
  fields: readonly TypedField[],
): ToldAgainst[] {
  const rows = notToldRows(facts);
  const inSentences = new Map([...facts].filter(([key]) => key !== NOT_TO_BE_TOLD));
  return fields.flatMap(({ question, title, text }) =>
    READERS.flatMap((reader) => {
      const ofRows = rows
        .filter(({ whom }) => isKeptFromReader(whom, reader))
        .map((row) => ({ wish: notToldInWords(row), words: soughtIn(row, reader) }));
      const held = [
        ...ofRows.map((one) => ({ ...one, words: one.words.filter((word) => saysWord(text, word)) })),
        ...notForRecipient(inSentences, reader, text),
      ];
      return held
        .filter(({ words }) => words.length > 0)
        .map(({ wish, words }) => ({
          ...{ question, title },
          found: coded('not-told-in-field', { reader, words, said: wish }),
        }));
    }),
  );
}

/** The words that were given for it, and whom it names; where it has neither, what it is about. */
function soughtIn({ what, words }: NotTold, reader: string): string[] {
  const about = what.split(ON_CONDITION)[0] ?? what;
  const named = [...listed(words), ...namesIn(about)];
  return named.length > 0 ? [...new Set(named)] : tellingIn(about, reader);
}

/** After it nothing more is said of what is not to be told: "until they are out", "but through her solicitor". */
const ON_CONDITION = /[,;]?\s+\b(?:but|except|unless|until|only|other than|apart from)\b/iu;

/** The first word has a capital in any case: it names somebody where another name stands beside it. */
function namesIn(about: string): string[] {
  const [first = '', ...rest] = about.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? [];
  const isBeside = /^(?:and|or)$/iu.test(rest[0] ?? '') || namesSomebody(rest[0] ?? '');
  return [...(isBeside ? [first] : []), ...rest].filter((word) => word.length > 1 && namesSomebody(word));
}
