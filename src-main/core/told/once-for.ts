/** @file What is made of something that never changes, beside something else that does not, made once. */

/** `make`, of the same two things once; what it gave goes with the first of them. */
export function onceFor<One extends object, Beside, T>(
  make: (one: One, beside: Beside) => T,
): (one: One, beside: Beside) => T {
  const kept = new WeakMap<One, { readonly beside: Beside; readonly made: T }>();
  return (one, beside) => {
    const known = kept.get(one);
    if (known !== undefined && known.beside === beside) return known.made;
    const made = make(one, beside);
    kept.set(one, { beside, made });
    return made;
  };
}
