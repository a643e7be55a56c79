/** @file What an OpenDocument text says (ODF 1.3, part 3), with what was changed or remarked in it said to be that. */
import { type DocumentRead, Paragraphs } from './paragraphs.ts';
import { readXml } from './read-xml.ts';

interface Change {
  kind: 'inserted' | 'deleted';
  by: string;
  text: string;
}

/** `parts`: files of the package by their names. */
export function readOdt(parts: ReadonlyMap<string, Uint8Array>): DocumentRead {
  const out = new Paragraphs();
  const changes = new Map<string, Change>();
  let region: { id: string; change: Change } | null = null;
  let remark: { by: string; text: string } | null = null;
  let inserted: Change | undefined;
  let [isAuthor, comments, inBody] = [false, 0, false];
  const say = (text: string) => {
    if (isAuthor) {
      if (remark !== null) remark.by += text;
      else if (region !== null) region.change.by += text;
    } else if (remark !== null) remark.text += text;
    else if (region !== null) region.change.text += text;
    else if (inBody) out.say(text, inserted === undefined ? 'plain' : 'inserted', inserted?.by ?? '');
  };
  let within: string[] = [];
  readXml(parts.get('content.xml') ?? new Uint8Array(), {
    open(name, attributes) {
      within.push(name);
      const id = attributes['text:change-id'] ?? attributes['text:id'] ?? attributes['xml:id'] ?? '';
      if (name === 'text:changed-region') region = { id, change: { kind: 'inserted', by: '', text: '' } };
      else if (name === 'text:deletion' && region !== null) region.change.kind = 'deleted';
      else if (name === 'dc:creator') isAuthor = true;
      else if (name === 'office:annotation') remark = { by: '', text: '' };
      else if (name === 'text:p' || name === 'text:h') inBody = true;
      else if (name === 'text:tab') say('    ');
      else if (name === 'text:s') say(' '.repeat(Math.min(80, Number(attributes['text:c'] ?? 1) || 1)));
      else if (name === 'text:line-break') out.end();
      else if (name === 'table:table-row') out.row();
      else if (name === 'text:change-start') inserted = changes.get(id);
      else if (name === 'text:change-end') inserted = undefined;
      else if (name === 'text:change') {
        const gone = changes.get(id);
        if (gone !== undefined) out.say(gone.text.trim(), 'deleted', gone.by.trim());
      } else if (name === 'draw:image') out.say('–', 'picture');
    },
    text(text) {
      if (within.at(-1) === 'dc:date' || within.at(-1) === 'meta:creator-initials') return;
      say(text.replace(/[\t\r\n ]+/g, ' '));
    },
    close(name) {
      within.pop();
      if (name === 'dc:creator') isAuthor = false;
      else if (name === 'text:changed-region' && region !== null) {
        changes.set(region.id, region.change);
        region = null;
      } else if (name === 'office:annotation' && remark !== null) {
        const { by, text } = remark;
        remark = null;
        comments += 1;
        out.say(text.trim(), 'comment', by.trim());
      } else if ((name === 'text:p' || name === 'text:h') && region === null && remark === null) {
        out.end(name === 'text:h' ? 'heading' : 'body');
        inBody = within.some((one) => one === 'text:p' || one === 'text:h');
      } else if (name === 'table:table-cell') out.cell();
      else if (name === 'table:table-row') out.endRow();
    },
  });
  within = [];
  const leftOut = out.leftOut(margins(parts.get('styles.xml')));
  return { blocks: out.finish(), changes: changes.size, comments, leftOut };
}

/** Headers and footers that say or show something, in the styles of its pages. */
function margins(bytes: Uint8Array = new Uint8Array()): number {
  let [count, inMargin, isShown] = [0, false, false];
  const isMargin = (name: string) => /^style:(header|footer)(-left|-first)?$/.test(name);
  readXml(bytes, {
    open(name) {
      if (isMargin(name)) [inMargin, isShown] = [true, false];
      else if (inMargin && (name === 'draw:image' || name === 'text:page-number')) isShown = true;
    },
    text(text) {
      if (inMargin && text.trim() !== '') isShown = true;
    },
    close(name) {
      if (!isMargin(name)) return;
      if (isShown) count += 1;
      inMargin = false;
    },
  });
  return count;
}
