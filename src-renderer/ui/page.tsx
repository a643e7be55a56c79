/** @file The frame of a page: heading, what it is about, actions at the right, content below. */
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { langOf } from './lang.ts';
import classes from './page.module.css';

interface PageProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `fill`: the content scrolls by itself (long lists); `flow`: the page does. */
  readonly scroll?: 'fill' | 'flow';
}

export function Page({ title, about, actions, children, scroll = 'flow' }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A page that opens with the keyboard nowhere puts it on its heading, so that Tab goes to what is new.
  // And it begins at its top, wherever the page before it was read to.
  useEffect(() => {
    document.querySelector('main')?.scrollTo(0, 0);
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-scroll={scroll}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <h1
            ref={heading}
            className={classes.title}
            tabIndex={-1}
            title={typeof title === 'string' ? title : undefined}
            data-page-title
          >
            <bdi {...(typeof title === 'string' ? langOf(title) : {})}>{title}</bdi>
          </h1>
          {about === undefined ? null : <div className={classes.about}>{about}</div>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </header>
      <div className={classes.content}>{children}</div>
    </div>
  );
}

/** A group within a page, under a hairline. */
export function Section({
  title,
  about,
  actions,
  children,
  ref,
}: {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}) {
  return (
    <section className={classes.section} ref={ref}>
      <div className={classes.sectionHead}>
        <div className={classes.titles}>
          <h2 className={classes.sectionTitle}>{title}</h2>
          {about === undefined ? null : <p className={classes.about}>{about}</p>}
        </div>
        {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
