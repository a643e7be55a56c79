/** @file The words of a page over its picture: they can be chosen, copied and heard, and what was found stands out. */
import type { PageWord } from '../../../src-main/core/evidence/page-words.ts';
import { wordsFound } from '../../../src-main/core/evidence/page-words.ts';
import classes from './viewer.module.css';

interface Shown {
  readonly words: readonly PageWord[];
  readonly label: string;
  /** What is looked for; empty for nothing. */
  readonly search: string;
  /** The first word of the place that is shown now; null where it is on another page. */
  readonly current: number | null;
}

const share = (value: number): string => `${value * 100}%`;

/** A place that was found is of use where it is seen. */
const inSight = (word: HTMLElement | null): void =>
  word?.scrollIntoView({ block: 'center', inline: 'nearest' });

export function PageText({ words, label, search, current }: Shown) {
  const found = wordsFound(
    words.map(({ text }) => text),
    search,
  );
  const marked = new Map(
    found.flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, i) => [from + i, from === current] as const),
    ),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups words, and no fields.
    <div className={classes.words} role="group" aria-label={label} dir="auto">
      {words.map(({ text, left, top, width, height }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a page have no name, and never change their order.
          key={i}
          className={classes.word}
          ref={i === current ? inSight : undefined}
          data-found={marked.has(i) ? (marked.get(i) === true ? 'now' : 'also') : undefined}
          style={{
            left: share(left),
            top: share(top),
            width: share(width),
            height: share(height),
            fontSize: `${height * 90}cqh`,
          }}
        >
          {`${text} `}
        </span>
      ))}
    </div>
  );
}
