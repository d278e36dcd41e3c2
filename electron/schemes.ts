import { protocol } from 'electron';

/**
 * Our two schemes, made known before anything is ready. Both are like https to the page: an origin of their own, a
 * policy that holds. Neither reads a file by an address, and neither goes past the policy.
 */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    { scheme: 'asset', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true } },
  ]);
}
