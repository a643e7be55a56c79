/**
 * @file Asked before anything of a Duty to Notify copy is shown: which body reports, and whether the person agrees to be
 * named. A body that the duty does not bind is told so, and what it can do instead; nothing is offered to send.
 */
import { Anchor, Button, Radio } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import dutyFile from '../../../resources/standards/duty-to-notify.json' with { type: 'json' };
import type { NotificationVariant } from '../../../src-main/contract/notification.ts';
import sheet from '../../questions/record.module.css';
import { NotePanel } from '../../ui/note-panel.tsx';
import classes from './worksheets.module.css';

export interface NotificationAsked {
  readonly body: string;
  readonly variant: NotificationVariant;
}

const NONE = dutyFile['no-duty'];
const VARIANTS = ['anonymous', 'named'] as const;

export function NotificationBody(props: {
  readonly onBack: () => void;
  readonly onSay: (asked: NotificationAsked) => void;
}) {
  const { t } = useTranslation('worksheets');
  const [body, setBody] = useState('');
  const [variant, setVariant] = useState<NotificationVariant>('anonymous');
  const chosen = dutyFile.bodies.find((one) => one.id === body);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSay({ body, variant });
  };
  return (
    <section aria-labelledby="notify-body-title" data-notification-body>
      <Anchor component="button" type="button" className={classes.backLink} onClick={props.onBack}>
        {t('notify.back')}
      </Anchor>
      <h1 id="notify-body-title" className={sheet.title} tabIndex={-1} data-page-title>
        {t('notify.bodyTitle')}
      </h1>
      <p className={sheet.about}>{t('notify.bodyAbout')}</p>
      <form onSubmit={submit} className={classes.copyNotes}>
        <Radio.Group label={t('notify.body')} size="md" value={body} onChange={setBody}>
          <div className={classes.bodies}>
            {dutyFile.bodies.map(({ id, title }) => (
              <Radio key={id} size="md" value={id} label={title} />
            ))}
          </div>
        </Radio.Group>
        {chosen === undefined ? null : chosen.duty === null ? (
          <NotePanel tone="needs-you" title={NONE.title} role="status">
            <p>{NONE.text}</p>
            <p className="quiet">{NONE.law}</p>
            <ul className={classes.lines}>
              {NONE.instead.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </NotePanel>
        ) : (
          <>
            <Radio.Group
              label={t('notify.variant')}
              size="md"
              value={variant}
              onChange={(value) => setVariant(VARIANTS.find((one) => one === value) ?? 'anonymous')}
            >
              <div className={classes.bodies}>
                {VARIANTS.map((one) => (
                  <Radio
                    key={one}
                    size="md"
                    value={one}
                    label={dutyFile.variants[one].title}
                    description={dutyFile.variants[one].consent}
                  />
                ))}
              </div>
            </Radio.Group>
            <div>
              <Button type="submit">{t('notify.goOn')}</Button>
            </div>
          </>
        )}
      </form>
    </section>
  );
}
