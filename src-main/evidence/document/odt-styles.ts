/** @file How OpenDocument's paragraphs, letters, tables, lists and pages look (ODF 1.3, part 3, 16 and 20). */
import type { Borders, Look, Side, Sides, Stroke, TabStop } from '../../contract/laid-out.ts';
import { colorOf, layered, over, type ParagraphLook, type RunLook } from './docx-styles.ts';
import { all, at, child, type Element, within } from './tree.ts';

/** Styles that stand on styles. */
const BASED_ON = 20;
const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.346, mm: 2.8346, pc: 12, px: 0.75 };
const LONGEST = 5_000;

/** Points; undefined where it is no length. */
export function length(written: string | undefined): number | undefined {
  const found = /^(-?[\d.]+)(pt|in|cm|mm|pc|px)$/.exec(written ?? '');
  const number = Number(found?.[1]) * (UNITS[found?.[2] ?? ''] ?? 1);
  return Number.isFinite(number) ? Math.max(-LONGEST, Math.min(LONGEST, number)) : undefined;
}

const color = (written: string | undefined): string | undefined =>
  written === undefined ? undefined : colorOf(written.replace('#', ''));

/** "0.5pt solid #000000". */
function stroke(written: string | undefined): Stroke | null {
  const parts = (written ?? 'none').split(' ');
  if (parts.includes('none')) return null;
  const width = parts.map(length).find((one) => one !== undefined) ?? 0.5;
  const dash = parts.includes('dotted') ? 'dotted' : parts.includes('dashed') ? 'dashed' : 'solid';
  return {
    width: Math.min(12, Math.max(0.25, width)),
    color: parts.map((one) => (one.startsWith('#') ? color(one) : '')).find((one) => one) ?? '#000000',
    dash: parts.includes('double') ? 'double' : dash,
  };
}

const ALL_SIDES: readonly Side[] = ['top', 'right', 'bottom', 'left'];

export function bordersOf(attributes: Readonly<Record<string, string>>): Borders {
  const borders: Partial<Record<Side, Stroke>> = {};
  for (const side of ALL_SIDES) {
    const drawn = stroke(attributes[`fo:border-${side}`] ?? attributes['fo:border']);
    if (drawn !== null) borders[side] = drawn;
  }
  return borders;
}

export function sidesOf(
  attributes: Readonly<Record<string, string>>,
  name: string,
  otherwise: number,
): Sides {
  const whole = length(attributes[name]) ?? otherwise;
  const side = (of: Side) => Math.max(0, length(attributes[`${name}-${of}`]) ?? whole);
  return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') };
}

export class OdtStyles {
  readonly #styles = new Map<string, Element>();
  readonly #defaults = new Map<string, Element>();
  readonly #fonts = new Map<string, string>();
  readonly #lists = new Map<string, Element>();
  readonly #masters = new Map<string, Element>();
  readonly #layouts = new Map<string, Element>();

  constructor(...files: readonly Element[]) {
    for (const file of files) {
      for (const face of within(child(file, 'office:font-face-decls')))
        this.#fonts.set(face.attributes['style:name'] ?? '', face.attributes['svg:font-family'] ?? '');
      for (const group of ['office:styles', 'office:automatic-styles', 'office:master-styles'])
        for (const element of within(child(file, group))) this.#take(element);
    }
  }

  #take(element: Element): void {
    const { 'style:name': name = '', 'style:family': family = '' } = element.attributes;
    if (element.name === 'style:style') this.#styles.set(`${family} ${name}`, element);
    else if (element.name === 'style:default-style') this.#defaults.set(family, element);
    else if (element.name === 'text:list-style') this.#lists.set(name, element);
    else if (element.name === 'text:outline-style') this.#lists.set('', element);
    else if (element.name === 'style:master-page') this.#masters.set(name, element);
    else if (element.name === 'style:page-layout') this.#layouts.set(name, element);
  }

  /** Its own, below it those it stands on, below all the default. */
  chain(family: string, name: string): readonly Element[] {
    const chain: Element[] = [];
    let style = this.#styles.get(`${family} ${name}`);
    while (style !== undefined && chain.length < BASED_ON && !chain.includes(style)) {
      chain.unshift(style);
      style = this.#styles.get(`${family} ${style.attributes['style:parent-style-name'] ?? ''}`);
    }
    const first = this.#defaults.get(family);
    return first === undefined ? chain : [first, ...chain];
  }

  properties(family: string, name: string, kind: string): Readonly<Record<string, string>> {
    return layered(
      this.chain(family, name).map((style) => child(style, `style:${kind}-properties`)?.attributes ?? {}),
    );
  }

  /** An attribute of the style itself, or the nearest it stands on. */
  attribute(family: string, name: string, attribute: string): string {
    return (
      this.chain(family, name).findLast((style) => style.attributes[attribute] !== undefined)?.attributes[
        attribute
      ] ?? ''
    );
  }

  /** `place`: of its list, which the style that names a list may move, and those that stand on it. */
  paragraph(name: string, place: ParagraphLook = {}): ParagraphLook {
    const chain = this.chain('paragraph', name);
    const named = chain.findIndex(({ attributes }) => (attributes['style:list-style-name'] ?? '') !== '');
    const looks = (styles: readonly Element[], below: ParagraphLook): ParagraphLook =>
      styles.reduce(
        (look, style) => over(look, paragraphLook(child(style, 'style:paragraph-properties'), look)),
        below,
      );
    const cut = named < 0 ? chain.length : named;
    return looks(chain.slice(cut), over(looks(chain.slice(0, cut), {}), place));
  }

  run(family: 'paragraph' | 'text', name: string): RunLook {
    return layered(
      this.chain(family, name).map((style) => this.#runLook(child(style, 'style:text-properties'))),
    );
  }

  list(name: string): Element | undefined {
    return this.#lists.get(name);
  }

  master(name: string): Element | undefined {
    return this.#masters.get(name) ?? this.#masters.get('Standard') ?? this.#masters.values().next().value;
  }

  layout(master: Element | undefined): Element | undefined {
    return this.#layouts.get(master?.attributes['style:page-layout-name'] ?? '');
  }

  #runLook(properties: Element | undefined): RunLook {
    const a = properties?.attributes ?? {};
    const size = length(a['fo:font-size']);
    const font = this.#fonts.get(a['style:font-name'] ?? '') ?? a['fo:font-family'];
    const position = a['style:text-position'];
    const isLine = (name: string) => (a[name] === undefined ? undefined : a[name] !== 'none');
    const said: { [key in keyof RunLook]: RunLook[key] | undefined } = {
      font: font?.replace(/['"]/g, '') || undefined,
      size: size !== undefined && size >= 1 ? size : undefined,
      bold: a['fo:font-weight'] === undefined ? undefined : /^(bold|[6-9]00)$/.test(a['fo:font-weight']),
      italic: a['fo:font-style'] === undefined ? undefined : a['fo:font-style'] !== 'normal',
      underline: isLine('style:text-underline-style'),
      strike: isLine('style:text-line-through-style'),
      color: color(a['fo:color']),
      fill: color(a['fo:background-color']),
      raised: position === undefined ? undefined : raisedBy(position),
      caps: a['fo:text-transform'] === undefined ? undefined : a['fo:text-transform'] === 'uppercase',
      smallCaps: a['fo:font-variant'] === undefined ? undefined : a['fo:font-variant'] === 'small-caps',
      hidden: a['text:display'] === undefined ? undefined : a['text:display'] === 'none',
    };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  }
}

function raisedBy(position: string): Look['raised'] {
  const by = /^super/.test(position) ? 1 : /^sub/.test(position) ? -1 : Number.parseFloat(position);
  return by > 0 ? 'super' : by < 0 ? 'sub' : '';
}

function paragraphLook(properties: Element | undefined, below: ParagraphLook): ParagraphLook {
  const a = properties?.attributes ?? {};
  const spacing = a['fo:line-height'];
  const least = length(a['style:line-height-at-least']);
  const mode = a['style:writing-mode'];
  const tabs = child(properties, 'style:tab-stops');
  const hasBorder = Object.keys(a).some((name) => name.startsWith('fo:border'));
  const whole = length(a['fo:margin']);
  const isRightToLeft = mode === undefined ? undefined : mode.startsWith('rl');
  const said: { [key in keyof ParagraphLook]: ParagraphLook[key] | undefined } = {
    align: alignment(a['fo:text-align'], isRightToLeft ?? below.rightToLeft === true),
    start: length(a['fo:margin-left']) ?? whole,
    end: length(a['fo:margin-right']) ?? whole,
    first: length(a['fo:text-indent']),
    before: length(a['fo:margin-top']) ?? whole,
    after: length(a['fo:margin-bottom']) ?? whole,
    line: least === undefined ? lineOf(spacing) : { rule: 'least', value: least },
    keepNext: a['fo:keep-with-next'] === undefined ? undefined : a['fo:keep-with-next'] === 'always',
    keepLines: a['fo:keep-together'] === undefined ? undefined : a['fo:keep-together'] === 'always',
    breakBefore: a['fo:break-before'] === undefined ? undefined : a['fo:break-before'] === 'page',
    rightToLeft: isRightToLeft,
    tabs: tabs === undefined ? undefined : within(tabs).map(tabStop),
    borders: hasBorder ? bordersOf(a) : undefined,
    fill: color(a['fo:background-color']),
    contextual:
      a['style:contextual-spacing'] === undefined ? undefined : a['style:contextual-spacing'] === 'true',
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Left and right of the page, which Word's words are not. */
function alignment(written: string | undefined, isRightToLeft: boolean): string | undefined {
  if (written === 'justify') return 'both';
  if (written === 'left') return isRightToLeft ? 'end' : 'start';
  if (written === 'right') return isRightToLeft ? 'start' : 'end';
  return written;
}

function lineOf(written: string | undefined): ParagraphLook['line'] {
  if (written === undefined) return undefined;
  const share = /^([\d.]+)%$/.exec(written);
  if (share !== null) return { rule: 'times', value: Math.min(10, Number(share[1]) / 100) };
  const exact = length(written);
  return exact === undefined ? { rule: 'times', value: 1 } : { rule: 'exact', value: exact };
}

function tabStop({ attributes }: Element): TabStop {
  const type = attributes['style:type'];
  const leader = attributes['style:leader-style'] ?? 'none';
  return {
    at: length(attributes['style:position']) ?? 0,
    align: type === 'center' ? 'center' : type === 'right' || type === 'char' ? 'right' : 'left',
    leader: leader === 'none' ? '' : leader === 'dotted' ? 'dots' : 'line',
  };
}

/** How one level of a list counts and where it stands. */
export interface OdtLevel {
  readonly element: Element;
  readonly start: number;
  readonly look: ParagraphLook;
  readonly follows: string;
}

export function levelOf(list: Element | undefined, level: number): OdtLevel | null {
  const element = within(list).find((one) => one.attributes['text:level'] === String(level));
  if (element === undefined) return null;
  const [properties] = all(element, 'style:list-level-properties');
  const label = at(properties, 'style:list-level-label-alignment')?.attributes;
  const before = length(properties?.attributes['text:space-before']) ?? 0;
  const wide = length(properties?.attributes['text:min-label-width']) ?? 0;
  const look: ParagraphLook =
    label === undefined
      ? { start: before + wide, first: -wide }
      : { start: length(label['fo:margin-left']) ?? 0, first: length(label['fo:text-indent']) ?? 0 };
  return {
    element,
    start: Math.max(0, Number(element.attributes['text:start-value'] ?? 1) || 1),
    look,
    follows: label?.['text:label-followed-by'] ?? 'listtab',
  };
}
