/** @file Whether a worksheet and the rule it is read by fit each other: every point known to the rule, every answer too. */

import { about, type Found, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { FormFile } from '../../core/forms/form-format.ts';
import type { Question } from '../../core/forms/questions.ts';
import { flattenQuestions } from '../../core/forms/questions.ts';
import type { Resources } from '../resources/resources.ts';
import { hasRuleFile, loadRule, type RuleFiles } from './rule-files.ts';

/** Things to look at, each with the question it is about, or `rule`; empty when all is well. */
export function ruleFindings(resources: Resources, form: FormFile): Found[] {
  const { rule } = form.testimony;
  if (!hasRuleFile(rule)) return [];
  const questions = flattenQuestions(form);
  try {
    return CHECKS[rule](resources, questions);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) throw thrown;
    const unusable = { file: thrown.subject ?? rule, why: thrown.detail ?? '' };
    return [about('rule', coded('rule-unusable', unusable))];
  }
}

const CHECKS: Readonly<
  Record<keyof RuleFiles, (resources: Resources, asked: readonly Question[]) => Found[]>
> = {
  elements: (resources, asked) => elementFindings(loadRule(resources, 'elements'), asked),
  'points-to-prove': (resources, asked) => elementFindings(loadRule(resources, 'points-to-prove'), asked),
  checklist(resources, asked) {
    const { status, reason, met, setAside, side, sides } = loadRule(resources, 'checklist');
    const names = new Set(asked.map((one) => one.name));
    return [
      ...missing(asked, [side]),
      ...withChoice(points(asked), [...met, setAside]),
      ...points(asked).flatMap(({ name }) => {
        if (!name.endsWith(status)) return [about(name, coded('rule-criterion-ending', { ending: status }))];
        const stem = name.slice(0, -status.length);
        return [reason, ...sides.map((one) => one.mark)].flatMap((ending) =>
          names.has(stem + ending)
            ? []
            : [about(name, coded('rule-nothing-beside', { name: stem + ending }))],
        );
      }),
    ];
  },
  'indicators-seen'(resources, asked) {
    const { readings, unread } = loadRule(resources, 'indicators-seen');
    const known = [...readings.map((one) => one.state), ...unread];
    return points(asked).flatMap(({ name, choices }) =>
      choices
        .filter((value) => !known.includes(value))
        .map((value) => about(name, coded('rule-value-unknown', { value }))),
    );
  },
  'ilo-2009'(resources, asked) {
    const { dimensions, sets } = loadRule(resources, 'ilo-2009');
    const known = new Set(
      dimensions.flatMap(({ id, indicators }) => [`override/${id}`, ...indicators.map(({ key }) => key)]),
    );
    const chosen = asked.filter((one) => one.name === 'set').map(pointOf);
    return [
      ...missing(asked, ['set']),
      ...withChoice(
        chosen,
        sets.map((one) => one.id),
      ),
      ...points(asked).flatMap(({ name, item }) =>
        known.has(item) ? [] : [about(name, coded('rule-no-item', { item }))],
      ),
    ];
  },
};

/** Every group that is needed is one of the rule's and has its words, and every point belongs to one. */
function elementFindings(
  { groups, names, age, offences, shown }: RuleFiles['elements'],
  asked: readonly Question[],
): Found[] {
  const needed = offences.flatMap(({ needs }) => Object.entries(needs));
  const branches = age.branches.map((one) => one.id);
  return [
    ...groups
      .filter((group) => names[group] === undefined)
      .map((group) => about('rule', coded('rule-no-group', { group }))),
    ...offences.flatMap(({ title, needs }) =>
      branches
        .filter((id) => needs[id] === undefined)
        .map((branch) => about('rule', coded('rule-branch-silent', { offence: title, branch }))),
    ),
    ...needed.flatMap(([, some]) =>
      some
        .filter((group) => !groups.includes(group))
        .map((group) => about('rule', coded('rule-no-group', { group }))),
    ),
    ...points(asked).flatMap(({ name, item }) =>
      groups.includes(item.split('/')[0] ?? '') ? [] : [about(name, coded('rule-no-group-for', { item }))],
    ),
    ...withChoice(points(asked), [shown]),
    ...missing(asked, [age.question]),
  ];
}

interface Point {
  readonly name: string;
  readonly item: string;
  readonly choices: readonly string[];
}
const pointOf = ({ name, element }: Question): Point => ({
  name,
  item: element.testimony.item ?? '',
  choices: 'choices' in element ? element.choices.map((one) => one.value) : [],
});
const points = (asked: readonly Question[]): Point[] => asked.map(pointOf).filter((one) => one.item !== '');

const withChoice = (some: readonly Point[], needed: readonly string[]): Found[] =>
  some.flatMap(({ name, choices }) =>
    needed
      .filter((value) => !choices.includes(value))
      .map((choice) => about(name, coded('rule-needs-choice', { choice }))),
  );

const missing = (asked: readonly Question[], names: readonly string[]): Found[] =>
  names
    .filter((name) => !asked.some((one) => one.name === name))
    .map((name) => about('rule', coded('rule-needs-question', { name })));
