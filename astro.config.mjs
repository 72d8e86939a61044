import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { LESSON_FEATURES } from './src/content/mdx.ts';
import { annotationPlugin, documentPlugin, guardPlugin } from './src/content/plugin.ts';
import { ownServer } from './src/http/adapter.ts';

// A ministry's machine reports to nobody.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

export default defineConfig({
  output: 'server',
  adapter: ownServer(),
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
  // Sign-in keeps its own sessions, in the database.
  session: false,
  trailingSlash: 'never',
  compressHTML: true,
  build: { inlineStylesheets: 'never' },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Browsers that know light-dark(): for older ones each colour would be written several times over.
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      rollupOptions: {
        // Astro marks every lesson so; a page of warnings would hide a real one.
        onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
      },
    },
  },
  devToolbar: { enabled: false },
  // The request pipeline checks the Origin of every write, JSON included (src/http/pipeline.ts), and how large it is
  // (src/http/body.ts).
  security: { checkOrigin: false, actionBodySizeLimit: 4 * 1024 * 1024 },
});
