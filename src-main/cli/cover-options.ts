/** @file Options that say what a court office looks for on a cover, and how exhibits and sections are shown. */
import type { BundleSummary, ProfileSummary } from '../contract/bundles.ts';
import {
  BUNDLE_STATUSES,
  type BundleStatus,
  type CourtHeading,
  NO_HEADING,
  type Party,
  type Proceedings,
  type Producer,
} from '../core/bundles/court-heading.ts';
import { EXHIBIT_MARKS, type ExhibitMarks, type Marking } from '../core/bundles/marking.ts';
import { TestimonyError } from '../core/errors/errors.ts';

export const COVER_OPTIONS = {
  'case-name': { type: 'string', value: 'TEXT', help: 'name of the case, as in "R v Harlow"' },
  number: { type: 'string', value: 'TEXT', help: "the court's number: of the claim, indictment or case" },
  proceedings: {
    type: 'string',
    value: 'ID',
    help: 'claim, judicial-review, prosecution, application, appeal',
  },
  parties: {
    type: 'string',
    value: 'LIST',
    help: 'each with its role: "Claimant: A B; Defendant: C Ltd"; needs --proceedings',
  },
  'filed-by': { type: 'string', value: 'TEXT', help: 'who files the bundle, as in "the Claimant"' },
  firm: { type: 'string', value: 'TEXT', help: 'firm that files it, as it is to be printed' },
  status: { type: 'string', value: 'WORD', help: 'draft, agreed or not-agreed' },
  'exhibit-marks': {
    type: 'string',
    value: 'HOW',
    help: 'stamp in the margin, sheet before each exhibit, or none; what the profile says if left out',
  },
  producers: {
    type: 'string',
    value: 'LIST',
    help: 'who produces the exhibits of each series, for index and sheets: "AB: Anna Brown; CD: Carl Dean"',
  },
  'section-sheets': { type: 'boolean', help: 'a sheet with its letter and title before each section' },
  'drop-bookmarks': { type: 'boolean', help: 'leave out the bookmarks inside documents' },
} as const;

type Typed = { readonly [K in keyof typeof COVER_OPTIONS]?: string | boolean | undefined };

/** Not of the heading. */
const OF_MARKING: ReadonlySet<string> = new Set(['exhibit-marks', 'section-sheets', 'drop-bookmarks']);

export interface Cover {
  /** Left out where nothing was typed: it then has the firm of the case's newest bundle. */
  readonly heading?: CourtHeading;
  readonly marking: Marking;
}

/** Names of the options that somebody typed. */
export const typedOfCover = (options: Typed): string[] =>
  (Object.keys(COVER_OPTIONS) as (keyof Typed)[]).filter((name) => (options[name] ?? false) !== false);

/**
 * What was typed, over what a cover says already: a number that is put right later leaves the parties as they are.
 * Throws `usage`, naming the option.
 */
export function coverFrom(
  options: Typed,
  profile: ProfileSummary,
  before: Partial<Pick<BundleSummary, 'heading' | 'marking'>> = {},
): Cover {
  const text = (name: keyof Typed, otherwise = '') => String(options[name] ?? otherwise).trim();
  const { heading: was = NO_HEADING, marking: usual = profile.marking } = before;
  const proceedings = proceedingsIn(profile, text('proceedings', was.proceedings));
  const parties = options.parties === undefined && proceedings?.id === was.proceedings ? was.parties : null;
  const typedProducers = pairs('producers', text('producers')).map(
    ([series, name]): Producer => ({ series, name }),
  );
  const heading: CourtHeading = {
    proceedings: proceedings?.id ?? '',
    caseName: text('case-name', was.caseName),
    courtNumber: text('number', was.courtNumber),
    firm: text('firm', was.firm),
    filedBy: text('filed-by', was.filedBy),
    producers: options.producers === undefined ? was.producers : typedProducers,
    parties: parties ?? pairs('parties', text('parties')).map((pair) => party(proceedings, pair)),
    status: oneOf('status', text('status', was.status), BUNDLE_STATUSES) as BundleStatus,
  };
  const marks = oneOf('exhibit-marks', text('exhibit-marks'), ['', ...EXHIBIT_MARKS]);
  const marking: Marking = {
    exhibits: marks === '' ? usual.exhibits : (marks as ExhibitMarks),
    sectionSheets: usual.sectionSheets || options['section-sheets'] === true,
    producers: usual.producers || typedProducers.length > 0,
    ownBookmarks: usual.ownBookmarks && options['drop-bookmarks'] !== true,
  };
  const aboutHeading = typedOfCover(options).some((name) => !OF_MARKING.has(name));
  return aboutHeading ? { heading, marking } : { marking };
}

function proceedingsIn(profile: ProfileSummary, id: string): Proceedings | undefined {
  const found = profile.proceedings.find((one) => one.id === id);
  if (id !== '' && found === undefined)
    refuse('proceedings', `one of: ${profile.proceedings.map((one) => one.id).join(', ')}`);
  return found;
}

function party(proceedings: Proceedings | undefined, [role, name]: readonly [string, string]): Party {
  const same = (word: string) => word.toLowerCase() === role.toLowerCase();
  const side = proceedings?.sides.findIndex(({ one, many }) => same(one) || same(many)) ?? -1;
  if (side < 0)
    refuse('parties', `role: ${proceedings?.sides.map(({ one }) => one).join(', ') ?? '--proceedings'}`);
  return { side, name };
}

/** "AB: Anna Brown; CD: Carl Dean". A name may hold colons of its own. */
function pairs(option: string, list: string): (readonly [string, string])[] {
  return list
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const at = one.indexOf(':');
      const [first, second] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
      if (at < 0 || first === '' || second === '') refuse(option, `as in "A: B; C: D", not "${one}"`);
      return [first, second] as const;
    });
}

function oneOf(option: string, typed: string, words: readonly string[]): string {
  if (!words.includes(typed)) refuse(option, `one of: ${words.filter((word) => word !== '').join(', ')}`);
  return typed;
}

function refuse(option: string, detail: string): never {
  throw new TestimonyError('usage', { subject: `--${option}`, detail });
}
