import type { WorksheetReading } from '../../contract/interviews.ts';
import type { StoredAnswer } from '../../core/answers/answer.ts';
import { COUNTRY_NAMES } from '../../core/answers/countries.ts';
import { readableValue } from '../../core/answers/readable.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Question } from '../../core/forms/questions.ts';
import { readCriteria } from '../../core/worksheets/checklist.ts';
import type { ElementMark } from '../../core/worksheets/elements.ts';
import { readElements } from '../../core/worksheets/elements.ts';
import { readDimensions } from '../../core/worksheets/indicator-rule.ts';
import type { JourneyLeg } from '../../core/worksheets/journey.ts';
import { corridorOf, countryWithCode, journeyFindings } from '../../core/worksheets/journey.ts';
import { loadRule, type RuleName } from '../forms/rule-files.ts';
import type { Resources } from '../resources/resources.ts';

export interface Worksheet {
  /** Every question of the form, asked or not. */
  readonly form: readonly Question[];
  readonly asked: readonly Question[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly standing: ReadonlyMap<string, StoredAnswer>;
  /** Points with an answer or exhibit linked to them. */
  readonly linked: ReadonlySet<string>;
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

function readElementsSheet(
  { asked, values, standing, resources }: Worksheet,
  name: 'elements' | 'points-to-prove',
): WorksheetReading[] {
  const rule = loadRule(resources, name);
  const marks = asked.flatMap((question): ElementMark[] => {
    const group = question.element.testimony.item?.split('/')[0];
    if (group === undefined) return [];
    const open = standing.get(question.name)?.state === 'not-known' ? 'not-known' : 'not-asked';
    return [{ group, title: question.title, state: String(values[question.name] ?? open) }];
  });
  const age = values[rule.age.question] as string | undefined;
  return readElements(rule, marks, age).map(({ offence, branch, groups, allRecorded }) => ({
    title: branch === '' ? offence : `${offence}, read for ${branch}`,
    lines: groups.map(
      ({ group, shown, recorded }) =>
        `${rule.names[group] ?? group}: ${recorded ? `recorded (${shown.join('; ')})` : 'nothing recorded yet'}`,
    ),
    note: allRecorded
      ? 'Each of these elements has something recorded.'
      : 'Not each of these elements has something recorded.',
  }));
}

function readIloSheet(sheet: Worksheet): WorksheetReading[] {
  const { asked, values, resources } = sheet;
  const rule = loadRule(resources, 'ilo-2009');
  const set = values.set;
  if (typeof set !== 'string')
    return [
      { title: 'No set chosen yet', lines: [], note: 'Weights belong to a set, never to an indicator.' },
    ];
  const recorded = new Set(
    asked.flatMap((q) => (values[q.name] === 'seen' ? (q.element.testimony.item ?? []) : [])),
  );
  // A dimension with none of its points answered is one nobody has come to yet: the rule has nothing to say on it.
  const answered = new Set(asked.flatMap((q) => (q.name in values ? (q.element.testimony.item ?? []) : [])));
  const untouched = (id: string) =>
    rule.dimensions.find((one) => one.id === id)?.indicators.every(({ key }) => !answered.has(key)) === true;
  return readDimensions(rule, set, recorded).map(({ id, title, recorded: seen, counts, markedByRule }) => {
    const override = values[`${id}-override`];
    const reason = written(sheet, `${id}-override-reason`);
    const byRule = untouched(id)
      ? 'Nothing recorded on this yet.'
      : markedByRule === null
        ? 'Not worked out: the official weights of this set are missing.'
        : `The rule ${markedByRule ? 'marks' : 'does not mark'} this dimension (${counts.strong} strong, ${counts.medium} medium, ${counts.weak} weak; weights to be checked).`;
    const setAside = `Read ${override === 'marked' ? 'as marked' : 'as not marked'} all the same: ${reason === '' ? 'no reason given yet.' : reason}`;
    return { title, lines: seen, note: override === undefined ? byRule : `${byRule} ${setAside}` };
  });
}

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
        const none = linked.has(question.name)
          ? 'see what is linked to it'
          : 'nothing noted yet that shows it';
        return `${question.title}: ${evidence === '' ? none : evidence}`;
      });
  return rule.readings.map(({ state, title, note }) => ({ title, lines: noted(state), note }));
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
  const note = `${read.answered} of ${read.applicable} applicable answered`;
  return [{ title: 'Criteria', lines: [...read.lines], note }];
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
      title: 'Corridor',
      lines:
        corridor === null
          ? []
          : [
              `${named(corridor.from)} to ${named(corridor.to)}`,
              ...corridor.transit.map((code) => `through ${named(code)}`),
            ],
      note:
        corridor === null
          ? 'The first origin or the last destination is not known.'
          : 'A route can identify a person: share it with care.',
    },
    {
      title: 'To look at again',
      lines: [],
      found: findings,
      note: 'A journey that does not join up is no sign against anyone.',
    },
  ];
}
