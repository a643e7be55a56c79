/**
 * @file Papers before what holds others. A paper that was saved has its own name, date and section, and the e-mail it came
 * with holds it too: read first, the e-mail would bring it in under whatever name it had there, and the paper be refused.
 */
import { MEDIA_KINDS } from './media-types.ts';

const HOLDS_OTHERS: ReadonlySet<string> = new Set(
  Object.values(MEDIA_KINDS)
    .filter(({ readAs }) => readAs === 'e-mail' || readAs === 'archive')
    .flatMap(({ endings }): readonly string[] => endings),
);

const holdsOthers = (name: string): boolean =>
  HOLDS_OTHERS.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');

/** The same files in the order in which they are taken in, each with its place among those given. `papers`: how many come first. */
export function openedLast<T>(files: readonly T[], nameOf: (file: T) => string) {
  const placed = files.map((file, place) => ({ file, place }));
  const [papers, others] = [false, true].map((holds) =>
    placed.filter(({ file }) => holdsOthers(nameOf(file)) === holds),
  ) as [typeof placed, typeof placed];
  return { order: [...papers, ...others], papers: papers.length };
}
