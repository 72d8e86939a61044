import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';
import { LESSON_FEATURES } from './src/content/mdx.ts';
import { annotationPlugin, documentPlugin, guardPlugin } from './src/content/plugin.ts';
import { LOCALES } from './src/schemas/atoms.ts';

// A ministry's machine reports to nobody.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  integrations: [mdx()],
  markdown: {
    processor: satteri({
      mdastPlugins: [guardPlugin],
      hastPlugins: [documentPlugin, annotationPlugin],
      features: LESSON_FEATURES,
    }),
    // Highlighting writes style attributes, which the page's policy refuses.
    syntaxHighlight: false,
  },
  i18n: {
    locales: [...LOCALES],
    defaultLocale: 'en',
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  trailingSlash: 'never',
  compressHTML: true,
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  // The request pipeline (src/fetch.ts) checks the Origin of every write, JSON included.
  security: { checkOrigin: false },
});
