/** @file Records in a pack, as they stand on paper of their own: account by account, each answer once. */

import { hasContent } from '../../core/answers/said.ts';
import { saidAgainst } from '../../core/contact/forbidden.ts';
import { hoursInWords } from '../../core/contact/hours.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { HOW_HELD } from '../../core/findings/paper-codes.ts';
import { formText } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { KEPT_APART, mayKnowMade, saidApart, staysApart } from '../../core/interviews/kept-apart.ts';
import type { PackPart } from '../../core/packs/recipient-profile.ts';
import type { PrintedAccount, PrintedAnswer } from '../../documents/record-paper.ts';
import { standingPlan } from '../../vault/queries/contacts.ts';
import { discloseRecord, withoutWithheldAccounts } from '../disclosure/record.ts';
import type { ReadRecord, RecordDisclosed } from '../disclosure/record-model.ts';
import { recordFacts, recordPaper } from '../interviews/record-paper.ts';
import { leavingPack } from './leaving-pack.ts';
import { made, type PartMade } from './pack-part.ts';
import type { PackSource } from './pack-source.ts';

/** Throws `not-ready` where it is needed and not there. */
export function recordPart(source: PackSource, part: Extract<PackPart, { kind: 'record' }>): PartMade {
  const { say, engine, profile, copy } = source;
  const whole = source.recordOf(part.forms);
  if (whole === undefined) {
    if (!part.needed) return made([{ ...NOTHING, title: part.title, about: say(coded('pack-none-there')) }]);
    const forms = part.forms.map((id) => formText(source.tools.forms.get(id)?.file.title) || id);
    throw new TestimonyError('not-ready', {
      subject: profile.title,
      found: [coded('pack-no-record', { forms })],
    });
  }
  // The person's own copy is theirs whole.
  const isTheirs = profile.to === 'person';
  const printed = { at: engine.clock.now(), by: engine.session.actor };
  const isSaid = isKeptApart(source, isTheirs ? whole : withoutWithheldAccounts(whole, copy));
  const purpose = leavingPack(source).forPurpose ?? '';
  const may = mayKnowMade(source.facts, { purpose, recipient: source.asked.recipient });
  const apart = (question: Pick<Question, 'fact'>) => staysApart(question, { isSaid, mayKnowMade: may });
  const stays = isTheirs ? { whole: true } : { apart };
  const record = discloseRecord(whole, {
    ...{ say, copy },
    contact: part.contact || part.also !== undefined,
    ...stays,
    ...(profile.to === 'agency' ? { why: (reason: string) => mayGo(source, reason) } : {}),
  });
  const paper = recordPaper(say, record, printed);
  const draft = record.status === 'draft';
  // How it was held; whose it is and when it was printed stand on the cover.
  const held = recordFacts(say, record, printed, [...HOW_HELD, 'signed']);
  const standing = [paper.standing, paper.fingerprint === '' ? '' : `SHA-256 ${paper.fingerprint}`];
  const head = [...held.map(([name, value]) => `${name}: ${value}`), ...standing];
  const wanted = part.pages?.map((name) => record.form.file.pages.find((page) => page.name === name));
  const titles = wanted === undefined ? null : new Set(wanted.map((page) => formText(page?.title)));
  const isAlso = (name: string | undefined) => name !== undefined && part.also?.includes(name) === true;
  const accounts = withCorrections(record, paper.accounts).map((account) => ({
    ...account,
    lines: [],
    blanks: [],
    pages: account.pages.flatMap((page) => {
      if (titles === null) return [page];
      const some = page.answers.filter(
        ({ number }) => titles.has(page.title) || isAlso(record.form.questions[number - 1]?.name),
      );
      // Where else something was told, and when, would say what a page to carry is from.
      const answers = profile.named
        ? some
        : some.filter((one) => one.said !== '' || one.ownWords !== '').map(bare);
      return answers.length === 0 ? [] : [{ ...page, answers }];
    }),
  }));
  // A page that would hold nothing but its heading helps nobody who carries it.
  if (
    part.needed &&
    titles !== null &&
    accounts.every(({ pages }) => pages.every(({ answers }) => answers.length === 0))
  )
    throw new TestimonyError('not-ready', {
      subject: profile.title,
      found: [coded('pack-no-words', { form: record.formTitle, pages: [...titles] })],
    });
  const [first, ...later] = accounts.filter(({ pages }, at) => at === 0 || pages.length > 0);
  const hours = hoursOf(source, part);
  const warnings = draft ? [coded('pack-draft', { title: record.formTitle })] : [];
  return made(
    [
      {
        ...(first ?? NOTHING),
        title: part.title,
        // A page to carry has nothing above its answers.
        about: profile.named
          ? [...head, ...hours, first?.about ?? ''].filter((one) => one !== '').join('\n')
          : '',
        lines: profile.named ? [] : hours,
      },
      ...later,
    ],
    { warnings, records: [record.id], facts: factsIn(source, record, accounts) },
  );
}

/** Beside ways to reach the person, when they may be used. */
function hoursOf({ db, person, say }: PackSource, part: Extract<PackPart, { kind: 'record' }>): string[] {
  const hours = standingPlan(db, person.id)?.hours ?? [];
  const isReached = part.contact || part.also !== undefined;
  return isReached && hours.length > 0 ? [say(coded('pack-hours', { hours: hoursInWords(hours) }))] : [];
}

/** Why a later account was taken is the office's note: what the plan rules out does not go with it. */
const mayGo = ({ db, person }: PackSource, reason: string): boolean =>
  saidAgainst(standingPlan(db, person.id), reason).length === 0;

/** Something about the family is to stay out, by what is known of the person or by this very record. */
function isKeptApart({ facts }: PackSource, { form, view }: ReadRecord): boolean {
  const names = new Set(form.questions.filter(({ fact }) => fact === KEPT_APART).map(({ name }) => name));
  return (
    saidApart(facts).length > 0 || view.answers.some((one) => names.has(one.question) && hasContent(one))
  );
}

/** Facts that stand on its pages, with everything that was told of them. */
function factsIn({ facts }: PackSource, { form, id }: RecordDisclosed, accounts: PrintedAccount[]): string[] {
  const answers = accounts.flatMap(({ pages }) => pages.flatMap((page) => page.answers));
  const keys = new Set(answers.map(({ number }) => form.questions[number - 1]?.fact));
  return [...facts.values()]
    .filter(({ key }) => keys.has(key))
    .filter(({ statements }) =>
      statements.every(({ origin }) => origin.kind === 'interview' && origin.screeningId === id),
    )
    .map(({ key }) => key);
}

const bare = (answer: PrintedAnswer): PrintedAnswer => ({ ...answer, about: [] });

const NOTHING = { about: '', pages: [], lines: [], blanks: [] };

// A record's accounts as a reader of a pack gets them: what was put right stands in its place, in the account it had
// been written down wrongly in, and an account that holds nothing else has no heading. The record itself keeps both.

/** `accounts` as `recordPaper` has them: the first, then one for each later account. */
function withCorrections({ accounts: told, putRight }: RecordDisclosed, accounts: readonly PrintedAccount[]) {
  const layers = told.map(({ layer }) => layer);
  const found = accounts.map((account) => ({ ...account }));
  for (const { number, layer, was } of putRight) {
    const [from, to] = [layers.indexOf(layer), layers.indexOf(was)];
    const printed = answersOf(found[from]).find((one) => one.number === number);
    if (printed === undefined || from === to) continue;
    change(found, to, (one) => (one.number === number ? [printed] : [one]));
    change(found, from, (one) => (one.number === number ? [] : [one]));
  }
  return found.filter(({ pages }, at) => at === 0 || pages.length > 0);
}

const answersOf = (account: PrintedAccount | undefined): readonly PrintedAnswer[] =>
  account?.pages.flatMap(({ answers }) => answers) ?? [];

function change(
  accounts: PrintedAccount[],
  at: number,
  of: (one: PrintedAnswer) => readonly PrintedAnswer[],
): void {
  const account = accounts[at];
  if (account === undefined) return;
  const pages = account.pages
    .map((page) => ({ ...page, answers: page.answers.flatMap(of) }))
    .filter(({ answers }) => answers.length > 0);
  accounts[at] = { ...account, pages };
}
