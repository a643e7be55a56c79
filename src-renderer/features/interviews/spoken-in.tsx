/** @file In which language this session is held and who interprets: as last time, and changed in two fields. */
import { Anchor, Button, Modal, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreeningView } from '../../../src-main/contract/interviews.ts';
import { useWrite } from '../../bridge/queries.ts';
import classes from '../../questions/record.module.css';
import { isFromAnotherDay, useSpoken } from '../../questions/spoken.ts';
import { clockNow } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';

/** What is in force; a record always has its first session. */
export const spokenNow = (view: ScreeningView) => view.sessions.at(-1) ?? view;

export function SpokenIn({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation(['interview', 'common']);
  const spoken = useSpoken();
  const [opened, setOpened] = useState(false);
  // Asked once for a session: it stays so although answers of today are being added.
  const [asLastTime] = useState(() => isFromAnotherDay(view, clockNow()));
  const words = spoken(spokenNow(view));
  return (
    <>
      <p className={classes.spoken}>
        <span className="quiet">
          {asLastTime && isFromAnotherDay({ ...view, answers: [] }, clockNow())
            ? t('interview:spoken.asLastTime', { spoken: words })
            : words}
        </span>
        <Anchor
          component="button"
          type="button"
          aria-haspopup="dialog"
          aria-label={t('interview:spoken.change')}
          onClick={() => setOpened(true)}
        >
          {t('common:action.change')}
        </Anchor>
      </p>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('interview:spoken.title')} size="lg">
        <SpokenForm view={view} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function SpokenForm({ view, onClose }: { readonly view: ScreeningView; readonly onClose: () => void }) {
  const { t } = useTranslation(['interview', 'common']);
  const change = useWrite('screeningSession', ['screeningShow']);
  const { language, interpreter } = spokenNow(view);
  const [now, setNow] = useState<Spoken>({ language, interpreter });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ screeningId: view.id, ...now }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className={classes.dialog}>
      <p>{t('interview:spoken.text')}</p>
      <SpokenFields spoken={now} onChange={setNow} focus />
      {change.error === null ? null : <ErrorPanel error={change.error} />}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" disabled={change.isPending}>
          {t('interview:spoken.submit')}
        </Button>
      </div>
    </form>
  );
}

export interface Spoken {
  readonly language: string;
  readonly interpreter: string;
}

export function SpokenFields(props: {
  readonly spoken: Spoken;
  readonly onChange: (spoken: Spoken) => void;
  readonly focus?: boolean;
}) {
  const { t } = useTranslation('interview');
  return (
    <>
      <TextInput
        data-autofocus={props.focus || undefined}
        label={t('start.language')}
        maxLength={500}
        value={props.spoken.language}
        onChange={(event) => props.onChange({ ...props.spoken, language: event.currentTarget.value })}
      />
      <TextInput
        label={t('start.interpreter')}
        description={t('start.interpreterHint')}
        maxLength={500}
        value={props.spoken.interpreter}
        onChange={(event) => props.onChange({ ...props.spoken, interpreter: event.currentTarget.value })}
      />
    </>
  );
}

/** Asked before a talk begins with nobody to interpret, where the person asked for somebody. */
export const withoutInterpreter = (t: TFunction<['interview']>) => ({
  title: t('start.noInterpreter'),
  body: t('start.noInterpreterText'),
  yes: t('start.withoutInterpreter'),
});
