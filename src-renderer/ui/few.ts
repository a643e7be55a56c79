/** @file Which of a long list are shown before somebody asks for all of it. */

/**
 * The first `few` and whatever `stays`, in the order of the list; the whole list where fewer than two would be left
 * out, since one more is sooner read than asked for.
 */
export function firstOf<T>(items: readonly T[], few: number, stays: (one: T) => boolean): readonly T[] {
  const first = items.filter((one, at) => at < few || stays(one));
  return items.length - first.length < 2 ? items : first;
}
