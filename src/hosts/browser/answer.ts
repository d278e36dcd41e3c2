import type { OwnAddress, Refusal } from './request-guard.ts';

/** An answer as a value: sent whole, with its length. */
export interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** Beside those that every answer carries. */
  readonly headers?: Readonly<Record<string, string>>;
}

const text = new TextEncoder();

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, mediaType: 'application/json', body: text.encode(JSON.stringify(value)) };
}

export function refusalAnswer({ status, why }: Refusal): Answer {
  return { status, mediaType: 'text/plain; charset=utf-8', body: text.encode(`${why}\n`) };
}

/**
 * What a page of this host may load and do: its own scripts, styles and fonts, and nothing that stands in the
 * document itself; pictures and sounds also from bytes it holds; no form, no frame, no plug-in, no other host.
 */
export function contentSecurityPolicy({ host }: Pick<OwnAddress, 'host'>): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const noFeature = ['camera', 'clipboard-read', 'display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/** On every answer, also the refusing ones. */
export function securityHeaders(own: Pick<OwnAddress, 'host'>): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(own),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': noFeature.map((feature) => `${feature}=()`).join(', '),
    // The next program on this port must not find our pages in the browser's cache, nor we theirs.
    'cache-control': 'no-store',
  };
}
