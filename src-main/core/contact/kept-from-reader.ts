/**
 * @file Whether what somebody asked not to be told is kept from one reader by it: they are named, or it is for nobody but others.
 * Our own rule (certainty L).
 */
import { mayBeSameHolder } from '../people/office-kind.ts';
import { exceptedIn } from './not-told-rows.ts';

/** "The police, except through Miss Noon" names the police; "everybody except Bev" keeps it from whoever is not Bev. */
export function isKeptFromReader(whom: string, reader: string): boolean {
  const excepted = whom.trim() === '' ? '' : exceptedIn(whom);
  if (excepted === null) return whom.split(BETWEEN).some((one) => mayBeSameHolder(one, reader));
  return !exceptedOnly(excepted)
    .flatMap((one) => one.replace(EXCEPT, '').split(BETWEEN))
    .some((one) => one.trim() !== '' && mayBeSameHolder(one, reader));
}

/** "Colm; Mrs. Stokes" are two; "Colm; his brother is not to know" is Colm, and the brother is excepted no more. */
function exceptedOnly(excepted: string): string[] {
  const [first = '', ...more] = (excepted.split(NEXT_SENTENCE, 1)[0] ?? '').split(';');
  const end = more.findIndex((one) => NO.test(one));
  return [first.split(NEXT_WISH, 1)[0] ?? '', ...(end === -1 ? more : more.slice(0, end))];
}

/** Between those whom one wish names: "Anybody at church, Grace included" names the church and Grace. */
const BETWEEN =
  /[,;/\n]|\b(?:and|or|also|even|too|includ(?:ed|ing|es)|especially|particularly|above all|any(?:body|one)|every(?:body|one)|people)\b/iu;

/** A stop after a title ends no sentence. */
const NEXT_SENTENCE = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev))\.(?=\s)/iu;
/** "Anybody but Colm, not his brother": who follows is excepted no more. */
const NEXT_WISH = /,?\s+(?:and |but )?\b(?:not|nobody|no ?one|never)\b/iu;
const NO = /\b(?:not|nobody|no ?one|never)\b/iu;

const EXCEPT = /^(?:but|except(?: for| through)?|other than|apart from|besides)\b/iu;
