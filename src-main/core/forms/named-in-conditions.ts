/** @file Which questions conditions of a form name, as SurveyJS has them: in braces. */

/** Of a form each condition is looked at beside each of its hundreds of questions. */
const known = new Map<string, readonly string[]>();

/** The names in braces in any of the conditions. */
export function namedIn(conditions: readonly string[]): ReadonlySet<string> {
  return new Set(
    conditions.flatMap((one) => {
      const found = known.get(one) ?? [...one.matchAll(/\{([^{}]+)\}/gu)].map(([, name = '']) => name);
      known.set(one, found);
      return found;
    }),
  );
}
