/** @file `testimony evidence amend`: names, dates, sections, exhibit marks and producers of one or many, in one step. */
import guessWords from '../../../resources/locales/en/guesses.json' with { type: 'json' };
import type { EvidenceChange, EvidenceView } from '../../contract/evidence.ts';
import { marksFrom } from '../../core/bundles/marking.ts';
import { compareFuzzyDates, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { dateInBulk, guessesOf } from '../../core/evidence/guesses.ts';
import { perform } from '../../usecases/handlers/registry.ts';
import { printable } from '../columns.ts';
import { CASE, command, PASSPHRASE_FILE, VAULT } from '../command.ts';
import { readDate } from '../dates.ts';
import { findCase, findEvidence } from '../find.ts';
import { sectionTyped } from '../section-typed.ts';
import { withVault } from '../with-vault.ts';

const OPTIONS = {
  vault: VAULT,
  'passphrase-file': PASSPHRASE_FILE,
  case: CASE,
  title: { type: 'string', value: 'TEXT', help: 'for a single one: what it is called' },
  date: { type: 'string', value: 'DATE', help: 'date of the document: 2026, 2026-11-24, "about June 2021"' },
  undated: { type: 'boolean', help: 'take the date away' },
  section: { type: 'string', value: 'TEXT', help: 'section of the bundle it belongs in' },
  exhibit: {
    type: 'string',
    value: 'MARK',
    help: 'exhibit mark; for several it runs on, oldest first, and passes over marks that others have',
  },
  'one-mark': { type: 'boolean', help: 'with --exhibit: the same mark for all of them' },
  from: { type: 'string', value: 'NAME', help: 'who gave it to you' },
  guesses: {
    type: 'boolean',
    help: 'where nobody said otherwise, take dates read in file names and letterheads, and say where; of a single one its title too',
  },
} as const;

export const amendCommand = command({
  name: 'evidence amend',
  summary: 'Name, date and sort evidence that is in a case',
  details: [
    'What is left out stays as it is. All of them are changed or none, and the log has an entry for each that differs.',
  ],
  positionals: [{ name: 'ITEM', help: 'exhibit marks, titles, file names or identifiers', count: 'some' }],
  options: OPTIONS,
  example:
    'evidence amend "scan 1" "scan 2" --vault ./my-vault --case LH-2026-014 --section Letters --exhibit AB1 --from "A. Biru"',
  run: ({ options, positionals, terminal, job }) => {
    if (positionals.length > 1 && options.title !== undefined)
      throw new TestimonyError('usage', {
        subject: 'evidence amend',
        detail: '--title is for one at a time',
      });
    const documentDate = options.undated
      ? { documentDate: null }
      : options.date === undefined
        ? {}
        : { documentDate: readDate(options.date, '--date') };
    return withVault(options, terminal, async (engine) => {
      const { id: caseId } = await findCase(engine, options.case, job);
      const { evidence } = await perform(engine, 'evidenceList', { caseId }, job);
      const chosen = [...new Set(positionals.map((typed) => findEvidence(evidence, typed)))];
      const rest = evidence.filter((one) => !chosen.includes(one));
      // A section of these alone is being given another name, or its name in other capitals.
      const section = options.section && sectionTyped(options.section, rest, terminal);
      const others = rest.map((one) => one.exhibitRef);
      const marks =
        options.exhibit === undefined
          ? []
          : chosen.length === 1 || options['one-mark']
            ? chosen.map(() => options.exhibit ?? '')
            : marksFrom(options.exhibit, chosen.length, others);
      const inOrder = chosen.toSorted((a, b) => compareFuzzyDates(a.documentDate, b.documentDate));
      const markOf = new Map(inOrder.map(({ id }, at) => [id, marks[at]]));
      const read = options.guesses ? chosen.map((one) => guessed(one, chosen.length === 1)) : [];
      const changes = chosen.map((one, at) => ({
        evidenceId: one.id,
        ...read[at]?.change,
        ...documentDate,
        ...(options.title === undefined ? {} : { title: options.title }),
        ...(section === undefined ? {} : { section }),
        ...(options.from === undefined ? {} : { receivedFrom: options.from }),
        ...(markOf.get(one.id) === undefined ? {} : { exhibitRef: markOf.get(one.id) }),
      }));
      const amended = await perform(engine, 'evidenceAmend', { changes }, job);
      return {
        json: amended,
        lines: [
          ...amended.evidence.map((one) => printable(`${one.exhibitRef} ${one.title}`.trim())),
          ...read.flatMap(({ where }) => (where === '' ? [] : [printable(where)])),
          `${amended.evidence.length} changed.`,
        ],
      };
    });
  },
});

/** `isAlone`: whoever types it looks at this one, so that its title may be taken too. `where`: in which words it was read. */
function guessed(one: EvidenceView, isAlone: boolean): { change: Partial<EvidenceChange>; where: string } {
  const dated = dateInBulk(one, one.inText);
  const { title, documentDate } = guessesOf(one, guessWords, one.inText);
  if (isAlone)
    return {
      change: { ...(title === null ? {} : { title }), ...(documentDate === null ? {} : { documentDate }) },
      where: '',
    };
  if (dated === null) return { change: {}, where: '' };
  const place = dated.letterhead === '' ? 'the file name' : `the letterhead "${dated.letterhead}"`;
  const where = `${one.originalName}: ${formatFuzzyDate(dated.documentDate)}, read in ${place}`;
  return { change: { documentDate: dated.documentDate }, where };
}
