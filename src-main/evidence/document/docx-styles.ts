/**
 * @file How Word's paragraphs and letters look (ECMA-376, 17.3 and 17.7): what the document, a table's style, a
 * paragraph's style, its list and it itself say, each over the one before.
 */
import type { Borders, Look, Side, Stroke, TabStop } from '../../contract/laid-out.ts';
import { at, child, type Element, within } from './tree.ts';

/** Styles that stand on styles. */
const BASED_ON = 20;

export interface RunLook {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly raised?: Look['raised'];
  readonly caps?: boolean;
  readonly smallCaps?: boolean;
  readonly hidden?: boolean;
}

export interface ParagraphLook {
  readonly align?: string;
  readonly start?: number;
  readonly end?: number;
  readonly first?: number;
  readonly before?: number;
  readonly after?: number;
  readonly line?: { readonly rule: 'times' | 'exact' | 'least'; readonly value: number };
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly breakBefore?: boolean;
  readonly rightToLeft?: boolean;
  readonly tabs?: readonly TabStop[];
  readonly borders?: Borders;
  readonly fill?: string;
  readonly contextual?: boolean;
}

interface Style {
  readonly basedOn: string;
  readonly name: string;
  readonly element: Element;
}

export const val = (element: Element | undefined): string => element?.attributes['w:val'] ?? '';
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !/^(0|false|off|none)$/.test(val(element));

/** Twentieths of a point; undefined where it is none. */
export function twips(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const inUnit = /^(-?[\d.]+)(pt|cm|mm|in)$/.exec(written);
  const unit = { pt: 1, cm: 28.346, mm: 2.8346, in: 72 }[inUnit?.[2] ?? ''];
  const number = unit === undefined ? Number(written) / 20 : Number(inUnit?.[1]) * unit;
  return Number.isFinite(number) ? Math.max(-5_000, Math.min(5_000, number)) : undefined;
}

/** "#1f3864"; empty where none is named. */
export const colorOf = (written: string | undefined): string =>
  written !== undefined && /^[0-9a-f]{6}$/i.test(written) ? `#${written.toLowerCase()}` : '';

const HIGHLIGHTS: Readonly<Record<string, string>> = {
  yellow: '#ffff00',
  green: '#00ff00',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  red: '#ff0000',
  blue: '#0000ff',
  lightGray: '#c0c0c0',
  darkGray: '#808080',
  darkYellow: '#808000',
  darkGreen: '#008000',
  darkCyan: '#008080',
  darkRed: '#800000',
  darkBlue: '#000080',
  darkMagenta: '#800080',
  black: '#000000',
};

export const shade = (element: Element | undefined): string | undefined => {
  if (element === undefined) return undefined;
  if (val(element) === 'solid') return colorOf(element.attributes['w:color']);
  return colorOf(element.attributes['w:fill']);
};

export class DocxStyles {
  readonly #styles = new Map<string, Style>();
  readonly #fonts = new Map<string, string>();
  readonly #colors = new Map<string, string>();
  readonly #defaults: Element | undefined;
  #ordinary = '';

  constructor(styles: Element, theme: Element) {
    this.#defaults = child(styles, 'w:docDefaults');
    const fonts = at(theme, 'a:themeElements', 'a:fontScheme');
    for (const which of ['major', 'minor'])
      this.#fonts.set(which, at(fonts, `a:${which}Font`, 'a:latin')?.attributes.typeface ?? '');
    for (const one of within(at(theme, 'a:themeElements', 'a:clrScheme'))) {
      const [color] = within(one);
      const written = color?.attributes.lastClr ?? color?.attributes.val;
      this.#colors.set(one.name.slice('a:'.length), colorOf(written));
    }
    for (const element of within(styles)) {
      if (element.name !== 'w:style') continue;
      const id = element.attributes['w:styleId'] ?? '';
      this.#styles.set(id, {
        basedOn: val(child(element, 'w:basedOn')),
        name: val(child(element, 'w:name')),
        element,
      });
      const { 'w:type': type, 'w:default': isDefault } = element.attributes;
      if (type === 'paragraph' && (isDefault === '1' || isDefault === 'true')) this.#ordinary = id;
    }
  }

  /** Of a drawing's fill. */
  color(fill: Element | undefined): string {
    const [named] = within(fill);
    const name = named?.attributes.val ?? '';
    if (named?.name !== 'a:schemeClr') return colorOf(name);
    const other = { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' }[name];
    return this.#colors.get(other ?? name) ?? '';
  }

  /** The style of a paragraph that names none, or one that is not there. */
  paragraphStyle(id: string): string {
    return this.#styles.has(id) ? id : this.#ordinary;
  }

  isHeading(id: string): boolean {
    return /^(heading|title)/i.test(this.#styles.get(id)?.name || id);
  }

  defaultParagraph(): ParagraphLook {
    return paragraphLook(at(this.#defaults, 'w:pPrDefault', 'w:pPr'));
  }

  defaultRun(): RunLook {
    return this.runLook(at(this.#defaults, 'w:rPrDefault', 'w:rPr'));
  }

  ofParagraphs(id: string): ParagraphLook {
    return this.#chain(id).reduce<ParagraphLook>(
      (look, style) => over(look, paragraphLook(child(style, 'w:pPr'))),
      {},
    );
  }

  ofRuns(id: string): RunLook {
    return layered(this.#chain(id).map((style) => this.runLook(child(style, 'w:rPr'))));
  }

  /** A table's style with those it stands on, the first below the others. */
  ofTable(id: string): readonly Element[] {
    return this.#chain(id);
  }

  runLook(properties: Element | undefined): RunLook {
    if (properties === undefined) return {};
    const look: { -readonly [key in keyof RunLook]: RunLook[key] } = {};
    for (const one of within(properties)) {
      switch (one.name) {
        case 'w:rFonts': {
          const { 'w:ascii': ascii, 'w:hAnsi': ansi, 'w:asciiTheme': theme } = one.attributes;
          const named = theme === undefined ? (ascii ?? ansi) : this.#fonts.get(theme.slice(0, 5));
          if (named !== undefined && named !== '') look.font = named;
          break;
        }
        case 'w:sz': {
          const size = Number(val(one)) / 2;
          if (size >= 1 && size <= 1_000) look.size = size;
          break;
        }
        case 'w:b':
          look.bold = isOn(one);
          break;
        case 'w:i':
          look.italic = isOn(one);
          break;
        case 'w:u':
          look.underline = isOn(one);
          break;
        case 'w:strike':
        case 'w:dstrike':
          look.strike = isOn(one);
          break;
        case 'w:color':
          look.color = colorOf(val(one));
          break;
        case 'w:highlight':
          look.fill = HIGHLIGHTS[val(one)] ?? '';
          break;
        case 'w:shd':
          look.fill = shade(one) ?? '';
          break;
        case 'w:vertAlign':
          look.raised =
            ({ superscript: 'super', subscript: 'sub' }[val(one)] as Look['raised'] | undefined) ?? '';
          break;
        case 'w:caps':
          look.caps = isOn(one);
          break;
        case 'w:smallCaps':
          look.smallCaps = isOn(one);
          break;
        case 'w:vanish':
          look.hidden = isOn(one);
          break;
      }
    }
    return look;
  }

  #chain(id: string): readonly Element[] {
    const chain: Element[] = [];
    for (let style = this.#styles.get(id); style !== undefined; style = this.#styles.get(style.basedOn)) {
      if (chain.length === BASED_ON || chain.includes(style.element)) break;
      chain.unshift(style.element);
    }
    return chain;
  }
}

/** Each over those before it. */
export const layered = <T extends object>(all: readonly T[]): T => Object.assign({}, ...all) as T;

/** Tab stops are added to those below. */
export const over = (below: ParagraphLook, above: ParagraphLook): ParagraphLook => ({
  ...below,
  ...above,
  ...(below.tabs === undefined || above.tabs === undefined
    ? {}
    : {
        tabs: [
          ...below.tabs.filter(({ at: stop }) => above.tabs?.every((one) => one.at !== stop)),
          ...above.tabs,
        ],
      }),
});

export function paragraphLook(properties: Element | undefined): ParagraphLook {
  if (properties === undefined) return {};
  const look: { -readonly [key in keyof ParagraphLook]: ParagraphLook[key] } = {};
  for (const one of within(properties)) {
    const { attributes } = one;
    const length = (...names: readonly string[]) =>
      twips(names.map((name) => attributes[`w:${name}`]).find((written) => written !== undefined));
    switch (one.name) {
      case 'w:jc':
        look.align = val(one);
        break;
      case 'w:ind': {
        const [start, end] = [length('start', 'left'), length('end', 'right')];
        const [hanging, first] = [length('hanging'), length('firstLine')];
        if (start !== undefined) look.start = start;
        if (end !== undefined) look.end = end;
        if (hanging !== undefined) look.first = -hanging;
        else if (first !== undefined) look.first = first;
        break;
      }
      case 'w:spacing': {
        const isAuto = (name: string) => /^(1|true|on)$/.test(attributes[`w:${name}Autospacing`] ?? '');
        const [before, after] = [length('before'), length('after')];
        if (isAuto('before')) look.before = 14;
        else if (before !== undefined) look.before = Math.max(0, before);
        if (isAuto('after')) look.after = 14;
        else if (after !== undefined) look.after = Math.max(0, after);
        const written = Number(attributes['w:line']);
        if (!(written > 0)) break;
        const rule = attributes['w:lineRule'];
        if (rule === 'exact') look.line = { rule, value: written / 20 };
        else if (rule === 'atLeast') look.line = { rule: 'least', value: written / 20 };
        else look.line = { rule: 'times', value: Math.min(10, written / 240) };
        break;
      }
      case 'w:keepNext':
        look.keepNext = isOn(one);
        break;
      case 'w:keepLines':
        look.keepLines = isOn(one);
        break;
      case 'w:pageBreakBefore':
        look.breakBefore = isOn(one);
        break;
      case 'w:bidi':
        look.rightToLeft = isOn(one);
        break;
      case 'w:contextualSpacing':
        look.contextual = isOn(one);
        break;
      case 'w:tabs':
        look.tabs = tabStops(one);
        break;
      case 'w:pBdr':
        look.borders = bordersOf(one);
        break;
      case 'w:shd':
        look.fill = shade(one) ?? '';
        break;
    }
  }
  return look;
}

/** One that is cleared stands in it with an alignment of its own, so that it is there to be taken out. */
function tabStops(element: Element): TabStop[] {
  return within(element).flatMap((one) => {
    const stop = twips(one.attributes['w:pos']);
    if (stop === undefined || val(one) === 'clear') return [];
    const align = { right: 'right', end: 'right', decimal: 'right', center: 'center' }[val(one)];
    const leader = { dot: 'dots', middleDot: 'dots', underscore: 'line', hyphen: 'line', heavy: 'line' }[
      one.attributes['w:leader'] ?? ''
    ];
    return [
      {
        at: stop,
        align: (align ?? 'left') as TabStop['align'],
        leader: (leader ?? '') as TabStop['leader'],
      },
    ];
  });
}

const SIDES: Readonly<Record<string, Side>> = {
  'w:top': 'top',
  'w:right': 'right',
  'w:end': 'right',
  'w:bottom': 'bottom',
  'w:left': 'left',
  'w:start': 'left',
};

export function strokeOf(element: Element | undefined): Stroke | null {
  if (element === undefined || /^(nil|none)?$/.test(val(element))) return null;
  const written = val(element);
  const eighths = Number(element.attributes['w:sz'] ?? 4);
  const dash = written.startsWith('dot')
    ? 'dotted'
    : written.startsWith('dash')
      ? 'dashed'
      : /double|triple|thinThick|thickThin/i.test(written)
        ? 'double'
        : 'solid';
  const width = Number.isFinite(eighths) ? Math.min(12, Math.max(0.25, eighths / 8)) : 0.5;
  return { width, color: colorOf(element.attributes['w:color']) || '#000000', dash };
}

/** Sides that are said to have none are left out; `sides` says which were spoken of. */
export function bordersOf(element: Element | undefined): Borders {
  const borders: Partial<Record<Side, Stroke>> = {};
  for (const one of within(element)) {
    const side = SIDES[one.name];
    const stroke = strokeOf(one);
    if (side !== undefined && stroke !== null) borders[side] = stroke;
  }
  return borders;
}
