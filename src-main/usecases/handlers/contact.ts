/** @file The calls of contract/contact.ts. */
import type { contactCalls } from '../../contract/contact.ts';
import { promptDismiss, promptList, promptRestore } from '../contact/prompts.ts';
import { contactCheck, contactList, contactPlanShow } from '../contact/read-contacts.ts';
import { supportLists, supportRecord, supportShow } from '../contact/support.ts';
import { contactAdd, contactCorrect, contactPlanRecord } from '../contact/write-contacts.ts';
import type { Handlers } from './handlers.ts';

export const contactHandlers = {
  contactList,
  contactCheck,
  contactAdd,
  contactCorrect,
  contactPlanShow,
  contactPlanRecord,
  supportLists,
  supportShow,
  supportRecord,
  promptList,
  promptDismiss,
  promptRestore,
} satisfies Handlers<keyof typeof contactCalls>;
