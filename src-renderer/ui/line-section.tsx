/**
 * @file A section that is one line while there is little to say: its heading, what it comes to, and what can be done.
 * With a fold, its heading opens and closes the rest in place; finding words on the page opens it too.
 */
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { Fold } from './fold.ts';
import { Icon } from './icons.tsx';
import classes from './line-section.module.css';

export function LineSection(props: {
  readonly title: string;
  /** What it comes to, in a line: shown whether folded or not. */
  readonly sum?: ReactNode;
  readonly actions?: ReactNode;
  readonly fold?: Fold;
  readonly children?: ReactNode;
}) {
  const { title, sum, actions, fold, children } = props;
  const body = useId();
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title}>
            {fold === undefined ? (
              title
            ) : (
              <button
                type="button"
                className={classes.fold}
                aria-expanded={fold.open}
                aria-controls={body}
                onClick={() => fold.set(!fold.open)}
              >
                <Icon name="next" size={16} />
                {title}
              </button>
            )}
          </h2>
          {sum === undefined ? null : <div className={classes.sum}>{sum}</div>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {fold === undefined ? (
        <div className={classes.body}>{children}</div>
      ) : (
        <Folded id={body} fold={fold}>
          {children}
        </Folded>
      )}
    </section>
  );
}

function Folded({
  id,
  fold,
  children,
}: {
  readonly id: string;
  readonly fold: Fold;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { open, set } = fold;
  // React knows hidden only as yes or no. It takes it away itself, before a field in here asks for the keyboard.
  useLayoutEffect(() => {
    if (!open) box.current?.setAttribute('hidden', 'until-found');
  }, [open]);
  useEffect(() => {
    const found = () => set(true);
    const one = box.current;
    one?.addEventListener('beforematch', found);
    return () => one?.removeEventListener('beforematch', found);
  });
  return (
    <div id={id} ref={box} className={classes.body} hidden={!open}>
      {children}
    </div>
  );
}
