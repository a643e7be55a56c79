import { describe, expect, it } from 'vitest';
import { sources } from '../support/project-files.ts';
import { breaches, SOURCE_RULES } from '../support/source-rules.ts';

const files = sources(['src-main', 'src-renderer', 'scripts', 'tests']);

describe('what the sources may say', () => {
  it.each(SOURCE_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    const place = ['src-main/x/y.ts', 'src-renderer/x/y.tsx', 'scripts/x.mjs'].find((path) =>
      rule.where.test(path),
    );
    expect(breaches(rule, place as string, rule.caught), 'the example that must be caught').toHaveLength(1);
    expect(breaches(rule, place as string, `// ${rule.caught}\n/* ${rule.caught} */`)).toEqual([]);
    expect(
      files.flatMap((file) => breaches(rule, file.path, file.text)),
      rule.why,
    ).toEqual([]);
  });
});
