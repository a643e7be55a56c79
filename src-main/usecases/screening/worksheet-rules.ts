/** @file How each kind of worksheet is read together: from answers to lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { StoredAnswer } from '../../domain/screening/answers.ts';
import type { ElementGroup, ElementMark } from '../../domain/screening/elements.ts';
import { readElements } from '../../domain/screening/elements.ts';
import { readDimensions } from '../../domain/screening/indicator-rule.ts';
import type { JourneyLeg } from '../../domain/screening/journey.ts';
import { corridorOf, countryWithCode, journeyFindings } from '../../domain/screening/journey.ts';
import type { Question } from '../../domain/screening/questions.ts';
import { readableValue } from '../../domain/screening/readable.ts';
import type { WorksheetReading } from '../../shared/contract/screening.ts';
import { type FormFile, FormText, formText } from '../../shared/form-format.ts';
import type { FuzzyDate } from '../../shared/fuzzy-date.ts';
import type { Resources } from '../resources.ts';

export interface Worksheet {
  readonly asked: readonly Question[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly standing: ReadonlyMap<string, StoredAnswer>;
  /** Points with an answer or exhibit linked to them. */
  readonly linked: ReadonlySet<string>;
  readonly resources: Resources;
}
type Rule = NonNullable<FormFile['testimony']['rule']>;

export const WORKSHEET_RULES: Readonly<Record<Rule, (sheet: Worksheet) => WorksheetReading[]>> = {
  elements: readElementsSheet,
  'ilo-2009': readIloSheet,
  'indicators-seen': readIndicatorSheet,
  checklist: readChecklist,
  journey: readJourney,
};

function readElementsSheet({ asked, values, standing }: Worksheet): WorksheetReading[] {
  const marks = asked.flatMap((question): ElementMark[] => {
    const group = question.element.testimony.item?.split('/')[0] as ElementGroup | undefined;
    if (group === undefined) return [];
    const state =
      values[question.name] ??
      (standing.get(question.name)?.state === 'not-known' ? 'not-known' : 'not-asked');
    return [{ group, title: question.title, state: state as ElementMark['state'] }];
  });
  return readElements(marks, values['under-18-then'] as 'yes' | 'no' | 'not-sure' | undefined).map(
    (reading) => ({
      title: `${reading.offence[0]?.toUpperCase()}${reading.offence.slice(1)}, read for ${reading.branch === 'child' ? 'someone under 18 at the time' : 'an adult'}`,
      lines: reading.groups.map(
        ({ group, shown, recorded }) =>
          `${group}: ${recorded ? `recorded (${shown.join('; ')})` : 'nothing recorded yet'}`,
      ),
      note: reading.allRecorded
        ? 'Each of these elements has something recorded.'
        : 'Not each of these elements has something recorded.',
    }),
  );
}

const Weight = z.enum(['strong', 'medium', 'weak']);
const RuleFile = z.object({
  sets: z.array(z.object({ id: z.string(), title: z.string(), complete: z.boolean() })),
  positive: z.array(
    z.strictObject({
      strong: z.number().optional(),
      medium: z.number().optional(),
      weak: z.number().optional(),
      mediumOrWeak: z.number().optional(),
    }),
  ),
  dimensions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      indicators: z.array(
        z.object({ key: z.string(), title: z.string(), weights: z.record(z.string(), Weight.nullable()) }),
      ),
    }),
  ),
});

function readIloSheet({ asked, values, resources }: Worksheet): WorksheetReading[] {
  const rule = RuleFile.parse(
    JSON.parse(readFileSync(join(resources.folder, 'indicators', 'ilo-2009.json'), 'utf8')),
  );
  const set = values.set;
  if (typeof set !== 'string')
    return [
      { title: 'No set chosen yet', lines: [], note: 'Weights belong to a set, never to an indicator.' },
    ];
  const recorded = new Set(
    asked.flatMap((q) => (values[q.name] === 'seen' ? (q.element.testimony.item ?? []) : [])),
  );
  return readDimensions(rule, set, recorded).map(({ id, title, recorded: seen, counts, markedByRule }) => {
    const override = values[`${id}-override`];
    const reason = values[`${id}-override-reason`];
    const byRule =
      markedByRule === null
        ? 'Not worked out: the official weights of this set are missing.'
        : `The rule ${markedByRule ? 'marks' : 'does not mark'} this dimension (${counts.strong} strong, ${counts.medium} medium, ${counts.weak} weak; weights to be checked).`;
    const setAside = `Read ${override === 'marked' ? 'as marked' : 'as not marked'} all the same: ${typeof reason === 'string' && reason !== '' ? reason : 'no reason given yet.'}`;
    return { title, lines: seen, note: override === undefined ? byRule : `${byRule} ${setAside}` };
  });
}

function readIndicatorSheet({ asked, values, linked }: Worksheet): WorksheetReading[] {
  const noted = (state: string) =>
    asked
      .filter((question) => values[question.name] === state)
      .map((question) => {
        const evidence = values[`${question.name}-evidence`];
        const none = linked.has(question.name)
          ? 'see what is linked to it'
          : 'nothing noted yet that shows it';
        return `${question.title}: ${typeof evidence === 'string' && evidence !== '' ? evidence : none}`;
      });
  return [
    { title: 'Seen', lines: noted('seen'), note: 'Each may have another explanation.' },
    { title: 'Suspected', lines: noted('suspected'), note: 'To be looked at again.' },
  ];
}

function readChecklist({ asked, values }: Worksheet): WorksheetReading[] {
  const criteria = asked.filter((question) => question.element.testimony.item !== undefined);
  const applicable = criteria.filter((question) => values[question.name] !== 'not-applicable');
  const answered = applicable.filter((question) => values[question.name] !== undefined);
  const lines = criteria.map((question) => {
    const status = readableValue(question.element, values[question.name]);
    const stem = question.name.replace(/-status$/, '');
    const reason = status === 'Not applicable' ? (values[`${stem}-reason`] ?? 'no reason given yet') : '';
    return `${question.element.testimony.item}. ${question.title}: ${status === '' ? 'not answered' : status}${reason === '' ? '' : ` (${String(reason)})`}`;
  });
  return [
    { title: 'Criteria', lines, note: `${answered.length} of ${applicable.length} applicable answered` },
  ];
}

const CountryList = z.object({ choices: z.array(z.object({ value: z.string(), text: FormText })) });

function readJourney({ values, resources }: Worksheet): WorksheetReading[] {
  const { choices } = CountryList.parse(
    JSON.parse(readFileSync(join(resources.folder, 'codes', 'countries.json'), 'utf8')),
  );
  const legs = ((values.legs as JourneyLeg[] | undefined) ?? []).map((leg) =>
    Object.fromEntries(Object.entries(leg).filter(([, cell]) => cell !== null && cell !== '')),
  ) as JourneyLeg[];
  const countries = new Map(choices.map(({ value, text }) => [value, formText(text)]));
  const named = (code: string) => countryWithCode(code, countries);
  const corridor = corridorOf(legs);
  const findings = journeyFindings({
    legs,
    born: (values.born as FuzzyDate | undefined) ?? null,
    exploitedIn: (values['exploited-in'] as string | undefined) ?? null,
    explanation: (values['exploited-elsewhere'] as string | undefined) ?? '',
    countries,
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
      lines: findings,
      note: 'A journey that does not join up is no sign against anyone.',
    },
  ];
}
