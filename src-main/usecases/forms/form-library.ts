/** @file The forms shipped in resources/forms: read, checked, and told apart from the damaged ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { about, type Found, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { formFindings } from '../../core/forms/form-checks.ts';
import { type FormFile, FormFile as FormFileSchema } from '../../core/forms/form-format.ts';
import { flattenQuestions, type Question } from '../../core/forms/questions.ts';
import type { Resources } from '../resources/resources.ts';
import { loadFactKeys, loadPurposes } from '../resources/vocabulary.ts';
import { type CompiledForm, compileForm } from './compiled-form.ts';
import { type Expressions, loadExpressions } from './expressions.ts';
import { hasRuleFile, loadRule, type RuleFiles } from './rule-files.ts';

// Whether a worksheet and the rule it is read by fit each other: every point known to the rule, every answer too.

/** Things to look at, each with the question it is about, or `rule`; empty when all is well. */
function ruleFindings(resources: Resources, form: FormFile): Found[] {
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

export interface DamagedForm {
  readonly file: string;
  readonly found: readonly Found[];
}

export interface FormLibrary {
  readonly forms: ReadonlyMap<string, CompiledForm>;
  readonly damaged: readonly DamagedForm[];
}

const libraries = new WeakMap<Resources, Promise<FormLibrary>>();

/** Every form of the program, read once. A damaged file does not stand in the way of the others. */
export function loadFormLibrary(resources: Resources): Promise<FormLibrary> {
  const known = libraries.get(resources) ?? readLibrary(resources);
  libraries.set(resources, known);
  return known;
}

/** One form. Throws `not-found`, or `form-damaged` naming file and field when its file does not fit. */
export async function requireForm(resources: Resources, formId: string): Promise<CompiledForm> {
  const library = await loadFormLibrary(resources);
  const form = library.forms.get(formId);
  if (form !== undefined) return form;
  const damaged = library.damaged.find(({ file }) => file === `${formId}.json`);
  if (damaged === undefined)
    throw new TestimonyError('not-found', { subject: formId, detail: 'no such form' });
  throw new TestimonyError('form-damaged', {
    subject: damaged.file,
    found: damaged.found,
  });
}

async function readLibrary(resources: Resources): Promise<FormLibrary> {
  const expressions = await loadExpressions();
  const folder = join(resources.folder, 'forms');
  const forms: CompiledForm[] = [];
  const damaged: DamagedForm[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const read = readForm(resources, join(folder, file), expressions);
    const id = 'found' in read ? '' : read.file.testimony.id;
    if ('found' in read) damaged.push({ file, found: read.found });
    else if (forms.some((other) => other.file.testimony.id === id)) {
      damaged.push({ file, found: [about('testimony.id', coded('form-id-taken', { id }))] });
    } else forms.push(read);
  }
  forms.sort((a, b) => a.file.testimony.order - b.file.testimony.order);
  return { forms: new Map(forms.map((form) => [form.file.testimony.id, form])), damaged };
}

function readForm(
  resources: Resources,
  path: string,
  expressions: Expressions,
): CompiledForm | { found: Found[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    return { found: [coded('form-not-json', { why: (thrown as Error).message })] };
  }
  return checkForm(resources, raw, expressions);
}

/** A form from its JSON, or what does not fit in it. Code lists are filled in, so that a pinned form stands alone. */
export function checkForm(
  resources: Resources,
  raw: unknown,
  expressions: Expressions,
): CompiledForm | { found: Found[] } {
  let filled: unknown;
  try {
    filled = fillCodes(resources, raw);
  } catch (thrown) {
    return { found: [about('codes', coded('form-codes-unread', { why: (thrown as Error).message }))] };
  }
  const parsed = FormFileSchema.safeParse(filled);
  if (!parsed.success) return { found: parsed.error.issues.map(issueFound) };
  const form: FormFile = parsed.data;
  const vocabulary = {
    purposes: new Set(loadPurposes(resources).map((purpose) => purpose.id)),
    facts: loadFactKeys(resources),
    names: (expression: string) => expressions.names(expression),
  };
  const found = [
    ...formFindings(form, vocabulary),
    ...ruleFindings(resources, form),
    ...printFindings(resources, form),
  ];
  return found.length > 0 ? { found } : compileForm(form, filled as Readonly<Record<string, unknown>>);
}

/** An export that no purpose names would leave unasked. */
function printFindings(resources: Resources, { testimony: { printedAs, use } }: FormFile): Found[] {
  if (printedAs === undefined) return [];
  if (use !== 'worksheet') return [about('printedAs', coded('form-printed-not-worksheet'))];
  const asked = loadPurposes(resources).some((one) => one.exports.includes(printedAs));
  return asked ? [] : [about('printedAs', coded('form-printed-without-purpose', { kind: printedAs }))];
}

const issueFound = ({ path, message }: z.core.$ZodIssue): Found =>
  about(path.length === 0 ? 'form' : path.join('.'), coded('form-does-not-fit', { why: message }));

const CodeList = z.object({ choices: z.array(z.object({ value: z.string(), text: z.string() })) });

function fillCodes(resources: Resources, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => fillCodes(resources, inner));
  if (typeof value !== 'object' || value === null) return value;
  const filled = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillCodes(resources, inner)]),
  );
  const { codes, except, offers } = (filled.testimony ?? {}) as Record<string, unknown>;
  if (isListName(codes)) return { ...filled, choices: choicesBut(codeChoices(resources, codes), except) };
  if (!isListName(offers)) return filled;
  const offered = codeChoices(resources, offers).map((choice) => choice.text);
  return { ...filled, testimony: { ...(filled.testimony as object), offered } };
}

const choicesBut = <T extends { readonly value: string }>(choices: readonly T[], except: unknown) =>
  Array.isArray(except) ? choices.filter(({ value }) => !except.includes(value)) : choices;

const isListName = (name: unknown): name is string => typeof name === 'string' && /^[a-z0-9-]+$/.test(name);

const codeLists = new WeakMap<Resources, Map<string, readonly { value: string; text: string }[]>>();

/** The choices of resources/codes/<name>.json, read once. */
export function codeChoices(resources: Resources, name: string): readonly { value: string; text: string }[] {
  const lists = codeLists.get(resources) ?? new Map();
  codeLists.set(resources, lists);
  const path = join(resources.folder, 'codes', `${name}.json`);
  const choices = lists.get(name) ?? CodeList.parse(JSON.parse(readFileSync(path, 'utf8'))).choices;
  lists.set(name, choices);
  return choices;
}
