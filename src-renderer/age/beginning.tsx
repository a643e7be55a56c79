/** @file That a form is being begun: on its button, which keeps the keyboard, and for those who hear the screen. */
import classes from './age.module.css';

/** For a button that has begun something: it says that it works, and takes no second press. */
export const busy = (works: boolean) =>
  works ? { 'data-disabled': true, 'aria-disabled': true, 'aria-busy': true } : {};

/** It stands there before it has words, or they are not read out. */
export function Beginning({ words }: { readonly words: string }) {
  return (
    <span className={classes.said} role="status" data-beginning>
      {words}
    </span>
  );
}
