import type { MdastNode } from 'satteri';
import { nearest } from '../rules/nearest.ts';
import { type Fault, fault } from './fault.ts';
import { parseMarkup } from './markup.ts';
import { placeOf } from './mdx.ts';

interface Rule {
  /** Where it stands: in a line of text, on lines of its own, or in the lines of a `<Document>`. */
  place: 'inline' | 'block' | 'document';
  /** Its properties: a text, or a flag without a value; those that must be there end in `!`. */
  props: Record<string, 'text' | 'text!' | 'flag'>;
}

/** Everything in angle brackets that a lesson may use. MDX is code, so nothing else passes. */
const ALLOWED: Record<string, Rule> = {
  Term: { place: 'inline', props: { name: 'text!' } },
  Cite: { place: 'inline', props: { source: 'text!', page: 'text' } },
  Quiz: { place: 'block', props: { name: 'text!', optional: 'flag' } },
  Document: { place: 'block', props: { from: 'text!', when: 'text', invented: 'flag' } },
  Mark: { place: 'document', props: {} },
  Figure: { place: 'block', props: { name: 'text!', alt: 'text!', caption: 'text' } },
  span: { place: 'inline', props: { lang: 'text', dir: 'text' } },
  bdi: { place: 'inline', props: { lang: 'text', dir: 'text' } },
  br: { place: 'inline', props: {} },
};

/** All that a lesson's MDX must not contain: first what cannot be read, then the rest in order of reading. */
export function guardMdx(source: string, file: string): Fault[] {
  const { root, faults } = parseMarkup(source, file);
  return [...faults, ...guardTree(root, file)];
}

/** The same for a tree that was parsed with positions. */
export function guardTree(root: MdastNode, file: string): Fault[] {
  return [...guardBranch(root, file, []), ...headingJumps(root, file)];
}

function guardBranch(node: MdastNode, file: string, parents: readonly MdastNode[]): Fault[] {
  const own = guardNode(node, file, parents);
  const children: MdastNode[] = 'children' in node ? node.children : [];
  return [...own, ...children.flatMap((child) => guardBranch(child, file, [...parents, node]))];
}

/** Headings that leave a level out. The title, which is no part of the text, is level 1; a # in it is meant as ##. */
function headingJumps(root: MdastNode, file: string): Fault[] {
  let from = 1;
  return ('children' in root ? root.children : []).flatMap((node) => {
    if (node.type !== 'heading') return [];
    const [before, to] = [from, node.depth];
    from = Math.max(2, to);
    return to > before + 1 && to <= 4
      ? [fault(placeOf(node, file), 'heading-jump', { from: before, to })]
      : [];
  });
}

function guardNode(node: MdastNode, file: string, parents: readonly MdastNode[]): Fault[] {
  const place = placeOf(node, file);
  switch (node.type) {
    case 'mdxjsEsm':
      return [
        fault(place, 'code', { what: node.value.startsWith('export') ? 'export' : 'import', ...coded(node) }),
      ];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        fault(place, 'code', {
          what: /^\s*\/[/*]/.test(node.value) ? 'comment' : 'expression',
          ...coded(node),
        }),
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return guardElement(node, file, parents);
    case 'link':
    case 'definition':
      return isAllowedAddress(node.url)
        ? []
        : [fault(place, 'bad-address', { address: node.url, image: false })];
    case 'image':
      return [
        ...(isRelative(node.url) ? [] : [fault(place, 'bad-address', { address: node.url, image: true })]),
        ...(node.alt?.trim() ? [] : [fault(place, 'no-alt', {})]),
      ];
    case 'imageReference':
      return node.alt?.trim() ? [] : [fault(place, 'no-alt', {})];
    case 'heading':
      return node.depth >= 2 && node.depth <= 4 ? [] : [fault(place, 'heading-level', { level: node.depth })];
    case 'html':
      return [
        fault(place, 'unknown-name', {
          kind: 'component',
          name: excerpt(node.value),
          known: Object.keys(ALLOWED),
        }),
      ];
    default:
      return [];
  }
}

type Jsx = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

function guardElement(node: Jsx, file: string, parents: readonly MdastNode[]): Fault[] {
  const component = node.name ?? '';
  const rule = Object.hasOwn(ALLOWED, component) ? ALLOWED[component] : undefined;
  const place = placeOf(node, file);
  if (!rule) {
    return [
      fault(place, 'unknown-name', { kind: 'component', name: component, known: Object.keys(ALLOWED) }),
    ];
  }
  const given = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' ? [attribute.name] : [],
  );
  const required = Object.keys(rule.props).filter((prop) => rule.props[prop] === 'text!');
  // A mistyped property is said once, as one that is not known.
  const mistyped = given.filter((prop) => !Object.hasOwn(rule.props, prop));
  const missing = required.filter(
    (prop) => !given.includes(prop) && !mistyped.some((typed) => nearest(typed, [prop])),
  );
  return [
    ...(stands(node, rule, parents) ? [] : [fault(place, 'misplaced', { component, place: rule.place })]),
    ...node.attributes.flatMap((attribute) => guardAttribute(attribute, component, rule, file, node)),
    ...missing.map((prop) => fault(place, 'missing-prop', { component, prop })),
  ];
}

function stands(node: Jsx, rule: Rule, parents: readonly MdastNode[]): boolean {
  if (rule.place === 'block') return node.type === 'mdxJsxFlowElement' && parents.length === 1;
  if (rule.place === 'inline') return node.type === 'mdxJsxTextElement';
  const inDocument = parents.some((parent) => 'name' in parent && parent.name === 'Document');
  return inDocument && node.type === 'mdxJsxTextElement' && parents.at(-2)?.type === 'listItem';
}

function guardAttribute(
  attribute: Jsx['attributes'][number],
  component: string,
  rule: Rule,
  file: string,
  node: Jsx,
): Fault[] {
  const place = placeOf(attribute.position ? attribute : node, file);
  if (attribute.type === 'mdxJsxExpressionAttribute') {
    return [fault(place, 'code', { what: 'spread', text: excerpt(attribute.value), line: place.line })];
  }
  const { name, value } = attribute;
  if (/^on/i.test(name)) return [fault(place, 'code', { what: 'handler', text: name, line: place.line })];
  const kind = Object.hasOwn(rule.props, name) ? rule.props[name] : undefined;
  if (!kind)
    return [fault(place, 'unknown-name', { kind: 'property', name, known: Object.keys(rule.props) })];
  if (value && typeof value === 'object')
    return [fault(place, 'code', { what: 'expression', text: excerpt(value.value), line: place.line })];
  const expected = kind === 'flag' ? 'flag' : 'text';
  const right =
    expected === 'flag' ? typeof value !== 'string' : typeof value === 'string' && value.trim() !== '';
  return right ? [] : [fault(place, 'bad-prop', { component, prop: name, expected })];
}

function isAllowedAddress(url: string): boolean {
  return isRelative(url) || /^(https:\/\/|mailto:)/i.test(visible(url));
}

function isRelative(url: string): boolean {
  return !/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(visible(url));
}

// Browsers drop these characters before they look for the scheme.
function visible(url: string): string {
  // oxlint-disable-next-line no-control-regex
  return url.replace(/[\u0000-\u0020]/g, '');
}

function coded(node: { value: string; position?: MdastNode['position'] }): { text: string; line: number } {
  return { text: excerpt(node.value), line: node.position?.start.line ?? 1 };
}

function excerpt(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 60) ?? '';
}
