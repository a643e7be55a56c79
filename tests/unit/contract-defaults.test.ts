/** What a call does where nothing is said: nothing is agreed to, released, renewed or left out by saying nothing. */
import { expect, it } from 'vitest';
import { contract } from '../../src-main/contract/index.ts';

interface Schema {
  readonly _zod: { readonly def: Readonly<Record<string, unknown>> };
}

/** Every default in it, by the names that lead there. */
function defaultsIn(schema: Schema, path: string): (readonly [string, unknown])[] {
  const { def } = schema._zod;
  const inner = (one: unknown, more = '') => defaultsIn(one as Schema, path + more);
  switch (def['type']) {
    case 'default':
      return [[path, def['defaultValue']] as const, ...inner(def['innerType'])];
    case 'optional':
    case 'nullable':
    case 'readonly':
      return inner(def['innerType']);
    case 'pipe':
      return inner(def['in']);
    case 'array':
      return inner(def['element'], '[]');
    case 'object':
      return Object.entries(def['shape'] as Record<string, unknown>).flatMap(([name, one]) =>
        inner(one, `.${name}`),
      );
    case 'union':
      return (def['options'] as unknown[]).flatMap((one) => inner(one));
    default:
      return [];
  }
}

const saysNothing = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length === 0
    : typeof value === 'object' && value !== null
      ? Object.values(value).every(saysNothing)
      : [false, null, ''].includes(value as never);

const NAMED: readonly string[] = [
  'channel by-hand',
  'channel not-said',
  'enhanced not-known',
  'include nothing',
  'limit 100',
  'limit 50',
  'most 1048576',
  'nation england-wales',
  'offset 0',
  'paper consent',
  'profile general',
  'qualifier exact',
  'reached person',
  'relation new',
  'role worker',
  'safe not-asked',
  'saidBy worker',
  'startedBy us',
  'state asked',
  'state open',
  'task open',
  'use interview',
  'variant anonymous',
  'withholdNumber not-asked',
];

it('is what says nothing, but for what is named here', () => {
  const all = Object.entries(contract).flatMap(([name, { input }]) =>
    defaultsIn(input as unknown as Schema, name),
  );
  expect(all.length).toBeGreaterThan(300);
  const said = all
    .filter(([, value]) => !saysNothing(value))
    .map(([path, value]) => `${path.split('.').at(-1)} ${String(value)}`);
  expect(said.filter((one) => !NAMED.includes(one))).toEqual([]);
});
