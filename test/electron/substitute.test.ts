import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { announced } from '../../e2e/support/electron-substitute/events.ts';
import { fromShown, headerToShown, toShown } from '../../e2e/support/electron-substitute/addresses.ts';
import { makeFakeElectron } from './support/memory-screen.ts';

const folder = join(import.meta.dirname, '../../e2e/support/electron-substitute');

type Members = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe('the substitute for Electron', () => {
  it('throws on a module, a member or a class’s member that it does not have', () => {
    const { electron } = makeFakeElectron();
    expect(() => electron['net']).toThrow('has no electron.net');
    expect(() => (electron as Members)['app']?.['relaunch']).toThrow('has no app.relaunch');
    expect(() => (electron as Members)['BrowserWindow']?.['fromId']).toThrow('has no BrowserWindow.fromId');
  });

  it('lets a test put its own function only where there is one', () => {
    const { electron } = makeFakeElectron();
    const dialog = electron['dialog'] as Record<string, unknown>;
    dialog['showMessageBox'] = () => 'mine';
    expect((dialog['showMessageBox'] as () => string)()).toBe('mine');
    expect(() => { dialog['showCertificateTrustDialog'] = () => 'mine'; }).toThrow('has no dialog.showCertificateTrustDialog');
  });

  it('announces what Electron announces and nothing else', () => {
    const sources = ['app.ts', 'windows.ts', 'substitute.ts', 'electron-module.ts'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const emitted = new Set(Array.from(sources.matchAll(/\.emit\('([a-z-]+)'/gu), ([, name = '']) => name));
    expect([...emitted].sort()).toEqual(Object.values(announced).flat().sort());
  });

  it('shows no page that could do more than ours', () => {
    const { electron } = makeFakeElectron();
    const BrowserWindow = electron['BrowserWindow'] as new (options: object) => object;
    for (const webPreferences of [{}, { sandbox: false }, { sandbox: true, nodeIntegration: true }, { sandbox: true, contextIsolation: false }, { sandbox: true, webSecurity: false }]) {
      expect(() => new BrowserWindow({ webPreferences })).toThrow('BUG:');
    }
  });

  it('clones what is posted, and refuses what cannot be', () => {
    const { electron, shown } = makeFakeElectron();
    const BrowserWindow = electron['BrowserWindow'] as new (options: object) => { webContents: { send(channel: string, ...values: unknown[]): void } };
    const { webContents } = new BrowserWindow({ webPreferences: { sandbox: true } });
    const value = { a: 1 };
    webContents.send('channel', value);
    value.a = 2;
    expect(shown.posted.at(-1)?.values).toEqual([{ a: 1 }]);
    expect(() => { webContents.send('channel', () => 1); }).toThrow();
  });
});

describe('a program that quits', () => {
  it('stays while a window wants to, and ends when none does', () => {
    const { electron, app, exits } = makeFakeElectron();
    const BrowserWindow = electron['BrowserWindow'] as new (options: object) => { on(name: 'close', listener: (event: { preventDefault(): void }) => void): void; removeAllListeners(name: string): void };
    const window = new BrowserWindow({ webPreferences: { sandbox: true } });
    window.on('close', (event) => { event.preventDefault(); });
    app.quit();
    expect(exits).toEqual([]);
    window.removeAllListeners('close');
    app.quit();
    expect(exits).toEqual([0]);
  });

  it('waits for who prevents its end, and asks again', () => {
    const { app, exits } = makeFakeElectron();
    const ending = vi.fn((event: { preventDefault(): void }) => { if (ending.mock.calls.length === 1) event.preventDefault(); });
    app.on('will-quit', ending);
    app.quit();
    expect(exits).toEqual([]);
    app.quit();
    expect(exits).toEqual([0]);
  });
});

describe('an address', () => {
  it.each(['app://prometeu/index.html?x#y', 'asset://preview/p/7/key/indices', 'https://example.com/'])('is shown under another and comes back: %s', (address) => {
    expect(fromShown(toShown(address))).toBe(address);
  });

  it('in a header is shown as well', () => {
    expect(headerToShown("connect-src 'self' asset:; img-src blob: asset:")).toBe("connect-src 'self' https://*.asset.invalid; img-src blob: https://*.asset.invalid");
    expect(headerToShown('app://prometeu')).toBe('https://prometeu.app.invalid');
  });
});
