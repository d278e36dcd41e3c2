/**
 * How the page is built: one script, one stylesheet and the fonts beside index.html, relative URLs alone, nothing
 * inline. Both shells serve it under `script-src 'self'; style-src 'self'; font-src 'self'`.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');

export function pageConfig(outDir: string): InlineConfig {
  return {
    root: join(root, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    // A dependency of the dialogs writes <style> elements, which the policy refuses.
    resolve: { alias: { 'react-style-singleton': join(import.meta.dirname, 'no-style-elements.ts') } },
    build: {
      target: 'chrome140',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      // A font or an icon as a data: URL would be refused too.
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        output: { entryFileNames: 'studio-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]' },
      },
    },
  };
}
