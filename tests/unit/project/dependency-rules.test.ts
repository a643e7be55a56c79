import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const fixtures = fileURLToPath(new URL('../../support/dependency-fixtures', import.meta.url));
const file = new URL('../../../.dependency-cruiser.mjs', import.meta.url).href;
const { forbidden = [], options = {} } = ((await import(file)) as { default: IConfiguration }).default;
const rules = forbidden.map((rule) => rule.name as string);

/** Names of the rules that a small project breaks. */
async function broken(folder: string): Promise<string[]> {
  const roots = ['src-main', 'src-renderer', 'scripts'].filter((root) => existsSync(join(folder, root)));
  const { output } = await cruise(
    roots,
    { ...options, baseDir: folder, validate: true, ruleSet: { forbidden } },
    options.enhancedResolveOptions,
  );
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))];
}

describe('the dependency direction', () => {
  it('has a project that breaks each rule', () => {
    expect(readdirSync(fixtures).sort()).toEqual([...rules].sort());
  });

  it.each(rules)('%s: a project that breaks it is caught, for that and nothing else', async (rule) => {
    expect(await broken(join(fixtures, rule))).toEqual([rule]);
  });
});
