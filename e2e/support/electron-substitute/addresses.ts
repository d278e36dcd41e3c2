/**
 * Chromium knows none of the program's own schemes: `app://prometeu/x` is shown as `https://prometeu.app.invalid/x`,
 * which is as secure an origin, and which nothing but the substitute answers. Everything that names an origin is
 * translated with it, policies included.
 */
const schemes = ['app', 'asset'] as const;

export function toShown(address: string): string {
  const found = /^(app|asset):\/\/([^/?#]*)(.*)$/u.exec(address);
  return found ? `https://${found[2] ?? ''}.${found[1] ?? ''}.invalid${found[3] ?? ''}` : address;
}

export function fromShown(address: string): string {
  const found = /^https:\/\/([^/?#]*)\.(app|asset)\.invalid(.*)$/u.exec(address);
  return found ? `${found[2] ?? ''}://${found[1] ?? ''}${found[3] ?? ''}` : address;
}

/** A response header as the page has to see it: whole origins, and schemes by themselves as in a policy. */
export function headerToShown(value: string): string {
  return value
    .replaceAll(/\b(?:app|asset):\/\/[^\s;,/]+/gu, toShown)
    .replaceAll(/\b(app|asset):(?!\/\/)/gu, (_all, scheme: string) => `https://*.${scheme}.invalid`);
}

export function isOwnScheme(address: string): boolean {
  return schemes.some((scheme) => address.startsWith(`${scheme}:`));
}
