/**
 * @file What follows from rows, in lines: a statement for each account that told of some of them, with its own day and
 * source, and what was told before and is told otherwise now beside it.
 */
import type { FactStatement, FactView, LineTold } from '../answers/fact.ts';
import type { Told } from '../answers/rows-told.ts';
import { isSameCell, type RowsTold, type RowTold, saidOf } from '../answers/rows-told.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { changedRow, isSlip, type Line } from './changed-row.ts';
import { quotedWords } from './words-of-place.ts';

export interface LinesTold {
  /** Oldest first; the newest of them stand as `standingStatements` has it. */
  readonly told: readonly Told<string>[];
  /** Something of it was told otherwise. */
  readonly differs: boolean;
}

interface RowInWords {
  /** Empty where a row says nothing of it. `then`: the row as it was when this was told, where that is another. */
  readonly line: (row: RowTold['value'], then?: RowTold['value'], stands?: RowTold['value']) => string;
  /** What of a row the account told that the line stands under. As a rule the line. */
  readonly part?: (row: RowTold['value']) => string;
  /** What of a row it is about: where that is as it was, nothing was told otherwise. As a rule the line. */
  readonly about?: (row: RowTold['value']) => string;
  /**
   * The cells by which a row is known. A row of which another account told more then says under that account only this and
   * what it told: the rest keeps its day. What was told otherwise stands with what it was before, in one line.
   */
  readonly head?: readonly string[];
  /** What the row is known by may be told otherwise too, and the line says so itself. */
  readonly headMayChange?: boolean;
  /** New rows of an account that was told otherwise, and changed none, stand against those before them. */
  readonly against?: boolean;
}

/** `rows` oldest first where they come of several accounts. */
export function linesTold(
  { stands, gone }: RowsTold,
  { line, part = line, about = line, head, headMayChange, against = false }: RowInWords,
): LinesTold {
  const said = (rows: readonly RowTold[]) => rows.filter(({ value }) => line(value) !== '');
  const standing = said(stands);
  const known = new Set(standing.map(({ value }) => about(value)));
  const inWords = (rows: readonly RowTold[]) =>
    rows.flatMap((row): Line[] => {
      const first = firstTold(row, part);
      // The row it was stands too, and has said it.
      if (first !== row && stands.includes(first)) return [];
      const teller = headMayChange === true ? first : row;
      const isChanged =
        (first === row || headMayChange === true) && teller.before !== undefined && !isSlip(teller.said);
      if (head !== undefined && isChanged)
        return changedRow(row, { head, ...(headMayChange === undefined ? {} : { headMayChange }) }, line);
      const value = line(row.value, first.value);
      const headSince = value === line(row.value) ? 0 : row.said.seq;
      const isOther =
        first.before !== undefined && gone.includes(first.before) && line(first.before.value) !== '';
      const why = first.why === undefined ? {} : { why: first.why };
      return [{ value, said: saidOf(first, part), headSince, otherwise: isOther, ...why }];
    });
  const now = inWords(standing);
  // What stands says of these what they were: a row is not there twice.
  const named = new Set(now.flatMap(({ instead = [] }) => instead));
  // Of a row that was left out altogether nothing stands, and there is nothing to put beside it.
  const otherwise =
    standing.length === 0 ? [] : said(gone).filter((row) => !known.has(about(row.value)) && !named.has(row));
  const before = byAccount(inWords(otherwise)).map(({ value, said: by }) => ({
    value,
    said: { ...withoutPart(by), relation: 'new' as const, cause: '' as const },
  }));
  const after = byAccount(now, against && gone.length === 0);
  const isAgainst = after.slice(1).some(({ said: by }) => by.relation === 'differs');
  const isOtherwise = now.some(
    ({ instead = [], said: by }) => instead.length > 0 && by.relation !== 'adds' && by.relation !== 'since',
  );
  const differs = before.length > 0 || isAgainst || isOtherwise;
  // Where nothing of it was told otherwise, why other parts of the rows were is no reason of this.
  return { told: [...before, ...(differs ? after : after.map(asNew))], differs };
}

/** The row in which a part of `row` was first told as it stands. */
export function firstTold(row: RowTold, part: (row: RowTold['value']) => string): RowTold {
  const { before } = row;
  return before !== undefined && part(before.value) === part(row.value) ? firstTold(before, part) : row;
}

const NO_REASON = { cause: '', reasonWords: undefined } as const;

/**
 * `line` of a row: of the account that told it first, with the later one where that only added to it. `asked`: the cells that the field
 * asks for; `beside`: others that the line has. A reason that was given for another part of the row stands with that part: where
 * nothing that was asked for was told otherwise, a reason of the list's is none of the row's, and its own is of what the line does not have.
 */
export function lineTold(
  line: string,
  { value, said, before, why: own }: RowTold,
  changed: boolean,
  { asked, beside }: { readonly asked: readonly string[]; readonly beside: readonly string[] },
): LineTold {
  const isMore = before !== undefined && !changed;
  const { relation } = said;
  const isOther = (cell: string) => before !== undefined && !isSameCell(value[cell], before.value[cell]);
  const cells = Object.keys({ ...value, ...before?.value });
  const isOfAnother =
    before !== undefined &&
    !asked.some(isOther) &&
    (own === undefined || !changed || cells.some((cell) => !beside.includes(cell) && isOther(cell)));
  const { cause, reasonWords } = isOfAnother ? NO_REASON : (own ?? said);
  const why = reasonWords === undefined ? {} : { reasonWords };
  const more = isMore ? { more: dayOf(said) } : {};
  return { line, ...dayOf(isMore ? before.said : said), relation, cause, ...why, changed, ...more };
}

const dayOf = ({ heldOn, at }: FactStatement) => ({ ...(heldOn === undefined ? {} : { heldOn }), at });

/** Told before, it stood alone. */
const withoutPart = ({ partly: _, ...said }: FactStatement): FactStatement => said;

const asNew = ({ value, said }: Told<string>): Told<string> =>
  said.relation === 'differs'
    ? { value, said: { ...said, relation: said.partly === true ? 'adds' : 'new', cause: '' } }
    : { value, said };

/**
 * The account it begins with, and what each later one told of it: that takes nothing from what stands as it was. A row that was
 * told otherwise says so, and why.
 */
function byAccount(lines: readonly Line[], against = false): Told<string>[] {
  const inOrder = lines.toSorted((a, b) => a.said.seq - b.said.seq);
  const once = inOrder.filter(({ value }, at) => inOrder.findIndex((one) => one.value === value) === at);
  const each = Map.groupBy(once, ({ said, why, otherwise = false }) =>
    JSON.stringify([
      said.seq,
      said.origin,
      said.at,
      said.heldOn ?? null,
      why ?? null,
      otherwise && said.relation === 'differs',
    ]),
  );
  return [...each.values()].flatMap((some, at): Told<string>[] => {
    const [first] = some;
    if (first === undefined) return [];
    const { said, why } = first;
    const stays = at === 0 || (against && said.relation === 'differs' && said.cause !== 'recording');
    const headSince = Math.max(...some.map((one) => one.headSince));
    const as = {
      ...(headSince === 0 ? said : { ...said, headSince }),
      ...(why === undefined ? {} : { ...why, ofList: false }),
    };
    const isOtherwise = first.otherwise === true && said.relation === 'differs';
    // A reason that was given for the list, and for none of its rows, is told with what was told otherwise, as the list's.
    const ofList = why === undefined && said.cause !== '' ? { ofList: true as const } : {};
    const beside = isOtherwise
      ? { ...as, ...ofList, cause: why?.cause ?? said.cause, partly: true as const }
      : { ...as, relation: 'adds' as const, cause: why?.cause ?? ('' as const) };
    return [{ value: some.map(({ value }) => value).join('\n'), said: stays ? as : beside }];
  });
}

/** Own words beside rows stand with them, in quotation marks, whatever they say of the account. */
export const wordsBeside = (fact: Pick<FactView, 'statements'> | undefined): LinesTold['told'] =>
  (fact === undefined ? [] : standingStatements(fact)).flatMap((said) =>
    said.ownWords === ''
      ? []
      : [{ value: quotedWords(said.ownWords), said: { ...said, relation: 'adds' as const } }],
  );
