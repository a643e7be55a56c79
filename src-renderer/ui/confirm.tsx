/**
 * @file Asks once before destroying, exporting or overriding, in words that name the thing and say what
 * cannot be undone. Focus starts on the way back, so that Enter by habit harms nothing.
 */
import { Button, Modal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm.module.css';

export interface Question {
  readonly title: string;
  readonly body: ReactNode;
  readonly yes: string;
  readonly destroys?: boolean;
}
/** What is asked on the way of a step stands over the dialog that the step was taken in: drawn under it, nobody could press it. */
export const OVER_DIALOGS = 300;

type Ask = (question: Question) => Promise<boolean>;

const ConfirmContext = createContext<Ask | null>(null);

export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ question: Question; answer: (yes: boolean) => void } | null>(null);
  const ask = useCallback<Ask>((question) => new Promise((answer) => setOpen({ question, answer })), []);
  const close = (yes: boolean) => {
    open?.answer(yes);
    setOpen(null);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      <Modal
        opened={open !== null}
        onClose={() => close(false)}
        title={open?.question.title ?? ''}
        withCloseButton={false}
        zIndex={OVER_DIALOGS}
      >
        <div className={classes.body}>{open?.question.body}</div>
        <div className={classes.actions}>
          <Button variant="default" data-autofocus onClick={() => close(false)}>
            {t('action.goBack')}
          </Button>
          <Button color={open?.question.destroys ? 'red' : 'teal'} onClick={() => close(true)}>
            {open?.question.yes}
          </Button>
        </div>
      </Modal>
    </ConfirmContext>
  );
}

/** Resolves to true only when the person chose to go on. */
export function useConfirm(): Ask {
  const ask = useContext(ConfirmContext);
  if (ask === null) throw new Error('used outside ConfirmProvider');
  return ask;
}
