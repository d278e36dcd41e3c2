/** A mark that turns the rest of a line round; and how it may be shown. */
export const turning = '\u202egnp';
export const spelledOut = '\\u202egnp';

/** What authors, disks and the packer word; ids and digests have forms of their own. */
const worded = /^(?:asset_name|name|message|remedy|says|title|label|cause|disk|registry|directory|root|folder|path|input|owner|registry_unread|moved_from)$/u;

/** The same answer, but that every name, path and sentence in it holds the mark. */
export function hostile<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    if (typeof one === 'string' && worded.test(key)) return `${one}${turning}`;
    return key === 'reasons' && Array.isArray(one) ? one.map((reason) => `${String(reason)}${turning}`) : one;
  }) as T;
}

const spoken = ['title', 'aria-label', 'aria-valuetext', 'aria-description', 'alt', 'placeholder'];

/** Every text and every name in the document that holds such a mark as it is; what a field is to change is its author's. */
export function unprinted(): readonly string[] {
  const texts: string[] = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Element) texts.push(...spoken.map((name) => `${node.nodeName} ${name}: ${node.getAttribute(name) ?? ''}`));
    else texts.push(`${node.parentElement?.className ?? ''}: ${node.textContent ?? ''}`);
  }
  return texts.filter((text) => text.includes('\u202e'));
}
