/**
 * @file What a page of HTML says, as paragraphs: no style, no script, nothing fetched. What it shows by pictures and where its
 * links lead stands as words. The parser knows no entities but HTML's own, and opens nothing.
 */
import { Parser } from 'htmlparser2';
import type { Run, TextBlock } from '../../contract/rendering.ts';
import { refusal } from '../refusal.ts';

const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
]);
const BREAKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'tfoot',
  'thead',
  'tr',
  'ul',
]);
const HEADING = /^h[1-6]$/;
/** Elements inside elements: what people write has some dozens. */
const DEPTH = 2_000;

/** Throws damaged-file for one that is nested beyond anything people write. */
export function htmlBlocks(html: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let runs: Run[] = [];
  let silent = 0;
  let depth = 0;
  let isHeading = false;
  let isAsWritten = 0;
  const links: { to: string; text: string }[] = [];

  const end = () => {
    const said = trimmed(runs);
    if (said.length > 0) blocks.push({ kind: 'text', style: isHeading ? 'heading' : 'body', runs: said });
    runs = [];
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEPTH) throw refusal('damaged-file', 'too-deep');
        if (SILENT.has(name)) silent += 1;
        if (silent > 0) return;
        if (BREAKS.has(name) || name === 'br') end();
        if (HEADING.test(name)) isHeading = true;
        if (name === 'pre') isAsWritten += 1;
        if (name === 'li') runs.push({ as: 'plain', text: '• ' });
        if (name === 'td' || name === 'th') runs.push({ as: 'plain', text: '  ' });
        if (name === 'img') picture(attributes['alt'] ?? '', attributes['width'], attributes['height']);
        if (name === 'a') links.push({ to: attributes['href'] ?? '', text: '' });
      },
      ontext(text) {
        if (silent > 0) return;
        const link = links.at(-1);
        if (link !== undefined) link.text += text;
        if (isAsWritten === 0) runs.push({ as: 'plain', text: text.replace(/[ \t\r\n\f]+/g, ' ') });
        else {
          for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
            if (i > 0) end();
            runs.push({ as: 'plain', text: line });
          }
        }
      },
      onclosetag(name) {
        depth -= 1;
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        if (silent > 0) return;
        if (name === 'a') leadsTo(links.pop());
        if (BREAKS.has(name)) end();
        if (HEADING.test(name)) isHeading = false;
        if (name === 'pre') isAsWritten = Math.max(0, isAsWritten - 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );

  /** Dots that count readers say nothing. */
  function picture(alt: string, width?: string, height?: string) {
    if (width === '1' || height === '1') return;
    runs.push({ as: 'picture', text: alt.replace(/\s+/g, ' ').trim() || '–' });
  }
  /** Where it leads, unless its words say that already. */
  function leadsTo(link: { to: string; text: string } | undefined) {
    if (link === undefined || !/^(https?|mailto|tel):/i.test(link.to)) return;
    const bare = (text: string) =>
      text
        .replace(/^(https?:\/\/|mailto:|tel:)/i, '')
        .replace(/\/$/, '')
        .trim();
    if (bare(link.text) !== bare(link.to))
      runs.push({ as: 'plain', text: ' ' }, { as: 'link', text: link.to });
  }

  parser.write(html);
  parser.end();
  end();
  return blocks;
}

/** Without the space at either end; nothing where nothing else is left. */
function trimmed(runs: readonly Run[]): Run[] {
  const said = joined(runs);
  const [first] = said;
  if (first?.as === 'plain') said[0] = { ...first, text: first.text.trimStart() };
  const last = said.at(-1);
  if (last?.as === 'plain') said[said.length - 1] = { ...last, text: last.text.trimEnd() };
  return said.filter(({ as, text }) => as !== 'plain' || text !== '');
}

/** Neighbours in the same style as one, so that a word is not taken apart. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.as === 'plain' && run.as === 'plain') {
      const text = `${last.text}${run.text}`.replace(/ {3,}/g, '  ');
      out[out.length - 1] = { as: 'plain', text };
    } else out.push(run);
  }
  return out;
}
