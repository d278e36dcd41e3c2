import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** All that is kept of a secret: its digest, which says nothing about it and is of one length. */
export type SecretDigest = Buffer & { readonly __secretDigest: unique symbol };

export function digestOf(secret: string): SecretDigest {
  return createHash('sha256').update(secret, 'utf8').digest() as SecretDigest;
}

/** In the same time whatever they are. */
export function sameSecret(left: SecretDigest, right: SecretDigest): boolean {
  return timingSafeEqual(left, right);
}
