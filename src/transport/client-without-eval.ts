/**
 * For a page whose policy refuses code made from text, imported before any schema: without it the schemas try whether
 * they may, which costs a look through the whole script and a report of a broken policy.
 */
import { z } from 'zod';

z.config({ jitless: true });
