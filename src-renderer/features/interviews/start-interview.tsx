/** @file Starts an interview: with whom first, and then what is for that person. A child has a way of their own. */

import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, PersonView } from '../../../src-main/contract/cases.ts';
import { personToBeginWith } from '../../../src-main/core/people/roles.ts';
import { ChildsRoute } from '../../age/childs-route.tsx';
import { useRead } from '../../bridge/queries.ts';
import classes from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NotePanel } from '../../ui/note-panel.tsx';
import { HoldInterview } from './hold-interview.tsx';

export function StartInterview(props: {
  readonly file: CaseView;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interview');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('start.title')} size="lg">
      <WithWhom file={props.file} onClose={props.onClose} />
    </Modal>
  );
}

function WithWhom({ file, onClose }: { readonly file: CaseView; readonly onClose: () => void }) {
  const { t } = useTranslation('interview');
  const survivor = personToBeginWith(file.people);
  const [chosen, setChosen] = useState<string>(survivor?.id ?? '');
  const person = file.people.find((one) => one.id === chosen) ?? survivor;
  if (person === undefined) return null;
  return (
    <div className={classes.dialog}>
      <NativeSelect
        label={t('start.person')}
        data-autofocus
        value={person.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={file.people.map((one) => ({ value: one.id, label: one.name }))}
      />
      <WhatIsForThem key={person.id} person={person} onClose={onClose} />
    </div>
  );
}

function WhatIsForThem({ person, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useTranslation(['interview', 'common']);
  const offers = useRead('formOffers', { personId: person.id });
  const forms = useRead('formList', {});
  const error = offers.error ?? forms.error;
  if (error !== null) return <ErrorPanel error={error} />;
  if (offers.data === undefined || forms.data === undefined) return null;
  const { offered, treatedAsChild, age, wantsInterpreter } = offers.data;
  const interviews = forms.data.forms.filter(({ id, use }) => use === 'interview' && offered.includes(id));
  if (!treatedAsChild && interviews.length > 0) {
    return (
      <HoldInterview
        person={person}
        interviews={interviews}
        damaged={forms.data.damaged}
        asksAge={age === 'unknown'}
        wantsInterpreter={wantsInterpreter}
        onClose={onClose}
      />
    );
  }
  return (
    <>
      {treatedAsChild ? (
        <ChildsRoute person={person} />
      ) : (
        <NotePanel title={t('interview:start.notForRole')} role="status">
          <p>{t('interview:start.notForRoleText')}</p>
        </NotePanel>
      )}
      <div className={classes.dialogActions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
      </div>
    </>
  );
}
