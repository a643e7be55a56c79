/** @file Around the list of *Check the answers*: its head takes the keyboard and leads past the list, to what comes after it. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from '../record.module.css';

const PLACE = 'after-the-list';

export function CheckHead(props: {
  readonly title: string;
  readonly about: string;
  /** What comes after the list, as the words of the button that leads there; or a button that does it. */
  readonly next: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  const lead = () => {
    const place = document.getElementById(PLACE);
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  };
  return (
    <>
      <h1 ref={title} className={classes.title} tabIndex={-1} data-page-title>
        {props.title}
      </h1>
      <p className={classes.about}>{props.about}</p>
      <div className={classes.lead}>
        {typeof props.next === 'string' ? (
          <Button variant="default" onClick={lead}>
            {props.next}
          </Button>
        ) : (
          props.next
        )}
      </div>
    </>
  );
}

/** Where the head leads: the next Tab is the first thing in it. */
export function AfterTheList({ children }: { readonly children: ReactNode }) {
  return (
    <div id={PLACE} className={classes.signOff} tabIndex={-1} data-quiet-focus>
      {children}
    </div>
  );
}
