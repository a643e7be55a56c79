/** @file The quiet mark that says what is typed is in the vault, or plainly that it is not. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../bridge/client.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Icon } from '../ui/icons.tsx';
import type { AnswerStore } from './answer-store.ts';
import type { AskedPage } from './form.ts';
import classes from './record.module.css';
import { useReading } from './use-answers.ts';

export function SavedMark(props: {
  readonly store: AnswerStore;
  readonly pages: readonly AskedPage[];
  /** To a question of a page. */
  readonly onQuestion: (page: string, question: string) => void;
}) {
  const { t } = useTranslation('interview');
  const { store } = props;
  const state = useReading(store, () => store.state);
  const failure = useReading(store, () => store.failure);
  // One that is no longer asked cannot be gone to.
  const refused = useReading(store, () =>
    store.refused.find((name) => pageOf(props.pages, name) !== undefined),
  );
  const loose = useReading(store, () =>
    store.loose.left.find((name) => pageOf(props.pages, name) !== undefined),
  );
  if (state === 'not-saved') {
    // An answer that does not fit will not fit at a second try either: it is shown instead.
    const shown = refused ?? loose;
    const tryAgain = failure !== null || shown === undefined;
    return (
      <Button
        variant="subtle"
        color="yellow"
        leftSection={<Icon name="look" size={18} />}
        onClick={() => {
          if (tryAgain) void store.flush();
          else props.onQuestion(pageOf(props.pages, shown)?.page.name ?? '', shown);
        }}
      >
        {t(tryAgain ? 'saved.not' : refused === undefined ? 'saved.loose' : 'saved.refused')}
      </Button>
    );
  }
  return (
    <span className={classes.saved} data-state={state} role="status">
      {state === 'saved' ? <Icon name="check" size={16} /> : null}
      {t(state === 'saved' ? 'saved.yes' : 'saved.saving')}
    </span>
  );
}

const pageOf = (pages: readonly AskedPage[], question: string): AskedPage | undefined =>
  pages.find((page) => page.questions.some((one) => one.question.name === question));

/** What stands in the way of saving, in full, with Try again. */
export function NotSaved({ store }: { readonly store: AnswerStore }) {
  const failure = useReading(store, () => store.failure);
  if (failure === null) return null;
  return <ErrorPanel error={new Failure(failure)} onRetry={() => void store.flush()} />;
}
