/**
 * @file An input that a call takes, made from its schema: the least of everything, and of texts the first of a list that
 * fits. What it names is nowhere, so that a use case comes no further than to look for it.
 */
import * as z from 'zod';
import { type CallName, contract } from '../../src-main/contract/index.ts';

const ID = '0'.repeat(26);
/** From the plainest; where an enumeration or a number is asked for, the schema says it itself. */
const TEXTS = [
  '',
  'x',
  ID,
  `pick-${ID}`,
  '0'.repeat(64),
  'a long passphrase of several words',
  '2026-01-02',
  '09:30',
  '2026-01-02T09:30:00.000Z',
  'en',
  '0'.repeat(32),
  'support-services',
  '#000000',
  'field/a',
];

interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly items?: readonly z.ZodType[];
}

/** Undefined where nothing that is made so fits. */
export function anyInput(name: CallName, more: Readonly<Record<string, unknown>> = {}): object | undefined {
  const { input } = contract[name];
  const made = { ...(leastOf(input) as object), ...more };
  return input.safeParse(made).success ? made : undefined;
}

function leastOf(schema: z.ZodType): unknown {
  return candidates(schema).find((one) => schema.safeParse(one).success);
}

function candidates(schema: z.ZodType): readonly unknown[] {
  const def = schema.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return [objectOf(def.shape ?? {}, false), objectOf(def.shape ?? {}, true)];
    case 'union':
      return (def.options ?? []).flatMap(candidates);
    case 'array': {
      const one = def.element === undefined ? undefined : leastOf(def.element);
      return [[], [one], [one, one]];
    }
    case 'tuple':
      return [(def.items ?? []).map(leastOf)];
    case 'record':
      return [{}];
    case 'enum':
      return Object.values(def.entries ?? {});
    case 'literal':
      return def.values ?? [];
    case 'nullable':
      return [null, ...candidates(def.innerType ?? z.never())];
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
      return candidates(def.innerType ?? z.never());
    case 'pipe':
      return candidates(def.in ?? z.never());
    case 'number':
    case 'int':
      return [0, 1, 2, 20, 100];
    case 'boolean':
      return [false, true];
    case 'string':
      return TEXTS;
    default:
      return [new TextEncoder().encode('a long passphrase of several words'), new Uint8Array(), null, '', {}];
  }
}

/** `whole`: with what may be left out. */
function objectOf(shape: Readonly<Record<string, z.ZodType>>, whole: boolean): object {
  const needed = Object.entries(shape).filter(([, one]) => whole || !one.safeParse(undefined).success);
  return Object.fromEntries(needed.map(([name, one]) => [name, leastOf(one)]));
}
