import type { WorksheetReading } from '../../contract/interviews.ts';
import type { StoredAnswer } from '../../core/answers/answer.ts';
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import { readableValue } from '../../core/answers/readable.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';
import { type ElementMark, readElements } from '../../core/worksheets/elements.ts';
import { readCriteria, readDimensions, type Weight } from '../../core/worksheets/indicator-rule.ts';
import {
  corridorOf,
  countryWithCode,
  type JourneyLeg,
  journeyFindings,
} from '../../core/worksheets/journey.ts';
import { loadRule, type RuleName } from '../forms/rule-files.ts';
import type { Resources } from '../resources/resources.ts';
import type { AgeRecorded } from './age-recorded.ts';

export interface Worksheet {
  /** Every question of the form, asked or not. */
  readonly form: readonly Question[];
  readonly asked: readonly Question[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly standing: ReadonlyMap<string, StoredAnswer>;
  /** Points with an answer or exhibit linked to them. */
  readonly linked: ReadonlySet<string>;
  /** As the record decides it. */
  readonly age: AgeRecorded;
  readonly resources: Resources;
}

export const WORKSHEET_RULES: Readonly<Record<RuleName, (sheet: Worksheet) => WorksheetReading[]>> = {
  elements: (sheet) => readElementsSheet(sheet, 'elements'),
  'points-to-prove': (sheet) => readElementsSheet(sheet, 'points-to-prove'),
  'ilo-2009': readIloSheet,
  'indicators-seen': readIndicatorSheet,
  checklist: readChecklist,
  journey: readJourney,
};

/** What was done to the person has dates; of what they may have done themselves nobody asked when. */
const AGE_OF = { elements: 'atTheTime', 'points-to-prove': 'ever' } as const;

function readElementsSheet(
  { asked, values, standing, linked, resources, age: recordedAs }: Worksheet,
  name: 'elements' | 'points-to-prove',
): WorksheetReading[] {
  const rule = loadRule(resources, name);
  const marks = asked.flatMap((question): ElementMark[] => {
    const group = question.element.testimony.item?.split('/')[0];
    if (group === undefined) return [];
    const open = standing.get(question.name)?.state === 'not-known' ? 'not-known' : 'not-asked';
    return [{ group, title: question.title, state: String(values[question.name] ?? open) }];
  });
  // What was told is linked to a point before somebody says what it shows: it is not nothing.
  const linkedGroups = new Set(
    asked.flatMap(({ name, element }) =>
      linked.has(name) ? (element.testimony.item?.split('/')[0] ?? []) : [],
    ),
  );
  const says = values[rule.age.question] as string | undefined;
  const recorded = recordedAs[AGE_OF[name]];
  const differs = recorded !== null && says !== undefined && says !== recorded;
  const found = differs ? [ageDiffers(recorded, says)] : [];
  return readElements(rule, marks, recorded ?? says).map(({ offence, branch, groups, allRecorded }) => ({
    ...(branch === '' ? {} : { found }),
    title: coded('reading-offence', { offence, branch }),
    lines: groups.map(({ group, shown, recorded }) =>
      coded('reading-element', {
        element: rule.names[group] ?? group,
        is: recorded ? 'recorded' : linkedGroups.has(group) ? 'linked' : 'open',
        shown: shown.map((title) => ({ title })),
      }),
    ),
    note: coded(allRecorded ? 'reading-all-recorded' : 'reading-not-all-recorded'),
  }));
}

function ageDiffers(recorded: 'yes' | 'no', says: string): Coded {
  return coded('reading-age-recorded', {
    recorded,
    says: says === 'yes' || says === 'no' ? says : 'not-sure',
  });
}

/** The sets are for children or for adults: their names in resources/indicators begin so. */
function setDiffers(recorded: 'yes' | 'no' | null, set: string): Coded[] {
  if (recorded === null || set.startsWith('child-') === (recorded === 'yes')) return [];
  return [coded('reading-set-age', { recorded })];
}

function readIloSheet(sheet: Worksheet): WorksheetReading[] {
  const { asked, values, resources, age } = sheet;
  const rule = loadRule(resources, 'ilo-2009');
  const set = values.set;
  if (typeof set !== 'string')
    return [{ title: coded('reading-no-set'), lines: [], note: coded('reading-weights-of-set') }];
  const recorded = new Set(
    asked.flatMap((q) => (values[q.name] === 'seen' ? (q.element.testimony.item ?? []) : [])),
  );
  // A dimension with none of its points answered is one nobody has come to yet: the rule has nothing to say on it.
  const answered = new Set(asked.flatMap((q) => (q.name in values ? (q.element.testimony.item ?? []) : [])));
  const untouched = (id: string) =>
    rule.dimensions.find((one) => one.id === id)?.indicators.every(({ key }) => !answered.has(key)) === true;
  const found = setDiffers(age.atTheTime, set);
  return readDimensions(rule, set, recorded).map(({ id, title, recorded: seen, counts, markedByRule }) => {
    const override = values[`${id}-override`];
    const byRule = untouched(id) ? coded('reading-untouched') : saidByRule(markedByRule, counts);
    const note = override === undefined ? byRule : setAside(sheet, id, override, byRule);
    return { title: fromRule(title), lines: seen.map(fromRule), found, note };
  });
}

const saidByRule = (
  marked: boolean | null,
  { strong, medium, weak }: Readonly<Record<Weight, number>>,
): Coded =>
  marked === null
    ? coded('reading-weights-missing')
    : coded('reading-by-rule', { it: marked ? 'marks' : 'does-not-mark', strong, medium, weak });

function setAside(sheet: Worksheet, id: string, override: unknown, byRule: Coded): Coded {
  const why = written(sheet, `${id}-override-reason`);
  const as = override === 'marked' ? 'marked' : 'not-marked';
  return coded('reading-set-aside', { byRule: [byRule], as, given: why === '' ? 'open' : 'given', why });
}

/** Words that are data: of a rule, or of the form. */
const fromRule = (text: string): Coded => coded('reading-from-rule', { text });

/** What is written as text, or in own words alone; '' for nothing. */
function written({ values, standing }: Worksheet, question: string): string {
  const value = values[question];
  if (typeof value === 'string' && value !== '') return value;
  const words = standing.get(question)?.ownWords ?? '';
  return words === '' ? '' : `“${words}”`;
}

function readIndicatorSheet(sheet: Worksheet): WorksheetReading[] {
  const { asked, values, linked, resources } = sheet;
  const rule = loadRule(resources, 'indicators-seen');
  const noted = (state: string) =>
    asked
      .filter((question) => values[question.name] === state)
      .map((question) => {
        const evidence = written(sheet, `${question.name}${rule.evidence}`);
        const none = linked.has(question.name) ? 'link' : 'nothing';
        const by = evidence === '' ? none : 'words';
        return coded('reading-sign', { title: question.title, by, evidence });
      });
  return rule.readings.map(({ state, title, note }) => ({
    title: fromRule(title),
    lines: noted(state),
    note: fromRule(note),
  }));
}

function readChecklist({ form, asked, values, resources }: Worksheet): WorksheetReading[] {
  const criteria = form.flatMap((question) => {
    const number = question.element.testimony.item;
    if (number === undefined) return [];
    const { name, title, element } = question;
    return [
      { name, number, title, asked: asked.includes(question), status: readableValue(element, values[name]) },
    ];
  });
  const read = readCriteria(loadRule(resources, 'checklist'), criteria, values);
  const { answered, applicable } = read;
  const note = coded('reading-criteria-answered', { answered, applicable });
  return [{ title: coded('reading-criteria'), lines: read.lines.map(fromRule), note }];
}

function readJourney({ values }: Worksheet): WorksheetReading[] {
  const legs = ((values.legs as JourneyLeg[] | undefined) ?? []).map((leg) =>
    Object.fromEntries(Object.entries(leg).filter(([, cell]) => cell !== null && cell !== '')),
  ) as JourneyLeg[];
  const named = (code: string) => countryWithCode(code, COUNTRY_NAMES);
  const corridor = corridorOf(legs);
  const findings = journeyFindings({
    legs,
    born: (values.born as FuzzyDate | undefined) ?? null,
    exploitedIn: (values['exploited-in'] as string | undefined) ?? null,
    explanation: (values['exploited-elsewhere'] as string | undefined) ?? '',
    countries: COUNTRY_NAMES,
  });
  return [
    {
      title: coded('reading-corridor'),
      lines:
        corridor === null
          ? []
          : [
              coded('reading-corridor-ends', { from: named(corridor.from), to: named(corridor.to) }),
              ...corridor.transit.map((code) => coded('reading-corridor-through', { country: named(code) })),
            ],
      note: coded(corridor === null ? 'reading-corridor-unknown' : 'reading-corridor-care'),
    },
    {
      title: coded('reading-look-again'),
      lines: [],
      found: findings,
      note: coded('reading-journey-no-sign'),
    },
  ];
}
