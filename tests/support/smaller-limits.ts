/** @file Limits made smaller for one piece of work in this process, so that a test can stand just under and just over. */

/** Puts them back afterwards, whatever happened. */
export async function withLimits<L extends object>(
  limits: L,
  smaller: { readonly [Name in keyof L]?: number },
  work: () => unknown,
): Promise<void> {
  const before = { ...limits };
  Object.assign(limits, smaller);
  try {
    await work();
  } finally {
    Object.assign(limits, before);
  }
}
