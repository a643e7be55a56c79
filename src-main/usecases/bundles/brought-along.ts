/**
 * @file What documents bring along beside their pages: bookmarks that stay, and what stays behind, said when the bundle
 * is built.
 */
import type { BroughtAlong } from '../../bundle/writer.ts';
import type { OutlineEntry } from '../../core/bundles/page-map.ts';
import { type Coded, coded, type Finding, type Level } from '../../core/findings/finding.ts';
import { type BuildOrder, exhibitsOf } from './build-order.ts';
import { namesIn } from './file-name.ts';

/** Addresses named of one document. */
const MOST_ADDRESSES = 5;

/**
 * Documents whose bookmarks stay. Not of one that has pages as pictures: its bookmarks may repeat the words that nobody
 * was to read.
 */
export const keepingBookmarks = (order: BuildOrder): string[] =>
  order.bundle.marking.ownBookmarks
    ? exhibitsOf(order)
        .filter(({ pictured }) => pictured.length === 0)
        .map(({ id }) => id)
    : [];

/** Empty where there is nothing to say. Pages are of the bundle. */
export function broughtFindings(brought: readonly BroughtAlong[], order: BuildOrder): Finding[] {
  const titles = new Map(exhibitsOf(order).map(({ id, title }) => [id as string, title]));
  const titleOf = ({ key }: BroughtAlong) => titles.get(key) ?? '';
  const linked = brought.filter(({ webLinks }) => webLinks.length > 0);
  const dropped = brought.filter(({ bookmarksDropped }) => bookmarksDropped > 0);
  const coloured = brought.filter(({ coloursDropped }) => coloursDropped > 0);
  const naming = brought.filter(({ contents }) => namesIn(wordsOf(contents), order.survivors).length > 0);
  return [
    ...(naming.length === 0
      ? []
      : [said('should', coded('bookmarks-name-survivor', { documents: naming.map(titleOf) }))]),
    ...(linked.length === 0 ? [] : [webLinks(linked, titleOf)]),
    ...(coloured.length === 0
      ? []
      : [said('could', coded('colours-left', { documents: coloured.map(titleOf) }))]),
    ...(dropped.length === 0
      ? []
      : [
          said(
            'could',
            coded('bookmarks-left', {
              left: dropped.map((one) => ({ title: titleOf(one), count: one.bookmarksDropped })),
            }),
          ),
        ]),
  ];
}

function webLinks(linked: readonly BroughtAlong[], titleOf: (one: BroughtAlong) => string): Finding {
  const links = linked.map((one) => ({
    title: titleOf(one),
    pages: [...new Set(one.webLinks.map(({ page }) => page))],
    addresses: [...new Set(one.webLinks.map(({ address }) => address))].slice(0, MOST_ADDRESSES),
  }));
  return said(
    'could',
    coded('web-links-left', { links }),
    links.flatMap(({ pages }) => pages),
  );
}

const said = (level: Level, found: Coded, pages: readonly number[] = []): Finding => ({
  ...found,
  rule: '',
  level,
  source: '',
  passed: false,
  pages,
});

const wordsOf = (entries: readonly OutlineEntry[]): string =>
  entries.map(({ title, children }) => `${title} ${wordsOf(children)}`).join(' ');
