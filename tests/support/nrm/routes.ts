/**
 * @file The published referral form as data (fields.json, flow.json), and a walk through it: every route that differs
 * from the usual one of its kind in at most two turns, step by step, with the branches taken on the way.
 */
import { readFileSync } from 'node:fs';

export interface Field {
  step: string;
  field: string;
  input: string;
  required: boolean;
  options: string[];
  shownWhen: string;
  /** The official list a select takes from, in words; empty where there is none. */
  list: string;
  /** What the published code checks beside length and choice; empty where nothing. */
  check: '' | 'e-mail' | 'digits' | 'telephone' | 'date of birth';
  /** Longest text it takes, in characters. */
  longest: number | null;
}
export interface Step {
  step: string;
  next: string;
  branchTo: string;
  when: string;
}
const data = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
export const FIELDS = data<Field[]>('fields');
export const FLOW = data<Step[]>('flow');

/** Every choice a route can turn on, its usual value first. */
const TURNS: Record<string, readonly string[]> = {
  'potential-victim-exploitative-situation-multiple': ['no', 'yes', 'i-dont-know'],
  'were-they-taken-somewhere-by-their-exploiter': ['no', 'yes'],
  'still-in-exploitative-situation': ['no', 'yes'],
  'is-this-the-first-chance-to-report': ['yes', 'no', 'not-sure'],
  'modern-slavery-indicators': ['no', 'yes'],
  'evidence-of-dishonesty': ['no', 'yes'],
  'are-others-involved': ['no', 'yes'],
  'where-exploitation-happened': ['uk', 'overseas', 'uk-and-overseas'],
  'exploiters-location': ['no', 'yes'],
  'any-other-pvs': ['no', 'yes', 'not-sure'],
  'future-exploitation-concerns': ['no', 'yes'],
  'reported-to-police': ['yes', 'no'],
  'authorities-cooperation': ['no', 'yes'],
  'does-pv-need-support': ['no', 'yes'],
  'pv-phone-number': ['yes', 'pv-alternative-number', 'no'],
  'does-pv-have-children': ['no', 'yes'],
  'pv-interpreter-requirements': ['no', 'yes'],
  'pv-other-help-with-communication': ['no', 'yes'],
  'pv-ho-reference': ['no', 'yes'],
  'who-contact': ['potential-victim', 'someone-else'],
  uploaded: ['no', 'yes'],
};
export type Route = Record<string, string>;

/** The kinds of route there are, by what decides between them. */
export const KINDS: Record<string, Route> = {
  'an adult who is referred': { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'yes' },
  'an adult who is not referred (Duty to Notify)': { 'pv-under-age': 'no', 'pv-want-to-submit-nrm': 'no' },
  'a child': { 'pv-under-age': 'yes', 'pv-want-to-submit-nrm': 'yes' },
  'somebody who may be a child': { 'pv-under-age': 'not-sure', 'pv-want-to-submit-nrm': 'yes' },
};

export const isChild = (route: Route): boolean => route['pv-under-age'] !== 'no';

/** Every route of a kind that differs from its usual one in at most two turns. */
export function routesOf(kind: Route): Route[] {
  const usual = Object.fromEntries(Object.entries(TURNS).map(([name, values]) => [name, values[0] ?? '']));
  const changes = Object.entries(TURNS).flatMap(([name, values]) =>
    values.slice(1).map((value): Route => ({ [name]: value })),
  );
  const found = new Map<string, Route>();
  for (const a of [{}, ...changes])
    for (const b of [{}, ...changes]) {
      const route = { ...usual, ...a, ...b, ...kind };
      found.set(JSON.stringify(route), route);
    }
  return [...found.values()];
}

function holds(step: Step, route: Route): boolean {
  if (step.when === 'at least one file uploaded') return route.uploaded === 'yes';
  if (step.when === 'pv-under-age is yes or not-sure') return isChild(route);
  if (step.when.includes('the referral is automatic'))
    return route['pv-want-to-submit-nrm'] === 'yes' && isChild(route);
  const [name = '', value] = step.when.split('=');
  return step.when !== '' && route[name] === value;
}

export interface Walk {
  /** Steps that are asked, in order. */
  readonly steps: readonly string[];
  /** Rows of the flow in which a branch was taken, and those with a branch in which it was not. */
  readonly taken: ReadonlySet<Step>;
  readonly passed: ReadonlySet<Step>;
}

/** A child's consent and support are not asked for, the referral is automatic: that step is gone through, not asked. */
export function walk(route: Route): Walk {
  const steps: string[] = [];
  const taken = new Set<Step>();
  const passed = new Set<Step>();
  for (let at = 'reference'; at !== 'confirm'; ) {
    if (!(at === 'pv-want-to-submit-nrm' && isChild(route))) steps.push(at);
    const ways = FLOW.filter((step) => step.step === at);
    if (ways.length === 0) throw new Error(`no way on from ${at}`);
    const branch = ways.find((way) => holds(way, route));
    if (branch !== undefined) taken.add(branch);
    for (const way of ways) if (way.when !== '' && way !== branch) passed.add(way);
    at = branch === undefined ? (ways[0]?.next ?? '') : branch.branchTo;
  }
  return { steps, taken, passed };
}

/** Steps some way leads to. Three are in the form's code, but nothing leads there. */
export const REACHABLE: ReadonlySet<string> = new Set([
  'reference',
  ...FLOW.flatMap((step) => [step.next, step.branchTo]).filter((step) => step !== ''),
]);
