/** @file An e-mail as Outlook keeps it (MS-OXMSG). What its transport wrote at its head counts before Outlook's own fields. */
import MsgReader, { type FieldsData } from '@kenjiuno/msgreader';
import type { Part } from '../decoder.ts';
import { refusal } from '../refusal.ts';
import { htmlBlocks } from '../rendered/html-blocks.ts';
import { type Mail, oneLine, paragraphs, partName } from './mail.ts';
import { addressLine, readEml } from './read-eml.ts';

/** Throws damaged-file. */
export async function readMsg(bytes: Uint8Array): Promise<Mail> {
  const copy = new Uint8Array(bytes);
  const reader = new MsgReader.default(copy.buffer as ArrayBuffer);
  const item = reader.getFileData();
  if (item.error !== undefined) throw refusal('damaged-file', 'nothing-read');
  const travelled = await headOf(item);
  const receivers = (type: 'to' | 'cc' | 'bcc') =>
    (item.recipients ?? [])
      .filter((one) => one.recipType === type)
      .map(({ name, smtpAddress, email }) => addressLine(name ?? '', smtpAddress ?? email ?? ''));
  const own = addressLine(item.senderName ?? '', item.senderSmtpAddress ?? item.senderEmail ?? '');
  const said = <K extends keyof Mail>(field: K, or: Mail[K]): Mail[K] => {
    const value = travelled?.[field];
    return value === undefined || value.length === 0 ? or : value;
  };
  return {
    from: said('from', [own]),
    sender: said('sender', []),
    to: said('to', receivers('to')),
    cc: said('cc', receivers('cc')),
    bcc: said('bcc', receivers('bcc')),
    replyTo: said('replyTo', []),
    date: said('date', oneLine(item.clientSubmitTime ?? item.messageDeliveryTime ?? '')),
    subject: oneLine(item.subject ?? travelled?.subject ?? ''),
    messageId: said('messageId', oneLine(item.messageId ?? '')),
    body: bodyOf(item),
    attachments: (item.attachments ?? []).map((one, i) => attachment(reader, one, i + 1)),
  };
}

/** What its transport wrote; null for one that was never sent. */
async function headOf({ headers }: FieldsData): Promise<Mail | null> {
  if (headers === undefined || headers.trim() === '') return null;
  // Its parts are Outlook's own now: of what the transport said of them nothing is left to be read.
  const head = headers.replace(/^content-[^\n]*\n([ \t][^\n]*\n)*/gim, '').trimEnd();
  return await readEml(Buffer.from(`${head}\r\n\r\n`, 'utf8')).catch(() => null);
}

function bodyOf(item: FieldsData): Mail['body'] {
  const { body = '', bodyHtml, html } = item;
  if (body.trim() !== '') return paragraphs(body);
  if (bodyHtml !== undefined) return htmlBlocks(bodyHtml);
  if (html === undefined) return [];
  const isUtf8 = item.internetCodepage === undefined || item.internetCodepage === 65_001;
  return htmlBlocks(new TextDecoder(isUtf8 ? 'utf-8' : 'windows-1252').decode(html));
}

function attachment(reader: InstanceType<typeof MsgReader.default>, one: FieldsData, number: number): Part {
  const isMail = one.innerMsgContent === true;
  const { fileName, content } = reader.getAttachment(one);
  const name = partName(
    isMail ? `${one.innerMsgContentFields?.subject ?? one.name ?? ''}`.replace(/[/\\]/g, ' ') : fileName,
    number,
  );
  return { name: isMail && !/\.msg$/i.test(name) ? `${name}.msg` : name, bytes: new Uint8Array(content) };
}
