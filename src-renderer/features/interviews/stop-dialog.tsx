/** @file Stopping for today: everything is saved; end on something ordinary. */
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AskedPage } from '../../questions/form.ts';
import classes from '../../questions/record.module.css';

export function StopDialog(props: {
  readonly opened: boolean;
  readonly title: string;
  /** The page that ends on something neutral. */
  readonly closing: AskedPage | undefined;
  readonly onStay: () => void;
  readonly onClosing: (page: string) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('interview');
  const { closing } = props;
  return (
    <Modal opened={props.opened} onClose={props.onStay} title={props.title} size="lg">
      <p>{t('stop.text')}</p>
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={props.onStay}>
          {t('stop.stay')}
        </Button>
        {closing === undefined || closing.page.testimony.part !== 'interview' ? null : (
          <Button variant="default" onClick={() => props.onClosing(closing.page.name)}>
            {t('stop.closing', { title: closing.title })}
          </Button>
        )}
        <Button data-autofocus onClick={props.onLeave}>
          {t('stop.leave')}
        </Button>
      </div>
    </Modal>
  );
}
