import { z } from 'zod';

/** Managed identity: 1 … 2^31-1, never reused (formats.md §1). */
export const assetIdSchema = z.int().min(1).max(0x7fff_ffff);

/** Local identity anchor: a lower-case UUID, in the registry and in `asset.json` (formats.md §1). */
export const assetUuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u, 'must be a lower-case UUID');

/** 20 random characters of `[0-9A-Za-z]` (operations.md §3). */
export const operationIdSchema = z.string().regex(/^[0-9A-Za-z]{20}$/u);

/** SHA-256, lower-case hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/u);
