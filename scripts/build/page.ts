/**
 * How the page is built: a script that connects, one that draws, one a part that is shown later, one stylesheet and the
 * fonts beside index.html, relative URLs alone, nothing inline. Both shells serve it under `script-src 'self'; style-src 'self'; font-src 'self'`.
 */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { HtmlTagDescriptor, InlineConfig, Plugin, Rollup } from 'vite';

const root = join(import.meta.dirname, '../..');

export function pageConfig(outDir: string): InlineConfig {
  return {
    root: join(root, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), loadedAtOnce()],
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
        output: { entryFileNames: 'studio-[hash].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name]-[hash][extname]', codeSplitting: { groups: [wire, kit] } },
      },
    },
  };
}

/** The wire and the part of the contract that it goes by: what connects before anything is drawn. */
const wire = { name: 'wire', priority: 2, test: /\/src\/(?:base|transport|contract\/(?!asset-name|events|operations\/(?!project)))|\/node_modules\/(?:zod|zustand)\// };
/** What several parts that draw have in common: one script, and not one each. */
const kit = {
  name: 'kit',
  priority: 1,
  minShareCount: 2,
  test: /\/node_modules\/|\/renderer\/(?:ui|words(?!\/state\.ts)|state\/(?:context|store|remembered|use-))/,
};

/** Fonts of the first picture: Latin. */
const firstFonts = /^(?:inter|jetbrains-mono)-latin-wght-[^/]*\.woff2$/u;

/** Has the browser load what draws beside what connects, and the fonts beside both, instead of one after the other. */
function loadedAtOnce(): Plugin {
  return {
    name: 'loaded-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const drawing = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/draw.tsx'));
        const entry = chunks.find(({ isEntry }) => isEntry);
        const scripts = drawing ? withImports(drawing, chunks).filter((name) => name !== entry?.fileName && entry?.imports.includes(name) !== true) : [];
        const fonts = Object.keys(bundle).filter((name) => firstFonts.test(name));
        return [...scripts.map((name) => link('modulepreload', name)), ...fonts.map((name) => link('preload', name, { as: 'font', type: 'font/woff2' }))];
      },
    },
  };
}

function withImports(chunk: Rollup.OutputChunk, chunks: readonly Rollup.OutputChunk[], seen = new Set<string>()): string[] {
  seen.add(chunk.fileName);
  for (const name of chunk.imports) {
    const imported = seen.has(name) ? undefined : chunks.find(({ fileName }) => fileName === name);
    if (imported) withImports(imported, chunks, seen);
  }
  return [...seen];
}

function link(rel: string, name: string, more: Readonly<Record<string, string>> = {}): HtmlTagDescriptor {
  return { tag: 'link', attrs: { rel, href: `./${name}`, crossorigin: true, ...more }, injectTo: 'head' };
}
