/** @file Whether a file is an e-mail, by its first bytes. */

/** A statement may begin "From March 2021 I worked", a note "X-ray: left wrist": mail says more than one such thing. */
export function looksLikeMail(head: string): boolean {
  if (/^From \S+@\S+ /.test(head)) return true;
  if (/^(From|To|Subject|Date|Message-ID):/i.test(head)) {
    return (
      /^(From|To|Subject|Date):/im.test(head.slice(10)) &&
      /^(MIME-Version|Message-ID|Content-Type):/im.test(head)
    );
  }
  const first = /^(Return-Path:|Received: (from|by) |Delivered-To:|MIME-Version:|X-[\w-]+:)/i.exec(head);
  if (first === null) return false;
  const rest = head.slice(first[0].length);
  return first[0].startsWith('X-')
    ? /^(MIME-Version|Message-ID|Content-Type|Received):/im.test(rest)
    : /^(From|To|Subject|Message-ID|Received|MIME-Version|Content-Type|DKIM-Signature|X-[\w-]+):/im.test(
        rest,
      );
}

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Every Outlook item has a stream of this name (MS-OXMSG, section 2.4), which no Word or Excel file has. */
const PROPERTIES = Buffer.from('__properties_version1.0', 'utf16le');

export function isOutlookItem(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.subarray(0, COMPOUND.length).equals(COMPOUND) && all.includes(PROPERTIES);
}
